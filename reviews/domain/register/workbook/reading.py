"""What is read from a register workbook, and how one row of it is understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, overload

from reviews.domain.worded import Worded

Cell = str | date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN = re.compile(r"([0-9]{1,2})\s+([a-z]+)\s+([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a workbook that its owner can put right.

    Attributes:
        sheet: the sheet it is on; empty where the whole file is meant.
        cell: the cell, such as B4; empty where the whole sheet is meant.
        sentence: what is wrong and what to do.
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

    Attributes:
        rows: the rows of each sheet, by its name.
        letters: the letter of each column found, by sheet and heading.
        faults: what could not be read.
    """

    rows: Mapping[str, tuple[SheetRow, ...]] = field(default_factory=dict)
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


Word = TypeVar("Word", bound=Worded)


def same_name(text: str) -> str:
    """A name or reference as it is compared: without regard to capitals or spacing."""
    return " ".join(text.split()).casefold()


def words_of(cell: Cell) -> str:
    """What a cell says, without space around it."""
    return cell.strip() if isinstance(cell, str) else f"{cell:%d/%m/%Y}"


class RowReader:
    """Reads one row, adding a fault for each cell that cannot be understood.

    Attributes:
        number: the row's number in the workbook.
        is_right: whether no fault was found in this row so far.
    """

    def __init__(
        self, sheet: str, row: SheetRow, letters: Mapping[str, str], faults: list[Fault]
    ) -> None:
        self.number = row.number
        self.is_right = True
        self._sheet, self._cells, self._letters, self._faults = sheet, row.cells, letters, faults

    def fault(self, heading: str, sentence: str) -> None:
        """Say what is wrong with one cell of this row."""
        letter = self._letters.get(heading, "")
        self._faults.append(Fault(self._sheet, f"{letter}{self.number}", sentence))
        self.is_right = False

    def text(self, heading: str) -> str:
        """The words of a cell, without space around them; empty where there are none."""
        return words_of(self._cells.get(heading, ""))

    def required(self, heading: str) -> str:
        """The words of a cell that may not be empty."""
        text = self.text(heading)
        if not text:
            self.fault(heading, f"“{heading}” is empty. Fill it in.")
        return text

    @overload
    def word(self, heading: str, kind: type[Word]) -> Word | None: ...

    @overload
    def word(self, heading: str, kind: type[Word], empty: Word) -> Word: ...

    def word(self, heading: str, kind: type[Word], empty: Word | None = None) -> Word | None:
        """The closed word a cell stands for; `empty` where there is none, which may be a fault."""
        text = self.text(heading)
        if not text and empty is None:
            self.fault(heading, f"“{heading}” is empty. Use one of: {_listed(kind)}.")
        if not text:
            return empty
        found = _spellings(kind).get(_plain(text))
        if found is None:
            self.fault(heading, f"“{text}” is not known here. Use one of: {_listed(kind)}.")
        return found or empty

    def several(self, heading: str, kind: type[Word]) -> tuple[Word, ...]:
        """The closed words in a cell, with a semicolon between them, each once."""
        known = _spellings(kind)
        found = []
        for text in filter(None, map(str.strip, self.text(heading).split(";"))):
            word = known.get(_plain(text))
            if word is None:
                self.fault(heading, f"“{text}” is not known here. Use any of: {_listed(kind)}.")
            elif word not in found:
                found.append(word)
        return tuple(found)

    def whole(self, heading: str) -> int | None:
        """A whole number from nought to 9,999; None where there is none."""
        text = self.text(heading)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", text):
            self.fault(heading, f"“{text}” is not a whole number. Type one, or leave it empty.")
            return None
        return int(text)

    def day(self, heading: str) -> date | None:
        """A date, as a date or as words such as 3/12/2026; None where there is none."""
        cell = self._cells.get(heading, "")
        if isinstance(cell, date):
            return cell
        if not cell.strip():
            return None
        found = _date(cell.strip().lower())
        if found is None:
            self.fault(heading, f"“{cell.strip()}” is not a date. Type it as day/month/year.")
        return found


def _spellings(kind: type[Word]) -> dict[str, Word]:
    """Each word under the name people read and under its own."""
    return {_plain(text): word for word in kind for text in (word.value, word.words)}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", text).split()).casefold()


def _listed(kind: type[Word]) -> str:
    return "; ".join(one.words for one in kind)


def _date(text: str) -> date | None:
    """A day, month and year in the order the English write them, or as computers do."""
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
