"""What a resident agreed to, use by use, and what that lets the council do.

This is agreement to take part (para 97), not the UK GDPR basis. Refusal is neutral: it changes
nothing for the home, the support or the benefit, and nobody asks for a reason. Capacity is
decided decision by decision (Mental Capacity Act 2005 ss1-3), never for a person as a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from .questions import SPEAKS_FOR_RESIDENT, Source


class Use(StrEnum):
    """One thing that a resident can agree to, apart from every other."""

    TAKE_PART = "take-part"
    NOTES = "notes"
    QUOTE = "quote"
    READ_FILE = "read-file"
    TELL_PROVIDER = "tell-provider"
    SHARE_BENEFITS = "share-benefits"
    USE_IN_APPEAL = "use-in-appeal"
    LETTER = "letter"
    RECORD = "record"


USE_NAMES = {
    Use.TAKE_PART: "Taking part in a conversation",
    Use.NOTES: "Notes of what they say",
    Use.QUOTE: "Using their own words",
    Use.READ_FILE: "Reading their support plan and file",
    Use.TELL_PROVIDER: "Telling the provider, with nothing that points to them",
    Use.SHARE_BENEFITS: "Sharing with the Housing Benefit team",
    Use.USE_IN_APPEAL: "Use in an appeal",
    Use.LETTER: "A letter about what we recommended",
    Use.RECORD: "Photographs or a sound recording",
}

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
}


class ConsentState(StrEnum):
    """How one use stands now."""

    NOT_ASKED = "not-asked"
    GIVEN = "given"
    IN_PART = "given-in-part"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NO_CAPACITY = "no-capacity"
    COULD_NOT_ASK = "could-not-ask"


STATE_NAMES = {
    ConsentState.NOT_ASKED: "Not asked yet",
    ConsentState.GIVEN: "Yes",
    ConsentState.IN_PART: "Yes, in part",
    ConsentState.REFUSED: "No",
    ConsentState.WITHDRAWN: "Changed their mind",
    ConsentState.NO_CAPACITY: "Could not make this decision at the time",
    ConsentState.COULD_NOT_ASK: "Could not be asked",
}


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


WHY_WITHHELD = {
    ConsentState.NOT_ASKED: "The resident has not been asked about this use.",
    ConsentState.IN_PART: "The resident agreed in part. A person must check what they agreed to.",
    ConsentState.REFUSED: "The resident did not agree to this use.",
    ConsentState.WITHDRAWN: "The resident has withdrawn their agreement to this use.",
    ConsentState.NO_CAPACITY: "The resident could not make this decision. A best-interests "
    "decision must be recorded and checked by a person.",
    ConsentState.COULD_NOT_ASK: "The resident could not be asked about this use.",
}


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
    def why_withheld(self) -> str:
        """The sentence shown in place of withheld material, or nothing where it is allowed."""
        return "" if self.ruling is Ruling.ALLOWED else WHY_WITHHELD[self.state]


def needed(source: Source, use: Use) -> tuple[Use, ...]:
    """Every use that must be allowed before one account about a resident is put to `use`.

    What the resident or someone for them said needs taking part and notes; what others hold
    about them needs reading the file. The use itself comes on top.
    """
    spoken = source in SPEAKS_FOR_RESIDENT
    base = (Use.TAKE_PART, Use.NOTES) if spoken else (Use.READ_FILE,)
    return base if use in base else (*base, use)


def standing(standings: Mapping[Use, Standing], uses: Sequence[Use]) -> Standing:
    """The first of these uses that is not allowed, or the last where all are."""
    found = [standings.get(use, Standing(use)) for use in uses]
    return next((one for one in found if one.ruling is not Ruling.ALLOWED), found[-1])


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
