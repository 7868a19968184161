"""The rules of a matrix: marks of days, gaps, and two sides made alike."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.benefit_tests import BenefitTest, LimbAsked
from reviews.domain.cases.kinds import Side
from reviews.domain.cases.matrix import (
    MORE_UNSAID,
    Bearing,
    DayMark,
    Gap,
    LimbShown,
    Looked,
    laid_out,
    marks_of,
    speaks_to,
)
from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.dates import Span
from reviews.domain.record.evidence import EvidenceKind, Limb

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 4)
ASKED = LimbAsked("x-need", "Is it?", "s", "h", Limb.NEED, ())
TEST = BenefitTest("x", "X", "s", "", apart=False, limbs=(ASKED,))
SWAPPED = {Side.FOR: Side.AGAINST, Side.AGAINST: Side.FOR, Side.BOTH: Side.BOTH}


def piece(**more: object) -> Piece:
    plain = Piece(
        id=uuid4(),
        kind=EvidenceKind.FILE,
        title="A paper",
        words="",
        whose="",
        source=None,
        resident_id=None,
        review_id=None,
        true_from_on=MAY,
        true_to_on=MAY,
        recorded_on=MAY,
        limb=None,
        through=Through.SHARED,
        taken_back=False,
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # fields by name


def bearing(evidence_id: UUID, side: Side, limb: str = "x-need") -> Bearing:
    return Bearing(uuid4(), evidence_id, limb, side, "So", datetime(2026, 6, 1, tzinfo=UTC), "Ann")


def shown(pieces: list[Piece], said: list[Bearing]) -> LimbShown:
    looked = Looked(Span(), None, {("set", "asked"): Limb.NEED}, {}, None)
    (laid,) = laid_out([TEST], pieces, said, looked)
    return laid.limbs[0]


@pytest.mark.parametrize(
    ("days", "span", "decided", "marks"),
    [
        ((MAY, MAY), Span(MAY, JUNE), None, ()),
        ((None, None), Span(MAY, JUNE), None, (DayMark.NOT_KNOWN,)),
        ((MAY, MAY), Span(JUNE, None), None, (DayMark.BEFORE,)),
        ((MAY, None), Span(JUNE, None), None, ()),
        ((JUNE, None), Span(None, MAY), None, (DayMark.AFTER,)),
        ((None, JUNE), Span(None, MAY), None, ()),
        ((MAY, MAY), Span(), date(2026, 5, 3), (DayMark.RECORDED_LATER,)),
        ((MAY, MAY), Span(), MAY, ()),
    ],
)
def test_what_is_said_of_days(
    days: tuple[date | None, date | None],
    span: Span,
    decided: date | None,
    marks: tuple[DayMark, ...],
) -> None:
    one = piece(true_from_on=days[0], true_to_on=days[1])
    assert marks_of(one, span, decided) == marks


def test_what_was_taken_back_since_says_so() -> None:
    assert marks_of(piece(taken_back=True), Span(), None) == (DayMark.TAKEN_BACK,)


def test_a_gap_tells_not_looked_at_from_nobody_has_said() -> None:
    assert shown([], []).gap is Gap.NOT_LOOKED_AT
    assert shown([piece()], []).gap is Gap.NOT_LOOKED_AT, "it speaks to no limb"
    speaking = piece(limb=Limb.NEED)
    assert shown([speaking], []).gap is Gap.NOT_SAID
    weighed = shown([speaking], [bearing(speaking.id, Side.AGAINST)])
    assert (weighed.gap, weighed.unsaid) == (None, False)
    more = shown([speaking, piece(limb=Limb.NEED)], [bearing(speaking.id, Side.AGAINST)])
    assert (more.gap, more.unsaid) == (None, True)
    bare = shown([speaking], [])
    assert [one.more for one in (bare, weighed, more)] == ["", "", MORE_UNSAID]


@pytest.mark.parametrize("limb", Limb)
def test_what_is_about_another_resident_does_not_speak_to_what_this_one_gets(limb: Limb) -> None:
    claimant, asked = uuid4(), replace(ASKED, limb=limb)
    looked = Looked(Span(), None, {}, {}, claimant)

    def gap(about: UUID | None) -> Gap | None:
        some = [piece(limb=limb, resident_id=about)]
        return laid_out([replace(TEST, limbs=(asked,))], some, [], looked)[0].limbs[0].gap

    assert gap(claimant) is gap(None) is Gap.NOT_SAID
    others = Gap.NOT_LOOKED_AT if limb is Limb.TO_CLAIMANT else Gap.NOT_SAID
    assert gap(uuid4()) is others


def test_what_a_person_said_of_a_limb_goes_before_its_question() -> None:
    answer = piece(account=(uuid4(), "set", "1", "asked"))
    by_question = {("set", "asked"): Limb.NEED}
    assert speaks_to(answer, by_question) is Limb.NEED
    assert speaks_to(replace(answer, limb=Limb.TIED), by_question) is Limb.TIED


def test_a_bearing_of_what_may_not_be_read_is_not_there() -> None:
    hidden = bearing(uuid4(), Side.FOR)
    assert shown([], [hidden]) == shown([], [])


def test_a_piece_stands_on_each_side_it_points_to() -> None:
    one = piece()
    both = shown([one], [bearing(one.id, Side.BOTH)])
    assert both.favour == both.against
    assert both.favour[0].noted == ("It points both ways",)
    favour = shown([one], [bearing(one.id, Side.FOR)])
    assert (len(favour.favour), len(favour.against)) == (1, 0)


DAYS = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 1, 1)))


@given(st.lists(st.tuples(DAYS, st.dates(MAY, JUNE), st.sampled_from(Side)), max_size=8))
def test_the_sides_swapped_are_the_sides_in_their_other_place(
    rows: list[tuple[date | None, date, Side]],
) -> None:
    pieces = [piece(true_from_on=day, true_to_on=day, recorded_on=on) for day, on, _ in rows]
    said = [bearing(one.id, side) for one, (_, _, side) in zip(pieces, rows, strict=True)]
    before = shown(pieces, said)
    after = shown(pieces, [replace(one, side=SWAPPED[one.side]) for one in reversed(said)])
    assert [one.piece.id for one in before.favour] == [one.piece.id for one in after.against]
    assert [one.piece.id for one in before.against] == [one.piece.id for one in after.favour]
    assert [name for name, _ in before.sides] == [name for name, _ in after.sides]
