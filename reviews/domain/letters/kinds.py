"""Letters: what each kind holds, and the steps it goes through.

Each class below is the list of fields that its Word template may use; `fields` gives them as the
template sees them, dates written out. Provider letters follow paras 113-118, resident letters
paras 114-115 and 140-141.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.worded import Worded


class LetterKind(Worded):
    """The letters that a review sends."""

    VISIT_NOTICE = "visit-notice", "Notice of a visit"
    DOCUMENT_REQUEST = "document-request", "Request for documents"
    RESIDENT_INVITATION = "resident-invitation", "Invitation to a resident"
    PROVIDER_RECOMMENDATIONS = "provider-recommendations", "Recommendations to the provider"
    RESIDENT_LETTER = "resident-letter", "Letter to a resident"
    REFERRER = "referrer", "Letter to a referrer"


TO_RESIDENT = frozenset({LetterKind.RESIDENT_INVITATION, LetterKind.RESIDENT_LETTER})
"""Letters written to one resident."""

TELLS_RIGHTS = frozenset({LetterKind.RESIDENT_LETTER})
"""Letters that tell a resident of the rights that go with their own agreement."""

ONE_RESIDENT = TO_RESIDENT | {LetterKind.REFERRER}
"""Letters for which residents are chosen, one each; all others go to a provider."""


def benefits_only(viewer: Viewer, team_id: UUID) -> bool:
    """Whether a viewer reads the letters of a team's reviews for benefits, and for nothing else."""
    writes = viewer.works_on(team_id) or Role.LETTER_OFFICER in viewer.roles
    return Role.BENEFITS_OFFICER in viewer.roles and not writes


def open_to(viewer: Viewer, team_id: UUID, kind: LetterKind) -> bool:
    """Whether a viewer may know of a letter of a team's review.

    Letters to or about one resident tell who takes part, which benefits officers never learn.
    Of the others they may know those that were sent, as far as what is shared allows it.
    """
    if benefits_only(viewer, team_id):
        return kind not in ONE_RESIDENT
    return viewer.works_on(team_id) or Role.LETTER_OFFICER in viewer.roles


class LetterFormat(Worded):
    """The forms in which one wording is made."""

    DOCX = "docx", "Word document"
    PDF = "pdf", "PDF"
    LARGE_PRINT = "large-print-pdf", "Large print PDF"
    HTML = "html", "Web page"
    TEXT = "text", "Plain text"


PROVIDER_FORMATS = (LetterFormat.DOCX, LetterFormat.PDF)
RESIDENT_FORMATS = tuple(LetterFormat)


class LetterState(Worded):
    """The steps of a letter. An issued letter never changes."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    ISSUED = "issued", "Issued, not yet sent"
    SENT = "sent", "Sent"
    DISCARDED = "discarded", "Discarded"
    DESTROYED = "destroyed", "Destroyed, never sent"


ENDED = frozenset({LetterState.DISCARDED, LetterState.DESTROYED})
"""The states of a letter that never went and never will."""

FROZEN = frozenset({LetterState.ISSUED, LetterState.SENT})


@dataclass(frozen=True, slots=True)
class Council:
    """Who writes."""

    name: str
    team: str
    address: tuple[str, ...]
    telephone: str
    email: str
    website: str
    complaints: str
    complaints_address: str = ""
    answered: str = ""
    out_of_hours: str = ""
    out_of_hours_when: str = ""
    housing_options: str = ""
    advocacy: str = ""
    data_protection: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The officer to talk to about this letter (para 118)."""

    name: str
    job_title: str
    telephone: str
    email: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the letter is to, and where it goes: a name for the envelope, one after "Dear"."""

    name: str
    organisation: str
    address: tuple[str, ...]
    dear: str = ""


@dataclass(frozen=True, slots=True)
class Referred:
    """Whom a letter to a referrer is about, and when they were referred, where that is known."""

    name: str = ""
    referred_on: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What every letter has at its top. `record` is its record number, in groups of four.

    `covering` is the officer's own paragraph in this one letter; most have none.
    """

    date: date
    reference: str
    scheme: str
    scheme_address: str
    record: str = ""
    covering: str = ""


@dataclass(frozen=True, slots=True)
class Visiting:
    """One planned visit, as told to those who will be visited."""

    on: date
    time: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestedItem:
    """One thing asked for, with its reason (para 84)."""

    ask: str
    reason: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion of para 110, in words."""

    question: str
    answer: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation with its two dates (para 117), and who must act on it.

    `finding` is the reference of the finding that it answers, as the letter numbers them.
    """

    number: int
    finding: str
    what: str
    evidence: str
    acknowledge_by: date
    complete_by: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A recommendation of an earlier letter that is still open, with its dates as they stand.

    `acknowledge_by` holds nothing once it is acknowledged; `note` says what is new about it.
    """

    number: int
    what: str
    evidence: str
    who: str
    acknowledge_by: date | None
    complete_by: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation as a resident is told of it."""

    what: str
    complete_by: date


@dataclass(frozen=True, slots=True)
class Letter:
    """What every letter carries."""

    council: Council
    contact: Contact
    recipient: Recipient
    letter: Heading

    @property
    def dated_on(self) -> date:
        """The day that it bears."""
        return self.letter.date


@dataclass(frozen=True, slots=True)
class VisitNotice(Letter):
    """To a provider: who comes, when and what for (paras 87-88)."""

    visits: tuple[Visiting, ...]


@dataclass(frozen=True, slots=True)
class DocumentRequest(Letter):
    """To a provider: only what is not on file, each with its reason (paras 84-85)."""

    items: tuple[RequestedItem, ...]
    send_by: date


@dataclass(frozen=True, slots=True)
class ResidentInvitation(Letter):
    """To a resident: what we ask, that it is their choice, and how their words are used.

    `kept_for` and `privacy_notice` are the council's own: how long records are kept, in words,
    and where the full privacy notice is. Empty where the council has not said.
    """

    visits: tuple[Visiting, ...]
    formats: str
    kept_for: str = ""
    privacy_notice: str = ""


@dataclass(frozen=True, slots=True)
class ProviderRecommendations(Letter):
    """To a provider: findings good and bad, recommendations, two dates, contact, help.

    Findings begin with their references. A later letter says of which day the `earlier` one was,
    tells what is `done` and `still_open`, and has only what is new in the other fields: `overall`
    may be None there. `addressed_as` is the part of a recipient who gets only what is theirs,
    and `copy_of` names who was written to, where this is a copy.
    """

    visited: str
    overall: Concluded | None
    conclusions: tuple[Concluded, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    not_enough: tuple[str, ...]
    recommendations: tuple[Recommended, ...]
    help_offered: str
    facts_by: date | None = None
    earlier: date | None = None
    done: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()
    still_open: tuple[StillOpen, ...] = ()
    addressed_as: str = ""
    copy_of: str = ""
    copied_to: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every date that the letter itself sets or names."""
        asked = [(one.acknowledge_by, one.complete_by) for one in self.recommendations]
        standing = [(one.acknowledge_by, one.complete_by) for one in self.still_open]
        every = (self.facts_by, self.earlier, *(day for two in (*asked, *standing) for day in two))
        return tuple(day for day in every if day is not None)


@dataclass(frozen=True, slots=True)
class ResidentLetter(Letter):
    """To a resident: what we asked the provider to do, by when, and who can help."""

    visited: str
    strengths: tuple[str, ...]
    asked: tuple[Asked, ...]
    rights: str
    formats: str


@dataclass(frozen=True, slots=True)
class ReferrerLetter(Letter):
    """To whoever referred a resident who agreed to it: what we ask, and nothing of what was said.

    It names the resident, and so goes to nobody else (paras 89-93 and 110).
    """

    about: Referred = Referred()


LETTER_CLASSES: dict[LetterKind, type[Letter]] = {
    LetterKind.VISIT_NOTICE: VisitNotice,
    LetterKind.DOCUMENT_REQUEST: DocumentRequest,
    LetterKind.RESIDENT_INVITATION: ResidentInvitation,
    LetterKind.PROVIDER_RECOMMENDATIONS: ProviderRecommendations,
    LetterKind.RESIDENT_LETTER: ResidentLetter,
    LetterKind.REFERRER: ReferrerLetter,
}


def for_template(value: Any) -> Any:
    """A letter as its template sees it: dictionaries, lists and text, with dates written out."""
    if is_dataclass(value):
        return {field.name: for_template(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [for_template(one) for one in value]
    if isinstance(value, date):
        return long_date(value)
    return value
