"""The evidence register: whose evidence it lists, how it is narrowed, and what is marked in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reviews.domain.consent.consents import Use
from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.domain.worded import Worded


class Order(Worded):
    """How the register is sorted; what has no known day comes last."""

    RECORDED = "recorded", "When it was recorded, newest first"
    TRUE = "true", "When it was true, newest first"


class Standing(Worded):
    """Whether a piece was taken back."""

    STANDS = "stands", "Not taken back"
    TAKEN_BACK = "taken-back", "Taken back"


class Cited(Worded):
    """Whether findings that stand rest on a piece."""

    CITED = "cited", "Cited by a finding"
    NOT_CITED = "not-cited", "Not cited by any finding"


class Lacks(Worded):
    """What nobody has said of a piece."""

    DAY = "day", "When it was true"
    SOURCE = "source", "Whose account it is"
    LIMB = "limb", "Which part of the Housing Benefit test it speaks to"


OWN_DOINGS = frozenset({EvidenceKind.LETTER, EvidenceKind.PROGRESS, EvidenceKind.URGENT_HELP})
"""What the council itself did or saw: it has no source, and nobody expects one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose evidence: of one review, of one resident, or certain pieces. One of them is given."""

    review_id: UUID | None = None
    resident_id: UUID | None = None
    ids: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """What of a scope opens to somebody.

    Attributes:
        reviews: the reviews whose evidence is listed.
        led: of them, those where what is confidential, restricted or quarantined is listed too.
        teams: whose visits of no review are listed.
        use: what each piece must be agreed to for its words to be read.
        withheld_is_said: whether a piece whose words may not be read is listed, with why; for
            benefits officers it is as if it were not there.
        found: that each piece of the scope was found readable by a rule of its own, such as a
            case has: nothing is asked of it again.
    """

    reviews: frozenset[UUID]
    led: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()
    use: Use = Use.NOTES
    withheld_is_said: bool = True
    found: bool = False


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for, but for words; what holds nothing does not narrow.

    A piece is within days if any day on which it was or may have been true is; one with no known
    day is within none.
    """

    kind: EvidenceKind | None = None
    source: Source | None = None
    limb: Limb | None = None
    resident_id: UUID | None = None
    true_from_on: date | None = None
    true_to_on: date | None = None
    recorded_from_on: date | None = None
    recorded_to_on: date | None = None
    standing: Standing | None = None
    cited: Cited | None = None
    lacks: Lacks | None = None
    order: Order = Order.RECORDED


def check_days(begins: date | None, ends: date | None, field: str) -> None:
    """Check that a span of days is one.

    Raises:
        Refused: it ends before it begins; `field` is where that is said.
    """
    if begins and ends and ends < begins:
        raise Refused(f"This day is before {long_date(begins)}, the day above.", field)


@dataclass(frozen=True, slots=True)
class Change:
    """That a piece was changed: in which words, and when."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RestingLetter:
    """A letter that tells a finding which rests on a piece: its day, and the instant it went."""

    reference: str
    on: date
    at: datetime


def changed_after(changes: Collection[Change], letters: Collection[RestingLetter]) -> Iterator[str]:
    """That a piece was changed after letters that rest on it went out: a sentence a change."""
    for change in sorted(changes, key=lambda one: one.at):
        before = sorted((one for one in letters if one.at < change.at), key=lambda one: one.at)
        if before:
            on = long_date(change.at.astimezone(LONDON).date())
            told = ", ".join(f"{one.reference} of {long_date(one.on)}" for one in before)
            yield f"{change.words} on {on}, after letter{'s' * (len(before) > 1)} {told}"
