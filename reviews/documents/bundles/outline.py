"""The bookmarks of a bundle: heading, paper with its page, and what has a place within a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .front import short_line
from .links import to_top
from .parts import BundlePaper

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class Mark:
    """One bookmark: its words, the page from one, and those beneath it."""

    words: str
    page: int
    beneath: tuple["Mark", ...] = field(default=())


def marks(
    papers: Sequence[BundlePaper], first_pages: Sequence[int], new_from: int
) -> tuple[Mark, ...]:
    """The bookmarks of what is new in a bundle.

    Args:
        papers: those that are new, in their order.
        first_pages: the page on which each begins.
        new_from: the first new page; one where no bundle went before.
    """
    placed = zip(papers, first_pages, strict=True)
    headings = tuple(
        _heading(heading.words, list(some))
        for heading, some in groupby(placed, key=lambda one: one[0].heading)
    )
    if new_from > 1:
        return (Mark(f"Papers added, page {new_from}", new_from, headings),)
    return (Mark("Cover and index, page 1", 1), *headings)


def _heading(words: str, some: "list[tuple[BundlePaper, int]]") -> Mark:
    return Mark(words, some[0][1], tuple(_paper(*one) for one in some))


def _paper(paper: BundlePaper, first: int) -> Mark:
    label = f"{paper.label}. " if paper.label else ""
    within = (
        Mark(f"{short_line(one.what)}, page {first + one.first - 1}", first + one.first - 1)
        for one in paper.paged.within
    )
    return Mark(f"{label}{short_line(paper.what)}, page {first}", first, tuple(within))


def write_marks(pdf: "pikepdf.Pdf", some: Sequence[Mark], pages: Sequence[Any]) -> None:
    """Put bookmarks into a PDF, after those that it has."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    if "/Outlines" not in pdf.Root:
        outlines = pikepdf.Dictionary(Type=pikepdf.Name.Outlines, Count=0)
        pdf.Root.Outlines = pdf.make_indirect(outlines)
    root = pdf.Root.Outlines
    root.Count = int(root.get("/Count", 0)) + len(some)
    _hang(pdf, root, some, pages)


def _hang(pdf: "pikepdf.Pdf", parent: Any, some: Sequence[Mark], pages: Sequence[Any]) -> None:
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    for one in some:
        made = pikepdf.Dictionary(Title=one.words, Parent=parent, Dest=to_top(pages[one.page - 1]))
        item = pdf.make_indirect(made)
        if "/Last" in parent:
            item.Prev = parent.Last
            parent.Last.Next = item
        else:
            parent.First = item
        parent.Last = item
        if one.beneath:
            item.Count = -len(one.beneath)  # Closed: a long list is opened by whoever wants it.
            _hang(pdf, item, one.beneath, pages)


def flat(some: Sequence[Mark]) -> Iterator[Mark]:
    """Bookmarks as they are read, each before those beneath it."""
    for one in some:
        yield one
        yield from flat(one.beneath)
