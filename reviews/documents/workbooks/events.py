"""The record of events as a workbook: what was done, when and by whom, and no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from .cells import BOLD, DATE, TEXT, dress
from .sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: its day and time in London, who did what, its place in which chain, its hash."""

    on: date
    time: str
    who: str
    what: str
    record: str
    sequence: int
    hash: str


_COLUMNS = (
    Column("Date", 13, DATE, lambda row: row.on),
    Column("Time", 9, TEXT, lambda row: row.time),
    Column("Who", 24, BOLD, lambda row: row.who),
    Column("What was done", 60, TEXT, lambda row: row.what),
    Column("Record", 28, TEXT, lambda row: row.record),
    Column("Number in that record", 12, TEXT, lambda row: row.sequence),
    Column("Hash", 72, TEXT, lambda row: row.hash),
)


def write_events(rows: Iterable[EventRow], to: BinaryIO, *, council: str) -> None:
    """Write events, row by row as they come, to an open file."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    sheet = Sheet(book, "Record of events", _COLUMNS)
    for row in rows:
        sheet.write(row)
    sheet.filtered()
    book.properties.title = f"Record of events, {council}"
    book.properties.creator = council
    book.properties.language = "en-GB"
    book.save(to)
