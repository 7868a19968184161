"""One page of a PDF for the screen: as a picture, and as the words that stand on it.

The file is read from its place, and only what the page needs of it: a page of two thousand costs
what a page of two does.
"""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from math import ceil, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reviews.documents.pdf_pages import BY_ONE, SPLIT_WORD
from reviews.domain.errors import Refused
from reviews.domain.plain_text import plain

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

WIDE = 1_400
"""How many pixels a picture is across: sharp at twice the width it is shown at."""
MOST_PIXELS = 4_000_000
"""How many it has at most, whatever shape its page is: 16 MB while it is drawn."""
_QUICK = 3
"""How hard a picture is squeezed: harder takes three times as long and saves a tenth."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageRead:
    """The words on a page, empty where it is a picture alone; and its picture's size in pixels.

    `leads` are the pages that its links lead to, in their order, each once.
    """

    words: str
    width: int
    height: int
    leads: tuple[int, ...]


def page_read(path: Path, number: int) -> PageRead:
    """What stands on a page, counted from one, in words; and how large its picture is.

    Refused where the page cannot be read.
    """
    return _of_page(path, number, _read)


def page_picture(path: Path, number: int) -> bytes:
    """A page, counted from one, as PNG.

    Refused where the page cannot be drawn.
    """
    made = BytesIO()
    _of_page(path, number, _drawn).save(made, "PNG", compress_level=_QUICK)
    return made.getvalue()


def _read(page: "PdfPage") -> PageRead:
    words = page.get_textpage().get_text_bounded().translate(SPLIT_WORD)
    width, height = (ceil(one * _scale(page)) for one in page.get_size())
    return PageRead(plain(words).strip(), width, height, tuple(dict.fromkeys(_leads(page))))


def _leads(page: "PdfPage") -> Iterator[int]:
    """The page that each link of a page leads to, counted from one."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, at, link):
        dest = pdfium.FPDFLink_GetDest(page.pdf, link)
        index = pdfium.FPDFDest_GetDestPageIndex(page.pdf, dest) if dest else -1
        if index >= 0:
            yield index + 1


def _drawn(page: "PdfPage") -> "Image":
    drawn: Image = page.render(scale=_scale(page), rev_byteorder=True).to_pil().convert("RGB")
    return drawn


def _scale(page: "PdfPage") -> float:
    width, height = page.get_size()
    return float(min(WIDE / width, sqrt(MOST_PIXELS / (width * height))))


def _of_page(path: Path, number: int, made: Callable[["PdfPage"], T]) -> T:
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            with pdfium.PdfDocument(path) as document:
                return made(document[number - 1])
        except pdfium.PdfiumError as fault:
            raise Refused("This page cannot be read. Tell an administrator.") from fault
