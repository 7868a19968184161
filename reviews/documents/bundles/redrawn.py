"""Pages of a bundle that was sent, drawn anew without words that were taken out since.

Each stays where it is in the file, under its number: what leads to it leads there still, and so do
its own links. What it drew, its tags, and the words in bookmarks go.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.redacting import less_of_line

from .drawn_pages import drawn_pages
from .parts import Paged
from .saving import save
from .stamps import keep_stamp, take_stamp_off
from .tags import drop_tags
from .words_pages import Words, page_words

if TYPE_CHECKING:
    import pikepdf

_FEW_DPI = 18


def alone(bundle: Path, numbers: Sequence[int], to: Path) -> Path:
    """Some pages of a bundle as a PDF of their own, without the numbers at their feet.

    Raises:
        Refused: one of them bears no number.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    with pikepdf.open(bundle) as pdf, pikepdf.new() as some:
        for number in numbers:
            some.pages.append(pdf.pages[number - 1])
        for page in some.pages:
            take_stamp_off(some, page)
        save(some, to)
    return to


def naming(bundle: Path, numbers: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
    """Which of some pages of a bundle hold any of some words.

    Raises:
        Refused: they cannot be read.
    """
    found = drawn_pages(bundle, dpi=_FEW_DPI, only=numbers) if words else ()
    return tuple(page.number for page in found if page.places(words))


def without_file(what: str, why: str, pages: int, into: Path) -> Paged:
    """Pages for a slip that stood in the place of a file which is not beside a bundle any more.

    Args:
        what: what the paper is.
        why: a sentence that says so, on each page and in what is told.
        pages: how many pages the slip had; these are as many.
        into: the folder that the PDF is made in.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    made = page_words(Words(what, noted=(why,)), into)
    with pikepdf.open(made.path) as pdf:
        while len(pdf.pages) < pages:
            pdf.pages.append(pdf.pages[0])
        save(pdf, made.path)
    return Paged(made.path, pages, PagedAs.REDACTED, told=(why,))


def put_in_place(
    bundle: Path, drawn: Sequence[tuple[Sequence[int], Path]], words: Sequence[str], to: Path
) -> None:
    """A bundle with some of its pages drawn anew, and without some words in its bookmarks.

    Args:
        bundle: the bundle as it was sent; it is only read.
        drawn: PDFs, each with the numbers that its pages have in the bundle.
        words: what was taken out of them.
        to: the file to make.

    Raises:
        Refused: one of the pages bears no number.
        OSError: the disk is full, or a file is gone.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    with pikepdf.open(bundle) as pdf:
        drop_tags(pdf, [pdf.pages[number - 1] for numbers, _ in drawn for number in numbers])
        for numbers, path in drawn:
            with pikepdf.open(path) as source:
                for number, new in zip(numbers, source.pages, strict=True):
                    _redraw(pdf, pdf.pages[number - 1], source, new)
        for mark in _bookmarks(pdf.Root.get("/Outlines")):
            mark.Title = less_of_line(str(mark.Title), words)
        save(pdf, to, packed=True)


def _redraw(
    pdf: "pikepdf.Pdf", page: "pikepdf.Page", source: "pikepdf.Pdf", new: "pikepdf.Page"
) -> None:
    """Have a page draw what another does, above the number that it bears, and keep its links."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    contents: Any = new.obj.Contents
    some = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    resources: Any = pdf.copy_foreign(source.make_indirect(new.resources))
    keep_stamp(pdf, page, [pdf.copy_foreign(one) for one in some], resources)
    page.obj.MediaBox = pikepdf.Array([float(one) for one in new.mediabox])
    links = [one for one in page.obj.get("/Annots", []) if one.get("/Subtype") == "/Link"]
    for key in ("/Annots", "/CropBox", "/Group"):
        if key in page.obj:
            del page.obj[key]
    if links:
        page.obj.Annots = pikepdf.Array(links)


def _bookmarks(parent: Any) -> Iterator[Any]:
    one = parent.get("/First") if parent is not None else None
    while one is not None:
        yield one
        yield from _bookmarks(one)
        one = one.get("/Next")
