"""Weeks and months, days on which two can go, and times told in words."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.people.training_and_checks import Held, RecordKind
from reviews.domain.programme.calendar import (
    Diary,
    Shown,
    clock_times,
    days_together,
    opening,
    period,
)
from reviews.reference.bank_holidays import load_bank_holidays

HOLIDAYS = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
CHECK = Held(RecordKind.CHECK, "DBS check", date(2026, 1, 1), date(2026, 12, 24))
TRAINING = Held(RecordKind.TRAINING, "Safeguarding", date(2026, 1, 1))


@given(st.dates(date(2020, 1, 1), date(2028, 12, 31)), st.sampled_from(Shown))
def test_a_period_holds_its_day_and_meets_the_next(day: date, shown: Shown) -> None:
    span = period(day, shown)
    assert day in list(span.days)
    assert list(span.days)[-1] == span.last
    following = period(span.last + timedelta(days=1), shown)
    assert following.first == span.last + timedelta(days=1)
    assert (span.first.weekday() == 0) if shown is Shown.WEEK else (span.first.day == 1)


def test_a_day_together_is_a_working_day_with_checks_and_no_other_visit() -> None:
    ann = Diary("Ann", [CHECK, TRAINING], {date(2026, 12, 22): "a visit to Canal House"})
    check = Held(RecordKind.CHECK, "DBS", date(2026, 1, 1), date(2027, 1, 1))
    bo = Diary("Bo", [check, TRAINING], {})
    days = [date(2026, 12, 19) + timedelta(days=number) for number in range(11)]
    free, taken = days_together([ann, bo], days, HOLIDAYS)
    assert free == [date(2026, 12, 21), date(2026, 12, 23), date(2026, 12, 24)]
    assert taken == [
        (date(2026, 12, 22), "Ann has a visit to Canal House."),
        (
            date(2026, 12, 29),
            "Ann’s DBS check does not cover that day. Its last day is 24 December 2026.",
        ),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("10am", (time(10), None)),
        ("at 2.30pm", (time(14, 30), None)),
        ("12am", (time(0), None)),
        ("12:15 PM", (time(12, 15), None)),
        (" 14:30 ", (time(14, 30), None)),
        ("2pm to 4pm", (time(14), time(16))),
        ("from 9:05-11:00", (time(9, 5), time(11))),
        ("10am–1pm", (time(10), time(13))),
        ("4pm to 2pm", None),
        ("2 to 4pm", None),
        ("10", None),
        ("12 noon", None),
        ("13pm", None),
        ("24:00", None),
        ("10:75", None),
        ("after lunch", None),
        ("10am with Mrs Jones", None),
        ("10am to whenever", None),
        ("", None),
    ],
)
def test_a_time_is_read_only_where_it_is_nothing_else(
    words: str, found: tuple[time, time | None] | None
) -> None:
    assert clock_times(words) == found


def test_ten_days_are_proposed_at_most() -> None:
    free, taken = days_together(
        [Diary("Ann", [CHECK, TRAINING], {})], period(date(2026, 10, 1), Shown.MONTH).days, HOLIDAYS
    )
    assert free[-1] == date(2026, 10, 14)
    assert (len(free), taken) == (10, [])


@pytest.mark.parametrize(
    ("today", "opens_on"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2027, 1, 2), date(2027, 1, 4)),
    ],
)
def test_a_calendar_opened_at_a_weekend_shows_the_week_to_come(today: date, opens_on: date) -> None:
    assert opening(today) == opens_on
