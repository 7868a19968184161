"""What a search of drawn pages is blind to: words parted by a line or a page, and hidden ink."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviews.domain.cases.redacting import passages

from .drawn_pages import DPI, DrawnPage, without_letters
from .withholding import EDGE

if TYPE_CHECKING:
    from PIL import Image

PARTED = "Words that go may stand here, parted by the end of a column or of a page: look at it."
BEYOND = "Letters on this page are drawn outside of where they are said to be: look at it."
TILED = "This page is painted with a pattern, which cannot be searched for words: look at it."
MIXED = "Words on this page mix letters of two alphabets that look alike: look at it."
_FAR = 2.5  # Heights of a line between characters of two columns.
_LINES = 4  # At the end of a page and the beginning of the next, with what stands on every page.
_INKED, _REACH, _FEW = 60, 0.15, 12


def parted(page: DrawnPage, words: Sequence[str]) -> bool:
    """Whether words stand over two lines of a column that the page does not hold as one text."""
    found, rows = page.places(words), [_stretches(page, row) for row in page.rows()]
    return any(
        _over(_text(page, one), _text(page, other), words) and not {one[-1], other[0]} & found
        for above, below in pairwise(rows)
        for one, other in product(above, below)
    )


def over_pages(before: DrawnPage, after: DrawnPage, words: Sequence[str]) -> bool:
    """Whether words stand over the end of one page and the beginning of the next."""
    ends = [one for row in before.rows()[-_LINES:] for one in _stretches(before, row)]
    begins = [one for row in after.rows()[:_LINES] for one in _stretches(after, row)]
    return any(
        _over(_text(before, one), _text(after, other), words)
        for one, other in product(ends, begins)
    )


def _stretches(page: DrawnPage, row: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[row[0]]]
    for last, at in pairwise(row):
        if page.between(last, at) > _FAR * page.characters[last].size:
            found.append([])
        found[-1].append(at)
    return found


def _over(begins: str, ends: str, words: Sequence[str]) -> bool:
    """Whether words begin in one text and end in the other."""
    found = passages(f"{begins}\n{ends}", words)
    return any(each.start < len(begins) < each.end - 1 for each in found)


def _text(page: DrawnPage, stretch: Sequence[int]) -> str:
    spaced = page.spaced(stretch)
    return "".join(" " if at is None else page.characters[at].text for at in spaced)


def beyond(source: Path, page: DrawnPage, gone: Collection[int], dpi: int) -> bool:
    """Whether ink of texts that hold characters that go stands far from where any letter is said.

    Args:
        source: the PDF.
        page: the page, as it was drawn of it.
        gone: the characters that go, by number.
        dpi: at how many pixels to an inch it was drawn.
    """
    ink = _stray(page, without_letters(source, page, gone, dpi), 2, _REACH)
    return sum(ink.histogram()[_INKED:]) > _FEW


def erased(source: Path, page: DrawnPage, gone: Collection[int]) -> DrawnPage:
    """A page without the ink of texts that hold characters that go, where no letter is said to be.

    As `beyond`; of a page that was drawn for its picture.
    """
    if not gone:
        return page
    bare, picture = without_letters(source, page, gone, DPI), page.picture.copy()
    ink = _stray(page, bare, EDGE, 0).point(lambda shade: 255 if shade else 0)
    picture.paste(bare, mask=ink)
    return replace(page, picture=picture)


def _stray(page: DrawnPage, bare: "Image.Image", edge: int, reach: float) -> "Image.Image":
    """Where a page differs from itself without some texts, outside the boxes of its characters."""
    from PIL import ImageChops, ImageDraw  # noqa: PLC0415 - needed for pictures only

    ink = ImageChops.difference(page.picture, bare).convert("L")
    draw = ImageDraw.Draw(ink)
    for one in page.characters:
        if one.seen:
            left, top, right, bottom = one.box
            room = edge + reach * min(one.size, bottom - top + right - left)
            draw.rectangle((left - room, top - room, right + room, bottom + room), fill=0)
    return ink


def mixed(text: str) -> bool:
    """Whether a word of a text has Latin letters and such of an alphabet that look like them."""
    kinds = ({unicodedata.name(one, "").split(" ")[0] for one in word} for word in text.split())
    return any("LATIN" in one and one & {"CYRILLIC", "GREEK"} for one in kinds)


def tiled(source: Path) -> set[int]:
    """The pages of a PDF that have a pattern to paint with, by number."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for papers only

    with pikepdf.open(source) as pdf:
        return {
            number
            for number, page in enumerate(pdf.pages, 1)
            if any(_patterns(page.obj.get("/Resources", {}), set()))
        }


def _patterns(resources: Any, seen: set[tuple[int, int]]) -> Iterator[bool]:
    for one in resources.get("/Pattern", {}).values():
        yield one.get("/PatternType", 0) == 1
    for one in resources.get("/XObject", {}).values():
        if one.objgen not in seen:
            seen.add(one.objgen)
            yield from _patterns(one.get("/Resources", {}), seen)
