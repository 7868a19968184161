"""A draft that an officer takes into Word and brings back: marked going out, read coming in.

The mark names the draft. It stands among the properties of the document, where word processors
keep it, and leaves it again when the document comes back.
"""

import re
from dataclasses import dataclass

from lxml import etree
from markupsafe import escape

from reviews.domain.errors import Refused

from .blocks import Block, Blocks, block_lines, role_of
from .template_check import look_faults
from .word_carried import not_carried
from .word_package import CORE, carried_along, read_parts, write_parts
from .word_reader import blocks_of
from .word_styles import Role

_END = "</cp:coreProperties>"
_MARK = re.compile(rb"<(?:\w+:)?keywords[^>]*>\s*([^<]*?)\s*</")
_KEPT = frozenset((Role.ADDRESS, Role.REFERENCE))
_DAMAGED = (
    "This file is damaged, or lacks what Word saves with a document. Open it in Word, save it as "
    ".docx and send it again."
)


_UNCHANGED = (
    "Nothing in this file differs from what stands here, so nothing was kept. If you changed it, "
    "save it in Word and choose it again."
)


@dataclass(frozen=True, slots=True)
class EditedLetter:
    """A letter as it came back from Word.

    `mark` is that of the draft it was made of, empty where there is none. `blocks` are what every
    format of it is made of, `lines` its words, and `kept` those of whom it is to, its date and its
    reference. `parts` are those of its Word document, with the properties of the draft in place of
    Word's.
    """

    mark: str
    blocks: Blocks
    lines: tuple[str, ...]
    kept: tuple[str, ...]
    parts: dict[str, bytes]


def marked(document: bytes, mark: str) -> bytes:
    """A draft's Word document with a mark among its properties."""
    parts = read_parts(document)
    keywords = f"<cp:keywords>{escape(mark)}</cp:keywords>{_END}"
    core = parts[CORE].decode().replace(_END, keywords)
    return write_parts(parts | {CORE: core.encode()})


MOST_LETTERS = 200_000
"""How many characters a letter can have: five times what forty long recommendations take."""


def take_back(document: bytes, draft: bytes, most: int = MOST_LETTERS) -> EditedLetter:
    """Read a letter that was edited in Word, made of a draft; it has `most` characters at most.

    Refused: it is no Word document, or has what would print in Word and in no other format.
    """
    parts = read_parts(document)
    try:
        faults = list(dict.fromkeys((*carried_along(parts), *not_carried(parts))))
        mark = _MARK.search(parts[CORE])
        parts |= {CORE: read_parts(draft)[CORE]}
        blocks = blocks_of(parts)
        faults += look_faults(blocks)
    except (KeyError, ValueError, etree.XMLSyntaxError) as fault:
        raise Refused(_DAMAGED, "file") from fault
    if faults:
        raise Refused(" ".join(f"The file {one}." for one in faults), "file")
    lines = lines_of(blocks.body)
    if sum(map(len, lines)) > most:
        raise Refused(
            f"The file has more than {most:,} characters, which is too many. Take out what was "
            "pasted by mistake.",
            "file",
        )
    return EditedLetter(
        mark[1].decode(errors="replace") if mark else "",
        blocks,
        lines,
        lines_of(tuple(one for one in blocks.body if role_of(one) in _KEPT)),
        parts,
    )


def read_draft(draft: bytes) -> EditedLetter:
    """A draft's own Word document, read in the same way."""
    parts = read_parts(draft)
    blocks = blocks_of(parts)
    kept = tuple(one for one in blocks.body if role_of(one) in _KEPT)
    return EditedLetter("", blocks, lines_of(blocks.body), lines_of(kept), parts)


def check_changed(edited: EditedLetter, draft: EditedLetter) -> None:
    """Check that any format of what came back would differ from that of the draft that stands.

    Raises:
        Refused: none would, so there is nothing to keep.
    """
    if edited.blocks == draft.blocks:
        raise Refused(_UNCHANGED, "file")


def lines_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The words of a letter, a paragraph, list entry or table row a line."""
    return tuple(line for block in blocks for line in block_lines(block))
