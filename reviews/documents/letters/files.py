"""One letter in every format its reader may need, all from the one wording."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    PROVIDER_FORMATS,
    RESIDENT_FORMATS,
    LetterFormat,
)

from .blocks import Block, Blocks, Table, block_lines, labelled_rows, plain
from .html import letter_html
from .pdf import letter_pdf
from .read_back import check_read_back
from .template import LetterTemplate
from .templated import Templated, TemplateKind
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
    LetterFormat.HTML: "text/html",
    LetterFormat.TEXT: "text/plain",
}
MADE_FROM_BLOCKS: dict[LetterFormat, Callable[[Blocks], bytes]] = {
    LetterFormat.PDF: letter_pdf,
    LetterFormat.LARGE_PRINT: lambda blocks: letter_pdf(blocks, large_print=True),
    LetterFormat.HTML: letter_html,
    LetterFormat.TEXT: letter_text,
}
"""Every format but Word's own."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One letter: the bytes of each format, and why there are none, by format, where there are not.

    The Word document is always among the `files`.
    """

    files: dict[LetterFormat, bytes]
    undrawn: dict[LetterFormat, str]


def render_formats(template: LetterTemplate, kind: TemplateKind, letter: Templated) -> Rendered:
    """The letter in each format of its kind that can be made of it; the same bytes each time.

    The words of each are read back: one that says less or more than the letter is not given.

    Refused: the letter is of another kind than the template, the template asks for what the
    letter lacks, or the Word document says something else than what is read from it.
    """
    return render_parts(template.fill(letter), kind)


def render_parts(parts: Mapping[str, bytes], kind: TemplateKind) -> Rendered:
    """The same, from the parts of the letter's Word document; refused where that says otherwise."""
    blocks = blocks_of(parts)
    formats = RESIDENT_FORMATS if kind in ONE_RESIDENT else PROVIDER_FORMATS
    files = {LetterFormat.DOCX: write_parts(parts)}
    undrawn: dict[LetterFormat, str] = {}
    check_read_back(LetterFormat.DOCX, files[LetterFormat.DOCX], blocks)
    for one in formats:
        if one in MADE_FROM_BLOCKS:
            try:
                files[one] = make_format(one, blocks)
            except Refused as fault:
                undrawn[one] = fault.sentence
    return Rendered(files, undrawn)


def render_letter(
    template: LetterTemplate, kind: TemplateKind, letter: Templated
) -> dict[LetterFormat, bytes]:
    """The letter in each format of its kind. The same letter always gives the same bytes.

    Refused: as `render_formats`, or a format of it cannot be made.
    """
    made = render_formats(template, kind, letter)
    if made.undrawn:
        raise Refused(" ".join(made.undrawn.values()))
    return made.files


def make_format(format_: LetterFormat, blocks: Blocks) -> bytes:
    """One of the formats that are made from blocks, its words read back.

    Refused: a font lacks a character, a picture cannot be printed, or it would say less or more.
    """
    made = MADE_FROM_BLOCKS[format_](blocks)
    check_read_back(format_, made, blocks)
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
