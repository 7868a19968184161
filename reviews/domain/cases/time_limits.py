"""By when a Housing Benefit decision can be appealed, worked out from the days recorded.

Never a legal statement by itself: what prints it says what it was worked out from, and to check
before use (SI 2015/1510 art 16).
"""

from calendar import monthrange
from datetime import date, timedelta


def last_day(
    sent_on: date, reasons_asked_on: date | None = None, reasons_given_on: date | None = None
) -> date:
    """The last day of the month that runs from the day a notice was sent.

    Where written reasons were asked for within it, 14 days after the later of its end and the day
    they were given.
    """
    last = _a_month_after(sent_on)
    if reasons_asked_on is None or reasons_asked_on > last:
        return last
    return max(last, reasons_given_on or last) + timedelta(days=14)


def _a_month_after(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
