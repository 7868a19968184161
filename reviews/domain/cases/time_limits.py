"""By when an appeal comes in time, worked out from the days recorded; to be checked before use.

No result is a statement of the law, and a late appeal is sent on as one in time is.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from reviews.domain.dates import long_date
from reviews.domain.worded import Worded
from reviews.domain.working_days import BankHolidays, no_working_day

from .law import TimeLimits


class InTime(Worded):
    """How the day on which an appeal came stands to its time limit, as far as days are recorded."""

    # fmt: off
    IN_TIME = "in-time", "In time", "It came by the last day that the days recorded give."
    LATE = ("late", "Late",
        ("It can still be let in. If the council objects, the tribunal decides. Send it on either "
        "way."))
    TOO_LATE = ("too-late", "Too late for the council to accept",
        "Send it to the tribunal all the same: only the tribunal can say so.")
    # fmt: on


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a time limit: `on`, the working day to which it runs (SI 2008/2685 rule 12).

    `counted_on` is where the time ends by the count. Where that is no working day, `is_no_working`
    says what it is, such as "a Sunday".
    """

    on: date
    counted_on: date
    is_no_working: str = ""

    @classmethod
    def of(cls, counted_on: date, holidays: BankHolidays) -> "LastDay":
        """The day itself, or the next working day, as far as bank holidays are known."""
        on = counted_on
        while no_working_day(on, holidays):
            on += timedelta(days=1)
        return cls(on, counted_on, no_working_day(counted_on, holidays))

    @property
    def told(self) -> str:
        """It in words, with why it was moved where it was."""
        if not self.is_no_working:
            return long_date(self.on)
        why = f"because {long_date(self.counted_on)} is {self.is_no_working}"
        rule = "and the next working day counts (rule 12 of the tribunal’s rules)"
        return f"{self.on:%A} {long_date(self.on)}, {why} {rule}"


AS_FIRST_KEPT = TimeLimits()


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(
    sent_on: date,
    reasons_asked_on: date | None = None,
    reasons_given_on: date | None = None,
    *,
    refused_sent_on: date | None = None,
    holidays: BankHolidays,
    limits: TimeLimits = AS_FIRST_KEPT,
) -> LastDay:
    """The last day on which an appeal comes in time, as far as days are recorded.

    The latest of a month from the day the notice was sent; 14 days after the later of that month's
    end and the day written reasons were given, where they were asked for within that month; and a
    month from the notice that a revision asked for in time was refused (SI 2008/2685 rule 23(2) as
    SI 2015/1510 article 16 has it). Where that is no working day, the next working day (rule 12).

    Args:
        sent_on: the day the notice of the decision was sent.
        reasons_asked_on: when written reasons were asked for, if they were.
        reasons_given_on: when they were given. While they are not, this is the earliest that the
            last day can be: see `reasons_awaited`.
        refused_sent_on: when notice was sent that the decision would not be revised.
        holidays: the bank holidays that are known.
        limits: the numbers of data/appeals.toml.
    """
    month_ends = months_on(sent_on, limits.months_to_appeal)
    ends = [month_ends]
    if reasons_asked_on is not None and reasons_asked_on <= month_ends:
        later = max(month_ends, reasons_given_on or month_ends)
        ends.append(later + timedelta(days=limits.days_after_reasons))
    if refused_sent_on is not None:
        ends.append(months_on(refused_sent_on, limits.months_to_appeal))
    return LastDay.of(max(ends), holidays)


def reasons_awaited(
    sent_on: date,
    reasons_asked_on: date | None,
    reasons_given_on: date | None,
    *,
    limits: TimeLimits = AS_FIRST_KEPT,
) -> bool:
    """Whether time cannot have ended: reasons asked for within the month were not given."""
    asked = reasons_asked_on is not None and reasons_asked_on <= months_on(
        sent_on, limits.months_to_appeal
    )
    return asked and reasons_given_on is None


def absolute_last_day(
    last: LastDay, *, holidays: BankHolidays, limits: TimeLimits = AS_FIRST_KEPT
) -> LastDay:
    """The last day on which a late appeal can be let in, from the last day in time.

    The months are counted from where the time in which to appeal ends by the count.
    """
    return LastDay.of(months_on(last.counted_on, limits.months_late), holidays)


def stands(
    received_on: date,
    last: LastDay,
    *,
    holidays: BankHolidays,
    awaited: bool = False,
    limits: TimeLimits = AS_FIRST_KEPT,
) -> InTime:
    """How an appeal that came on a day stands to its last day in time.

    `awaited` is `reasons_awaited`: while reasons are awaited, none is late.
    """
    if awaited or received_on <= last.on:
        return InTime.IN_TIME
    latest = absolute_last_day(last, holidays=holidays, limits=limits)
    return InTime.LATE if received_on <= latest.on else InTime.TOO_LATE
