"""A sheet written row by row under a header that says what each column is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .cells import A3, HEADING, Look, Value, add_row, cell, fill, lay_out


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in letters, its look and where its value is from."""

    heading: str
    width: float
    look: Look
    value: Callable[[Any], Value]


class Sheet:
    """A sheet with a header, and one cell a column that is filled again for each row."""

    def __init__(
        self,
        book: Any,
        title: str,
        columns: tuple[Column, ...],
        *,
        pages_wide: int = 1,
        paper: int = A3,
    ) -> None:
        self.sheet = book.create_sheet(title)
        self.columns = columns
        self.rows = 1
        self.widths = [column.width for column in columns]
        lay_out(
            self.sheet, self.widths, freeze="C2", pages_wide=pages_wide, titles="A:B", paper=paper
        )
        header = [cell(self.sheet, HEADING, column.heading) for column in columns]
        add_row(self.sheet, 1, header, self.widths)
        self.cells = [(cell(self.sheet, column.look), column.value) for column in columns]

    def write(self, entry: Any) -> None:
        """Add one row."""
        for made, value in self.cells:
            fill(made, value(entry))
        self.rows += 1
        add_row(self.sheet, self.rows, [made for made, _ in self.cells], self.widths)

    def letter(self, heading: str) -> str:
        """The letter of the column with this heading."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import

        place = [column.heading for column in self.columns].index(heading)
        return str(get_column_letter(place + 1))

    def filtered(self) -> None:
        """Put filters on the header."""
        last = self.letter(self.columns[-1].heading)
        self.sheet.auto_filter.ref = f"A1:{last}{self.rows}"
