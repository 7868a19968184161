"""One wording, every format: the plain blocks that a letter is made of.

A letter in Word is read back into these blocks; PDF, large print, web page and plain text are all
made from them, so that no format says anything that the Word document, which officers edit and
approve, does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reviews.domain.letters.typesetting import unbroken

from .word_styles import Role


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight. A line end within a paragraph is a newline.

    `to` is where a link leads that they are; no letter read back from Word has one.
    """

    text: str
    bold: bool = False
    to: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 to 9."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its part in the letter."""

    runs: Runs
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class BulletList:
    """Entries in no order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Entries counted from one."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `header` is empty where no row is marked as one; `widths` are in proportion."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its alternative text; the width is in millimetres."""

    alt: str
    content: bytes
    width_mm: float


Block = Heading | Paragraph | BulletList | NumberedList | Table | Image


@dataclass(frozen=True, slots=True)
class Blocks:
    """A whole letter, `body` being all from its letterhead on.

    `title` is that of the document's properties, `size_pt` the points of ordinary text, `margin_mm`
    the margin left and right, `accent` the letterhead's colour in six hexadecimal digits. `header`
    tops each page but the first; `footer` is the first page's, without page numbers.
    """

    title: str
    language: str
    dated_on: date
    size_pt: float
    margin_mm: float
    accent: str
    header: tuple[str, ...]
    footer: tuple[str, ...]
    body: tuple[Block, ...]


def role_of(block: Block) -> Role:
    """The part a block plays in the letter."""
    return block.role if isinstance(block, Paragraph) else Role.BODY


def plain(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def block_lines(block: Block) -> Iterator[str]:
    """The words of a block, a paragraph, list entry or table row at a time."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield plain(block.runs)
        case BulletList() | NumberedList():
            yield from (plain(item) for item in block.items)
        case Table():
            rows = (filter(None, map(plain, row)) for row in (block.header, *block.rows))
            yield from filter(None, map(" | ".join, rows))
        case Image():
            yield from filter(None, (block.alt,))


_MOST_COLUMNS = 4
_LONG_CELL = 160  # Letters; more would make a cell of a table a narrow column of its own.
_LINE = 64  # Letters in a line of ordinary text.


def reads_as_records(table: Table) -> bool:
    """Whether a table is set out row by row, a line for each cell, in every format.

    So are tables of many columns, and those with a cell that is long or has a word too wide for its
    column.
    """
    if len(table.widths) > _MOST_COLUMNS:
        return True
    room = [max(1, _LINE * width // max(1, sum(table.widths))) for width in table.widths]
    return any(
        len(words) > _LONG_CELL or words.count("\n") > 2 or _widest(words) > most
        for row in (table.header, *table.rows)
        for words, most in zip(map(plain, row), room, strict=False)
    )


def _widest(words: str) -> int:
    """The letters of the longest piece that no line end can break."""
    return max(map(len, unbroken(words).replace("\n", " ").split(" ")))


def labelled_rows(table: Table) -> Iterator[tuple[tuple[str, Runs], ...]]:
    """Each row as lines, a label with its mark and what it says, for where it is no table.

    Cells with nothing in them are left out; the label is empty where no row is a header.
    """
    labels = [_label(plain(cell)) for cell in table.header]
    for row in table.rows:
        padded = labels + [""] * (len(row) - len(labels))
        yield tuple((label, cell) for label, cell in zip(padded, row, strict=False) if cell)


def _label(words: str) -> str:
    """A column's name as it stands before what a row says: “Reply by: ”, and “No. ” as it is."""
    return words and (f"{words} " if words.endswith((".", ":", "?")) else f"{words}: ")
