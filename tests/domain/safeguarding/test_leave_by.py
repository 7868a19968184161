"""The clock of someone told to leave: hours from now, right when the clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.safeguarding.leave_by import by_what_presses, clock, instant
from reviews.domain.safeguarding.threats import LeaveBy, ThreatKind

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CHANGES = {
    "forward": datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    "back": datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
}


@dataclass(frozen=True)
class By:
    leave_by: LeaveBy
    leave_by_on: date | None = None
    leave_by_at: str = ""
    kind: ThreatKind = ThreatKind.TOLD


def hour(day: int, at: str) -> By:
    return By(LeaveBy.HOUR, date(2026, 11, day), at)


def day(number: int) -> By:
    return By(LeaveBy.DAY, date(2026, 11, number))


NOT_KNOWN, AT_ONCE = By(LeaveBy.NOT_KNOWN), By(LeaveBy.AT_ONCE)


@pytest.mark.parametrize(
    ("by", "words", "now"),
    [
        (hour(24, "17:00"), "leave by today 17:00: 5 hours left", False),
        (hour(24, "17:59"), "leave by today 17:59: 5 hours left", False),
        (hour(24, "13:00"), "leave by today 13:00: 1 hour left", False),
        (hour(24, "12:59"), "leave by today 12:59: 59 minutes left", False),
        (hour(24, "12:01"), "leave by today 12:01: 1 minute left", False),
        (hour(24, "12:00"), "leave by today 12:00: overdue now", True),
        (hour(24, "11:40"), "leave by today 11:40: overdue by 20 minutes", True),
        (hour(24, "11:00"), "leave by today 11:00: overdue by 1 hour", True),
        (hour(23, "09:00"), "leave by yesterday 09:00: overdue by 27 hours", True),
        (hour(25, "09:00"), "leave by tomorrow 09:00: 21 hours left", False),
        (hour(27, "17:00"), "leave by Friday 27 November 2026 17:00: 77 hours left", False),
        (
            day(25),
            "leave by tomorrow, the hour not known: 12 hours left until that day begins",
            False,
        ),
        (day(24), "leave by today, the hour not known: ask now", True),
        (day(23), "leave by yesterday, the hour not known: overdue by 12 hours at least", True),
        (NOT_KNOWN, "leave by: not known, ask now", True),
        (AT_ONCE, "told to leave at once", True),
        (
            By(LeaveBy.NOT_KNOWN, kind=ThreatKind.OUT),
            "out already: ask where they can be tonight",
            True,
        ),
    ],
)
def test_the_clock_says_the_hours(by: By, words: str, now: bool) -> None:  # noqa: FBT001 - a case
    said = clock(by, NOON)
    assert (said.words, said.now) == (words, now)


def test_what_is_not_known_comes_first_then_what_is_soonest() -> None:
    mixed = [hour(27, "17:00"), hour(23, "09:00"), AT_ONCE, day(25), NOT_KNOWN, hour(24, "17:00")]
    order = [one for one, _ in by_what_presses(mixed, NOON)]
    assert order == [
        NOT_KNOWN,
        AT_ONCE,
        hour(23, "09:00"),
        hour(24, "17:00"),
        day(25),
        hour(27, "17:00"),
    ]


@given(
    change=st.sampled_from(sorted(CHANGES)),
    now=st.integers(-72 * 60, 72 * 60),
    until=st.integers(-72 * 60, 72 * 60),
)
def test_the_hours_are_those_that_pass_also_when_the_clocks_change(
    change: str, now: int, until: int
) -> None:
    """The instant is chosen first, in UTC; London's hour is told by the law: an hour on or off."""
    at = CHANGES[change]
    summer = (until >= 0) if change == "forward" else (until < 0)
    end = at + timedelta(minutes=until)
    shown = (end + timedelta(hours=1 if summer else 0)).replace(tzinfo=None)
    if change == "back" and 0 <= until < 60:
        end -= timedelta(hours=1)  # an hour that comes twice is the first of the two
    seconds = int((end - (at + timedelta(minutes=now))).total_seconds())
    said = clock(
        By(LeaveBy.HOUR, shown.date(), f"{shown:%H:%M}"), at + timedelta(minutes=now)
    ).words.rpartition(": ")[2]
    if seconds > 0:
        count, unit = (seconds // 3600, "hour") if seconds >= 3600 else (seconds // 60, "minute")
        assert said == f"{count} {unit}{'' if count == 1 else 's'} left"
    elif seconds == 0:
        assert said == "overdue now"
    else:
        assert said.startswith("overdue by ")


def test_an_hour_that_the_clocks_leave_out_still_comes() -> None:
    assert instant(date(2026, 3, 29), "01:30") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert instant(date(2026, 10, 25), "01:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
