"""What a second program, PDFium, finds in a PDF: how many pages, their words, which are empty."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reviews.documents.pdf_pages import BY_ONE

_SMALL = 0.25


def counted(path: Path) -> int | None:
    """How many pages it finds; None where it cannot open the file."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            with pdfium.PdfDocument(path) as document:
                return len(document)
        except pdfium.PdfiumError:
            return None


def blank_pages(path: Path) -> list[int]:
    """The pages on which it draws nothing, counted from one; all that it cannot open."""
    return [number for number, page in _pages(path) if page is None or _is_blank(page)]


def words_drawn(path: Path) -> str:
    """The words of all pages as it reads them, without spaces."""
    found = (page.get_textpage().get_text_bounded() for _, page in _pages(path) if page)
    return "".join("".join(one.split()) for one in found)


def _is_blank(page: Any) -> bool:
    wide, high = page.get_size()
    scale = min(_SMALL, 2000 / max(wide, high, 1))
    if min(wide, high) * scale < 1:
        return True
    shown = page.render(scale=scale, grayscale=True).to_pil()
    low, high_ = shown.getextrema()
    return bool(low == high_)


def _pages(path: Path) -> Iterator[tuple[int, Any]]:
    """Each page with its number; None for one that cannot be opened."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError:
            return
        with document:
            for number in range(len(document)):
                try:
                    page = document[number]
                except pdfium.PdfiumError:
                    yield number + 1, None
                    continue
                yield number + 1, page
                page.close()
