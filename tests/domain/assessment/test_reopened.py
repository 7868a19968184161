"""Accounts opened again after agreement: when a reason is needed, and what each bears on."""

from uuid import UUID, uuid4

import pytest

from reviews.domain.assessment.overall_assessment import Read, Reading
from reviews.domain.assessment.reopened import (
    AnswerCited,
    Matter,
    asks_why,
    bears_on,
    check_why,
    matter_of,
)
from reviews.domain.errors import Refused
from tests.domain.accounts.test_answers import plain_section, question, question_set, repeating

ANN = UUID(int=1)
A, B, RESIDENT, OTHER = UUID(int=10), UUID(int=11), UUID(int=20), UUID(int=21)
F, G, H = UUID(int=30), UUID(int=31), UUID(int=32)


def steps(*readings: Reading) -> list[Read]:
    return [Read(one, ANN) for one in readings]


@pytest.mark.parametrize(
    ("taken", "told", "asks"),
    [
        ((), False, False),
        ((Reading.SUBMITTED,), False, False),
        ((Reading.SUBMITTED, Reading.AGREED), False, True),
        ((Reading.SUBMITTED, Reading.DISAGREED, Reading.DECIDED), False, True),
        ((Reading.SUBMITTED, Reading.AGREED, Reading.REOPENED), False, False),
        ((Reading.SUBMITTED, Reading.AGREED, Reading.REOPENED), True, True),
        ((), True, True),
    ],
)
def test_a_reason_is_needed_once_others_rely_on_it(
    *, taken: tuple[Reading, ...], told: bool, asks: bool
) -> None:
    assert asks_why(steps(*taken), told=told) is asks
    check_why("Because", steps(*taken), told=told)
    if not asks:
        check_why("", steps(*taken), told=told)
        return
    with pytest.raises(Refused, match="Say why this account is opened again") as caught:
        check_why(" \n", steps(*taken), told=told)
    assert caught.value.field == "reason"


def test_it_bears_on_what_cites_it_whatever_was_compared() -> None:
    cited = [AnswerCited(F, A, RESIDENT, "x"), AnswerCited(G, B, OTHER, "x")]
    assert bears_on(A, RESIDENT, ["x"], cited, ()) == (F,)
    assert bears_on(B, OTHER, ["x"], [*cited, *cited], ()) == (G,)


def test_it_bears_on_what_cites_an_account_it_was_compared_with() -> None:
    cited = [
        AnswerCited(F, B, OTHER, "x"),
        AnswerCited(G, B, OTHER, "y"),
        AnswerCited(H, B, OTHER, "z"),
    ]
    compared = [Matter(frozenset({"x", "y"})), Matter(frozenset({"z"}))]
    assert bears_on(A, RESIDENT, ["x"], cited, compared) == (F, G)
    assert bears_on(A, RESIDENT, ["w"], cited, compared) == ()


def test_what_was_compared_of_one_resident_bears_on_nobody_else() -> None:
    cited = [AnswerCited(F, B, RESIDENT, "x"), AnswerCited(G, B, OTHER, "x")]
    compared = [Matter(frozenset({"x"}), RESIDENT)]
    assert bears_on(A, RESIDENT, ["x"], cited, compared) == (F,)
    assert bears_on(A, OTHER, ["x"], cited, compared) == ()


def test_a_matter_is_known_by_its_key_on_the_board() -> None:
    once = plain_section(question("own"), question("other"))
    sets = [question_set(once, repeating(question("need-met")))]
    assert matter_of("sample own", None, sets) == Matter(frozenset({"own"}))
    assert matter_of(f"{uuid4()} own", None, sets) == Matter(frozenset())
    assert matter_of("need housing", RESIDENT, sets) == Matter(frozenset({"need-met"}), RESIDENT)
