"""Staff time as each source tells it, with the arithmetic shown line by line.

Only what is shared, and what is on top of it, adds up: time given within a shift by its own staff
is part of it already. Waking hours, sleeping nights and time on call are added up apart. No share
of a resident is worked out, and no figure is too few.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from reviews.domain.dates import Span, long_date
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded

MOST_MINUTES = 24 * 60
MOST = 999
WEEK = 7 * 24 * 60


class Counts(Worded):
    """How staff time stands to the time that residents share."""

    SHARED = (
        "shared",
        "Shared time",
        "A shift that is there for more than one resident, such as the day shift.",
    )
    WITHIN = (
        "within",
        "Within the shared time",
        "Given by the staff of such a shift, in its own hours. It is listed, and not added again.",
    )
    ON_TOP = (
        "on-top",
        "On top of the shared time",
        "Given by someone who is not counted on a shared shift at that time.",
    )


class Duty(Worded):
    """What staff are there as. Hours of one are never added to hours of another."""

    AWAKE = "awake", "Awake and on duty", "At the scheme, and working."
    SLEEPING = "sleeping", "Sleeping night", "Asleep at the scheme, and woken when needed."
    ON_CALL = "on-call", "On call", "Elsewhere, and answers or comes when called."


NOT_SAID = "not said whether it is within the shared time or on top of it, so not added"


@dataclass(frozen=True, slots=True)
class Shift:
    """Staff time that comes round again, such as a "Day shift" of so many staff at once.

    It lasts `minutes`, `times` times in `weeks` weeks; `shared_by` is how many residents share it,
    1 where it is one resident's own. `counts` and `duty` hold nothing in a record made before they
    were asked.
    """

    what: str
    staff: int
    minutes: int
    times: int
    weeks: int
    shared_by: int
    counts: Counts | None = None
    duty: Duty | None = None

    @property
    def said(self) -> bool:
        """Whether it is said how it stands to the shared time, and what staff are there as."""
        return self.counts is not None and self.duty is not None

    @property
    def adds(self) -> bool:
        """Whether it is part of a total."""
        return self.said and self.counts is not Counts.WITHIN

    @property
    def a_week(self) -> Fraction:
        """Minutes of staff time in a week."""
        return Fraction(self.staff * self.minutes * self.times, self.weeks)

    @property
    def working(self) -> str:
        """The arithmetic of this line, with its units, and whether it is part of a total."""
        parts = f"{self.staff} staff × {duration(self.minutes)} × {_count(self.times, 'time')}"
        if self.weeks > 1:
            parts += f" ÷ {self.weeks} weeks"
        shared = f", shared by {self.shared_by} residents" if self.shared_by > 1 else ""
        week = f"{duration(self.a_week)} of staff time a week"
        return f"{self.what}: {parts} = {week}{shared}; {self._counted}"

    @property
    def _counted(self) -> str:
        if self.counts is None or self.duty is None:
            return NOT_SAID
        counted = f"{self.duty.words.lower()}, {self.counts.words.lower()}"
        return counted if self.adds else f"{counted}, so not added again"


@dataclass(frozen=True, slots=True)
class Timed:
    """A shift, and when it was so."""

    shift: Shift
    span: Span


T = TypeVar("T", bound=Timed)


@dataclass(frozen=True, slots=True)
class Total:
    """What one source's staff time of one kind comes to while the same shifts held."""

    duty: Duty
    span: Span
    shifts: tuple[Shift, ...]

    @property
    def minutes(self) -> Fraction:
        """Minutes of staff time in a week."""
        return sum((one.a_week for one in self.shifts), Fraction(0))

    @property
    def words(self) -> str:
        """The sum with each shift that it is made of."""
        parts = " + ".join(f"{duration(one.a_week)} ({_named(one)})" for one in self.shifts)
        whole = f" = {duration(self.minutes)}" if len(self.shifts) > 1 else ""
        return f"Total, {self.duty.words.lower()}, {when(self.span)}: {parts}{whole} a week"


def _named(shift: Shift) -> str:
    return f"{shift.what}, on top" if shift.counts is Counts.ON_TOP else shift.what


def when(span: Span) -> str:
    """The days of a span in words."""
    if span.to_on is None:
        return f"from {long_date(span.from_on)}" if span.from_on else "at all times"
    until = long_date(span.to_on)
    if span.from_on == span.to_on:
        return f"on {until}"
    return f"from {long_date(span.from_on)} to {until}" if span.from_on else f"until {until}"


def check_shift(shift: Shift, said_by: str, *, own: bool = False) -> None:
    """Check that each figure is there, from 1 to a day, and that a week holds them together.

    `own` says that it is one resident's own, which no shift for everyone can be.

    Raises:
        Refused: a figure is missing or cannot be worked with, or it is not said how it counts.
    """
    check_said(said_by, "Say whose account this is.", "said_by")
    check_said(shift.what, "Say what the time is, such as day shift.", "what")
    _check_counts(shift, own=own)
    if not 1 <= shift.minutes <= MOST_MINUTES:
        raise Refused("Enter how long each time lasts, up to 24 hours.", "hours")
    for field in ("staff", "times", "weeks", "shared_by"):
        if not 1 <= getattr(shift, field) <= MOST:
            raise Refused(f"Enter a whole number from 1 to {MOST}.", field)
    if Fraction(shift.minutes * shift.times, shift.weeks) > WEEK:
        raise Refused(
            "That is more than the 168 hours of a week, for each member of staff. Check how long, "
            "how many times and in how many weeks.",
            "times",
        )


def _check_counts(shift: Shift, *, own: bool) -> None:
    if shift.counts is None:
        raise Refused("Say whether it is shared, within the shared time, or on top.", "counts")
    if shift.duty is None:
        raise Refused("Say whether staff are awake, sleeping or on call.", "duty")
    if own and shift.counts is Counts.SHARED:
        raise Refused(
            "One resident’s own time is either within the shared time or on top of it. Choose "
            "which, or say that it is shared.",
            "counts",
        )


def duration(minutes: Fraction | int) -> str:
    """Minutes as people say them: 7 hours 30 minutes; "about" where a part of one is left."""
    whole = round(minutes)
    hours, rest = divmod(whole, 60)
    words = [_count(hours, "hour")] if hours else []
    if rest or not hours:
        words.append(_count(rest, "minute"))
    return ("" if whole == minutes else "about ") + " ".join(words)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def workings(told: Sequence[Timed]) -> list[str]:
    """The arithmetic of one source's account, line by line: each shift, then what adds up."""
    sums = [one.words for one in totals(told)]
    none = "No total: no line says that it is shared time, or on top of it"
    return [*(one.shift.working for one in told), *(sums or [none])]


def totals(told: Iterable[Timed]) -> list[Total]:
    """What one source's account adds up to, each kind of duty apart, and time by time.

    A shift that began after another ended is never added to it.
    """
    adding = [one for one in told if one.shift.adds]
    return [
        Total(duty, span, tuple(sorted((one.shift for one in held), key=_place)))
        for duty in Duty
        for span, held in periods([one for one in adding if one.shift.duty is duty])
    ]


def _place(shift: Shift) -> tuple[int, str, Fraction, int]:
    """Where a shift stands in a sum, whatever the order it was told in."""
    return shift.counts is Counts.ON_TOP, shift.what, shift.a_week, shift.shared_by


def periods(told: Sequence[T]) -> Iterator[tuple[Span, list[T]]]:
    """Each time in which the same lines held, oldest first, with those lines.

    A line without an end is taken to hold still, as far as is known.
    """
    ends = {one.span.to_on for one in told if one.span.to_on}
    starts = {one.span.from_on or date.min for one in told}
    starts |= {end + timedelta(days=1) for end in ends if end < date.max}
    for start, after in pairwise([*sorted(starts), None]):
        if start is not None and (held := [one for one in told if one.span.holds_on(start)]):
            first = None if start == date.min else start
            yield Span(first, after - timedelta(days=1) if after else None), held
