"""The two dates of a recommendation as they were made: counted in working days, or chosen.

Counted dates count from the day of the letter that asks (paras 113-118): until it is issued they
move with its day. Chosen ones stay, and those that leave little time are said.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.worded import Worded
from reviews.domain.working_days import BankHolidays, after_working_days, working_days_between


class Dated(Worded):
    """How the two dates of a recommendation are made."""

    COUNTED = "counted", "Count working days from the date of the letter"
    CHOSEN = "chosen", "Choose two dates"


@dataclass(frozen=True, slots=True)
class Days:
    """How many working days a provider has to acknowledge, and to complete and evidence."""

    acknowledge: int
    complete: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How two dates were counted: from which day, how many working days, and by which list.

    `checked_on` is the day on which the list of bank holidays had been checked.
    """

    start: date
    days: Days
    checked_on: date | None


def how_made(counted: Counted | None) -> str:
    """How two dates were made, for whoever asks why they are what they are."""
    if counted is None:
        return "Chosen"
    days = counted.days
    checked = counted.checked_on
    return (
        f"Counted: {days.acknowledge} and {days.complete} working days from "
        f"{long_date(counted.start)}."
        + (f" Bank holidays as checked on {long_date(checked)}." if checked else "")
    )


def two_dates(start: date, days: Days, holidays: BankHolidays) -> tuple[date, date]:
    """The dates to acknowledge by, and to complete and evidence by; `start` is not counted.

    Raises:
        Refused: there is no time to acknowledge, less to complete than to acknowledge, or a date
            lies past the years whose bank holidays are known.
    """
    if days.acknowledge < 1:
        raise Refused("Give at least one working day to acknowledge.", "acknowledge_days")
    if days.complete < days.acknowledge:
        raise Refused("Give at least as much time to complete as to acknowledge.", "complete_days")
    return (
        after_working_days(start, days.acknowledge, holidays),
        after_working_days(start, days.complete, holidays),
    )


def columns_of(counted: Counted | None) -> dict[str, object]:
    """How two dates were made, as a recommendation keeps it; nothing where they were chosen."""
    return {
        "counted_from_on": counted.start if counted else None,
        "acknowledge_days": counted.days.acknowledge if counted else None,
        "complete_days": counted.days.complete if counted else None,
        "holidays_checked_on": counted.checked_on if counted else None,
    }


def short(dates: tuple[date, date], day: date, usual: Days, holidays: BankHolidays) -> str:
    """What is said of dates that give less time from `day` than the council usually gives.

    Nothing where none does. A date in a year whose bank holidays are not known is far off, and
    not short.
    """
    said = []
    for verb, on, least in zip(
        ("acknowledge", "complete"), dates, (usual.acknowledge, usual.complete), strict=True
    ):
        try:
            count = working_days_between(day, on, holidays)
        except Refused:
            continue
        if 0 <= count < least:
            days = f"{count} working day{'s' if count != 1 else ''}"
            said.append(f"only {days} to {verb} it, by {long_date(on)}")
    return ", and ".join(said)
