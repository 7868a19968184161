"""How long someone has who was told to leave: in hours, from now, by London's clocks.

What is not known comes first, because it may be now (paras 140-142).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar

from reviews.domain.dates import LONDON, long_date

from .threats import LeaveBy, ThreatKind


class Told(Protocol):
    """What is known of when someone was told to be gone."""

    @property
    def kind(self) -> ThreatKind:
        """What was said or done."""

    @property
    def leave_by(self) -> LeaveBy:
        """What is known."""

    @property
    def leave_by_on(self) -> date | None:
        """The day."""

    @property
    def leave_by_at(self) -> str:
        """The hour in London, such as 17:00."""


T = TypeVar("T", bound=Told)


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """What the clock says now. Clocks sort by what presses most."""

    rank: int
    until: datetime
    words: str
    now: bool
    """Whether something is to be done this minute: it is over, or not known."""


_HOUR = timedelta(hours=1)
_ANY = datetime.min.replace(tzinfo=UTC)


def instant(day: date, at: str) -> datetime:
    """A day and an hour in London as an instant.

    An hour that comes twice, when the clocks go back, is the first of the two; one that is left
    out, when they go forward, is as much after the change as it says.
    """
    return datetime.combine(day, time.fromisoformat(at), LONDON).astimezone(UTC)


def clock(told: Told, now: datetime) -> Clock:
    """How long someone has, from an aware instant."""
    if told.kind is ThreatKind.OUT:
        return Clock(1, _ANY, "out already: ask where they can be tonight", now=True)
    if told.leave_by is LeaveBy.AT_ONCE:
        return Clock(1, _ANY, "told to leave at once", now=True)
    if told.leave_by_on is None:
        return Clock(0, _ANY, "leave by: not known, ask now", now=True)
    today = now.astimezone(LONDON).date()
    day = _named(told.leave_by_on, today)
    if told.leave_by_at:
        until = instant(told.leave_by_on, told.leave_by_at)
        words = f"leave by {day} {told.leave_by_at}: {_left(until, now)}"
        return Clock(2, until, words, now=until <= now)
    return _clock_of_day(told.leave_by_on, day, today, now)


def _clock_of_day(on: date, day: str, today: date, now: datetime) -> Clock:
    begins = instant(on, "00:00")
    said = f"leave by {day}, the hour not known: "
    if today < on:
        return Clock(2, begins, f"{said}{_left(begins, now)} until that day begins", now=False)
    if today == on:
        return Clock(2, begins, f"{said}ask now", now=True)
    ended = instant(on + timedelta(days=1), "00:00")
    return Clock(2, begins, f"{said}{_left(ended, now)} at least", now=True)


def _named(day: date, today: date) -> str:
    named = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return named.get((day - today).days) or f"{day:%A} {long_date(day)}"


def _left(until: datetime, now: datetime) -> str:
    """How long it is from one instant to another: whole hours, and minutes within the last."""
    between = until.astimezone(UTC) - now.astimezone(UTC)
    length = abs(between)
    count, unit = (length // _HOUR, "hour") if length >= _HOUR else (length.seconds // 60, "minute")
    said = f"{count} {unit}{'' if count == 1 else 's'}"
    if between > timedelta():
        return f"{said} left" if count else "less than a minute left"
    return f"overdue by {said}" if count else "overdue now"


def by_what_presses(threats: Iterable[T], now: datetime) -> list[tuple[T, Clock]]:
    """Threats with their clocks: what is not known first, then what is soonest."""
    told = [(one, clock(one, now)) for one in threats]
    return sorted(told, key=lambda pair: (pair[1].rank, pair[1].until))
