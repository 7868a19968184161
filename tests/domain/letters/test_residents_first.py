"""Residents hear of a review from the council: which letters of theirs a provider letter awaits."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.residents_first import (
    OwnLetter,
    check_residents_first,
    ready,
    told_by,
    told_otherwise,
)

AMINA = UUID(int=1)
ONE, TWO = uuid4(), uuid4()
SOON, LATER = date(2026, 12, 21), date(2026, 12, 29)
ASKED = {ONE: SOON, TWO: LATER}


@pytest.mark.parametrize(
    ("state", "stopped", "told", "stands"),
    [
        (LetterState.APPROVED, False, {ONE, TWO}, True),
        (LetterState.APPROVED, True, {ONE, TWO}, False),
        (LetterState.ISSUED, False, {ONE, TWO}, True),
        (LetterState.ISSUED, True, {ONE, TWO}, False),
        # What is gone is known, whatever happened since.
        (LetterState.SENT, True, {ONE, TWO}, True),
        (LetterState.SENT, False, {ONE}, False),
        (LetterState.DRAFT, False, {ONE, TWO}, False),
        (LetterState.DISCARDED, False, {ONE, TWO}, False),
    ],
)
def test_a_letter_that_stands_and_tells_all_that_is_asked_is_ready(
    state: LetterState, told: set[UUID], *, stopped: bool, stands: bool
) -> None:
    own = OwnLetter(AMINA, state, stopped, {one: ASKED[one] for one in told})
    assert ready(told_by([own]), ASKED) == ({AMINA} if stands else set())


def test_two_letters_together_tell_all() -> None:
    sent = OwnLetter(AMINA, LetterState.SENT, True, {ONE: SOON})
    second = OwnLetter(AMINA, LetterState.APPROVED, False, {TWO: LATER})
    assert ready(told_by([sent, second]), ASKED) == {AMINA}
    assert ready({}, {}) == set()
    assert ready(told_by([sent]), {}) == {AMINA}


def test_another_date_is_not_what_is_asked_until_a_later_letter_tells_it() -> None:
    sent = OwnLetter(AMINA, LetterState.SENT, False, {ONE: SOON})
    moved = {ONE: LATER}
    assert ready(told_by([sent]), moved) == set()
    assert told_otherwise(told_by([sent]), moved) == {AMINA}
    assert not told_otherwise(told_by([sent]), {ONE: SOON, TWO: LATER})
    second = OwnLetter(AMINA, LetterState.APPROVED, False, moved)
    assert ready(told_by([sent, second]), moved) == {AMINA}
    assert not told_otherwise(told_by([sent, second]), moved)


def test_it_is_said_for_whom_a_letter_waits() -> None:
    check_residents_first([])
    with pytest.raises(Refused, match="R-0001 can be written to and has no letter approved"):
        check_residents_first(["R-0001"])
    with pytest.raises(Refused, match="2 residents can be written to and have no letter approved"):
        check_residents_first(["R-0001", "R-0002"])
    with pytest.raises(Refused, match=r"asked\. R-0002 was told another date\. Have"):
        check_residents_first(["R-0001", "R-0002"], ["R-0002"])
