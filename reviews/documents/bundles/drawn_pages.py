"""Pages of a PDF as pictures, with each character and where it stands in the picture."""

import ctypes
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviews.documents.pdf_pages import BY_ONE
from reviews.domain.cases.redacting import passages
from reviews.domain.errors import Refused

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
DPI = 200
_POINTS = 72
_MOST_PIXELS = 40_000_000
_MOST_PAGES = 500
_PICTURE_SHARE = 0.01
"""Pictures that together take more of a page than this may have words in them."""
_MOST_OBLIQUE = 4
"""Lines of a page that are neither level nor upright; more may be letters drawn as curves."""
_DEPTH = 8
_LEVEL = 0.35  # Of a line's height, within which characters stand on one line.
SPACE = 0.1  # Of a line's height, above which there is a space between characters.
_UNREAD = "\ufffd"
_SURROGATES = (0xD800, 0xDFFF)
_UPRIGHT = 0.999  # The cosine of what is turned so little that it reads as a line.


@dataclass(frozen=True, slots=True)
class Character:
    """One character: its box in pixels from the left and the top, and the room that it takes.

    Those without a box stand for what is not seen, such as the end of a line. `turned` ones do
    not stand upright on the page.
    """

    text: str
    box: Box
    room: Box
    turned: bool = False

    @property
    def size(self) -> float:
        """How high its line is; for one that is turned, how wide."""
        left, top, right, bottom = self.room
        return max(1.0, right - left if self.turned else bottom - top)

    @property
    def seen(self) -> bool:
        """Whether it takes any room."""
        left, top, right, bottom = self.box
        return right > left and bottom > top


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as it is drawn: its size in points, its picture, its characters in order.

    `look` says why a person must look at it: what it shows that no search finds; empty for nothing.
    """

    number: int
    width: float
    height: float
    picture: "Image.Image"
    characters: Sequence[Character]
    look: str

    @property
    def text(self) -> str:
        """Its characters as one text, in which places are those of the characters."""
        return "".join(one.text for one in self.characters)

    def places(self, words: Iterable[str]) -> set[int]:
        """Which of its characters are of some words: by number, from none.

        They are sought in the order in which the page holds its characters, and in that in which
        they stand from the left; the two can differ.
        """
        sought = list(words)
        found = _within(self.text, range(len(self.characters)), sought)
        for row in self.rows():
            for along in (row, row[::-1]) if self.characters[row[0]].turned else (row,):
                spaced = self.spaced(along)
                text = "".join(" " if at is None else self.characters[at].text for at in spaced)
                found |= _within(text, spaced, sought)
        return found

    def rows(self) -> list[list[int]]:
        """Its characters by number, line by line from the left; turned ones from the top."""
        rows: list[list[int]] = []
        for turned in (False, True):
            some = (
                at for at, one in enumerate(self.characters) if one.seen and one.turned is turned
            )
            foot = 2 if turned else 3  # The side of a character's room that its line stands on.
            last: list[int] = []
            for at in sorted(some, key=lambda each: self.characters[each].room[foot]):
                if not last or not self._level(last[-1], at, foot):
                    last = []
                    rows.append(last)
                last.append(at)
        for row in rows:
            side = 1 if self.characters[row[0]].turned else 0
            row.sort(key=lambda each: self.characters[each].box[side])
        return rows

    def spaced(self, row: Sequence[int]) -> list[int | None]:
        """Characters in a row with None where there is room between two."""
        spaced: list[int | None] = list(row[:1])
        for before, after in pairwise(row):
            room = self.between(before, after) > SPACE * self.characters[before].size
            spaced += [None, after] if room else [after]
        return spaced

    def between(self, first: int, then: int) -> float:
        """How far apart two characters of a row stand, in pixels."""
        one, other = self.characters[first].room, self.characters[then].room
        side = 1 if self.characters[first].turned else 0
        return max(other[side] - one[side + 2], one[side] - other[side + 2])

    def _level(self, first: int, then: int, foot: int) -> bool:
        one, other = self.characters[first], self.characters[then]
        return abs(one.room[foot] - other.room[foot]) < _LEVEL * min(one.size, other.size)


def _within(text: str, at: Sequence[int | None], words: Iterable[str]) -> set[int]:
    """The numbers of the characters of a text that are of some words."""
    found = (at[each] for one in passages(text, words) for each in range(one.start, one.end))
    return {one for one in found if one is not None}


def page_count(path: Path) -> int:
    """How many pages a PDF has.

    Raises:
        Refused: it cannot be read.
    """
    with BY_ONE, _opened(path) as document:
        return len(document)


def drawn_pages(
    path: Path, *, dpi: int = DPI, only: Sequence[int] | None = None
) -> Iterator[DrawnPage]:
    """The pages of a PDF, one at a time, as pictures with their characters.

    What is drawn over a page, such as notes and the values of a form, is made part of it first, so
    that its words are found too.

    Args:
        path: the PDF.
        dpi: how many pixels of the picture there are to an inch; fewer for a very large page.
        only: numbers of the pages to draw, from one; all of them where nothing is given.

    Raises:
        Refused: it cannot be read, or more than 500 pages of it are to be drawn.
    """
    numbers = only if only is not None else range(1, page_count(path) + 1)
    if len(numbers) > _MOST_PAGES:
        raise Refused(f"It has more than {_MOST_PAGES} pages, too many to draw anew.")
    for number in numbers:
        with BY_ONE, _opened(path) as document:
            page = _drawn(document, number, dpi)
        yield page


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A PDF open to PDFium, which serves one thread at a time."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    try:
        with pdfium.PdfDocument(path) as document:
            yield document
    except pdfium.PdfiumError as fault:
        raise Refused("Its pages cannot be read.") from fault


def without_letters(path: Path, page: DrawnPage, gone: Iterable[int], dpi: int) -> "Image.Image":
    """A page of a PDF as a picture in which no text that has some characters is drawn.

    Args:
        path: the PDF.
        page: the page, as it was drawn of it.
        gone: some of its characters by number.
        dpi: at how many pixels to an inch it was drawn.

    Raises:
        Refused: it cannot be read.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE, _opened(path) as document:
        whole = _whole(document, page.number)
        words = whole.get_textpage()
        for at in gone:
            text = pdfium.FPDFText_GetTextObject(words, at)
            pdfium.FPDFTextObj_SetTextRenderMode(text, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        words.close()
        return _picture(whole, dpi).convert(page.picture.mode)


def _whole(document: Any, number: int) -> Any:
    """A page with what is drawn over it made part of it."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    document.init_forms()
    page = document[number - 1]
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]


def _picture(page: Any, dpi: int) -> "Image.Image":
    width, height = page.get_size()
    scale = min(dpi / _POINTS, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
    return _grey_where_it_is(picture.convert("RGB"))


def _drawn(document: Any, number: int, dpi: int) -> DrawnPage:
    page = _whole(document, number)
    width, height = page.get_size()
    picture = _picture(page, dpi)
    characters = _characters(page, picture.size)
    return DrawnPage(number, width, height, picture, characters, _look(page, characters))


def _grey_where_it_is(picture: "Image.Image") -> "Image.Image":
    """A picture without colours as one of greys, which takes a third of the room."""
    red, green, blue = picture.split()
    alike = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if alike else picture


def _characters(page: Any, size: tuple[int, int]) -> list[Character]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    words = page.get_textpage()
    upright = page.get_rotation() / 180 * math.pi
    found = []
    for at in range(words.count_chars()):
        box = _box(page, words, at, size)
        room = _loose_box(page, words, at, size)
        angle = pdfium.FPDFText_GetCharAngle(words, at) + upright
        turned = math.cos(angle) < _UPRIGHT
        found.append(Character(_sign(words, at), box, room, turned))
    words.close()
    return found


def _sign(words: Any, at: int) -> str:
    """A character of a page, or the sign for one that cannot be read."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    code = pdfium.FPDFText_GetUnicode(words, at)
    unmapped = pdfium.FPDFText_HasUnicodeMapError(words, at) == 1
    known = 0 < code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1]
    return chr(code) if known and not unmapped else _UNREAD


def _box(page: Any, words: Any, at: int, size: tuple[int, int]) -> Box:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(words, at, left, right, bottom, top):
        return (0.0, 0.0, 0.0, 0.0)
    return _in_picture(page, size, (left.value, top.value, right.value, bottom.value))


def _loose_box(page: Any, words: Any, at: int, size: tuple[int, int]) -> Box:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(words, at, box):
        return (0.0, 0.0, 0.0, 0.0)
    return _in_picture(page, size, (box.left, box.top, box.right, box.bottom))


def _in_picture(page: Any, size: tuple[int, int], box: Box) -> Box:
    """A box of the page's own space in pixels, however the page is turned or cropped."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    fine = 16
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        wide, high = size[0] * fine, size[1] * fine
        pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, across, down)
        corners.append((across.value / fine, down.value / fine))
    (a, b), (c, d) = corners
    return (min(a, c), min(b, d), max(a, c), max(b, d))


def _look(page: Any, characters: Sequence[Character]) -> str:
    if not any(one.seen for one in characters):
        return "This page has no words that can be searched: look at it."
    if any(one.text == _UNREAD for one in characters):
        return "Some signs on this page cannot be read as letters: look at it."
    if _has_picture(page):
        return "Words within the pictures on this page cannot be searched: look at it."
    if _has_curves(page):
        return "What is drawn in lines on this page cannot be searched for words: look at it."
    return ""


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    whole, taken = page.get_width() * page.get_height(), 0.0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        left, bottom, right, top = one.get_bounds()
        taken += (right - left) * (top - bottom)
    return bool(taken > whole * _PICTURE_SHARE)


def _has_curves(page: Any) -> bool:
    """Whether so many lines are neither level nor upright that they may be letters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    found = 0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        found += _oblique(one)
        if found > _MOST_OBLIQUE:
            return True
    return False


def _oblique(path: Any) -> int:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    found, before = 0, (0.0, 0.0)
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        drawn = pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_MOVETO
        found += drawn and x.value != before[0] and y.value != before[1]
        before = x.value, y.value
    return found
