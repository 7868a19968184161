"""By when an appeal comes in time, worked out from the days recorded; to be checked before use.

No result is a statement of the law, and a late appeal is sent on as one in time is.
"""

from calendar import monthrange
from datetime import date, timedelta

from reviews.domain.worded import Worded

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
    limits: TimeLimits = AS_FIRST_KEPT,
) -> date:
    """The last day on which an appeal comes in time, as far as days are recorded.

    The latest of a month from the day the notice was sent; 14 days after the later of that month's
    end and the day written reasons were given, where they were asked for within that month; and a
    month from the notice that a revision asked for in time was refused (SI 2008/2685 rule 23(2) as
    SI 2015/1510 article 16 has it).

    Args:
        sent_on: the day the notice of the decision was sent.
        reasons_asked_on: when written reasons were asked for, if they were.
        reasons_given_on: when they were given. While they are not, this is the earliest that the
            last day can be: see `reasons_awaited`.
        refused_sent_on: when notice was sent that the decision would not be revised.
        limits: the numbers of data/appeals.toml.
    """
    month_ends = months_on(sent_on, limits.months_to_appeal)
    ends = [month_ends]
    if reasons_asked_on is not None and reasons_asked_on <= month_ends:
        later = max(month_ends, reasons_given_on or month_ends)
        ends.append(later + timedelta(days=limits.days_after_reasons))
    if refused_sent_on is not None:
        ends.append(months_on(refused_sent_on, limits.months_to_appeal))
    return max(ends)


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


def absolute_last_day(last_day_on: date, *, limits: TimeLimits = AS_FIRST_KEPT) -> date:
    """The last day on which a late appeal can be let in, from the last day in time."""
    return months_on(last_day_on, limits.months_late)


def stands(
    received_on: date,
    last_day_on: date,
    *,
    awaited: bool = False,
    limits: TimeLimits = AS_FIRST_KEPT,
) -> InTime:
    """How an appeal that came on a day stands to its last day in time.

    `awaited` is `reasons_awaited`: while reasons are awaited, none is late.
    """
    if awaited or received_on <= last_day_on:
        return InTime.IN_TIME
    late = received_on <= absolute_last_day(last_day_on, limits=limits)
    return InTime.LATE if late else InTime.TOO_LATE
