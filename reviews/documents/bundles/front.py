"""The first pages of a bundle, or of what is added to one: the cover, and the index with pages."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reviews.documents.letters.blocks import Run
from reviews.documents.letters.pdf import Page, drawn
from reviews.domain.dates import long_date
from reviews.domain.letters.typesetting import seen, signs_named
from reviews.domain.plain_text import one_line

from .parts import Before, BundlePaper, Cover, Redrawn, runs_of
from .signs import unshown

AT_PAGE = "page/"
"""How a link of the index says which page it leads to, where a link in a paper says a label."""

NOT_TAGGED = (
    "Its index is tagged for screen readers; the papers in it are not. Originals stand beside it, "
    "but for those that hold more than their pages show."
)
"""What a cover says of reading the bundle by ear; it never claims more."""

_SHORT = 100
_BOX = "□"
_BOXED = f"{_BOX} stands for a sign that no font here has. The paper itself shows it."
_LOOK = Path(__file__).parents[1] / "letters" / "bundle.typ"
_WIDE = Page(174, 24, large=False)
_LINE = Page(114, 10.5, large=False)
_RUNNING = Page(174, 8.5, large=False)
_WHAT = Page(76, 9.5, large=False)
_FROM = Page(32, 9.5, large=False)
_NUMBERS = (
    "The number at the foot of each page is its number in this file, counted from the first page. "
    "The index and the bookmarks lead to each paper."
)
_COPIES = (
    "These are copies, joined to be read in one order. Under a paper, the index says what its copy "
    "leaves out or no longer shows."
)
_CHECKED = (
    "The list beside this bundle shows whether a copy of it is whole and unchanged. It cannot show "
    "who made it."
)


@dataclass(frozen=True, slots=True)
class Front:
    """The first pages, drawn: the PDF, how many they are, and what stands behind them where.

    Attributes:
        pdf: the pages, with links of `bundle:` that nothing can follow yet.
        pages: how many they are.
        first_pages: the page of the bundle on which each paper begins.
        last_page: how many pages the bundle has.
    """

    pdf: bytes
    pages: int
    first_pages: tuple[int, ...]
    last_page: int


def front(cover: Cover, papers: Sequence[BundlePaper], before: Before | None = None) -> Front:
    """The first pages, with the numbers of pages that hold once they stand before the papers.

    Args:
        cover: what the first page says.
        papers: every paper in its order.
        before: the bundle that these pages and papers follow.

    Raises:
        Refused: no font here has two signs as they stand together; one that no font has by itself
            is printed as a box, and that is said.
    """
    earlier = before.pages if before else 0
    said = _said(cover, papers, before)
    missing = unshown(json.dumps(said, ensure_ascii=False))
    if missing:
        said["use"]["lines"].append(_BOXED)
    words = json.dumps(said, ensure_ascii=False)
    words = words.translate(dict.fromkeys(map(ord, missing), _BOX))
    lengths = tuple(one.paged.pages for one in papers)
    pages, pdf = _drawn(words, cover.dated_on, earlier, lengths)
    firsts = tuple(_firsts(earlier + pages, lengths))
    return Front(pdf, pages, firsts, earlier + pages + sum(lengths))


def short_line(words: str) -> str:
    """Words on one line, and no more of them than a list of names or the head of a page shows."""
    line = one_line(words)
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"


def _firsts(ahead: int, lengths: Sequence[int]) -> Iterator[int]:
    """The first page of each paper behind so many pages."""
    for one in lengths:
        yield ahead + 1
        ahead += one


@lru_cache(maxsize=1)
def _drawn(words: str, day: date, earlier: int, lengths: tuple[int, ...]) -> tuple[int, bytes]:
    """How many first pages there are, and they; kept, since who plans a bundle joins it next."""
    said = json.loads(words)
    pages, assumed = 0, 1
    pdf = b""
    while pages != assumed:  # Numbers stand in a column of their own, so the second try holds.
        assumed = pages or assumed
        said["pages"] = _span(earlier + 1, earlier + assumed + sum(lengths))
        _number(said, list(_firsts(earlier + assumed, lengths)))
        pdf = drawn(_LOOK, said, day, _unshown)
        pages = _pages(pdf)
    return pages, pdf


def _span(first: int, last: int) -> dict[str, str]:
    return {"name": "Pages", "words": f"{first} to {last}" if last > first else str(first)}


def _pages(pdf: bytes) -> int:
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _number(said: dict[str, Any], firsts: Sequence[int]) -> None:
    """Give each line of the index its page."""
    papers = (one for heading in said["headings"] for one in heading["papers"])
    for first, paper in zip(firsts, papers, strict=True):
        for one in (paper, *paper["within"]):
            page = str(first + one["behind"])
            one |= {"page": page, "target": AT_PAGE + page}


def _said(cover: Cover, papers: Sequence[BundlePaper], before: Before | None) -> dict[str, Any]:
    """What the look draws, but for the numbers of pages."""
    day = cover.dated_on
    return {
        "title": one_line(cover.title),
        "author": one_line(cover.council),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "on": long_date(day),
        "council": _set(cover.council, _WIDE),
        "name": _set(cover.title, _WIDE),
        "running": _set(short_line(cover.title), _RUNNING),
        "about": ("What it is about", "As recorded"),
        "lines": [(seen(name), _set(words, _LINE)) for name, words in _lines(cover)],
        "neutral": _set(cover.neutral, _WIDE) if cover.neutral.strip() else None,
        "use": {"title": "How to use it", "lines": _use(before)},
        "breaks": not before,
        "index": "Papers added" if before else "Index",
        "columns": ("Paper", "What it is", "Day", "From", "Page"),
        "none": "No paper is added." if before else "No papers.",
        "headings": [
            {"name": heading.words, "papers": [_paper(one) for one in some]}
            for heading, some in groupby(papers, key=lambda one: one.heading)
        ],
    }


def _lines(cover: Cover) -> list[tuple[str, str]]:
    """The pairs of the cover; the record's number stands last."""
    number = [("Number of the record", cover.number)] if cover.number else []
    return [*cover.lines, *number]


def _use(before: Before | None) -> list[str]:
    """What a reader should know of the pages."""
    if not before:
        return [_NUMBERS, _COPIES, NOT_TAGGED, _CHECKED]
    but = " but for those drawn anew" if before.redrawn else ""
    goes_on = (
        f"Pages 1 to {before.pages} are those of the bundle that was sent before, unchanged{but}. "
        f"What is new begins on page {before.pages + 1}, which is this one."
    )
    return [goes_on, *map(_drawn_anew, before.redrawn), _COPIES, NOT_TAGGED, _CHECKED]


def _drawn_anew(one: Redrawn) -> str:
    """Which pages take the place of those that went, and by what."""
    return (
        f"Drawn anew, with words taken out of paper {one.label} as the tribunal directed on "
        f"{long_date(one.on)}: {_spans(one.pages)}. They take the place of the pages that went "
        "before under the same numbers, and are not tagged."
    )


def _spans(pages: Sequence[int]) -> str:
    """Pages by number, three or more that follow one another as one: “pages 2, 3 and 6 to 9”."""
    told = list[str]()
    for first, count in runs_of(pages):
        last = first + count - 1
        alone = (str(one) for one in range(first, last + 1))
        told += [f"{first} to {last}"] if count > 2 else alone
    *some, end = told
    named = f"{', '.join(some)} and {end}" if some else end
    return f"{'pages' if len(pages) > 1 else 'page'} {named}"


def _paper(paper: BundlePaper) -> dict[str, Any]:
    return {
        "label": paper.label,
        "behind": 0,
        "what": _set(paper.what, _WHAT),
        "on": long_date(paper.on) if paper.on else "",
        "from": _set(paper.from_whom, _FROM),
        "told": [_set(one, _WHAT) for one in (*paper.paged.told, *paper.paged.repaired)],
        "within": [
            {"behind": one.first - 1, "what": _set(one.what, _WHAT)} for one in paper.paged.within
        ],
    }


def _set(words: str, page: Page) -> dict[str, Any]:
    return page.directed((Run(seen(words)),))


def _unshown(signs: Sequence[str]) -> str:
    return (
        f"The index cannot show {signs_named(signs)} where they stand together. Give the paper "
        "another name."
    )
