"""When a request is answered by, and what a decision on it must say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.across.data_requests import (
    Ground,
    Outcome,
    answer_by,
    check_decision,
    check_request,
)
from reviews.domain.errors import Refused

DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


@given(DAYS)
def test_it_is_the_same_day_of_the_next_month_or_its_last(asked_on: date) -> None:
    due = answer_by(asked_on)
    months = (due.year - asked_on.year) * 12 + due.month - asked_on.month
    assert months == 1
    ends = (due + timedelta(days=1)).day == 1
    assert due.day == asked_on.day or (due.day < asked_on.day and ends)
    assert 28 <= (due - asked_on).days <= 31


@given(DAYS)
def test_a_later_request_is_never_due_before_an_earlier_one(asked_on: date) -> None:
    assert answer_by(asked_on) <= answer_by(asked_on + timedelta(days=1))


@pytest.mark.parametrize(
    ("asked_on", "due_on"),
    [
        (date(2026, 11, 30), date(2026, 12, 30)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 2, 28), date(2026, 3, 28)),
    ],
)
def test_ends_of_months(asked_on: date, due_on: date) -> None:
    assert answer_by(asked_on) == due_on


def test_a_request_says_who_and_what() -> None:
    today = date(2026, 11, 30)
    check_request("Amina", "Forget me", today, today)
    for asked_by, words, on in (
        (" ", "Forget me", today),
        ("Amina", "", today),
        ("Amina", "Forget me", today + timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            check_request(asked_by, words, on, today)


def test_a_decision_says_why() -> None:
    check_decision(Outcome.NOT_THEIRS, None, "", cited=[False])
    check_decision(Outcome.REFUSED, Ground.CLAIMS, "An appeal waits", cited=[False])
    check_decision(Outcome.RESTRICTED, None, "While we look", cited=[True, True])
    for outcome, ground, reason, cited, field in (
        (Outcome.ERASED, None, "Asked", [], "places"),
        (Outcome.ERASED, None, " ", [True], "reason"),
        (Outcome.REFUSED, None, "No", [True], "ground"),
        (Outcome.REFUSED, Ground.DUTY, "", [True], "reason"),
        (Outcome.RESTRICTED, None, "Yes", [True, False], "places"),
        (Outcome.DISPUTED, None, "Wrong", [False], "places"),
    ):
        with pytest.raises(Refused) as refused:
            check_decision(outcome, ground, reason, cited=cited)
        assert refused.value.field == field


def test_every_outcome_and_ground_says_what_it_is() -> None:
    assert all(one.words for one in (*Outcome, *Ground))
    assert all(one.hint for one in Ground)
