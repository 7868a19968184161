"""Working days in England: Monday to Friday, less the bank holidays.

Para 117 asks for two dates on each recommendation; the number of days is each council's own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from .errors import Refused

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """England's bank holidays, known from `first` to `last` inclusive.

    `checked_on` is the day on which the list was last held against its source, where it has one.
    """

    days: frozenset[date]
    first: date
    last: date
    checked_on: date | None = None

    @classmethod
    def of(cls, days: Collection[date], checked_on: date | None = None) -> "BankHolidays":
        """The holidays of whole calendar years, from the first year listed to the last."""
        years = sorted(day.year for day in days)
        return cls(frozenset(days), date(years[0], 1, 1), date(years[-1], 12, 31), checked_on)


def is_working_day(day: date, holidays: BankHolidays) -> bool:
    """Whether `day` is a weekday and no bank holiday; refused if its year's are not known."""
    if not holidays.first <= day <= holidays.last:
        raise Refused(
            f"The bank holidays of {day.year} are not known yet, so working days in that year "
            "cannot be counted. Ask an administrator to add them to data/bank_holidays.toml."
        )
    return day.weekday() < SATURDAY and day not in holidays.days


def no_working_day(day: date, holidays: BankHolidays) -> str:
    """What a day is that is no working day, such as "a Sunday"; empty where it is one.

    Of a year whose bank holidays are not known, only Saturdays and Sundays are no working days:
    never refused, so whatever is shown of it must be checked before use.
    """
    if day.weekday() >= SATURDAY:
        return f"a {day:%A}"
    return "a bank holiday" if day in holidays.days else ""


def after_working_days(start: date, count: int, holidays: BankHolidays) -> date:
    """The date `count` working days after `start`, not counting `start` itself.

    With a count of 0 it is `start`, or the next working day if `start` is not one. Refused if the
    count is below 0, or runs past the bank holidays that are known.
    """
    if count < 0:
        raise Refused("A number of working days cannot be less than 0.")
    day = start
    while count > 0 or not is_working_day(day, holidays):
        day += timedelta(days=1)
        if is_working_day(day, holidays) and count > 0:
            count -= 1
    return day


def working_days_between(start: date, end: date, holidays: BankHolidays) -> int:
    """How many working days lie after `start`, up to and including `end`; negative if earlier."""
    if end < start:
        return -working_days_between(end, start, holidays)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def counted(today: date, end: date, holidays: BankHolidays) -> str:
    """How many working days a date gives from today, in words, and whether it is one itself."""
    if end <= today:
        return "It is not after today."
    count = working_days_between(today, end, holidays)
    days = f"{count} working day{'s' if count != 1 else ''} from today"
    kind = no_working_day(end, holidays)
    return f"{days}. It falls on {kind}." if kind else f"{days}."
