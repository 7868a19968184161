"""The words on the pages of a PDF, as a reader or a search finds them."""

from pathlib import Path
from threading import Lock

from reviews.domain.errors import Refused

BY_ONE = Lock()
"""PDFium reads for one thread at a time."""
_MOST_PAGES = 500
SPLIT_WORD = str.maketrans("", "", "\x02\ufffe")
"""What PDFium puts where a word was split at the end of a line."""


def pdf_pages(data: bytes) -> list[str]:
    """The words of each page, without those that lie outside it.

    Refused, with the reason: it is damaged, locked or too long.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            with pdfium.PdfDocument(data) as document:
                if len(document) > _MOST_PAGES:
                    raise Refused("It is too long to be read.")
                return [page.get_textpage().get_text_bounded() for page in document]
        except pdfium.PdfiumError as fault:
            locked = "password" in str(fault).lower()
            raise Refused(
                "It is locked with a password."
                if locked
                else "It is damaged, so its words cannot be read."
            ) from fault


def page_count(path: Path) -> int:
    """How many pages a PDF on disk has.

    Refused where it cannot be read.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            with pdfium.PdfDocument(path) as document:
                return len(document)
        except pdfium.PdfiumError as fault:
            raise Refused("It is damaged, so its pages cannot be counted.") from fault
