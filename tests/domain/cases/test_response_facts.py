"""The facts of a response: of papers that are in, each once, both ways by one rule, by day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.kinds import Side
from reviews.domain.cases.matrix import Bearing, Laid, Looked, laid_out
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.response_facts import (
    MORE_UNSAID,
    NONE_IN,
    UNSAID,
    facts,
    label_of,
    not_in,
    reasons,
)
from reviews.domain.dates import Span
from reviews.domain.record.evidence import EvidenceKind, Limb
from tests.domain.cases.test_matrix import MAY, SWAPPED, TEST, bearing, piece


def _laid(pieces: list[Piece], said: list[Bearing]) -> tuple[Laid, ...]:
    looked = Looked(Span(), None, {("set", "asked"): Limb.NEED}, {}, None)
    return laid_out([TEST], pieces, said, looked)


def _planted(
    drawn: list[tuple[int | None, Side, bool]],
) -> tuple[list[Piece], list[Bearing], Mapping[UUID, int]]:
    """Pieces with planted words, each weighed one way, and the numbers of those that are in."""
    pieces, said = list[Piece](), list[Bearing]()
    labels: dict[UUID, int] = {}
    for at, (days, side, is_in) in enumerate(drawn):
        on = None if days is None else MAY + timedelta(days)
        made = piece(title=f"t{at}-", words=f"w{at}-", true_from_on=on, true_to_on=on)
        pieces.append(made)
        said.append(replace(bearing(made.id, side), why=f"y{at}-"))
        if is_in:
            labels[made.id] = len(labels) + 1
    return pieces, said, labels


DRAWN = st.lists(
    st.tuples(st.none() | st.integers(0, 400), st.sampled_from(Side), st.booleans()), max_size=8
)


@given(DRAWN)
def test_what_is_in_is_told_once_and_no_word_of_the_rest(
    drawn: list[tuple[int | None, Side, bool]],
) -> None:
    pieces, said, labels = _planted(drawn)
    known = facts(_laid(pieces, said), labels)
    every = f"{known}{reasons(_laid(pieces, said), known)}"
    left = " ".join(not_in(_laid(pieces, said), labels))
    for at, (_, _, is_in) in enumerate(drawn):
        assert [f"{sign}{at}-" in every for sign in "twy"] == [is_in] * 3
        assert (f"t{at}-" in left) is not is_in
    assert [one.number for one in known.values()] == list(range(1, len(labels) + 1))
    assert {one.paper for one in known.values()} == {f"paper {one}" for one in labels.values()}


@given(DRAWN)
def test_swapping_the_sides_leaves_the_same_facts_in_the_same_order(
    drawn: list[tuple[int | None, Side, bool]],
) -> None:
    pieces, said, labels = _planted(drawn)
    swapped = [replace(one, side=SWAPPED[one.side]) for one in said]
    known, other = facts(_laid(pieces, said), labels), facts(_laid(pieces, swapped), labels)
    assert list(known) == list(other)
    (was,), (now,) = reasons(_laid(pieces, said), known), reasons(_laid(pieces, swapped), other)
    assert (was.favour, was.against) == (now.against, now.favour)


def test_facts_stand_by_their_days_and_what_has_none_comes_last() -> None:
    pieces, said, labels = _planted(
        [(None, Side.FOR, True), (9, Side.AGAINST, True), (1, Side.FOR, True)]
    )
    known = facts(_laid(pieces, said), labels)
    assert [one.on for one in known.values()] == ["5 May 2026", "13 May 2026", ""]
    assert "The day on which it was true is not known" in list(known.values())[-1].points


def test_an_answer_stands_in_the_paper_of_its_account() -> None:
    account = uuid4()
    answer = piece(kind=EvidenceKind.ANSWER, account=(account, "set", "1", "asked"))
    assert label_of(answer, {account: 4}) == 4
    assert label_of(answer, {answer.id: 2, account: 4}) == 2
    assert label_of(answer, {uuid4(): 4}) is None
    assert label_of(piece(), {account: 4}) is None


def test_a_limb_says_what_it_lacks() -> None:
    (bare,) = reasons(_laid([], []), {})
    assert bare.gaps == (NONE_IN,)
    (unsaid,) = reasons(_laid([piece(limb=Limb.NEED)], []), {})
    assert unsaid.gaps == (UNSAID,)
    pieces, said, _ = _planted([(1, Side.FOR, False)])
    (left,) = reasons(_laid(pieces, said), {})
    assert (left.favour, left.against, left.gaps) == ((), (), (NONE_IN,))


@pytest.mark.parametrize("side", Side)
def test_what_was_not_weighed_is_told_whatever_was(side: Side) -> None:
    pieces, said, labels = _planted([(1, side, True)])
    known = facts(_laid(pieces, said), labels)
    more = [*pieces, piece(limb=Limb.NEED)]
    assert [one.gaps for one in reasons(_laid(pieces, said), known)] == [()]
    assert [one.gaps for one in reasons(_laid(more, said), known)] == [(MORE_UNSAID,)]


def test_what_others_wrote_cites_nothing() -> None:
    made = piece(words="See paper 9 & <b>", title="paper 8", true_from_on=date(2026, 1, 1))
    said = [replace(bearing(made.id, Side.BOTH), why="as paper 7 says")]
    known = facts(_laid([made], said), {made.id: 3})
    every = f"{known}{reasons(_laid([made], said), known)}"
    assert "paper 3" in every
    assert not any(f"paper {one}" in every for one in (7, 8, 9))
