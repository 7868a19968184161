"""The calendar of visits, and days on which two officers can go together."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from reviews.domain.people.training_and_checks import Held, lacking
from reviews.domain.working_days import BankHolidays, is_working_day

AHEAD = 60
"""How many days ahead are looked at for a day for two."""

PROPOSED = 10
"""How many of them are proposed at most."""

_FRIDAY = 4


class Shown(StrEnum):
    """How much of the calendar is shown at once."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both shown."""

    first: date
    last: date

    @property
    def days(self) -> Iterator[date]:
        """Each day in order."""
        count = (self.last - self.first).days + 1
        return (self.first + timedelta(days=number) for number in range(count))


def period(day: date, shown: Shown) -> Period:
    """The week, from its Monday, or the month that a day is in."""
    if shown is Shown.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def opening(today: date) -> date:
    """The day that a calendar opens on: at a weekend, the Monday to come."""
    return today + timedelta(days=7 - today.weekday()) if today.weekday() > _FRIDAY else today


@dataclass(frozen=True, slots=True)
class Diary:
    """One officer's diary: what they hold, and what they are busy with on which day."""

    name: str
    held: Sequence[Held]
    busy: Mapping[date, str]

    def why_not(self, day: date) -> str:
        """Why the officer cannot go on a day, as a sentence; empty where they can."""
        if day in self.busy:
            return f"{self.name} has {self.busy[day]}."
        return lacking(self.name, self.held, day)


def days_together(
    diaries: Sequence[Diary], days: Iterable[date], holidays: BankHolidays
) -> tuple[list[date], list[tuple[date, str]]]:
    """The first working days on which every officer can go, and why not on those between."""
    free: list[date] = []
    taken: list[tuple[date, str]] = []
    for day in days:
        if len(free) == PROPOSED:
            break
        if not is_working_day(day, holidays):
            continue
        reasons = " ".join(why for one in diaries if (why := one.why_not(day)))
        if reasons:
            taken.append((day, reasons))
        else:
            free.append(day)
    return free, taken


_TIME = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?"
_TIMES = re.compile(rf"(?:at |from )?{_TIME}(?: ?(?:to|until|-|–) ?{_TIME})?", re.IGNORECASE)


def clock_times(words: str) -> tuple[time, time | None] | None:
    """The start, and the end where it is told, that words such as 10am or 2pm to 4pm name.

    In London. None where the words name no such time, or say anything beside it.
    """
    found = _TIMES.fullmatch(words.strip())
    if found is None:
        return None
    start, end = _clock(*found.groups()[:3]), _clock(*found.groups()[3:])
    if start is None or (found[4] and (end is None or end <= start)):
        return None
    return start, end


def _clock(hours: str | None, minutes: str | None, half: str | None) -> time | None:
    """A time on the clock; None where there is none, or it could be of the morning or evening."""
    if hours is None or not (minutes or half):
        return None
    hour, minute = int(hours), int(minutes or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
