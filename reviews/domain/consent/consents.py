"""What a resident agreed to, use by use, and what that lets the council do.

This is consent to take part (para 97), not the UK GDPR basis. Refusal is neutral: the council
treats nobody differently for it, and nobody asks for a reason. What a landlord or a benefit
decision does is not the council's to promise. Capacity is decided decision by decision (Mental
Capacity Act 2005 ss1-3), never for a person as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.domain.worded import Worded


class Use(Worded):
    """One thing that a resident can agree to, apart from every other."""

    TAKE_PART = "take-part", "Taking part in a conversation"
    NOTES = "notes", "Notes of what they say"
    QUOTE = "quote", "Using their own words"
    READ_FILE = "read-file", "Reading their support plan and file"
    TELL_PROVIDER = "tell-provider", "Telling the provider, with nothing that points to them"
    SHARE_BENEFITS = "share-benefits", "Sharing with the Housing Benefit team"
    USE_IN_APPEAL = "use-in-appeal", "Use in an appeal"
    LETTER = "letter", "A letter about what we recommended"
    RECORD = "record", "Photographs or a sound recording"
    CONTACT_REFERRER = "contact-referrer", "Asking whoever referred them"


USE_ASKS = {
    Use.TAKE_PART: "Are you happy to talk with us about the support you get?",
    Use.NOTES: "May we write down what you tell us?",
    Use.QUOTE: "May we use some of your own words, without your name?",
    Use.READ_FILE: "May we look at your support plan and the papers about your support?",
    Use.TELL_PROVIDER: "May we tell the people who run this place what you said, in a way that "
    "does not show it came from you?",
    Use.SHARE_BENEFITS: "May we share what you told us with the council’s Housing Benefit team?",
    Use.USE_IN_APPEAL: "If someone appeals to a tribunal, may we use what you told us?",
    Use.LETTER: "Would you like a letter about what we asked the provider to do?",
    Use.RECORD: "May we take a photograph or record your voice?",
    Use.CONTACT_REFERRER: "May we write to whoever sent you here, and ask what help they thought "
    "you needed?",
}


@dataclass(frozen=True, slots=True)
class LeadsTo:
    """What a yes may lead to, said before its question: in one sentence, and in easier words."""

    said: str
    easier: str


LEADS_TO = {
    Use.SHARE_BENEFITS: LeadsTo(
        "If you say yes, they use it to decide if Housing Benefit pays your rent: it could stay, "
        "go up or stop, and you can get free advice first.",
        "They use it to decide if Housing Benefit pays your rent. It could stay, go up or stop. "
        "You can get free advice first.",
    ),
    Use.USE_IN_APPEAL: LeadsTo(
        "Even if you say no, a tribunal can order us to show it, and what a tribunal decides may "
        "change whether Housing Benefit pays your rent.",
        "A tribunal is a kind of court. A tribunal can order us to show it, even if you say no. "
        "It can change your Housing Benefit.",
    ),
}
"""The uses that a benefit decision may rest on. Nobody says yes to one without knowing this."""

ASK_WORDS = """\
We are from the council. We look at the support that people get in places like this one, and we \
would like to hear what it is like for you.

You do not have to talk with us. You can say yes to some things and no to others. You can stop at \
any time, leave out any question, and change your mind later. We will not treat you differently if \
you say no.

When we write to the people who run this place, we take care that nothing shows who told us what.

We cannot keep everything to ourselves. If someone may be in danger, we must tell the people who \
can help. If there is an appeal, a tribunal can order us to show what you told us, even if you say \
no. The tribunal may read what we use, and so may a landlord who takes part in it or speaks for \
someone in it.

If you change your mind, we stop using what you told us from then on, unless a tribunal orders us \
to show it. We cannot call back what has been sent already."""
"""What can be said before the questions: plain, speakable, and without a promise of secrecy."""

EASIER_WORDS = """\
We are from the council.
We want to know what your support is like.

You do not have to talk to us.
You can say yes to some things and no to others.
You can leave out any question.
You can stop at any time.
You can change your mind later.
We will not treat you differently if you say no.

We write to the people who run this place.
We take care that nothing shows who told us what.

We cannot keep everything secret.
If someone may be in danger, we must tell people who can help.

A tribunal is a kind of court.
If there is an appeal, a tribunal can order us to show what you told us.
It can do that even if you say no.
A landlord may read it too.

If you change your mind, we stop using your words, unless a tribunal orders us to show them.
We cannot take back what we have already sent."""
"""The same in easier words: one thought a line, a hard word explained in the next sentence."""

WAYS = {
    "spoken": "Spoken",
    "written": "In writing",
    "easy-read": "Easy Read",
    "pictures": "Pictures or objects",
    "interpreter": "With an interpreter",
    "signing": "British Sign Language or other signing",
    "aid": "With a communication aid",
}
"""The ways in which consent can be asked for; any of them together."""


class ConsentState(Worded):
    """How one use stands now."""

    NOT_ASKED = "not-asked", "Not asked"
    GIVEN = "given", "Yes"
    IN_PART = "given-in-part", "Yes, in part"
    REFUSED = "refused", "No"
    WITHDRAWN = "withdrawn", "Changed their mind"
    NO_CAPACITY = "no-capacity", "Could not make this decision at the time"
    COULD_NOT_ASK = "could-not-ask", "Could not be asked"


class Ruling(StrEnum):
    """What the table says of one use in one state."""

    ALLOWED = "allowed"
    WITHHELD = "withheld"
    PERSON_DECIDES = "person-decides"


_WITHHELD_UNTIL_CLEARED = frozenset({ConsentState.IN_PART, ConsentState.NO_CAPACITY})


def ruling(use: Use, state: ConsentState, *, cleared: bool = False) -> Ruling:
    """Whether a resident's material may be put to a use.

    "Given in part", and a decision taken in a person's best interests, stay withheld until a
    named person clears them. In an appeal nothing is dropped in silence: whatever is not freely
    given goes to a person to decide, item by item (tribunal rules require every relevant
    document).
    """
    if state is ConsentState.GIVEN:
        return Ruling.ALLOWED
    if state in _WITHHELD_UNTIL_CLEARED and cleared:
        return Ruling.ALLOWED
    if use is Use.USE_IN_APPEAL:
        return Ruling.PERSON_DECIDES
    return Ruling.WITHHELD


_NO_CONSENT = "We hold no agreement to this use."

WHY_WITHHELD = {
    ConsentState.NOT_ASKED: _NO_CONSENT,
    ConsentState.IN_PART: "A person must check what was agreed before this is used.",
    ConsentState.REFUSED: _NO_CONSENT,
    ConsentState.WITHDRAWN: _NO_CONSENT,
    ConsentState.NO_CAPACITY: "A best-interests decision must be recorded, and checked by a "
    "person, before this is used.",
    ConsentState.COULD_NOT_ASK: _NO_CONSENT,
}
"""Shown in place of what is withheld. It never says that somebody said no."""

A_PERSON_DECIDES = "A named person decides whether the tribunal is given it."


@dataclass(frozen=True, slots=True)
class Standing:
    """How one use stands for one resident in one review."""

    use: Use
    state: ConsentState = ConsentState.NOT_ASKED
    cleared: bool = False

    @property
    def ruling(self) -> Ruling:
        """What `ruling` says of this standing."""
        return ruling(self.use, self.state, cleared=self.cleared)

    @property
    def to_clear(self) -> bool:
        """Whether it waits for a person to check what was agreed."""
        return self.state in _WITHHELD_UNTIL_CLEARED and not self.cleared

    @property
    def why_withheld(self) -> str:
        """The sentence shown in place of withheld material, or nothing where it is allowed."""
        if self.ruling is Ruling.ALLOWED:
            return ""
        why = WHY_WITHHELD[self.state]
        return f"{why} {A_PERSON_DECIDES}" if self.ruling is Ruling.PERSON_DECIDES else why


OWN_WORK = frozenset({Use.TAKE_PART, Use.NOTES, Use.READ_FILE, Use.CONTACT_REFERRER})
"""The uses that are the review's own work. Each kind of account rests on its own of these."""


def needed(source: Source | None, use: Use) -> tuple[Use, ...]:
    """Every use that must be allowed before one account about a resident is put to `use`.

    What the resident or someone for them said needs taking part and notes; what whoever referred
    them says needs asking the referrer; what others hold about them needs reading the file. What
    the team itself did for them, such as a letter, has no source and needs nothing in its own
    work. Any use beyond the review's own work comes on top.
    """
    base: tuple[Use, ...] = (Use.READ_FILE,)
    if source is None:
        base = ()
    elif source in SPEAKS_FOR_RESIDENT:
        base = (Use.TAKE_PART, Use.NOTES)
    elif source is Source.REFERRER:
        base = (Use.CONTACT_REFERRER,)
    return base if use in OWN_WORK else (*base, use)


def standing(standings: Mapping[Use, Standing], uses: Sequence[Use]) -> Standing:
    """The first of these uses that is not allowed, or the last where all are.

    In an appeal a person decides, whichever consent is lacking.
    """
    found = [standings.get(use, Standing(use)) for use in uses]
    shown = next((one for one in found if one.ruling is not Ruling.ALLOWED), found[-1])
    return replace(shown, use=Use.USE_IN_APPEAL) if Use.USE_IN_APPEAL in uses else shown


CHOSE_NOT = {
    Use.TAKE_PART: "Chose not to take part",
    Use.NOTES: "Chose not to have notes written",
    Use.READ_FILE: "Chose not to have their file read",
}
"""Why a part is excused after a no to what it rests on: neutral, and all anybody needs to know.

Each part has the reason of its own consent: a no to talking says nothing of the file.
"""

REFUSES = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
"""The replies that say no, at once or later."""

AGREES = frozenset({ConsentState.GIVEN, ConsentState.IN_PART})
"""The replies that agree, wholly or in part."""


def check_reply(before: Standing, said: ConsentState, limits: str, *, told: bool) -> ConsentState:
    """Check one reply against how its use stood, and give the state to record.

    A no after a yes is a change of mind, whichever of the two was chosen; without one
    there is nothing to take back.

    `told` says whether the resident was told who may read what is used.
    """
    if said is ConsentState.IN_PART and not limits.strip():
        raise Refused("Say what they agreed to and what they did not.", f"limits-{before.use}")
    if said is ConsentState.GIVEN and limits.strip():
        raise Refused(
            "You wrote down limits. Choose “Yes, in part” to keep them, or empty that box.",
            f"state-{before.use}",
        )
    if said in AGREES and not told:
        raise Refused(
            "Before someone agrees, tell them that a tribunal may read what is used, and so may "
            "a landlord who takes part in the appeal or speaks for someone in it.",
            "told_of_tribunal",
        )
    if said not in REFUSES:
        return said
    agreed = before.state in {*AGREES, ConsentState.WITHDRAWN} or before.cleared
    return ConsentState.WITHDRAWN if agreed else ConsentState.REFUSED


def taken_back(now: Mapping[Use, Standing], before: Iterable[Standing]) -> frozenset[Use]:
    """The uses that were allowed once and are not allowed now; words may have gone there."""
    once = {one.use for one in before if one.ruling is Ruling.ALLOWED}
    return frozenset(
        use for use in once if now.get(use, Standing(use)).ruling is not Ruling.ALLOWED
    )


_NOT_ABOUT_ACCOUNTS = frozenset({Use.LETTER})


def touches(source: Source, use: Use) -> bool:
    """Whether taking one use back bears on an account of that source."""
    return use not in _NOT_ABOUT_ACCOUNTS and use in needed(source, use)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something kept back: what it is, without its words, and why; its id where it has one."""

    what: str
    why: str
    id: UUID | None = None


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Material(Generic[T]):
    """Resident material for one use: what may be used, and what was withheld and why."""

    items: tuple[T, ...]
    withheld: tuple[Withheld, ...] = ()
