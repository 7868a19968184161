"""What stands at the edges of pages in Word, and in no other format of a letter."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from .word_styles import W, child, is_on

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SECTIONS = "has a section break, which the other formats do not have. Delete it"
_EVEN = (
    "has headers or footers of its own for even pages, which the other formats leave out. Turn "
    "“Different Odd & Even Pages” off"
)
_LATER_PICTURE = (
    "has a picture or a box at the top of later pages, which the other formats leave out. "
    "Put it in the header of the first page"
)
_FOOT_PICTURE = (
    "has a picture or a box at the foot of the page, which the other formats leave out. Put it "
    "in the header of the first page"
)
_TWO_FEET = (
    "says something else at the foot of later pages than of the first, and the other formats have "
    "one foot for all. Make both the same"
)
_BESIDE_NUMBER = (
    "has words beside the page number at the edge of a page, which the other formats leave out. "
    "Put the page number in a paragraph of its own"
)
_MERGE = "is set up for Word’s mail merge. Turn it off: the fields in {{ }} are filled in here"
_COUNTS = re.compile(r"\b(?:page|of|tudalen|o)\b|[\d\s/|.,:()\u2013\u2014-]", re.IGNORECASE)
"""What may stand beside a page number: the other formats count pages in words of their own."""


def edge_faults(document: Any, parts: Mapping[str, bytes]) -> Iterator[str]:
    """What of headers, footers, sections and settings is not carried; each as “has …”."""
    sections = list(document.iter(W + "sectPr"))
    if len(sections) > 1:
        yield _SECTIONS
    settings = etree.fromstring(parts.get("word/settings.xml", b"<none/>"))
    even = child(settings, "evenAndOddHeaders")
    if even is not None and is_on(even):
        yield _EVEN
    if child(settings, "mailMerge") is not None:
        yield _MERGE
    if sections:
        yield from _faults_of(_Page(sections[0], parts))


class _Page:
    """The edges of a page: the parts that the section names, as they are read."""

    def __init__(self, section: Any, parts: Mapping[str, bytes]) -> None:
        links = etree.fromstring(parts.get("word/_rels/document.xml.rels", b"<none/>"))
        self.targets = {one.get("Id"): one.get("Target", "") for one in links}
        first = child(section, "titlePg")
        self.first = first is not None and is_on(first)
        self.section, self.parts = section, parts

    def edge(self, edge: str, which: str) -> Any:
        """The root of one header or footer; an empty one where there is none."""
        for one in self.section.iterchildren(f"{W}{edge}Reference"):
            if one.get(W + "type", "default") == which:
                name = self.targets.get(one.get(_R + "id"), "")
                name = name.lstrip("/") if name.startswith("/") else f"word/{name}"
                return etree.fromstring(self.parts.get(name, b"<none/>"))
        return etree.fromstring(b"<none/>")


def _faults_of(page: _Page) -> Iterator[str]:
    feet = [page.edge("footer", "default")]
    if page.first:
        later = page.edge("header", "default")
        feet.append(page.edge("footer", "first"))
        if _has_picture(later):
            yield _LATER_PICTURE
        yield from _beside_number(later)
        if _lines(feet[0]) != _lines(feet[1]):
            yield _TWO_FEET
    for foot in feet:
        if _has_picture(foot):
            yield _FOOT_PICTURE
        yield from _beside_number(foot)


def _has_picture(edge: Any) -> bool:
    return next(edge.iter(W + "drawing"), None) is not None


def _beside_number(edge: Any) -> Iterator[str]:
    if any(_COUNTS.sub("", words) for words, counts in _paragraphs(edge) if counts):
        yield _BESIDE_NUMBER


def _lines(edge: Any) -> list[str]:
    return [words for words, counts in _paragraphs(edge) if words and not counts]


def _paragraphs(edge: Any) -> Iterator[tuple[str, bool]]:
    """The words of each paragraph, and whether it counts pages."""
    for paragraph in edge.iter(W + "p"):
        fields = [one.text or "" for one in paragraph.iter(W + "instrText")]
        fields += [one.get(W + "instr", "") for one in paragraph.iter(W + "fldSimple")]
        words = "".join(one.text or "" for one in paragraph.iter(W + "t")).strip()
        yield words, any("PAGE" in field for field in fields)
