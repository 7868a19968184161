"""Two times: when a thing was true, and when it was recorded."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from .errors import Refused

LONDON = ZoneInfo("Europe/London")


def long_date(day: date) -> str:
    """A date as letters print it: 3 December 2026."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Span:
    """From a date to a date, both inclusive; an open end means "still so, as far as known"."""

    from_on: date | None = None
    to_on: date | None = None

    def overlaps(self, other: "Span") -> bool:
        """Whether any day is in both."""
        starts = max(self.from_on or date.min, other.from_on or date.min)
        ends = min(self.to_on or date.max, other.to_on or date.max)
        return starts <= ends

    def holds_on(self, day: date) -> bool:
        """Whether the span covers `day`."""
        return (self.from_on is None or self.from_on <= day) and (
            self.to_on is None or day <= self.to_on
        )


def check_past(
    day: date, today: date, field: str, *, since: date | None = None, since_is: str = ""
) -> None:
    """Check the day of something that has happened, typed in a form's `field`; today is London's.

    `since` is the first day that it can have been, and `since_is` what that day is, such as "the
    day this review was opened".
    """
    if day > today:
        raise Refused("The date must be today or in the past.", field)
    if since is not None and day < since:
        raise Refused(
            f"The date must be {long_date(since)} or later, which is {since_is}. Check the year.",
            field,
        )


def check_span(from_on: date | None, to_on: date | None, field: str = "true_to_on") -> Span:
    """The span between two dates."""
    if from_on and to_on and to_on < from_on:
        raise Refused("The end date must be the same as or after the start date.", field)
    return Span(from_on, to_on)
