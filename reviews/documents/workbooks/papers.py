"""Lists of a case's papers as workbooks: what goes, and the schedule for the tribunal alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from .cells import A4, BOLD, DATE, TEXT, dress
from .sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper: its place, the heading over it, what it is, its day, from whom, its mark."""

    place: int
    under: str
    what: str
    on: date | None
    from_whom: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One item of an application under rule 14, the reasons, and its pages in the full set.

    `copy` says where a copy without some words stands, and `taken_out` which words those are.
    """

    number: int
    what: str
    on: date
    whose: str
    harm: str
    to_whom: str
    proportionate: str
    sha256: str
    pages: str = ""
    copy: str = ""
    taken_out: str = ""


_PAPERS = (
    Column("Place", 8, TEXT, lambda row: row.place),
    Column("What it is", 52, BOLD, lambda row: row.what),
    Column("Under", 30, TEXT, lambda row: row.under),
    Column("Day", 13, DATE, lambda row: row.on),
    Column("From whom", 24, TEXT, lambda row: row.from_whom),
    Column("SHA-256 of its file", 40, TEXT, lambda row: row.sha256),
)
_SCHEDULE = (
    Column("Number", 8, TEXT, lambda row: row.number),
    Column("What it is", 40, BOLD, lambda row: row.what),
    Column("Day", 13, DATE, lambda row: row.on),
    Column("Whose", 14, TEXT, lambda row: row.whose),
    Column("What harm", 44, TEXT, lambda row: row.harm),
    Column("To whom", 28, TEXT, lambda row: row.to_whom),
    Column("Why it is proportionate", 44, TEXT, lambda row: row.proportionate),
    Column("SHA-256 of its file", 40, TEXT, lambda row: row.sha256),
    Column("Pages in the full set", 16, TEXT, lambda row: row.pages),
    Column("A copy without the words", 28, TEXT, lambda row: row.copy),
    Column("What is taken out of it", 44, TEXT, lambda row: row.taken_out),
)
_ABOUT = (
    Column("About this list", 24, BOLD, lambda row: row[0]),
    Column("Said", 90, TEXT, lambda row: row[1]),
)


def write_papers(
    rows: Iterable[PaperRow], about: Iterable[tuple[str, str]], to: BinaryIO, *, council: str
) -> None:
    """Write a list of papers, and what is said of it as a whole, to an open file."""
    _write("List of papers", _PAPERS, rows, about, to, council)


def write_schedule(
    rows: Iterable[ScheduleRow], about: Iterable[tuple[str, str]], to: BinaryIO, *, council: str
) -> None:
    """Write the schedule of an application under rule 14, for the tribunal alone."""
    _write("Schedule under rule 14", _SCHEDULE, rows, about, to, council)


def _write(
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[object],
    about: Iterable[tuple[str, str]],
    to: BinaryIO,
    council: str,
) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    for name, has, every in ((title, columns, rows), ("About", _ABOUT, about)):
        sheet = Sheet(book, name, has, paper=A4)
        for row in every:
            sheet.write(row)
    book.properties.title = f"{title}, {council}"
    book.properties.creator = council
    book.properties.language = "en-GB"
    book.save(to)
