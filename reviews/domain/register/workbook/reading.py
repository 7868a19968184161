"""What is read from a register workbook, and how one row of it is understood."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from reviews.domain.plain_text import one_line
from reviews.domain.text_lengths import too_long

from .columns import SHEETS, Column, Holds

Cell = str | date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN = re.compile(r"([0-9]{1,2})\s+([a-z]+)\s+([0-9]{4})")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a workbook that its owner can put right.

    `sheet` is empty where the whole file is meant, `cell` where the whole sheet is.
    """

    sheet: str
    cell: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty: its number, and its cells that are not, by heading."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class RegisterSheets:
    """What a register workbook holds, before any of it is understood.

    `letters` are those of the columns found, by sheet and heading.
    """

    rows: Mapping[str, tuple[SheetRow, ...]] = field(default_factory=dict)
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def same_name(text: str) -> str:
    """A name or reference as it is compared: without regard to capitals or spacing."""
    return " ".join(text.split()).casefold()


def words_of(cell: Cell) -> str:
    """What a cell says, without space around it."""
    return cell.strip() if isinstance(cell, str) else f"{cell:%d/%m/%Y}"


class RowReader:
    """Reads one row, adding a fault for each cell that cannot be understood (`is_right`: none).

    `values` hold what its cells say, by what they fill in; those that say nothing are left out.
    """

    def __init__(
        self, sheets: RegisterSheets, sheet: str, row: SheetRow, faults: list[Fault]
    ) -> None:
        self.number = row.number
        self.is_right = True
        self._sheet, self._letters, self._faults = sheet, sheets.letters.get(sheet, {}), faults
        read = (
            (one.field, self._read(one, row.cells.get(one.heading, ""))) for one in SHEETS[sheet]
        )
        self.values: dict[str, Any] = {field: value for field, value in read if value is not None}

    def fault(self, heading: str, sentence: str) -> None:
        """Say what is wrong with one cell of this row."""
        letter = self._letters.get(heading, "")
        self._faults.append(Fault(self._sheet, f"{letter}{self.number}", sentence))
        self.is_right = False

    def _read(self, column: Column, cell: Cell) -> object | None:
        """What a cell says; None where it says nothing, or has a fault."""
        text = words_of(cell) if column.lines else one_line(words_of(cell))
        if not text:
            if column.required:
                do = f"Use one of: {'; '.join(column.words)}" if column.of else "Fill it in"
                self.fault(column.heading, f"“{column.heading}” is empty. {do}.")
            return None
        if column.of:
            return self._word(column, text)
        if isinstance(cell, date) and column.holds is Holds.DATE:
            return cell
        read, wrong = _READS[column.holds]
        long = too_long(text, column.longest, f"“{column.heading}”")
        value = None if long else read(text)
        if value is None:
            self.fault(column.heading, long or f"“{text}” {wrong}")
        return value

    def _word(self, column: Column, text: str) -> str | None:
        """The closed word that a cell stands for; of several, each once, space between."""
        known, which = _spellings(column), "any" if column.several else "one"
        found = []
        for typed in filter(None, map(str.strip, text.split(";") if column.several else [text])):
            if _plain(typed) in known:
                found.append(known[_plain(typed)])
            else:
                words = "; ".join(column.words)
                said = f"“{typed}” is not known here. Use {which} of: {words}."
                self.fault(column.heading, said)
        if column.several:
            return " ".join(word for word in column.names if word in found)
        return found[0] if found else None


@cache
def _spellings(column: Column) -> dict[str, str]:
    """Each closed word under the name people read and under its own."""
    return {_plain(said): word for word, name in column.names.items() for said in (word, name)}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", text).split()).casefold()


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(str.strip, re.split(r"[\n,]", text))))


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def _postcode(text: str) -> str | None:
    """In capitals with one space; only its shape is checked."""
    found = _POSTCODE.fullmatch(text.upper())
    return f"{found[1]} {found[2]}" if found else None


def _shaped(pattern: str) -> Callable[[str], str | None]:
    return lambda text: text if re.fullmatch(pattern, text) else None


def _date(text: str) -> date | None:
    """A day, month and year in the order the English write them, or as computers do."""
    text = text.lower()
    if found := _NUMERIC.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _WRITTEN.fullmatch(text):
        day, name, year = found.groups()
        months = [n for n, one in enumerate(_MONTHS, 1) if len(name) > 2 and one.startswith(name)]
        if not months:
            return None
        month = str(months[0])
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_READS: Mapping[Holds, tuple[Callable[[str], object | None], str]] = {
    Holds.TEXT: (str, ""),
    Holds.TELEPHONE: (str, ""),
    Holds.LINES: (_lines, ""),
    Holds.DATE: (_date, "is not a date. Type it as day/month/year."),
    Holds.NUMBER: (_whole, "is not a whole number. Type one, or leave it empty."),
    Holds.UPRN: (_shaped("[0-9]{1,12}"), "is not a UPRN. Type 1 to 12 digits, or leave it empty."),
    Holds.EMAIL: (
        _shaped(r"[^@\s]+@[^@\s]+"),
        "is not an email address. Type one, or leave it empty.",
    ),
    Holds.POSTCODE: (_postcode, "is not a postcode. Type it as WM2 4QT."),
}
"""How each sort of cell is read, and what is said of one that cannot be."""
