"""The other side's case, made from the council's own record before they make it.

Each point is something an appellant could say: a ground not shown, a gap, accounts that differ,
evidence nobody relied on, days outside the period, thin findings. Where it is right the decision is
revised; else it is answered. It is a working paper: nothing rests on it, and nothing waits for it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.worded import Worded

from .decisions import (
    DecisionTold,
    NoticeTold,
    SuspensionTold,
    gaps,
    gaps_of_suspension,
    lacking,
    without_notice,
)
from .kinds import Side
from .law import AppealLaw
from .matrix import DayMark, Laid, LimbShown, Weighed
from .pieces import Piece


class PointKind(Worded):
    """What a point is; each hint says why it matters."""

    # fmt: off
    GROUND = ("ground", "A ground or a day not shown",
        ("Changing an award needs a ground and a day from which it counts. "
        "The council has to show them."))
    NOTICE = ("notice", "What people were told",
        "Time to appeal runs from a notice, and a notice tells people of their rights.")
    GAP = ("gap", "Nothing looked at",
        "What nobody looked at is not shown, and a tribunal may ask why nobody did.")
    DIFFER = ("differ", "Accounts that differ",
        "Where two accounts cannot both be so, somebody has to say which to believe, and why.")
    NOT_RELIED_ON = ("not-relied-on", "Evidence that no finding relies on",
        "All relevant papers go in, those that help the appellant too: they will be read.")
    DAYS = ("days", "Days outside the period",
        ("What counts is how things were when the decision was made. "
        "Later evidence can be about that time."))
    THIN = ("thin", "What a finding rests on",
        "A finding on one account alone, or on one never read back, is easily disputed.")
    NOT_IN = ("not-in", "Papers asked for and never got",
        "They can say that the council decided without what it had asked for.")
    # fmt: on


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the other side can say.

    Attributes:
        key: the same for the same point as long as it arises.
        kind: what it is.
        words: the point, in a sentence.
        decision: the decision that it is about; None for others.
        evidence: the piece that it is about; None for others.
    """

    key: str
    kind: PointKind
    words: str
    decision: UUID | None = None
    evidence: UUID | None = None


@dataclass(frozen=True, slots=True)
class DecisionRead:
    """A decision with the notices of it, as they stand."""

    fact_id: UUID
    told: DecisionTold
    notices: Sequence[NoticeTold]


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A finding that may be read, with what of its evidence may be; the rest is as if not there."""

    fact_id: UUID
    words: str
    evidence: frozenset[UUID]
    not_read_back: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What of the record the points are made from: only what those who work the case may read."""

    decisions: Sequence[DecisionRead]
    suspensions: Sequence[tuple[UUID, SuspensionTold]]
    laid: Sequence[Laid]
    pieces: Sequence[Piece]
    findings: Sequence[RestsOn]
    not_got: Sequence[tuple[UUID, str, str]]
    """Items asked of the provider and not got: the review, the item's key, and its question."""


def points(record: Record, law: AppealLaw) -> tuple[Point, ...]:
    """Every point that arises, in the order of their kinds."""
    found = [
        *_of_decisions(record.decisions, law),
        *_of_suspensions(record.suspensions),
        *_of_limbs(record.laid),
        *_not_relied_on(record),
        *_thin(record.findings),
        *_not_got(record.not_got),
    ]
    order = list(PointKind)
    once = {one.key: one for one in found}
    return tuple(sorted(once.values(), key=lambda one: order.index(one.kind)))


def _of_decisions(decisions: Iterable[DecisionRead], law: AppealLaw) -> Iterator[Point]:
    if not (every := list(decisions)):
        yield Point("no-decision", PointKind.GROUND, "No decision is recorded in this case.")
    for one in every:
        named = f"{one.told.kind.words}:"
        for said in lacking(one.told, law):
            yield _of(one, PointKind.GROUND, f"{named} {said}")
        for said in gaps(one.told, one.notices, law):
            kind = PointKind.NOTICE if "notice" in said.lower() else PointKind.GROUND
            yield _of(one, kind, f"{named} {said}")
        for name in without_notice(one.told, one.notices):
            said = f"No notice of it is recorded to {name}, from whom it is recoverable."
            yield _of(one, PointKind.NOTICE, f"{named} {said}")


def _of(one: DecisionRead, kind: PointKind, said: str) -> Point:
    return Point(f"decision:{one.fact_id}:{said}", kind, said, decision=one.fact_id)


def _of_suspensions(suspensions: Iterable[tuple[UUID, SuspensionTold]]) -> Iterator[Point]:
    for key, told in suspensions:
        for said in gaps_of_suspension(told):
            words = f"The suspension: {said}"
            yield Point(f"suspension:{key}:{said}", PointKind.NOTICE, words)


def _of_limbs(laid: Iterable[Laid]) -> Iterator[Point]:
    for test in laid:
        for limb in test.limbs:
            asked = f"{test.test.name}: {limb.asked.ask}"
            if limb.gap is not None:
                yield Point(f"limb:{limb.asked.key}", PointKind.GAP, f"{asked} {limb.gap.words}")
            for said in limb.differ:
                yield Point(f"differ:{limb.asked.key}:{said}", PointKind.DIFFER, said)
            yield from _of_days(limb)


def _of_days(limb: LimbShown) -> Iterator[Point]:
    """What the council relies on, whose days are not those of the decision."""
    told = (DayMark.NOT_KNOWN, DayMark.BEFORE, DayMark.AFTER, DayMark.RECORDED_LATER)
    for one in limb.against:
        off = [mark for mark in one.marks if mark in told]
        if off and one.bearing.side is Side.AGAINST:
            said = "; ".join(mark.words.lower() for mark in off)
            words = f"“{one.piece.title}” is put against: {said}."
            yield Point(f"days:{one.piece.id}", PointKind.DAYS, words, evidence=one.piece.id)


def _not_relied_on(record: Record) -> Iterator[Point]:
    cited = frozenset[UUID]().union(*(one.evidence for one in record.findings))
    for one in _helping(record.laid):
        if one.piece.id not in cited:
            words = f"“{one.piece.title}” points for it, and no finding relies on it."
            key = f"not-relied-on:{one.piece.id}"
            yield Point(key, PointKind.NOT_RELIED_ON, words, evidence=one.piece.id)


def _helping(laid: Iterable[Laid]) -> Iterator[Weighed]:
    for test in laid:
        for limb in test.limbs:
            yield from (one for one in limb.favour if one.bearing.side is Side.FOR)


def _thin(findings: Iterable[RestsOn]) -> Iterator[Point]:
    for one in findings:
        if len(one.evidence) == 1:
            yield _of_finding(one, "rests on one piece, of what may be read here")
        if one.not_read_back:
            yield _of_finding(one, "rests on an account that was never read back")


def _of_finding(one: RestsOn, said: str) -> Point:
    return Point(
        f"finding:{one.fact_id}:{said}", PointKind.THIN, f"The finding “{one.words}” {said}."
    )


def _not_got(items: Iterable[tuple[UUID, str, str]]) -> Iterator[Point]:
    for review, key, ask in items:
        words = f"Asked of the provider, and not got: {ask}"
        yield Point(f"not-got:{review}:{key}", PointKind.NOT_IN, words)


def left(found: Collection[Point], answered: Collection[str]) -> list[Point]:
    """The points on which nothing is said yet."""
    return [one for one in found if one.key not in answered]
