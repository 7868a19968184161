"""The bank holidays of England, from data/bank_holidays.toml."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from reviews.domain.working_days import BankHolidays

from .faults import BankHolidaysFault
from .toml_table import Table, read_toml


def load_bank_holidays(path: Path) -> BankHolidays:
    """The bank holidays of each year listed, every year from the first to the last.

    Raises:
        BankHolidaysFault: the file is wrong. A year left out or left empty would count its bank
            holidays as working days, so neither may pass.
    """
    faults: list[str] = []
    raw = read_toml(path, faults)
    days = [] if raw is None else _days(Table(raw, "the file", faults), raw, faults)
    if faults:
        raise BankHolidaysFault([f"{path.name}, {fault}" for fault in faults])
    return BankHolidays.of(days)


def _days(file: Table, raw: dict[str, object], faults: list[str]) -> list[date]:
    if not isinstance(file.take("checked"), date):
        file.fault("“checked” must be the date the list was last checked, such as 2026-11-21.")
    file.text("source")
    years = sorted(field for field in raw if field.isdecimal())
    if not years:
        file.fault("at least one year is needed, under a heading such as [2026].")
    for year, following in pairwise(years):
        if int(following) != int(year) + 1:
            file.fault(f"the years between {year} and {following} are missing.")
    days = [day for year in years for day in _year(file.take(year), year, faults)]
    file.close()
    return days


def _year(raw: object, year: str, faults: list[str]) -> list[date]:
    table = Table(raw, f"year {year}", faults)
    listed = list(raw) if isinstance(raw, dict) else []
    if not listed:
        table.fault("no bank holiday is listed.")
    days = []
    for written in listed:
        table.text(written)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            table.fault(f"“{written}” is not a date, such as {year}-12-25.")
            continue
        if day.year != int(year):
            table.fault(f"“{written}” belongs under another year.")
        days.append(day)
    return days
