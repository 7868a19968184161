"""Working days in England, by table and by rule."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.working_days import (
    BankHolidays,
    after_working_days,
    counted,
    is_working_day,
    no_working_day,
    working_days_between,
)
from reviews.reference.bank_holidays import load_bank_holidays

HOLIDAYS = load_bank_holidays(Path(__file__).parents[2] / "data" / "bank_holidays.toml")
STARTS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),  # Monday
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), True),
        (date(2026, 11, 27), True),
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 11, 29), False),  # Sunday
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),  # Christmas Day, a Friday
        (date(2026, 12, 26), False),  # Boxing Day, a Saturday
        (date(2026, 12, 28), False),  # in its place
        (date(2026, 12, 29), True),
        (date(2027, 1, 1), False),
        (date(2027, 3, 26), False),  # Good Friday
        (date(2027, 3, 29), False),  # Easter Monday
        (date(2027, 3, 30), True),
    ],
)
def test_which_days_are_worked(day: date, *, works: bool) -> None:
    assert is_working_day(day, HOLIDAYS) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 24), 1, date(2026, 11, 25)),
        (date(2026, 11, 25), 1, date(2026, 11, 26)),
        (date(2026, 11, 26), 1, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # Friday to Monday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # Saturday to Monday
        (date(2026, 11, 29), 1, date(2026, 11, 30)),  # Sunday to Monday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 23), 5, date(2027, 1, 4)),  # over the year's end as well
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # over Easter
        (date(2027, 3, 24), 10, date(2027, 4, 9)),
        (date(2026, 11, 23), 20, date(2026, 12, 21)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 12, 25), 0, date(2026, 12, 29)),
    ],
)
def test_so_many_working_days_on(start: date, count: int, end: date) -> None:
    assert after_working_days(start, count, HOLIDAYS) == end


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 28), date(2026, 11, 29), 0),
        (date(2026, 12, 24), date(2026, 12, 29), 1),
        (date(2026, 12, 29), date(2026, 12, 24), -1),
        (date(2026, 11, 23), date(2026, 12, 21), 20),
    ],
)
def test_working_days_between(start: date, end: date, count: int) -> None:
    assert working_days_between(start, end, HOLIDAYS) == count


@given(STARTS, st.integers(1, 150))
def test_adding_and_counting_undo_each_other(start: date, count: int) -> None:
    end = after_working_days(start, count, HOLIDAYS)
    assert is_working_day(end, HOLIDAYS)
    assert working_days_between(start, end, HOLIDAYS) == count
    assert working_days_between(start, end - timedelta(days=1), HOLIDAYS) == count - 1


@given(STARTS)
def test_none_more_is_the_day_itself_or_the_next_that_is_worked(start: date) -> None:
    end = after_working_days(start, 0, HOLIDAYS)
    assert is_working_day(end, HOLIDAYS)
    assert working_days_between(start, end, HOLIDAYS) == (0 if end == start else 1)


@given(STARTS, st.integers(0, 60), st.integers(0, 60))
def test_two_steps_make_one(start: date, first: int, second: int) -> None:
    there = after_working_days(after_working_days(start, first, HOLIDAYS), second, HOLIDAYS)
    if first or is_working_day(start, HOLIDAYS):
        assert there == after_working_days(start, first + second, HOLIDAYS)


@given(STARTS, STARTS)
def test_counting_back_is_counting_on_the_other_way(one: date, other: date) -> None:
    there = working_days_between(one, other, HOLIDAYS)
    assert working_days_between(other, one, HOLIDAYS) == -there
    assert (there > 0) <= (other > one)


def test_past_the_years_known_nothing_is_guessed() -> None:
    last = HOLIDAYS.last
    with pytest.raises(Refused, match=f"bank holidays of {last.year + 1} are not known"):
        after_working_days(last - timedelta(days=3), 5, HOLIDAYS)
    with pytest.raises(Refused, match="not known"):
        working_days_between(last, last + timedelta(days=1), HOLIDAYS)
    with pytest.raises(Refused, match="not known"):
        is_working_day(HOLIDAYS.first - timedelta(days=1), HOLIDAYS)
    assert after_working_days(last - timedelta(days=5), 1, HOLIDAYS) <= last


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="less than 0"):
        after_working_days(date(2026, 11, 23), -1, HOLIDAYS)


def test_years_are_known_whole() -> None:
    known = BankHolidays.of([date(2026, 12, 25), date(2027, 12, 27)])
    assert (known.first, known.last) == (date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "1 working day from today."),
        (date(2026, 12, 7), "10 working days from today."),
        (date(2026, 11, 28), "4 working days from today. It falls on a Saturday."),
        (date(2026, 12, 25), "23 working days from today. It falls on a bank holiday."),
        (date(2026, 11, 23), "It is not after today."),
        (date(2026, 11, 20), "It is not after today."),
    ],
)
def test_a_date_told_in_working_days(day: date, words: str) -> None:
    assert counted(date(2026, 11, 23), day, HOLIDAYS) == words


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 27), ""),
        (date(2026, 11, 28), "a Saturday"),
        (date(2026, 11, 29), "a Sunday"),
        (date(2026, 12, 25), "a bank holiday"),
        (date(2045, 12, 25), ""),
        (date(2045, 12, 24), "a Sunday"),
    ],
)
def test_a_day_off_says_what_it_is_and_of_years_not_known_only_weekends(
    day: date, said: str
) -> None:
    assert no_working_day(day, HOLIDAYS) == said


@given(STARTS)
def test_of_known_years_both_say_alike_what_a_working_day_is(day: date) -> None:
    assert is_working_day(day, HOLIDAYS) is not bool(no_working_day(day, HOLIDAYS))
