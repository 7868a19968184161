"""The calendar of visits, and days on which two officers can go together."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from .readiness import Held, lacking
from .working_days import BankHolidays, is_working_day

AHEAD = 60
"""How many days ahead are looked at for a day for two."""


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
    """The working days on which every officer can go, and why not on the others.

    Raises:
        Refused: the bank holidays of a year are not known.
    """
    free: list[date] = []
    taken: list[tuple[date, str]] = []
    for day in days:
        if not is_working_day(day, holidays):
            continue
        reasons = " ".join(why for one in diaries if (why := one.why_not(day)))
        if reasons:
            taken.append((day, reasons))
        else:
            free.append(day)
    return free, taken


_CLOCK = re.compile(r"(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?", re.IGNORECASE)


def clock_time(words: str) -> time | None:
    """The time that words such as 10am, 2.30pm or 14:30 name, in London; None where they do not."""
    found = _CLOCK.fullmatch(words.strip())
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if half := (found[3] or "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
