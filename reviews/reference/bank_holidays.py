"""The bank holidays of England, from data/bank_holidays.toml."""

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.working_days import BankHolidays

from .faults import BankHolidaysFault
from .toml_table import Table, read_file


def load_bank_holidays(path: Path) -> BankHolidays:
    """The bank holidays of each year listed, every year from the first to the last.

    BankHolidaysFault: the file is wrong. A year left out or left empty would count its bank
    holidays as working days, so neither may pass.
    """
    days, checked_on = read_file(path, _days, BankHolidaysFault)
    return BankHolidays.of(days, checked_on)


@cache
def known_bank_holidays() -> BankHolidays:
    """The bank holidays that the data has."""
    return load_bank_holidays(ROOT / "data" / "bank_holidays.toml")


def _days(file: Table) -> tuple[list[date], date]:
    checked_on = file.checked()
    file.text("source")
    years = sorted(field for field in file.names if field.isdecimal())
    if not years:
        file.fault("at least one year is needed, under a heading such as [2026].")
    for year, following in pairwise(years):
        if int(following) != int(year) + 1:
            file.fault(f"the years between {year} and {following} are missing.")
    days = [day for year in years for day in _year(file.under(year, f"year {year}"), year)]
    return days, checked_on


def _year(table: Table, year: str) -> list[date]:
    if not table.names:
        table.fault("no bank holiday is listed.")
    days = []
    for written in table.names:
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
