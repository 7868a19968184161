"""Reads a finished letter in Word back into blocks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from lxml import etree

from reviews.domain.letters.typesetting import seen

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from .word_package import CORE, DOCUMENT, read_parts
from .word_styles import (
    PLAIN,
    VALUE,
    ListKind,
    ParagraphStyle,
    Styles,
    W,
    child,
    is_bold,
    list_kind,
    read_styles,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_EMU_A_MM = 36000
_PARAGRAPH, _RUN, _TEXT, _BOX = W + "p", W + "r", W + "t", W + "txbxContent"
_Words = tuple[str, bool]
_MARKS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
_GONE = {W + "del", W + "moveFrom", _MC + "Fallback", W + "pPr", W + "rPr", W + "sdtPr"}


def read_blocks(document: bytes) -> Blocks:
    """Read a finished letter back; refused if it is not a Word document."""
    return blocks_of(read_parts(document))


def blocks_of(parts: Mapping[str, bytes]) -> Blocks:
    """Read back a finished letter that is not zipped yet."""
    styles = read_styles(parts["word/styles.xml"], parts.get("word/numbering.xml", b""))
    main = _Part(parts, DOCUMENT, styles)
    edges = _Edges(main)
    core = etree.fromstring(parts[CORE])
    return Blocks(
        title=core.findtext(_DC + "title", ""),
        language=core.findtext(_DC + "language", "en-GB"),
        dated_on=date.fromisoformat(core.findtext(_DCTERMS + "modified", "")[:10]),
        size_pt=styles.size_pt,
        margin_mm=main.margin_mm(),
        accent=styles.accent,
        header=edges.running_header(),
        footer=edges.footer(),
        body=tuple(_stepped((*edges.letterhead(), *main.blocks()))),
    )


class _Part:
    """One part of the package that holds text: the letter itself, a header or a footer."""

    def __init__(self, parts: Mapping[str, bytes], name: str, styles: Styles) -> None:
        folder, _, file = name.rpartition("/")
        self.parts, self.folder, self.styles = parts, folder, styles
        self.root = etree.fromstring(parts[name])
        self.section = next(self.root.iter(W + "sectPr"), None)
        self.drawn = b"<w:drawing" in parts[name]  # Most letters have no picture to look for.
        links = parts.get(f"{folder}/_rels/{file}.rels")
        related = [] if links is None else etree.fromstring(links)
        self.links = {one.get("Id"): one.get("Target") for one in related}

    def target(self, link: str | None) -> str:
        """The name of the part that a link leads to."""
        target = self.links.get(link) or ""
        return target.lstrip("/") if target.startswith("/") else f"{self.folder}/{target}"

    def blocks(self) -> tuple[Block, ...]:
        """The part's content, with neighbouring entries of a list gathered into one list."""
        found: list[Block] = []
        for block in self._within(self.root):
            last = found[-1] if found else None
            if isinstance(block, BulletList) and isinstance(last, BulletList):
                found[-1] = BulletList(last.items + block.items)
            elif isinstance(block, NumberedList) and isinstance(last, NumberedList):
                found[-1] = NumberedList(last.items + block.items)
            else:
                found.append(block)
        return tuple(found)

    def margin_mm(self) -> float:
        """The left margin of the page, in millimetres; Word counts in twentieths of a point."""
        margins = None if self.section is None else child(self.section, "pgMar")
        return 25.0 if margins is None else int(margins.get(W + "left", 1417)) * 25.4 / 1440

    def _within(self, parent: Any) -> Iterator[Block]:
        for one in parent:
            if one.tag == _PARAGRAPH:
                yield from self._paragraph(one)
            elif one.tag == W + "tbl":
                yield from self._images(one)
                yield self._table(one)
            elif one.tag not in _GONE:
                yield from self._within(one)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        yield from self._images(element)
        style, runs = self._style(element), _gathered(self._words(element, [], bold=False))
        text = plain(runs)
        if not text.strip():
            pass
        elif style.level:
            yield Heading(style.level, text.strip())
        elif style.listed is ListKind.BULLET:
            yield BulletList((runs,))
        elif style.listed is ListKind.NUMBERED:
            yield NumberedList((runs,))
        else:
            yield Paragraph(runs, style.role)
        for box in element.iter(_BOX) if self.drawn else ():
            if not any(over.tag in _GONE for over in box.iterancestors()):
                yield from self._within(box)

    def _style(self, paragraph: Any) -> ParagraphStyle:
        properties = child(paragraph, "pPr")
        if properties is None:
            return PLAIN
        named = child(properties, "pStyle")
        style = PLAIN if named is None else self.styles.by_id.get(named.get(VALUE), PLAIN)
        listed = list_kind(properties, self.styles.lists)
        return ParagraphStyle(style.role, style.level, listed) if listed else style

    def _words(self, parent: Any, found: list[_Words], *, bold: bool) -> list[_Words]:
        for one in parent:
            tag = one.tag
            if tag == _RUN:
                self._words(one, found, bold=self._is_bold(one))
            elif tag == _TEXT:
                found.append((seen(one.text or ""), bold))
            elif tag in _MARKS:
                if one.get(W + "type") != "page":
                    found.append((_MARKS[tag], bold))
            elif tag not in _GONE and tag != _BOX:
                self._words(one, found, bold=bold)
        return found

    def _is_bold(self, run: Any) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return False
        named = child(properties, "rStyle")
        strong = named is not None and named.get(VALUE) in self.styles.strong
        return strong or is_bold(properties)

    def _images(self, element: Any) -> Iterator[Image]:
        for drawing in element.iter(_WP + "inline", _WP + "anchor") if self.drawn else ():
            told, size = drawing.find(_WP + "docPr"), drawing.find(_WP + "extent")
            for shown in drawing.iter(_A + "blip"):
                content = self.parts.get(self.target(shown.get(_R + "embed")))
                if content is not None:
                    alt = "" if told is None else told.get("descr", "")
                    width = 0 if size is None else int(size.get("cx", 0)) / _EMU_A_MM
                    yield Image(alt, content, width)

    def _table(self, element: Any) -> Table:
        rows = [(self._is_header(row), tuple(self._cells(row))) for row in _nearest(element, "tr")]
        header = rows[0][1] if rows and rows[0][0] else ()
        body = tuple(cells for _, cells in (rows[1:] if header else rows))
        columns = max((len(cells) for _, cells in rows), default=0)
        grid = element.findall(f"{W}tblGrid/{W}gridCol")
        widths = tuple(int(float(one.get(W + "w", 1))) for one in grid)
        return Table(header, body, widths if len(widths) == columns else (1,) * columns)

    def _is_header(self, row: Any) -> bool:
        properties = child(row, "trPr")
        marked = None if properties is None else child(properties, "tblHeader")
        return marked is not None and marked.get(VALUE, "1") not in ("0", "false", "off")

    def _cells(self, row: Any) -> Iterator[Runs]:
        for cell in _nearest(row, "tc"):
            lines: list[_Words] = []
            for paragraph in _paragraphs(cell):
                mark = "\n\u2022 " if self._style(paragraph).listed else "\n"
                lines.append((mark, False))
                self._words(paragraph, lines, bold=False)
            yield _gathered(lines)
            properties = child(cell, "tcPr")
            span = None if properties is None else child(properties, "gridSpan")
            for _ in range(1, 1 if span is None else int(span.get(VALUE, 1))):
                yield ()


class _Edges:
    """The headers and footers, as far as they carry words of their own."""

    def __init__(self, main: _Part) -> None:
        self.main = main
        section = main.section
        self.first = section is not None and child(section, "titlePg") is not None

    def letterhead(self) -> tuple[Block, ...]:
        """What stands at the top of the first page alone, or of every page."""
        name = self._part("header", "first" if self.first else "default")
        if not any(mark in self.main.parts.get(name, b"") for mark in (b"</w:t>", b"<w:drawing")):
            return ()
        return _Part(self.main.parts, name, self.main.styles).blocks()

    def running_header(self) -> tuple[str, ...]:
        """What stands at the top of each later page, where the first has one of its own."""
        return self._lines("header", "default") if self.first else ()

    def footer(self) -> tuple[str, ...]:
        """What stands at the foot of the first page, without lines that count pages."""
        return self._lines("footer", "first" if self.first else "default")

    def _part(self, edge: str, which: str) -> str:
        section = self.main.section
        for found in () if section is None else section.iterchildren(f"{W}{edge}Reference"):
            if found.get(W + "type", "default") == which:
                return self.main.target(found.get(_R + "id"))
        return ""

    def _lines(self, edge: str, which: str) -> tuple[str, ...]:
        part = self.main.parts.get(self._part(edge, which))
        return () if part is None else _edge_lines(part)


@lru_cache(maxsize=256)
def _edge_lines(part: bytes) -> tuple[str, ...]:
    """The paragraphs of a header or footer, which most letters of a council share."""
    lines = []
    for paragraph in etree.fromstring(part).iter(_PARAGRAPH):
        fields = [one.text or "" for one in paragraph.iter(W + "instrText")]
        fields += [one.get(W + "instr", "") for one in paragraph.iter(W + "fldSimple")]
        words = "".join(
            seen(one.text or "") if one.tag == _TEXT else _MARKS[one.tag]
            for one in paragraph.iter(_TEXT, *_MARKS)
        ).strip()
        if words and not any("PAGE" in field for field in fields):
            lines.append(words)
    return tuple(lines)


def _paragraphs(parent: Any) -> Iterator[Any]:
    """The paragraphs within, those of text boxes among them, but none that older readers get."""
    for one in parent.iter(_PARAGRAPH):
        if not any(over.tag in _GONE for over in one.iterancestors()):
            yield one


def _nearest(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, but not those of a table within it."""
    for one in parent:
        if one.tag == W + name:
            yield one
        elif one.tag not in _GONE and one.tag not in (W + "tbl", _PARAGRAPH):
            yield from _nearest(one, name)


def _stepped(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with one heading of level 1, the first, and no level left out below it.

    Every format then has an outline that a screen reader can follow, however the headings of a
    template are set.
    """
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = 1 if not above else max(2, min(block.level, above + 1))
            yield Heading(above, block.text)
        else:
            yield block


def _gathered(words: list[_Words]) -> Runs:
    """Neighbouring words of one weight as one run, with no space at either end."""
    found: list[_Words] = []
    for text, bold in words:
        if found and found[-1][1] == bold:
            found[-1] = (found[-1][0] + text, bold)
        elif text:
            found.append((text, bold))
    if found:
        found[0] = (found[0][0].lstrip(), found[0][1])
        found[-1] = (found[-1][0].rstrip(), found[-1][1])
    return tuple(Run(text, bold) for text, bold in found if text)
