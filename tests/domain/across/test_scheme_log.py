"""The day from which a revisit is due."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.across.scheme_log import revisit_cutoff
from reviews.domain.working_days import BankHolidays, after_working_days


@given(st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(1, 60))
def test_a_revisit_falls_due_on_the_day_that_the_working_days_end(day: date, days: int) -> None:
    holidays = BankHolidays.of([date(2026, 4, 3), date(2026, 5, 25), date(2026, 12, 25)])
    due = after_working_days(day, days, holidays)
    assert revisit_cutoff(due, days, holidays) >= day
    assert revisit_cutoff(due - timedelta(days=1), days, holidays) < day
