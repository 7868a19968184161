"""The days of the example council: counted from the day of playing, whatever day that is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.working_days import is_working_day, working_days_between
from reviews.example.calendar import Calendar
from reviews.reference.bank_holidays import load_bank_holidays

HOLIDAYS = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
DAYS = st.dates(date(2024, 1, 1), date(2028, 11, 20))
NUMBERS = st.integers(-300, 20)


@given(DAYS, NUMBERS)
def test_a_day_is_a_working_day_on_its_own_side_of_today(today: date, number: int) -> None:
    found = Calendar(today, HOLIDAYS).day(number)
    assert is_working_day(found, HOLIDAYS)
    if number < 0:
        eve, yesterday = found - timedelta(days=1), today - timedelta(days=1)
        assert working_days_between(eve, yesterday, HOLIDAYS) == -number
    else:
        assert found >= today


@given(DAYS, NUMBERS, NUMBERS)
def test_later_numbers_are_later_days(today: date, one: int, other: int) -> None:
    calendar = Calendar(today, HOLIDAYS)
    if one < other:
        assert calendar.day(one) < calendar.day(other)


@given(DAYS)
def test_the_revisit_is_within_the_week_on_any_day(today: date) -> None:
    assert today < Calendar(today, HOLIDAYS).day(2) <= today + timedelta(days=7)


def test_a_number_in_braces_becomes_its_date() -> None:
    calendar = Calendar(date(2026, 11, 23), HOLIDAYS)
    assert calendar.dated("{-1} and {2}.") == "20 November 2026 and 25 November 2026."
    assert calendar.dated("No {day} here.") == "No {day} here."


def test_a_number_under_the_name_of_a_day_becomes_its_date() -> None:
    calendar = Calendar(date(2026, 11, 23), HOLIDAYS)
    day = date(2026, 11, 20)
    told = {"due_on": -1, "on": -1, "plan-dated-on": -1, "referral-date": -1}
    assert calendar.dated(told) == dict.fromkeys(told, day)
    assert calendar.dated({"held": [{"done_on": -1}]}) == {"held": [{"done_on": day}]}
    others = {"units": 2, "season": 4, "planned": True, "residents": [3]}
    assert calendar.dated(others) == others
