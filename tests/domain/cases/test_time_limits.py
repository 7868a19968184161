"""By when an appeal is in time: months' ends, leap years, written reasons, a refused revision."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.law import TimeLimits
from reviews.domain.cases.time_limits import (
    InTime,
    absolute_last_day,
    last_day,
    months_on,
    reasons_awaited,
    stands,
)

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
LATER = st.integers(0, 500).map(lambda days: timedelta(days=days))


@pytest.mark.parametrize(
    ("sent_on", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 2, 28), date(2026, 3, 28)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 8, 31), date(2026, 9, 30)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_shorter_month(
    sent_on: date, last: date
) -> None:
    assert last_day(sent_on) == last


def test_reasons_asked_for_in_time_add_fourteen_days_to_the_later_of_two() -> None:
    sent, month_ends = date(2026, 3, 2), date(2026, 4, 2)
    assert last_day(sent, date(2026, 3, 20), date(2026, 3, 25)) == date(2026, 4, 16)
    assert last_day(sent, month_ends, date(2026, 5, 1)) == date(2026, 5, 15)
    assert last_day(sent, month_ends + timedelta(days=1), date(2026, 5, 1)) == month_ends
    assert last_day(sent, month_ends) == date(2026, 4, 16)


def test_a_refused_revision_starts_a_month_of_its_own() -> None:
    assert last_day(date(2026, 3, 2), refused_sent_on=date(2026, 5, 31)) == date(2026, 6, 30)
    assert last_day(date(2026, 3, 2), refused_sent_on=date(2026, 3, 1)) == date(2026, 4, 2)


def test_while_reasons_are_awaited_nothing_is_late() -> None:
    sent, asked = date(2026, 3, 2), date(2026, 3, 20)
    assert reasons_awaited(sent, asked, None)
    assert not reasons_awaited(sent, asked, date(2026, 3, 25))
    assert not reasons_awaited(sent, date(2026, 4, 3), None)
    assert not reasons_awaited(sent, None, None)
    assert stands(date(2027, 3, 1), last_day(sent, asked), awaited=True) is InTime.IN_TIME


def test_late_and_too_late_begin_a_day_after() -> None:
    last = date(2027, 2, 28)
    assert absolute_last_day(last) == date(2028, 2, 28)
    assert absolute_last_day(date(2028, 2, 29)) == date(2029, 2, 28)
    assert stands(last, last) is InTime.IN_TIME
    assert stands(last + timedelta(days=1), last) is InTime.LATE
    assert stands(date(2028, 2, 28), last) is InTime.LATE
    assert stands(date(2028, 2, 29), last) is InTime.TOO_LATE


def test_both_kinds_of_late_are_sent_on() -> None:
    for one in (InTime.LATE, InTime.TOO_LATE):
        assert "Send it" in one.hint


@given(DAYS, st.integers(0, 30))
def test_months_on_keeps_the_day_or_takes_the_last_and_counts_whole_months(
    day: date, months: int
) -> None:
    found = months_on(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    ends = (found + timedelta(days=1)).month != found.month
    assert found.day == day.day or (found.day < day.day and ends)


@given(DAYS, DAYS, LATER)
def test_no_later_notice_and_no_reasons_ever_shorten_the_time(
    one: date, other: date, later: timedelta
) -> None:
    first, second = sorted((one, other))
    assert last_day(first) <= last_day(second)
    assert last_day(first) > first
    assert last_day(first, first + later, first + later) >= last_day(first)
    assert absolute_last_day(last_day(first)) > last_day(first)


@given(DAYS, LATER, LATER)
def test_an_appeal_never_gets_better_by_coming_later(
    sent_on: date, sooner: timedelta, more: timedelta
) -> None:
    last, order = last_day(sent_on), list(InTime)
    one, other = stands(sent_on + sooner, last), stands(sent_on + sooner + more, last)
    assert order.index(one) <= order.index(other)


def test_other_numbers_are_taken_from_the_list() -> None:
    limits = TimeLimits(months_to_appeal=2, days_after_reasons=7, months_late=1)
    assert last_day(date(2026, 1, 31), limits=limits) == date(2026, 3, 31)
    given_on = date(2026, 4, 2)
    assert last_day(date(2026, 1, 31), date(2026, 3, 5), given_on, limits=limits) == date(
        2026, 4, 9
    )
    assert absolute_last_day(date(2026, 3, 31), limits=limits) == date(2026, 4, 30)
