"""One wording, every format: the plain blocks that a letter is made of.

A letter in Word is read back into these blocks; PDF, large print, web page and plain text are all
made from them, so that no format says anything that the Word document, which officers edit and
approve, does not.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .word_styles import Role


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight. A line end within a paragraph is a newline."""

    text: str
    bold: bool = False


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


def labelled_rows(table: Table) -> Iterator[tuple[tuple[str, Runs], ...]]:
    """Each row as lines, a label and what it says, for where a table would not be read.

    Cells with nothing in them are left out; the label is empty where no row is a header.
    """
    labels = [plain(cell) for cell in table.header]
    for row in table.rows:
        padded = labels + [""] * (len(row) - len(labels))
        yield tuple((label, cell) for label, cell in zip(padded, row, strict=False) if cell)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a script written from right to left."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
