"""The scheme log as a workbook (para 112): a row a scheme, with room for later visits."""

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from reviews.domain.across.scheme_log import LogRow, OpenRecommendation
from reviews.domain.follow_up.recommendations import days_late

from .cells import A4, BOLD, DATE, HEADING, TEXT, Look, Value, add_row, cell, dress, lay_out, mark
from .sheet import Column, Sheet

LATER_VISITS = 3
_LOG, _MORE, _OPEN, _ABOUT = "Scheme log", "More on each scheme", "Recommendations", "About"
_LAST_ROW = 1_048_576  # A sheet has no more rows than this.


def _later(number: int) -> tuple[Column, ...]:
    """The columns to write one later visit in."""
    return (
        Column(f"Later visit {number}: on", 14, DATE, lambda _: None),
        Column(f"Later visit {number}: who went", 24, TEXT, lambda _: None),
        Column(f"Later visit {number}: what was found", 40, TEXT, lambda _: None),
    )


_SCHEME: tuple[Column, ...] = (
    Column("Scheme reference", 14, BOLD, lambda row: row.scheme_reference),
    Column("Scheme", 26, BOLD, lambda row: row.scheme),
)

_LOG_COLUMNS: tuple[Column, ...] = (
    *_SCHEME,
    Column("Provider", 26, TEXT, lambda row: row.provider),
    Column("Where the review stands", 18, TEXT, lambda row: row.review_state),
    Column("Last visit", 13, DATE, lambda row: row.visited_on),
    Column("Overall", 20, TEXT, lambda row: row.overall),
    Column("Recommendations open", 16, TEXT, lambda row: len(row.recommendations)),
    Column("Late", 8, BOLD, lambda row: row.late),
    Column("Next visit", 13, DATE, lambda row: row.next_visit_on),
)
"""What is asked of the log most often, as wide as a sheet of A4."""

_MORE_COLUMNS: tuple[Column, ...] = (
    *_SCHEME,
    Column("Area", 16, TEXT, lambda row: row.area),
    Column("Who it is for", 24, TEXT, lambda row: row.cohort),
    Column("Service models", 22, TEXT, lambda row: row.models),
    Column("Homes", 9, TEXT, lambda row: row.units),
    Column("Review", 16, TEXT, lambda row: row.review_reference),
    Column("Support shaped to each resident", 20, TEXT, lambda row: row.tailored),
    Column("Support as described", 18, TEXT, lambda row: row.accurate),
    Column("Dignity, respect and independence", 20, TEXT, lambda row: row.respect),
    Column("Open recommendations", 60, TEXT, lambda row: _in_words(row.recommendations)),
    Column("Presence visits", 11, TEXT, lambda row: row.presence_visits),
    Column("Last presence visit", 13, DATE, lambda row: row.presence_on),
    Column("Closed on", 13, DATE, lambda row: row.closed_on),
    *(column for number in range(1, LATER_VISITS + 1) for column in _later(number)),
)

_Open = tuple[LogRow, OpenRecommendation]

_OPEN_COLUMNS: tuple[Column, ...] = (
    Column("Scheme reference", 14, BOLD, lambda one: one[0].scheme_reference),
    Column("Scheme", 26, BOLD, lambda one: one[0].scheme),
    Column("Provider", 26, TEXT, lambda one: one[0].provider),
    Column("Review", 16, TEXT, lambda one: one[0].review_reference),
    Column("No.", 7, TEXT, lambda one: one[1].number),
    Column("Recommendation", 70, TEXT, lambda one: one[1].what),
    Column("Acknowledge by", 15, DATE, lambda one: one[1].acknowledge_by_on),
    Column("Acknowledged on", 16, DATE, lambda one: one[1].acknowledged_on),
    Column("Complete and evidence by", 15, DATE, lambda one: one[1].complete_by_on),
    Column("How it stands", 30, BOLD, lambda one: one[1].clock.words),
    Column("Days late", 10, TEXT, lambda one: one[2]),
)


def write_log(rows: Iterable[LogRow], to: BinaryIO, *, council: str, made_on: date) -> None:
    """Write the log, row by row as the rows come, so that its size does not matter.

    Lateness is counted to the day it was made on.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    log = Sheet(book, _LOG, _LOG_COLUMNS, paper=A4)
    more = Sheet(book, _MORE, _MORE_COLUMNS, pages_wide=4, paper=A4)
    opened = Sheet(book, _OPEN, _OPEN_COLUMNS, pages_wide=2, paper=A4)
    for row in rows:
        log.write(row)
        more.write(row)
        for one in row.recommendations:
            late = days_late(one.clock, one.acknowledge_by_on, one.complete_by_on, made_on)
            opened.write((row, one, late))
    _finish(log, more, opened)
    _about(book, council, made_on, log.rows - 1, opened.rows - 1)
    book.properties.title = f"Scheme log, {council}"
    book.properties.creator = council
    book.properties.language = "en-GB"
    book.save(to)


def _finish(log: Sheet, more: Sheet, opened: Sheet) -> None:
    """What can only be set once the rows are written: filters, shading, checks on typed dates."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to import

    for sheet in (log, more, opened):
        sheet.filtered()
    late, days = log.letter("Late"), opened.letter("Days late")
    mark(log.sheet, f"{late}2:{late}{log.rows + 1}", f"{late}2>0")
    mark(opened.sheet, f"{days}2:{days}{opened.rows + 1}", f'{days}2<>""')
    checked = DataValidation(
        type="date",
        operator="greaterThan",
        formula1="36526",  # 1 January 2000, counted as Excel counts days.
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Not a date",
        error="Type the date of the visit as day/month/year, such as 3/12/2026.",
    )
    for number in range(1, LATER_VISITS + 1):
        column = more.letter(f"Later visit {number}: on")
        checked.add(f"{column}2:{column}{min(more.rows + 500, _LAST_ROW)}")
    more.sheet.data_validations.append(checked)


def _in_words(opened: tuple[OpenRecommendation, ...]) -> str:
    return "\n".join(
        f"{one.number}. {one.what} Acknowledge by {one.acknowledge_by_on:%d/%m/%Y}, complete and "
        f"evidence by {one.complete_by_on:%d/%m/%Y}. {one.clock.words}."
        for one in opened
    )


_EXPLAINED = {
    _LOG: "One row for each scheme that has been reviewed or visited, with its latest review. A "
    "conclusion is given in words once it is final, and stays empty until then.",
    "Presence visits": "Visits made to talk with residents while no review was open. What people "
    "said on them is not in this file.",
    _MORE: "The same schemes in the same order: who each is for, each conclusion, the words of its "
    "open recommendations. The last columns are for later visits: when, who went, what was found.",
    _OPEN: "One row for each recommendation that is still open, with both its dates. Lateness is "
    "counted in calendar days, to the day this log was made.",
    "Who may read it": "Keep this file as carefully as the records it comes from. No "
    "interview, no name of a resident and no safeguarding matter is copied into it; keep it so. "
    "Recommendations are the council’s own words, but they may say what a resident told us.",
}


def _about(book: Any, council: str, made_on: date, schemes: int, opened: int) -> None:
    sheet, widths = book.create_sheet(_ABOUT), (30, 90)
    lay_out(sheet, widths, freeze="A2")
    told: list[tuple[Look, str, Value]] = [
        (DATE, "Made on", made_on),
        (TEXT, "Schemes in the log", str(schemes)),
        (TEXT, "Open recommendations", str(opened)),
        *((TEXT, label, words) for label, words in _EXPLAINED.items()),
    ]
    add_row(sheet, 1, [cell(sheet, HEADING, _LOG), cell(sheet, HEADING, council)], widths)
    for number, (look, label, said) in enumerate(told, 2):
        add_row(sheet, number, [cell(sheet, BOLD, label), cell(sheet, look, said)], widths)
