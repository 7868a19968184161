"""What every workbook here has in common: how cells look, and that text stays text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

DATE_FORMAT = "DD/MM/YYYY"
A3, A4 = 8, 9
"""Sizes of paper, as workbooks number them."""
ACCENT = "1F4E5F"
_PALE = "E9F0F2"
_RULE = "A9B8BE"
_ATTENTION = "FCE8D5"
_AS_A_FORMULA = ("=", "+", "-", "@")
_MOST = 32_767  # Excel holds no more letters than this in one cell.
_LINE, _PADDING, _HIGHEST = 14.5, 4, 409  # Heights in points; Excel allows no more than 409.
_ROOM = 1.1  # Letters of Arial 11 that fit in a width of one.
_CUT = " … (cut here: too long for one cell)"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Look:
    """How one sort of cell looks."""

    name: str
    bold: bool = False
    heading: bool = False
    date: bool = False


TEXT = Look("text")
BOLD = Look("bold", bold=True)
HEADING = Look("heading", bold=True, heading=True)
DATE = Look("date", date=True)


def printable(text: str) -> str:
    """Text that a cell can hold: one kind of line end, no control characters, not too long."""
    clean = _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= _MOST else clean[: _MOST - len(_CUT)] + _CUT


def cell(sheet: Any, look: Look, value: Value = None) -> Any:
    """A cell of a sheet that is written row by row, in one look."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to import, for workbooks only

    made = WriteOnlyCell(sheet)
    made.style = look.name
    fill(made, value)
    return made


def fill(made: Any, value: Value) -> None:
    """Put a value in a cell. Text stays text, whatever it begins with: never a formula.

    Text that begins as a formula does is marked as text, so that it stays so when someone edits it.
    """
    marked = isinstance(value, str) and value.startswith(_AS_A_FORMULA)
    if marked != bool(made.quotePrefix):
        made.quotePrefix = marked
    if isinstance(value, str):
        made.value = printable(value)
        made.data_type = "s"
    else:
        made.value = value


def add_row(sheet: Any, number: int, cells: Sequence[Any], widths: Sequence[float]) -> None:
    """Write a row, as high as its words need: Excel alone would work that out when it opens it."""
    lines = 1
    for one, width in zip(cells, widths, strict=True):
        if isinstance(one.value, str) and (len(one.value) > width or "\n" in one.value):
            wrapped = (1 + int(len(line) / (width * _ROOM)) for line in one.value.split("\n"))
            lines = max(lines, sum(wrapped))
    sheet.row_dimensions[number].height = min(_HIGHEST, _LINE * lines + _PADDING)
    sheet.append(cells)
    del sheet.row_dimensions[number]


def dress(book: "Workbook") -> None:
    """Give a workbook the looks that its cells name."""
    from openpyxl.styles import (  # noqa: PLC0415 - slow to import, for workbooks only
        Alignment,
        Border,
        Font,
        NamedStyle,
        PatternFill,
        Side,
    )

    for look in (TEXT, BOLD, HEADING, DATE):
        style = NamedStyle(look.name)
        style.font = Font("Arial", 11, bold=look.bold, color=ACCENT if look.heading else "1A1A1A")
        style.alignment = Alignment("left", "bottom" if look.heading else "top", wrap_text=True)
        style.border = Border(bottom=Side("thin", color=ACCENT if look.heading else _RULE))
        if look.heading:
            style.fill = PatternFill("solid", _PALE)
        if look.date:
            style.number_format = DATE_FORMAT
        book.add_named_style(style)


def lay_out(
    sheet: Any,
    widths: Sequence[float],
    *,
    freeze: str,
    pages_wide: int = 1,
    titles: str = "",
    paper: int = A3,
) -> None:
    """Set widths, a header that stays, and printing: paper on its side, header on every page.

    This comes before any row is written. `widths` are in letters, `freeze` the first cell that
    moves when the sheet is scrolled, `pages_wide` over how many sheets of paper the columns are
    spread, and `titles` the columns printed on each of them, such as A:B.
    """
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "1:1"
    if titles:
        sheet.print_title_cols = titles
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"


def mark(sheet: Any, cells: str, formula: str) -> None:
    """Shade the cells for which an Excel formula holds, beside the words that say the same."""
    from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415 - slow to import
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - slow to import

    shade = PatternFill("solid", bgColor=_ATTENTION)
    rule = FormulaRule([formula], fill=shade)  # type: ignore[no-untyped-call] # untyped there
    sheet.conditional_formatting.add(cells, rule)
