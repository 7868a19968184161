"""Letters as plain text, for screen readers, braille displays and email."""

import textwrap
from collections.abc import Iterator

from reviews.domain.letters.typesetting import unbroken

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Table,
    labelled_rows,
    plain,
)
from .word_styles import Role

_WIDTH = 72


def letter_text(blocks: Blocks) -> bytes:
    """The letter in UTF-8, at most 72 letters a line where words allow, tables as lines."""
    written: list[str] = []
    before: Block | None = None
    for block in blocks.body:
        written += [""] * _gap(before, block)
        written += _lines(block)
        before = block
    foot = [line for one in blocks.footer for line in _wrapped(one)]
    if foot:
        written += ["", "", *foot]
    return ("\n".join(written).strip("\n") + "\n").encode()


def _gap(before: Block | None, block: Block) -> int:
    """How many empty lines stand between two blocks: two before a heading, none in an address."""
    if before is None:
        return 0
    if isinstance(block, Heading):
        return 2
    if isinstance(block, Paragraph) and isinstance(before, Paragraph):
        same = block.role is before.role is not Role.BODY
        under = (before.role, block.role) == (Role.LETTERHEAD, Role.TEAM)
        return 0 if same or under else 1
    return 1


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _wrapped(block.text)
        case Paragraph():
            yield from _wrapped(plain(block.runs))
        case BulletList() | NumberedList():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case Image():
            yield from _wrapped(f"[Picture: {block.alt}]" if block.alt else "")


def _list(block: BulletList | NumberedList) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if isinstance(block, NumberedList) else "- "
        yield from _wrapped(plain(item), mark)


def _table(table: Table) -> Iterator[str]:
    """Each row as lines with the column's name before each, an empty line between rows."""
    for number, row in enumerate(labelled_rows(table)):
        if number:
            yield ""
        for label, runs in row:
            yield from _wrapped(label + plain(runs))


def _wrapped(text: str, mark: str = "") -> Iterator[str]:
    """The lines of a text; what must stay on one line does, and is then written with spaces."""
    indent = " " * len(mark)
    for number, line in enumerate(unbroken(text).split("\n")):
        wrapped = textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=indent if number else mark,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (one.replace("\u00a0", " ") for one in wrapped or [""])
