"""The facts of a response and its reasons, from what people said of the papers that are in.

What helps the appellant and what does not is listed by one rule, in the order of days.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from reviews.domain.assessment.citing import days_true
from reviews.domain.dates import long_date

from .citing import cite, quoted
from .matrix import Laid, LimbShown, Weighed
from .pieces import Piece
from .response import Fact, Reason, to_fill_in

NONE_IN = (
    "No paper that is in is put on either side of this question. That is not the same as looking "
    "and finding nothing."
)
UNSAID = "Papers that are in speak to this question, and nobody has said which way they point."
"""What a limb says on which no paper that is in was weighed."""
MORE_UNSAID = (
    "More evidence among the papers speaks to this question, and nobody has said which way it "
    "points."
)
"""What a limb says on which some of what is in was weighed, and not all."""


def label_of(piece: Piece, labels: Mapping[UUID, int]) -> int | None:
    """The paper that a piece is in: an answer stands in its account; None where it is not in."""
    own = labels.get(piece.id)
    return labels.get(piece.account[0]) if own is None and piece.account else own


def facts(laid: Iterable[Laid], labels: Mapping[UUID, int]) -> dict[UUID, Fact]:
    """Each piece that was weighed and is in, once, in the order of days, numbered from one."""
    said: dict[UUID, list[tuple[LimbShown, Weighed]]] = {}
    for limb in _limbs(laid):
        for one in _once(limb):
            if label_of(one.piece, labels) is not None:
                said.setdefault(one.piece.id, []).append((limb, one))
    ordered = sorted(said.values(), key=lambda some: _in_order(some[0][1].piece))
    return {
        some[0][1].piece.id: _fact(number, some, label_of(some[0][1].piece, labels) or 0)
        for number, some in enumerate(ordered, 1)
    }


def _limbs(laid: Iterable[Laid]) -> Iterable[LimbShown]:
    return (limb for test in laid for limb in test.limbs)


def _once(limb: LimbShown) -> list[Weighed]:
    """What was weighed on a limb; what points both ways stands on each side, and is told once."""
    return list({one.bearing.id: one for _, side in limb.sides for one in side}.values())


def _in_order(piece: Piece) -> tuple[bool, date, date, str]:
    """As it was true, then as it was recorded; what has no day comes last."""
    starts = piece.true_from_on or piece.true_to_on
    return starts is None, starts or date.max, piece.recorded_on, str(piece.id)


def _fact(number: int, said: Sequence[tuple[LimbShown, Weighed]], label: int) -> Fact:
    piece = said[0][1].piece
    whose = f"{piece.whose}. " if piece.whose and piece.whose not in piece.title else ""
    days = days_true(piece.true_from_on, piece.true_to_on)
    points = [
        f"{one.bearing.side.words}, on “{limb.asked.ask}”: {quoted(one.bearing.why)}"
        for limb, one in said
    ]
    marks = dict.fromkeys(mark.words for _, one in said for mark in one.marks)
    return Fact(
        number=number,
        on=_day(piece),
        what=quoted(f"{whose}{piece.title}"),
        words=quoted(piece.words),
        paper=cite(label),
        points=(*points, f"{days}. Recorded on {long_date(piece.recorded_on)}.", *marks),
    )


def _day(piece: Piece) -> str:
    starts = piece.true_from_on or piece.true_to_on
    return long_date(starts) if starts else ""


def reasons(laid: Iterable[Laid], known: Mapping[UUID, Fact]) -> tuple[Reason, ...]:
    """Limb by limb what speaks for and against, by the numbers of facts, and what is lacking."""
    return tuple(_reason(limb, known) for limb in _limbs(laid))


def _reason(limb: LimbShown, known: Mapping[UUID, Fact]) -> Reason:
    favour, against = (
        tuple(_told(one, known[one.piece.id]) for one in side if one.piece.id in known)
        for _, side in limb.sides
    )
    gaps = _gaps(limb, weighed=bool(favour or against))
    council = to_fill_in("what the council says on this question, and why")
    return Reason(limb.asked.ask, favour, against, (*gaps, *map(quoted, limb.differ)), council)


def _gaps(limb: LimbShown, *, weighed: bool) -> list[str]:
    """What was not weighed is told whether or not something was: no side hides it."""
    if limb.unsaid:
        return [MORE_UNSAID if weighed else UNSAID]
    return [] if weighed else [NONE_IN]


def _told(one: Weighed, fact: Fact) -> str:
    return f"Fact {fact.number} ({fact.paper}): {quoted(one.bearing.why)}"


def not_in(laid: Iterable[Laid], labels: Mapping[UUID, int]) -> tuple[str, ...]:
    """What was weighed and is not in, by name: it is not printed."""
    lacking = {
        one.piece.id: f"{one.piece.title} ({one.piece.told})"
        for limb in _limbs(laid)
        for one in _once(limb)
        if label_of(one.piece, labels) is None
    }
    return tuple(lacking.values())
