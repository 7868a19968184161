"""Dates that were counted move with the letter; those that leave little time are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.follow_up.counted_dates import (
    Counted,
    Days,
    columns_of,
    how_made,
    short,
    two_dates,
)
from reviews.domain.working_days import BankHolidays, is_working_day, working_days_between

HOLIDAYS = BankHolidays.of([date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)])
USUAL = Days(10, 40)
WRITTEN = date(2026, 11, 23)
LETTER = date(2026, 12, 10)
ONLY_4 = "only 4 working days to complete it, by 16 December 2026"


def test_the_letters_own_day_is_what_dates_count_from() -> None:
    assert two_dates(WRITTEN, Days(10, 20), HOLIDAYS) == (date(2026, 12, 7), date(2026, 12, 21))
    assert two_dates(LETTER, Days(10, 20), HOLIDAYS) == (date(2026, 12, 24), date(2027, 1, 12))


@given(st.dates(date(2026, 1, 1), date(2026, 11, 1)), st.integers(1, 60), st.integers(0, 60))
def test_counted_dates_are_working_days_in_order(start: date, first: int, more: int) -> None:
    acknowledge, complete = two_dates(start, Days(first, first + more), HOLIDAYS)
    assert start < acknowledge <= complete
    assert is_working_day(acknowledge, HOLIDAYS)
    assert working_days_between(start, complete, HOLIDAYS) == first + more


@pytest.mark.parametrize(
    ("days", "field"), [(Days(0, 4), "acknowledge_days"), (Days(5, 4), "complete_days")]
)
def test_numbers_that_leave_no_time_are_refused(days: Days, field: str) -> None:
    with pytest.raises(Refused) as refused:
        two_dates(WRITTEN, days, HOLIDAYS)
    assert refused.value.field == field


def test_a_year_whose_bank_holidays_are_not_known_is_refused() -> None:
    with pytest.raises(Refused, match="are not known yet"):
        two_dates(WRITTEN, Days(10, 5_000), HOLIDAYS)


@pytest.mark.parametrize(
    ("acknowledge", "complete", "said"),
    [
        (date(2026, 12, 24), date(2027, 2, 10), ""),
        (
            date(2026, 12, 11),
            date(2027, 2, 10),
            "only 1 working day to acknowledge it, by 11 December 2026",
        ),
        (
            date(2026, 12, 15),
            date(2026, 12, 16),
            f"only 3 working days to acknowledge it, by 15 December 2026, and {ONLY_4}",
        ),
        # A date before the letter is refused elsewhere; one in an unknown year is far off.
        (LETTER - timedelta(days=3), date(2040, 1, 1), ""),
    ],
)
def test_short_dates_are_said(acknowledge: date, complete: date, said: str) -> None:
    assert short((acknowledge, complete), LETTER, USUAL, HOLIDAYS) == said


def test_how_dates_were_made_is_kept_and_told() -> None:
    counted = Counted(WRITTEN, Days(3, 40), date(2026, 11, 21))
    assert how_made(counted) == (
        "Counted: 3 and 40 working days from 23 November 2026. Bank holidays as checked on "
        "21 November 2026."
    )
    assert how_made(None) == "Chosen"
    assert columns_of(counted) == {
        "counted_from_on": WRITTEN,
        "acknowledge_days": 3,
        "complete_days": 40,
        "holidays_checked_on": date(2026, 11, 21),
    }
    assert set(columns_of(None).values()) == {None}
