"""Where each field of a letter is filled in, and which must be before there is a letter at all.

A field that a letter prints while it holds nothing is a hole: a sentence that ends in the air, or
a number that is not there. What it is called and where it is filled in stands here, once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reviews.domain.people.council_settings import NOT_NAMED, CouncilDetails
from reviews.domain.worded import Worded

from .kinds import TO_RESIDENT, LetterKind


class Place(Worded):
    """Where an officer fills something in that letters print."""

    SETTINGS = "settings", "The council’s settings"
    RIGHTS = "rights", "The council’s words on rights"
    OFFICER = "officer", "The account of the officer to contact"
    RECIPIENT = "recipient", "Whom the letter goes to"
    SCHEME = "scheme", "The scheme"
    VISITS = "visits", "The visit"
    REQUEST = "request", "The request list"
    ASSESSMENT = "assessment", "The assessment"
    FINDINGS = "findings", "The findings"
    RECOMMENDATIONS = "recommendations", "The recommendations"
    RESIDENT = "resident", "The resident"
    LETTER = "letter", "The letter itself: draft it again"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a field is called where it is filled in, and where that is."""

    called: str
    place: Place


def _at(place: Place, **called: str) -> dict[str, Filled]:
    return {name.replace("__", "."): Filled(one, place) for name, one in called.items()}


_COUNCIL = {
    "name": "the council’s name",
    "address": "the council’s postal address",
    "telephone": "the council’s telephone number",
    "team": "the name of the team",
    "email": "the council’s email address",
    "website": "the council’s website",
    "complaints": "how to complain about the council",
    "complaints_address": "where a complaint is sent",
    "answered": "when the council’s telephone is answered",
    "out_of_hours": "the out-of-hours number for housing",
    "out_of_hours_when": "when the out-of-hours number is answered",
    "housing_options": "how to reach housing options",
    "advocacy": "who gives advocacy",
    "data_protection": "whom to ask about how information is used",
}
FIELDS: Mapping[str, Filled] = (
    {f"council.{name}": Filled(called, Place.SETTINGS) for name, called in _COUNCIL.items()}
    | _at(
        Place.SETTINGS,
        formats="other forms of a letter",
        kept_for="how long records are kept",
        privacy_notice="where the privacy notice is",
        help_offered="help for providers",
    )
    | _at(Place.RIGHTS, rights="the words on rights for this kind of agreement")
    | _at(
        Place.OFFICER,
        contact__name="the name of the officer to contact",
        contact__job_title="the job title of the officer to contact",
        contact__telephone="the telephone number of the officer to contact",
        contact__email="the email address of the officer to contact",
    )
    | _at(
        Place.RECIPIENT,
        recipient__name="the name of whom the letter goes to",
        recipient__dear="the name after “Dear”",
        recipient__organisation="the organisation that the letter goes to",
        recipient__address="the address that the letter goes to",
    )
    | _at(
        Place.SCHEME,
        letter__scheme="the name of the scheme",
        letter__scheme_address="the address of the scheme",
    )
    | _at(
        Place.LETTER,
        letter__date="the date of the letter",
        letter__reference="the reference of the letter",
        letter__record="the number of the record",
        letter__covering="the paragraph of your own",
        facts_by="the day by which to say that a fact is wrong",
        earlier="the date of the letter before",
        addressed_as="the part that the organisation plays",
        copy_of="whom the letter was written to",
        copied_to="who gets a copy",
    )
    | _at(
        Place.VISITS,
        visited="the days of the visits made",
        visits="the visits to come",
        visits__on="the day of a visit",
        visits__time="the time of a visit",
        visits__people="who comes on a visit",
    )
    | _at(
        Place.REQUEST,
        items="what is asked for",
        items__ask="what is asked for",
        items__reason="why a document is asked for",
        send_by="the day to send documents by",
    )
    | _at(
        Place.ASSESSMENT,
        overall="the overall conclusion",
        overall__question="what the overall conclusion is about",
        overall__answer="the overall conclusion",
        overall__reasons="the reasons of the overall conclusion",
        conclusions="the conclusions",
        conclusions__question="what a conclusion is about",
        conclusions__answer="a conclusion",
        conclusions__reasons="the reasons of a conclusion",
    )
    | _at(
        Place.FINDINGS,
        strengths="what works well",
        improvements="what could be better",
        not_enough="what we could not tell",
        recommendations__finding="the finding of a recommendation",
    )
    | _at(
        Place.RECOMMENDATIONS,
        recommendations="the recommendations",
        recommendations__number="the number of a recommendation",
        recommendations__what="what a recommendation asks",
        recommendations__evidence="what will show that a recommendation is done",
        recommendations__who="who must act on a recommendation",
        recommendations__acknowledge_by="the first date of a recommendation",
        recommendations__complete_by="the second date of a recommendation",
        done="what was done since the letter before",
        not_needed="what is not asked any more",
        still_open="the recommendations that are still open",
        still_open__number="the number of a recommendation",
        still_open__what="what a recommendation asks",
        still_open__evidence="what will show that a recommendation is done",
        still_open__who="who must act on a recommendation",
        still_open__acknowledge_by="the first date of a recommendation",
        still_open__complete_by="the second date of a recommendation",
        still_open__note="what is new about a recommendation",
        asked="what we asked the provider to do",
        asked__what="the plain words of a recommendation",
        asked__complete_by="the second date of a recommendation",
    )
    | _at(
        Place.RESIDENT,
        about__name="the name of the resident",
        about__referred_on="when the resident was referred",
    )
)
"""Every field that a letter can print, by the name that its template has for it."""


def filled_at(field: str) -> Filled:
    """What a field is called, and where it is filled in; one that is not known, by its own name."""
    return FIELDS.get(field) or Filled(f"“{field}”", Place.LETTER)


FOR_EVERY_LETTER = ("name", "address", "telephone")
"""The settings without which the council writes no letter."""

FOR_RESIDENTS = (
    "answered",
    "out_of_hours",
    "out_of_hours_when",
    "housing_options",
    "advocacy",
    "data_protection",
    "complaints_address",
)
"""The settings without which it writes none to a resident, who may have to act on it alone."""

WRITTEN_TO_RESIDENTS = tuple(kind for kind in LetterKind if kind in TO_RESIDENT)


@dataclass(frozen=True, slots=True)
class Waits:
    """Settings that hold nothing, each with what it is called, and the letters that wait for them.

    `of_any_kind` says that every kind of letter does.
    """

    settings: tuple[tuple[str, str], ...]
    letters: tuple[LetterKind, ...]

    @property
    def of_any_kind(self) -> bool:
        """Whether letters of every kind wait."""
        return set(self.letters) == set(LetterKind)


def waits_for_settings(council: CouncilDetails) -> tuple[Waits, ...]:
    """Which letters cannot be written yet, and for want of which of the council's settings.

    First what every letter waits for, then what those to residents wait for beside it.
    """
    each = ((FOR_EVERY_LETTER, tuple(LetterKind)), (FOR_RESIDENTS, WRITTEN_TO_RESIDENTS))
    found = (
        (tuple(one for one in needed if _holds_nothing(one, getattr(council, one))), kinds)
        for needed, kinds in each
    )
    return tuple(
        Waits(tuple((one, _COUNCIL[one]) for one in missing), kinds)
        for missing, kinds in found
        if missing
    )


def _holds_nothing(setting: str, value: str) -> bool:
    said = value.strip()
    return not said or (setting == "name" and said == NOT_NAMED)


def why_no_letter(waits: Iterable[Waits], kind: LetterKind) -> str:
    """Why no letter of a kind can leave before settings are filled in; nothing where it can."""
    missing = [called for one in waits if kind in one.letters for _, called in one.settings]
    if not missing:
        return ""
    some = "No letter to a resident" if kind in TO_RESIDENT else "No letter"
    return (
        f"{some} can be written before the council’s settings say: {'; '.join(missing)}. An "
        "administrator fills them in."
    )


HOLES_NOT_LOOKED_FOR = (
    "This draft was made before empty places were looked for. Draft it again, so that a letter "
    "with a hole in it does not leave."
)


def why_not_whole(holes: Collection[str] | None) -> str:
    """Why a draft that prints fields which hold nothing cannot be approved; nothing where it can.

    `holes` are the fields that it prints empty, and None where nobody looked.
    """
    if holes is None:
        return HOLES_NOT_LOOKED_FOR
    if not holes:
        return ""
    called = "; ".join(dict.fromkeys(filled_at(one).called for one in holes))
    return f"This letter has empty places: {called}. Fill them in, and draft it again."
