"""The matrix: for one claimant and one span of time, evidence for and against, limb by limb.

Which way a piece points is said by a person. Nothing is counted or weighed here: the two sides are
made by one rule, so that what stands on one would stand on the other in the same words and place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reviews.domain.dates import Span
from reviews.domain.record.evidence import Limb
from reviews.domain.worded import Worded

from .as_of import Mark
from .benefit_tests import BenefitTest, LimbAsked
from .kinds import Side
from .pieces import Piece


class DayMark(Worded):
    """What is said beside a piece of its days: it is never left out for them."""

    NOT_KNOWN = "not-known", "The day on which it was true is not known"
    BEFORE = "before", "True before the dates looked at"
    AFTER = "after", "True after the dates looked at"
    RECORDED_LATER = "recorded-later", "Recorded after the decision"
    TAKEN_BACK = "taken-back", "The review team took it back since"


class Gap(Worded):
    """What a limb lacks."""

    # fmt: off
    NOT_LOOKED_AT = ("not-looked-at", ("Nothing was looked at for this question. "
        "That is not the same as looking and finding nothing."))
    NOT_SAID = ("not-said", ("Evidence speaks to this question, "
        "and nobody has said yet which way it points."))
    # fmt: on


MORE_UNSAID = "More evidence speaks to this question, and nobody has said which way it points."
"""What a limb says where some of what speaks to it was weighed, and not all."""

EMPTY_SIDE = "Nothing is put on this side."
"""What each side says where nothing stands on it."""

FOR, AGAINST = "For", "Against"
"""The two sides, in the order in which they always stand."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which way a piece points on one limb, and why, as a person said."""

    id: UUID
    evidence_id: UUID
    limb: str
    side: Side
    why: str
    recorded_at: datetime
    by: str
    superseded_at: datetime | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece on one side of a limb: what was said of it, and the marks of its days."""

    piece: Piece
    bearing: Bearing
    marks: tuple[DayMark, ...]

    @property
    def says_both(self) -> tuple[str, ...]:
        """That it stands on the other side too, where it does."""
        return ("It points both ways",) if self.bearing.side is Side.BOTH else ()

    @property
    def noted(self) -> tuple[str, ...]:
        """Everything that is said beside it."""
        every = (*self.marks, *self.piece.marks, *self.bearing.marks)
        return (*self.says_both, *dict.fromkeys(mark.words for mark in every))


@dataclass(frozen=True, slots=True)
class LimbShown:
    """One limb with its two sides; one of both ways stands on each.

    Attributes:
        asked: the limb.
        favour: what points for it.
        against: what points against it.
        gap: what it lacks; None where something is put on a side.
        unsaid: that more evidence speaks to it, of which nobody has said which way it points.
        differ: where accounts of the claimant contradict one another on it.
    """

    asked: LimbAsked
    favour: tuple[Weighed, ...]
    against: tuple[Weighed, ...]
    gap: Gap | None
    unsaid: bool
    differ: tuple[str, ...] = ()

    @property
    def more(self) -> str:
        """That not all that speaks to it was weighed, where some was; a gap says the rest."""
        return MORE_UNSAID if self.unsaid and self.gap is None else ""

    @property
    def sides(self) -> tuple[tuple[str, tuple[Weighed, ...]], ...]:
        """Both sides with their names, in the order in which they always stand."""
        return (FOR, self.favour), (AGAINST, self.against)


@dataclass(frozen=True, slots=True)
class Laid:
    """One test, limb by limb."""

    test: BenefitTest
    limbs: tuple[LimbShown, ...]


def speaks_to(piece: Piece, by_question: Mapping[tuple[str, str], Limb]) -> Limb | None:
    """The limb that a piece speaks to: as a person said, or else as its question does."""
    return piece.limb or by_question.get(piece.asked)


def marks_of(piece: Piece, span: Span, decided_on: date | None) -> tuple[DayMark, ...]:
    """What is said of a piece's days.

    Args:
        piece: the piece.
        span: the days looked at; an open end marks nothing on that side.
        decided_on: when the decision was made, in London; None where none is recorded.
    """
    starts, ends = piece.true_from_on, piece.true_to_on
    found = []
    if starts is None and ends is None:
        found.append(DayMark.NOT_KNOWN)
    if ends and span.from_on and ends < span.from_on:
        found.append(DayMark.BEFORE)
    if starts and span.to_on and starts > span.to_on:
        found.append(DayMark.AFTER)
    if decided_on and piece.recorded_on > decided_on:
        found.append(DayMark.RECORDED_LATER)
    if piece.taken_back:
        found.append(DayMark.TAKEN_BACK)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Looked:
    """What evidence is held against: the days looked at, and what is known beside it.

    Attributes:
        span: the days looked at.
        decided_on: when the decision was made; None where none is recorded.
        by_question: the limb that each question speaks to.
        differ: where accounts contradict one another, by limb.
        claimant_id: whose case it is.
    """

    span: Span
    decided_on: date | None
    by_question: Mapping[tuple[str, str], Limb]
    differ: Mapping[Limb, Sequence[str]]
    claimant_id: UUID | None


def laid_out(
    tests: Sequence[BenefitTest],
    pieces: Iterable[Piece],
    bearings: Iterable[Bearing],
    looked: Looked,
) -> tuple[Laid, ...]:
    """The tests with the evidence that may be read, on its sides: by its days, then as it is given.

    A bearing of a piece that may not be read is as if it were not there.
    """
    points: dict[UUID, list[Bearing]] = {}
    for one in bearings:
        points.setdefault(one.evidence_id, []).append(one)
    said: dict[str, list[Weighed]] = {}
    speaking: dict[Limb | None, set[UUID]] = {}
    for piece in pieces:
        marks = marks_of(piece, looked.span, looked.decided_on)
        for one in points.get(piece.id, ()):
            said.setdefault(one.limb, []).append(Weighed(piece, one, marks))
        speaking.setdefault(_asked_by(piece, looked), set()).add(piece.id)
    speaking.pop(None, None)

    def shown(asked: LimbAsked) -> LimbShown:
        differ = tuple(looked.differ.get(asked.limb, ())) if asked.limb else ()
        return _limb(asked, said.get(asked.key, []), speaking.get(asked.limb, set()), differ)

    return tuple(Laid(test, tuple(shown(asked) for asked in test.limbs)) for test in tests)


def _asked_by(piece: Piece, looked: Looked) -> Limb | None:
    """The limb that waits for a piece: what is about another says nothing of what this one gets."""
    limb = speaks_to(piece, looked.by_question)
    others = piece.resident_id not in (None, looked.claimant_id)
    return None if others and limb is Limb.TO_CLAIMANT else limb


def _limb(
    asked: LimbAsked, said: list[Weighed], speaking: set[UUID], differ: tuple[str, ...]
) -> LimbShown:
    weighed = sorted(said, key=_in_order)
    left = bool(speaking - {one.piece.id for one in weighed})
    gap = None if weighed else Gap.NOT_SAID if left else Gap.NOT_LOOKED_AT
    return LimbShown(
        asked,
        favour=tuple(one for one in weighed if one.bearing.side is not Side.AGAINST),
        against=tuple(one for one in weighed if one.bearing.side is not Side.FOR),
        gap=gap,
        unsaid=left,
        differ=differ,
    )


def _in_order(one: Weighed) -> tuple[bool, date, date]:
    """As it was true, then as it was recorded; what has no day comes last."""
    starts = one.piece.true_from_on or one.piece.true_to_on
    return starts is None, starts or date.max, one.piece.recorded_on
