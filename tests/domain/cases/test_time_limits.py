"""The last day of an appeal, over months' ends and leap years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.time_limits import last_day

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        (date(2026, 3, 3), date(2026, 4, 3)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_a_month_runs_from_the_day_the_notice_was_sent(sent: date, last: date) -> None:
    assert last_day(sent) == last


def test_written_reasons_asked_for_within_it_give_fourteen_days_more() -> None:
    sent, end = date(2026, 3, 3), date(2026, 4, 3)
    assert last_day(sent, date(2026, 3, 20)) == end + timedelta(days=14)
    assert last_day(sent, date(2026, 3, 20), date(2026, 3, 25)) == end + timedelta(days=14)
    assert last_day(sent, date(2026, 3, 20), date(2026, 5, 1)) == date(2026, 5, 15)
    assert last_day(sent, date(2026, 4, 4), date(2026, 5, 1)) == end


@given(DAYS)
def test_it_is_four_weeks_to_a_month_and_never_before(sent: date) -> None:
    assert 28 <= (last_day(sent) - sent).days <= 31
