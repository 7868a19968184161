"""Reads the words of a finished letter back, and compares them with the blocks it was made of.

What a format holds is read by another road than it was made by: a PDF by PDFium, a Word document
by its text alone, a web page by its elements.
"""

from collections.abc import Iterator

from lxml import etree, html

from reviews.documents.pdf_pages import pdf_pages
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.read_back import Edges, check_pages, check_same, check_words

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Table,
    block_lines,
    labelled_rows,
    plain,
    reads_as_records,
)
from .word_package import DOCUMENT, read_parts
from .word_styles import W, child

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset((W + "del", W + "moveFrom", _MC + "Fallback", W + "pPr", W + "rPr", W + "sdtPr"))
_SPACES = frozenset((W + "tab", W + "br", W + "cr"))


def check_read_back(
    format_: LetterFormat, data: bytes, blocks: Blocks, *, counted: bool = True
) -> None:
    """Check that a letter in one format says what its blocks say.

    `counted` is whether the pages of a PDF have numbers of its own.

    Raises:
        Refused: it says less or more, or cannot be read; names the format and the words.
    """
    match format_:
        case LetterFormat.DOCX:
            _check_word(data, blocks)
        case LetterFormat.PDF | LetterFormat.LARGE_PRINT:
            _check_pdf(format_, data, blocks, counted=counted)
        case LetterFormat.HTML:
            lines = (*_titled(blocks), *_lines(blocks, format_), *blocks.footer)
            check_same(format_, "\n".join(lines), _page_words(data))
        case LetterFormat.TEXT:
            lines = (*_lines(blocks, format_), *blocks.footer)
            check_same(format_, "\n".join(lines), data.decode())


def _check_pdf(format_: LetterFormat, data: bytes, blocks: Blocks, *, counted: bool) -> None:
    large = format_ is LetterFormat.LARGE_PRINT
    foot = "\n".join(blocks.footer)
    lines = [*_lines(blocks, format_), foot if large else ""]
    tables = [one for one in blocks.body if isinstance(one, Table) and _is_table(one, format_)]
    edges = Edges(
        top="\n".join(blocks.header),
        foot="" if large else foot,
        headers=tuple(" ".join(map(plain, one.header)) for one in tables if one.header),
        counted=counted,
    )
    check_pages(format_, "\n".join(lines), pdf_pages(data), edges)


def _titled(blocks: Blocks) -> Iterator[str]:
    """The title, which a web page without a heading takes for one."""
    if not any(isinstance(one, Heading) and one.level == 1 for one in blocks.body):
        yield blocks.title


def _is_table(table: Table, format_: LetterFormat) -> bool:
    if format_ is LetterFormat.DOCX:
        return True
    drawn = format_ in (LetterFormat.PDF, LetterFormat.HTML)
    return drawn and not reads_as_records(table)


def _lines(blocks: Blocks, format_: LetterFormat) -> Iterator[str]:
    """What a format has to say of the letter, from its letterhead to its signature."""
    for block in blocks.body:
        yield from _said(block, format_)


def _said(block: Block, format_: LetterFormat) -> Iterator[str]:
    match block:
        case BulletList():
            yield from map(plain, block.items)
        case NumberedList():
            yield from _counted(block, format_)
        case Table():
            yield from _rows(block, format_)
        case Image():
            yield _picture(block, format_)
        case _:
            yield from block_lines(block)


def _counted(block: NumberedList, format_: LetterFormat) -> Iterator[str]:
    """The entries with their numbers, but where Word or a browser counts them itself."""
    for number, item in enumerate(block.items, 1):
        bare = format_ in (LetterFormat.HTML, LetterFormat.DOCX)
        yield plain(item) if bare else f"{number}. {plain(item)}"


def _rows(table: Table, format_: LetterFormat) -> Iterator[str]:
    if _is_table(table, format_):
        yield from (" ".join(map(plain, row)) for row in (table.header, *table.rows))
    else:
        for lines in labelled_rows(table):
            yield from (label + plain(runs) for label, runs in lines)


def _picture(image: Image, format_: LetterFormat) -> str:
    """What a format says of a picture in words; the others hold it as a property of the picture."""
    if format_ is LetterFormat.TEXT and image.alt:
        return f"[Picture: {image.alt}]"
    return image.alt if format_ is LetterFormat.HTML else ""


def _page_words(data: bytes) -> str:
    """The words of a web page in their order, those of its pictures among them."""
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    body = page.find("body")
    for picture in body.iter("img"):
        picture.text = picture.get("alt", "")
    return "".join(body.itertext())


def _check_word(data: bytes, blocks: Blocks) -> None:
    """Word's own text, in any order: a text box stands in it where its anchor is."""
    parts = read_parts(data)
    body = [line for block in blocks.body for line in _said(block, LetterFormat.DOCX)]
    edges = [
        line
        for name, content in parts.items()
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
        for line in _paragraphs(content)
    ]
    wording = "\n".join((*body, *blocks.header, *blocks.footer))
    check_words(LetterFormat.DOCX, wording, "\n".join(_paragraphs(parts[DOCUMENT])), edges)


def _paragraphs(part: bytes) -> Iterator[str]:
    """The paragraphs that Word shows, without those that count pages."""
    for paragraph in etree.fromstring(part).iter(W + "p"):
        if not any(over.tag in _GONE for over in paragraph.iterancestors()):
            fields = [one.text or "" for one in paragraph.iter(W + "instrText")]
            fields += [one.get(W + "instr", "") for one in paragraph.iter(W + "fldSimple")]
            if not any("PAGE" in field for field in fields):
                yield "".join(_words(paragraph))


def _words(parent: etree._Element) -> Iterator[str]:
    for one in parent:
        if one.tag == W + "t":
            yield one.text or ""
        elif one.tag in _SPACES:
            yield " "
        elif one.tag not in _GONE and one.tag != W + "p" and not _hidden(one):
            yield from _words(one)


def _hidden(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    return properties is not None and child(properties, "vanish") is not None
