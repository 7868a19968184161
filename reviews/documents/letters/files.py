"""One letter in every format its reader may need, all from the one wording."""

from collections.abc import Callable, Iterator, Mapping

from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    PROVIDER_FORMATS,
    RESIDENT_FORMATS,
    Letter,
    LetterFormat,
    LetterKind,
)

from .blocks import Block, Blocks, Table, block_lines, labelled_rows, plain
from .html import letter_html
from .pdf import letter_pdf
from .template import LetterTemplate
from .text import letter_text
from .word_package import write_parts
from .word_reader import blocks_of, read_blocks

ENDINGS = {
    LetterFormat.DOCX: ".docx",
    LetterFormat.PDF: ".pdf",
    LetterFormat.LARGE_PRINT: "-large-print.pdf",
    LetterFormat.HTML: ".html",
    LetterFormat.TEXT: ".txt",
}
"""What a file name ends in, by format."""
MEDIA_TYPES = {
    LetterFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    LetterFormat.PDF: "application/pdf",
    LetterFormat.LARGE_PRINT: "application/pdf",
    LetterFormat.HTML: "text/html; charset=utf-8",
    LetterFormat.TEXT: "text/plain; charset=utf-8",
}
MADE_FROM_BLOCKS: dict[LetterFormat, Callable[[Blocks], bytes]] = {
    LetterFormat.PDF: letter_pdf,
    LetterFormat.LARGE_PRINT: lambda blocks: letter_pdf(blocks, large_print=True),
    LetterFormat.HTML: letter_html,
    LetterFormat.TEXT: letter_text,
}
"""Every format but Word's own."""


def render_letter(
    template: LetterTemplate, kind: LetterKind, letter: Letter
) -> dict[LetterFormat, bytes]:
    """The letter in each format of its kind. The same letter always gives the same bytes.

    Refused: the letter is of another kind than the template, the template asks for what the
    letter lacks, or the letter has a character that no font here can show.
    """
    return render_parts(template.fill(letter), kind)


def render_parts(parts: Mapping[str, bytes], kind: LetterKind) -> dict[LetterFormat, bytes]:
    """A letter in each format of its kind, from the parts of its Word document.

    Refused: the letter has a character that no font here can show.
    """
    blocks = blocks_of(parts)
    formats = RESIDENT_FORMATS if kind in ONE_RESIDENT else PROVIDER_FORMATS
    made = {LetterFormat.DOCX: write_parts(parts)}
    made |= {one: MADE_FROM_BLOCKS[one](blocks) for one in formats if one in MADE_FROM_BLOCKS}
    return made


def paragraphs(document: bytes) -> tuple[str, ...]:
    """Every paragraph, list entry and table row of a letter in Word, its edges included.

    This is what is read, passage by passage, before a letter leaves: a cell of a table stands on
    a line of its own, with the name of its column. Refused if it is not Word.
    """
    blocks = read_blocks(document)
    words = [line for block in blocks.body for line in _passage_lines(block)]
    return (*blocks.header, *words, *blocks.footer)


def _passage_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in labelled_rows(block):
            yield "\n".join(": ".join(filter(None, (label, plain(cell)))) for label, cell in row)
    else:
        yield from block_lines(block)
