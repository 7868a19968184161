"""The simple register as a workbook: one to fill in, and one that was filled in, read."""

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from reviews.domain.errors import Refused
from reviews.domain.plain_text import plain
from reviews.domain.record.packages import UNREADABLE, check_package, holds_macros
from reviews.domain.register.workbook.columns import SHEETS, Column, Holds
from reviews.domain.register.workbook.reading import (
    Cell,
    Fault,
    RegisterSheets,
    SheetRow,
    same_name,
)

from .cells import BOLD, DATE_FORMAT, HEADING, TEXT, add_row, cell, dress, lay_out

MOST_ROWS = 200_000
_ROOM = 2_000  # Rows of the empty workbook that are set for dates, digits and closed words.
_LOCKED = b"\xd0\xcf\x11\xe0"  # How files begin that are locked, or of the kind before .xlsx.
_HOW = "How to fill this in"
_LISTS = "Words"
_FAILS = (*UNREADABLE, KeyError, TypeError, IndexError, AttributeError, SyntaxError)


def register_template() -> bytes:
    """An empty register to fill in: a sheet of guidance, then one for each kind of row."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    _guidance(book)
    lists = _lists()
    for title, columns in SHEETS.items():
        sheet = book.create_sheet(title)
        widths = [max(14.0, len(column.heading) + 4.0) for column in columns]
        lay_out(sheet, widths, freeze="B2")
        _column_formats(sheet, columns)
        headings = [one.heading + " *" * one.required for one in columns]
        add_row(sheet, 1, [cell(sheet, HEADING, heading) for heading in headings], widths)
        _offer_words(sheet, columns, lists)
    _words(book, lists)
    book.properties.title = "Register of supported housing"
    book.properties.language = "en-GB"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


_GUIDANCE = (
    "Fill in one row for each organisation, scheme and resident. Columns marked * are needed.",
    "Keep the headings as they are. Leave a cell empty if you do not know what belongs in it.",
    "Paste values, not formulas. Dates are day/month/year.",
    "This file holds names. Keep it where only those who need it can open it.",
    "Delete it once it has been read in.",
)


def _guidance(book: Any) -> None:
    sheet, widths = book.create_sheet(_HOW), (18, 26, 12, 90)
    lay_out(sheet, widths, freeze="A2")
    header = [cell(sheet, HEADING, text) for text in ("Sheet", "Column", "", "What to put in it")]
    add_row(sheet, 1, header, widths)
    rows = [("All", "", "", said) for said in _GUIDANCE] + [
        (title, column.heading, "Needed" if column.required else "", _note(column))
        for title, columns in SHEETS.items()
        for column in columns
    ]
    for number, texts in enumerate(rows, 2):
        looks = zip((TEXT, BOLD, TEXT, TEXT), texts, strict=True)
        add_row(sheet, number, [cell(sheet, look, text) for look, text in looks], widths)


def _note(column: Column) -> str:
    words = f"Use {'any' if column.several else 'one'} of: {'; '.join(column.words)}."
    return f"{column.note} {words}" if column.words else column.note


def _column_formats(sheet: Any, columns: tuple[Column, ...]) -> None:
    """Dates as dates; all else as text, so that Excel drops no nought and makes no room a date."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import

    for number, column in enumerate(columns, 1):
        form = DATE_FORMAT if column.holds is Holds.DATE else "@"
        sheet.column_dimensions[get_column_letter(number)].number_format = form


def _lists() -> dict[tuple[str, ...], str]:
    """The letter of the column on the sheet of words that holds each list, in order."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import

    offered = [c.words for columns in SHEETS.values() for c in columns if c.words]
    return {
        words: str(get_column_letter(number))
        for number, words in enumerate(dict.fromkeys(offered), 1)
    }


def _offer_words(
    sheet: Any, columns: tuple[Column, ...], lists: dict[tuple[str, ...], str]
) -> None:
    """Offer the closed words as a list; one cell that may hold several is left to typing."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to import

    for number, column in enumerate(columns, 1):
        if column.words and not column.several:
            list_letter, letter = lists[column.words], get_column_letter(number)
            offered = DataValidation(
                type="list",
                formula1=f"{_LISTS}!${list_letter}$2:${list_letter}${len(column.words) + 1}",
                allow_blank=not column.required,
                showErrorMessage=True,
                errorTitle=column.heading,
                error="Choose one of the words on the list.",
            )
            offered.add(f"{letter}2:{letter}{_ROOM}")
            sheet.data_validations.append(offered)


def _words(book: Any, lists: dict[tuple[str, ...], str]) -> None:
    """The sheet that the lists are read from."""
    sheet = book.create_sheet(_LISTS)
    widths = [46.0] * len(lists)
    lay_out(sheet, widths, freeze="A2")
    headings = {c.words: c.heading for columns in SHEETS.values() for c in columns if c.words}
    add_row(sheet, 1, [cell(sheet, HEADING, headings[words]) for words in lists], widths)
    for place in range(max(map(len, lists))):
        row = [words[place] if place < len(words) else None for words in lists]
        add_row(sheet, place + 2, [cell(sheet, TEXT, word) for word in row], widths)


def read_register(file: bytes) -> RegisterSheets:
    """Read a filled-in register. What cannot be read comes back as faults; nothing is raised."""
    if file.startswith(_LOCKED):
        return _unread(
            "This file is locked with a password, or is of the kind before .xlsx. Save it from "
            "Excel as an .xlsx workbook without a password."
        )
    try:
        if holds_macros(check_package(io.BytesIO(file))):
            return _unread("This workbook holds macros. Save it from Excel as .xlsx.")
        return _read(file)
    except Refused as refused:
        return _unread(refused.sentence)
    except _FAILS:
        return _unread("This file is not an .xlsx workbook. Save it from Excel as .xlsx.")


def _unread(sentence: str) -> RegisterSheets:
    return RegisterSheets(faults=(Fault("", "", sentence),))


def _read(file: bytes) -> RegisterSheets:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, for workbooks only

    with warnings.catch_warnings():
        # What openpyxl leaves out, such as shading rules, is nothing that a register needs.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(file), read_only=True)
        titles = {same_name(sheet.title): sheet for sheet in book.worksheets}
        rows, letters, faults = {}, {}, []
        for title, columns in SHEETS.items():
            sheet = titles.get(same_name(title))
            if sheet is None:
                faults.append(Fault(title, "", f"There is no sheet called {title}. Add it."))
                continue
            reader = _SheetReader(title, columns)
            sheet.reset_dimensions()
            rows[title] = tuple(reader.read(sheet.iter_rows()))
            letters[title] = reader.letters
            faults += reader.faults
    return RegisterSheets(rows, letters, tuple(faults))


class _SheetReader:
    """Reads one sheet: its headings, then each row that is not empty."""

    def __init__(self, title: str, columns: tuple[Column, ...]) -> None:
        self.title, self.columns = title, columns
        self.letters: dict[str, str] = {}
        self.faults: list[Fault] = []

    def read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[SheetRow]:
        """The rows below the headings."""
        numbered = enumerate(rows, 1)
        _, first = next(numbered, (1, ()))
        places = self._places(first)
        for number, row in numbered:
            cells = {
                column.heading: value
                for place, column in places.items()
                if place < len(row)
                and (value := self._value(row[place], column, number)) not in (None, "")
            }
            if cells and number > MOST_ROWS + 1:
                told = f"This sheet has more than {MOST_ROWS:,} rows. Split it into smaller ones."
                self._fault("", told)
                return
            if cells:
                yield SheetRow(number, cells)

    def _places(self, first: tuple[Any, ...]) -> dict[int, Column]:
        """Which column stands in which place, told by the headings in the first row."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import

        known = {same_name(column.heading): column for column in self.columns}
        found: dict[int, Column] = {}
        for place, one in enumerate(first):
            heading = str(one.value if one.value is not None else "").replace("*", "").strip()
            letter = str(get_column_letter(place + 1))
            column = known.get(same_name(heading))
            if heading and column is None:
                self._fault(f"{letter}1", f"“{heading}” is not a column of this sheet. Correct "
                            "its name, or remove it.")  # fmt: skip
            elif column is not None and column.heading in self.letters:
                self._fault(f"{letter}1", f"“{heading}” is here twice. Remove one of the two.")
            elif column is not None:
                self.letters[column.heading] = letter
                found[place] = column
        for column in self.columns:
            if column.required and column.heading not in self.letters:
                self._fault("", f"There is no column called “{column.heading}”. Add it.")
        return found

    def _value(self, one: Any, column: Column, number: int) -> Cell | None:
        """What one cell holds, as text or a date; None, and a fault, where it cannot be told."""
        value = one.value
        if value is None:
            return None
        wrong = _wrong(one.data_type, value, column)
        if wrong:
            self._fault(f"{self.letters[column.heading]}{number}", wrong)
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return value if isinstance(value, date) else plain(str(value))

    def _fault(self, place: str, sentence: str) -> None:
        self.faults.append(Fault(self.title, place, sentence))


def _wrong(data_type: str, value: Any, column: Column) -> str:
    """What is wrong with the sort of a cell; empty where nothing is."""
    if data_type == "f":
        return "This cell holds a formula. Put its result there instead."
    if data_type == "e":
        return f"This cell holds the error {value}. Put the right value there."
    is_date = isinstance(value, date)
    if is_date and column.holds is not Holds.DATE:
        return (
            f"Excel has made a date of this cell. Set it to Text and type the {column.heading} "
            "again."
        )
    if column.holds is Holds.DATE and not is_date and not isinstance(value, str):
        return "This is not a date. Type it as day/month/year."
    if column.holds is Holds.TELEPHONE and not isinstance(value, str):
        return (
            "Excel has made a number of this cell and dropped its first 0. Set it to Text and "
            "type it again."
        )
    return ""
