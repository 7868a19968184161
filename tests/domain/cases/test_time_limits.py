"""By when an appeal is in time: months' ends, leap years, reasons, a refused revision, rule 12."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases import time_limits
from reviews.domain.cases.law import TimeLimits
from reviews.domain.cases.time_limits import InTime, LastDay, months_on, reasons_awaited
from reviews.reference.bank_holidays import known_bank_holidays

MOVED = "and the next working day counts (rule 12 of the tribunal’s rules)"
HOLIDAYS = known_bank_holidays()
last_day = partial(time_limits.last_day, holidays=HOLIDAYS)
absolute_last_day = partial(time_limits.absolute_last_day, holidays=HOLIDAYS)
stands = partial(time_limits.stands, holidays=HOLIDAYS)
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
    assert last_day(sent_on).counted_on == last


def test_reasons_asked_for_in_time_add_fourteen_days_to_the_later_of_two() -> None:
    sent, month_ends = date(2026, 3, 2), date(2026, 4, 2)
    assert last_day(sent, date(2026, 3, 20), date(2026, 3, 25)).on == date(2026, 4, 16)
    assert last_day(sent, month_ends, date(2026, 5, 1)).on == date(2026, 5, 15)
    assert last_day(sent, month_ends + timedelta(days=1), date(2026, 5, 1)).on == month_ends
    assert last_day(sent, month_ends).on == date(2026, 4, 16)


def test_fourteen_days_are_counted_from_the_day_on_which_the_month_ends_by_the_count() -> None:
    found = last_day(date(2026, 10, 22), date(2026, 11, 1), date(2026, 11, 2))
    assert found == LastDay(date(2026, 12, 7), date(2026, 12, 6), "a Sunday")


def test_a_refused_revision_starts_a_month_of_its_own() -> None:
    assert last_day(date(2026, 3, 2), refused_sent_on=date(2026, 5, 31)).on == date(2026, 6, 30)
    assert last_day(date(2026, 3, 2), refused_sent_on=date(2026, 3, 1)).on == date(2026, 4, 2)


def test_while_reasons_are_awaited_nothing_is_late() -> None:
    sent, asked = date(2026, 3, 2), date(2026, 3, 20)
    assert reasons_awaited(sent, asked, None)
    assert not reasons_awaited(sent, asked, date(2026, 3, 25))
    assert not reasons_awaited(sent, date(2026, 4, 3), None)
    assert not reasons_awaited(sent, None, None)
    assert stands(date(2027, 3, 1), last_day(sent, asked), awaited=True) is InTime.IN_TIME


def test_late_and_too_late_begin_a_day_after() -> None:
    last = last_day(date(2027, 1, 29))
    assert last == LastDay(date(2027, 3, 1), date(2027, 2, 28), "a Sunday")
    assert absolute_last_day(last).on == date(2028, 2, 28), "from the day by the count"
    assert absolute_last_day(last_day(date(2028, 1, 30))).on == date(2029, 2, 28)
    assert stands(last.on, last) is InTime.IN_TIME
    assert stands(last.on + timedelta(days=1), last) is InTime.LATE
    assert stands(date(2028, 2, 28), last) is InTime.LATE
    assert stands(date(2028, 2, 29), last) is InTime.TOO_LATE


def test_the_further_months_end_on_a_working_day_too() -> None:
    last = last_day(date(2026, 1, 28))
    assert absolute_last_day(last).on == date(2027, 3, 1)
    assert stands(date(2027, 3, 1), last) is InTime.LATE
    assert stands(date(2027, 3, 2), last) is InTime.TOO_LATE


@pytest.mark.parametrize(
    ("sent_on", "on", "told"),
    [
        (
            date(2026, 10, 22),
            date(2026, 11, 23),
            f"Monday 23 November 2026, because 22 November 2026 is a Sunday {MOVED}",
        ),
        (
            date(2026, 11, 25),
            date(2026, 12, 29),
            f"Tuesday 29 December 2026, because 25 December 2026 is a bank holiday {MOVED}",
        ),
        (date(2026, 10, 23), date(2026, 11, 23), "23 November 2026"),
    ],
)
def test_a_day_that_was_moved_says_why(sent_on: date, on: date, told: str) -> None:
    found = last_day(sent_on)
    assert (found.on, found.told) == (on, told)


def test_of_a_year_whose_bank_holidays_are_not_known_weekends_alone_are_moved() -> None:
    christmas = date(HOLIDAYS.last.year + 2, 12, 25)
    assert LastDay.of(christmas, HOLIDAYS).on == christmas
    assert christmas.weekday() < 5
    saturday = date(2045, 1, 7)
    assert LastDay.of(saturday, HOLIDAYS).on == date(2045, 1, 9)


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
    assert last_day(first).on <= last_day(second).on
    assert last_day(first).on > first
    assert last_day(first, first + later, first + later).on >= last_day(first).on
    assert absolute_last_day(last_day(first)).on > last_day(first).on


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS.days


@given(DAYS, st.none() | LATER, LATER)
def test_no_last_day_is_a_day_off_and_the_working_day_after_it_is_late(
    sent_on: date, asked: timedelta | None, later: timedelta
) -> None:
    asked_on = None if asked is None else sent_on + asked
    last = last_day(sent_on, asked_on, asked_on and asked_on + later)
    latest = absolute_last_day(last)
    for one in (last, latest):
        assert _works(one.on)
        off = (one.counted_on + timedelta(n) for n in range((one.on - one.counted_on).days))
        assert not any(map(_works, off))
    assert stands(last.on, last) is InTime.IN_TIME
    assert stands(LastDay.of(last.on + timedelta(days=1), HOLIDAYS).on, last) is InTime.LATE
    assert stands(latest.on, last) is InTime.LATE
    assert stands(latest.on + timedelta(days=1), last) is InTime.TOO_LATE


@given(DAYS, LATER, LATER)
def test_an_appeal_never_gets_better_by_coming_later(
    sent_on: date, sooner: timedelta, more: timedelta
) -> None:
    last, order = last_day(sent_on), list(InTime)
    one, other = stands(sent_on + sooner, last), stands(sent_on + sooner + more, last)
    assert order.index(one) <= order.index(other)


def test_other_numbers_are_taken_from_the_list() -> None:
    limits = TimeLimits(months_to_appeal=2, days_after_reasons=7, months_late=1)
    assert last_day(date(2026, 1, 31), limits=limits).on == date(2026, 3, 31)
    given_on = date(2026, 4, 2)
    last = last_day(date(2026, 1, 31), date(2026, 3, 5), given_on, limits=limits)
    assert last.on == date(2026, 4, 9)
    assert absolute_last_day(last, limits=limits).on == date(2026, 5, 11), "9 May is a Saturday"
