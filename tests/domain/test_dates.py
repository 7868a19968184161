"""The day of something that has happened."""

from datetime import date, timedelta

import pytest

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused

TODAY = date(2027, 1, 1)
OPENED = date(2026, 12, 31)


def test_a_day_from_the_first_to_today_can_be() -> None:
    for day in (OPENED, TODAY):
        check_past(day, TODAY, "on", since=OPENED, since_is="the day it was opened")
    check_past(date(1950, 1, 1), TODAY, "on")


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), OPENED - timedelta(days=1)])
def test_a_day_to_come_or_before_the_first_is_refused(day: date) -> None:
    with pytest.raises(Refused) as refusal:
        check_past(day, TODAY, "on", since=OPENED, since_is="the day it was opened")
    assert refusal.value.field == "on"


def test_the_first_day_is_said_with_what_it_is() -> None:
    with pytest.raises(Refused, match="31 December 2026 or later, which is the day it was opened"):
        check_past(date(2025, 12, 31), TODAY, "on", since=OPENED, since_is="the day it was opened")
