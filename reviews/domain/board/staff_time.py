"""Staff time as each source tells it, with the arithmetic shown line by line.

Plain multiplication and division over what was told: staff, hours, times, weeks, residents. It
says what follows from the figures and nothing of whether that is enough: no figure is too few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reviews.domain.errors import Refused, check_said

MOST_MINUTES = 24 * 60
MOST = 999
WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Shift:
    """Staff time that comes round again, such as a "Day shift" of so many staff at once.

    It lasts `minutes`, `times` times in `weeks` weeks; `shared_by` is how many residents share it,
    1 where it is one resident's own.
    """

    what: str
    staff: int
    minutes: int
    times: int
    weeks: int
    shared_by: int

    @property
    def a_week(self) -> Fraction:
        """Minutes of staff time in a week."""
        return Fraction(self.staff * self.minutes * self.times, self.weeks)

    @property
    def working(self) -> str:
        """The arithmetic of this line, with its units."""
        parts = f"{self.staff} staff × {duration(self.minutes)} × {_count(self.times, 'time')}"
        if self.weeks > 1:
            parts += f" ÷ {self.weeks} weeks"
        return f"{self.what}: {parts} = {duration(self.a_week)} of staff time a week"


def check_shift(shift: Shift, said_by: str) -> None:
    """Check that each figure is there, from 1 to a day, and that a week holds them together."""
    check_said(said_by, "Say whose account this is.", "said_by")
    check_said(shift.what, "Say what the time is, such as day shift.", "what")
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


def workings(shifts: Sequence[Shift]) -> list[str]:
    """The arithmetic of one source's account, line by line: each shift, the sum, the shares."""
    lines = [one.working for one in shifts]
    if len(shifts) > 1:
        sums = " + ".join(duration(one.a_week) for one in shifts)
        lines.append(f"Together: {sums} = {duration(_sum(shifts))} of staff time a week")
    for residents in sorted({one.shared_by for one in shifts} - {1}):
        shared = _sum([one for one in shifts if one.shared_by == residents])
        lines.append(
            f"Shared by {residents} residents: {duration(shared)} ÷ {residents} residents = "
            f"{duration(shared / residents)} a week for each, if it were shared equally"
        )
    return lines


def _sum(shifts: Sequence[Shift]) -> Fraction:
    return sum((one.a_week for one in shifts), Fraction(0))
