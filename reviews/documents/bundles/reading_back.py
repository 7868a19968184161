"""A bundle read back by a second program, PDFium, before anyone gets it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviews.documents.pdf_pages import BY_ONE
from reviews.domain.errors import Refused

from .links import SCHEME, labels
from .outline import flat, marks
from .parts import Before, BundlePaper, Joined
from .stamps import stamp_box, stamped_number

if TYPE_CHECKING:
    import pypdfium2

_ALL = 500
"""Of a bundle with more pages, the first and the last page of each paper are looked at."""

_HELD = 16 * 1024 * 1024
"""About how many bytes of pages are read before the file is opened anew: PDFium keeps each scan."""


def read_back(
    path: Path, papers: Sequence[BundlePaper], joined: Joined, before: Before | None = None
) -> None:
    """Check that a bundle is what was joined: each page, number, label, link and bookmark.

    Args:
        path: the bundle.
        papers: those that are new in it, in their order.
        joined: what was joined.
        before: what it begins with; pages of it that were drawn anew are looked at too.

    Raises:
        Refused: it is not, with the page at which it is wrong.
    """
    with _opened(path) as document:
        if len(document) != joined.pages:
            raise _wrong(f"it has {len(document)} pages, and {joined.pages} were joined")
        _check_labels(document)
        _check_bookmarks(document, papers, joined)
        _check_index(document, papers, joined)
        for paper, first in zip(papers, joined.first_pages, strict=True):
            if paper.ours:
                _check_own_links(document, paper, first, papers, joined)
    anew = {page for one in (before.redrawn if before else ()) for page in one.pages}
    numbers = [*sorted(anew), *_looked_at(papers, joined)]
    at_once = max(1, _HELD * joined.pages // path.stat().st_size)
    for start in range(0, len(numbers), at_once):
        with _opened(path) as document:
            for number in numbers[start : start + at_once]:
                _check_number(document, number)


@contextmanager
def _opened(path: Path) -> "Iterator[pypdfium2.PdfDocument]":
    """A PDF as PDFium reads it, from the disk."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    with BY_ONE:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as fault:
            raise _wrong("it cannot be opened") from fault
        try:
            yield document
        finally:
            document.close()


def _wrong(what: str) -> Refused:
    return Refused(
        f"The bundle was read back and is not right: {what}. It was not kept. Ask for it anew; if "
        "this comes again, tell an administrator."
    )


def _check_labels(document: "pypdfium2.PdfDocument") -> None:
    for at in range(len(document)):
        if (label := document.get_page_label(at)) != str(at + 1):
            raise _wrong(f"page {at + 1} is labelled “{label}”")


def _check_bookmarks(
    document: "pypdfium2.PdfDocument", papers: Sequence[BundlePaper], joined: Joined
) -> None:
    expected = list(flat(marks(papers, joined.first_pages, joined.new_from)))
    found = list(document.get_toc())[-len(expected) :]
    for one, mark in zip(found, expected, strict=False):
        place = one.get_dest()
        if one.get_title() != mark.words or place is None or place.get_index() + 1 != mark.page:
            raise _wrong(f"a bookmark does not lead to page {mark.page}")
    if len(found) != len(expected):
        raise _wrong(f"of {len(expected)} bookmarks, {len(found)} are there")


def _check_index(
    document: "pypdfium2.PdfDocument", papers: Sequence[BundlePaper], joined: Joined
) -> None:
    expected = [
        page
        for paper, first in zip(papers, joined.first_pages, strict=True)
        for page in (first, *(first + one.first - 1 for one in paper.paged.within))
    ]
    behind = joined.first_pages[0] if papers else joined.pages + 1
    found = [
        page for number in range(joined.new_from, behind) for page, _ in _links(document, number)
    ]
    for page, wanted in zip(_once(found), _once(expected), strict=False):
        if page != wanted:
            raise _wrong(f"a link of the index leads to page {page} in place of page {wanted}")
    if len(_once(found)) != len(_once(expected)):
        raise _wrong("the index has not a link to each paper")


def _once(pages: Sequence[int]) -> list[int]:
    """Pages in order, those that follow themselves once: a long title is a link on each line."""
    return [one for one, after in pairwise([*pages, 0]) if one != after]


def _check_own_links(
    document: "pypdfium2.PdfDocument",
    paper: BundlePaper,
    first: int,
    papers: Sequence[BundlePaper],
    joined: Joined,
) -> None:
    """Check the links of a document of the council's against those it was joined with."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    leads = labels(papers, joined.first_pages)
    with pdfium.PdfDocument(paper.paged.path) as source:
        for own in range(1, paper.paged.pages + 1):
            said = [uri for _, uri in _links(source, own) if uri.startswith(SCHEME)]
            wanted = [one.removeprefix(SCHEME) for one in said]
            found = [page for page, _ in _links(document, first + own - 1)]
            right = len(found) == len(wanted) and all(
                leads.get(label, page) == page and page > 0
                for label, page in zip(wanted, found, strict=True)
            )
            if not right:
                raise _wrong(f"a link on page {first + own - 1} does not lead to its paper")


def _links(document: "pypdfium2.PdfDocument", number: int) -> list[tuple[int, str]]:
    """Each link of a page: the page that it leads to, from one, and the address that it names.

    The page is 0 for a link to an address; the address is empty for one to a page.
    """
    import ctypes  # noqa: PLC0415 - PDFium alone asks for it

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    page = document[number - 1]
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    found = []
    while pdfium.FPDFLink_Enumerate(page, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        dest = pdfium.FPDFLink_GetDest(document, link)
        leads = pdfium.FPDFDest_GetDestPageIndex(document, dest) + 1 if dest else 0
        found.append((leads, _address(document, action)))
    page.close()
    return found


def _address(document: "pypdfium2.PdfDocument", action: Any) -> str:
    import ctypes  # noqa: PLC0415 - PDFium alone asks for it

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, held, size)
    return held.value.decode("utf-8", "replace")


def _looked_at(papers: Sequence[BundlePaper], joined: Joined) -> Iterator[int]:
    """The new pages whose number is read."""
    if joined.pages - joined.new_from < _ALL:
        yield from range(joined.new_from, joined.pages + 1)
        return
    behind = joined.first_pages[0] if papers else joined.pages + 1
    yield from range(joined.new_from, behind)
    for paper, first in zip(papers, joined.first_pages, strict=True):
        yield from sorted({first, first + paper.paged.pages - 1})


def _check_number(document: "pypdfium2.PdfDocument", number: int) -> None:
    """Check that what is drawn last on a page is its number, in its box."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    page = document[number - 1]
    text = page.get_textpage()
    last = pdfium.FPDFPage_GetObject(page, pdfium.FPDFPage_CountObjects(page) - 1)
    words = _text(last, text)
    right = stamped_number(words) == number and _is_in(_bounds(last), page.get_cropbox(), words)
    text.close()
    page.close()
    if not right:
        raise _wrong(f"page {number} does not show its number at its foot")


def _is_in(bounds: Sequence[float], seen: Sequence[float], words: str) -> bool:
    """Whether what was drawn stands within the box of the number, on the page that is seen."""
    left, bottom, right, top = stamp_box(seen, words)
    return left <= bounds[0] < bounds[2] <= right and bottom <= bounds[1] < bounds[3] <= top


def _text(drawn: Any, text: Any) -> str:
    """The words of one thing that is drawn; empty where it is no text."""
    import ctypes  # noqa: PLC0415 - PDFium alone asks for it

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    if not drawn or pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    size = pdfium.FPDFTextObj_GetText(drawn, text, None, 0)
    held = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(drawn, text, held, size)
    return bytes(held).decode("utf-16-le").rstrip("\0")


def _bounds(drawn: Any) -> tuple[float, ...]:
    """Left, bottom, right and top of one thing that is drawn, in points on its page."""
    import ctypes  # noqa: PLC0415 - PDFium alone asks for it

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a large library, needed for PDFs only

    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *edges)
    return tuple(one.value for one in edges)
