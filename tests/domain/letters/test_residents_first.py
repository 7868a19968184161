"""Residents hear of a review from the council: which letters of theirs a provider letter awaits."""

from uuid import UUID, uuid4

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.residents_first import OwnLetter, check_residents_first, ready

AMINA = UUID(int=1)
ONE, TWO = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("state", "outdated", "told", "stands"),
    [
        (LetterState.APPROVED, False, {ONE, TWO}, True),
        (LetterState.APPROVED, True, {ONE, TWO}, False),
        (LetterState.ISSUED, False, {ONE, TWO}, True),
        # What is gone is known, though the result changed since.
        (LetterState.SENT, True, {ONE, TWO}, True),
        (LetterState.SENT, False, {ONE}, False),
        (LetterState.DRAFT, False, {ONE, TWO}, False),
        (LetterState.DISCARDED, False, {ONE, TWO}, False),
    ],
)
def test_a_letter_that_stands_and_tells_all_that_is_asked_is_ready(
    state: LetterState, told: set[UUID], *, outdated: bool, stands: bool
) -> None:
    own = OwnLetter(AMINA, state, outdated, frozenset(told))
    assert ready([own], {ONE, TWO}) == ({AMINA} if stands else set())


def test_two_letters_together_tell_all() -> None:
    sent = OwnLetter(AMINA, LetterState.SENT, True, frozenset({ONE}))
    second = OwnLetter(AMINA, LetterState.APPROVED, False, frozenset({TWO}))
    assert ready([sent, second], {ONE, TWO}) == {AMINA}
    assert ready([], set()) == set()
    assert ready([sent], set()) == {AMINA}


def test_it_is_said_for_whom_a_letter_waits() -> None:
    check_residents_first([])
    with pytest.raises(Refused, match="R-0001 can be written to and has no letter approved"):
        check_residents_first(["R-0001"])
    with pytest.raises(Refused, match="2 residents can be written to and have no letter approved"):
        check_residents_first(["R-0001", "R-0002"])
