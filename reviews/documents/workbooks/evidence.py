"""An evidence register as a workbook: a row a piece, and what was looked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from .cells import A4, BOLD, DATE, HEADING, TEXT, Look, Value, add_row, cell, dress, lay_out
from .sheet import Column, Sheet

_NAME, _ABOUT = "Evidence", "About"
NOT_HERE = (
    "What the person who made this file may not open is not in it. The words of each piece are cut "
    "short: the whole stands on its page. It is as things stood on the day it was made."
)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence, in words.

    `words` are cut short, or say why they are not shown; `true` says what is not known of its days.
    """

    kind: str
    title: str
    words: str
    whose: str
    resident: str
    review: str
    true_from_on: date | None
    true_to_on: date | None
    true: str
    recorded: str
    limb: str
    paragraph: str
    cited: int
    marks: str


_COLUMNS = (
    Column("Kind", 18, BOLD, lambda row: row.kind),
    Column("What it is", 34, BOLD, lambda row: row.title),
    Column("What it says", 60, TEXT, lambda row: row.words),
    Column("Source", 26, TEXT, lambda row: row.whose),
    Column("Resident", 16, TEXT, lambda row: row.resident),
    Column("Review", 14, TEXT, lambda row: row.review),
    Column("True from", 13, DATE, lambda row: row.true_from_on),
    Column("True to", 13, DATE, lambda row: row.true_to_on),
    Column("When it was true", 26, TEXT, lambda row: row.true),
    Column("Recorded", 28, TEXT, lambda row: row.recorded),
    Column("Part of the Housing Benefit test", 26, TEXT, lambda row: row.limb),
    Column("Paragraph", 11, TEXT, lambda row: row.paragraph),
    Column("Findings that rest on it", 12, TEXT, lambda row: row.cited),
    Column("What became of it", 40, TEXT, lambda row: row.marks),
)


def write_evidence(
    rows: Iterable[EvidenceRow],
    to: BinaryIO,
    *,
    whose: str,
    sought: str,
    council: str,
    made_on: date,
) -> None:
    """Write a register, row by row as the rows come, to an open file.

    `whose` says whose evidence it is, `sought` what was looked for.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    sheet = Sheet(book, _NAME, _COLUMNS, pages_wide=2)
    for row in rows:
        sheet.write(row)
    sheet.filtered()
    told = (
        (DATE, "Made on", made_on),
        (TEXT, "Whose evidence", whose),
        (TEXT, "Looked for", sought),
        (TEXT, "Pieces", str(sheet.rows - 1)),
        (TEXT, "Not in this file", NOT_HERE),
    )
    _about(book, council, told)
    book.properties.title = f"Evidence, {whose}"
    book.properties.creator = council
    book.properties.language = "en-GB"
    book.save(to)


def _about(book: Any, council: str, told: Iterable[tuple[Look, str, Value]]) -> None:
    sheet, widths = book.create_sheet(_ABOUT), [30, 70]
    lay_out(sheet, widths, freeze="A2", paper=A4)
    add_row(sheet, 1, [cell(sheet, HEADING, _NAME), cell(sheet, HEADING, council)], widths)
    for number, (look, label, said) in enumerate(told, 2):
        add_row(sheet, number, [cell(sheet, BOLD, label), cell(sheet, look, said)], widths)
