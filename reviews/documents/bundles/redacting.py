"""A paper drawn anew with words taken out: pictures, new words over them, new tags, new fonts.

Nothing of the file that it is made from is carried over but what PDFium draws of each page and the
words that stay. Each page is then read back, and looked through for what went (`clean`).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.redacting import Area, less, longer
from reviews.domain.errors import Refused

from .drawn_pages import DrawnPage, drawn_pages
from .parts import Paged
from .rebuilding import rebuilt
from .stray_ink import (
    BEYOND,
    MIXED,
    PARTED,
    TILED,
    beyond,
    erased,
    mixed,
    over_pages,
    parted,
    tiled,
)
from .withholding import Withheld, widest, withhold

_FEW_DPI, _SEEN_DPI = 36, 90
_THOUSAND, _RULER, _RULED_WORDS = 1000, (160, 195, 230), (0, 60, 130)
NOTHING_FOUND = "None of these words is on its pages, and no place is given."


@dataclass(frozen=True, slots=True)
class Survey:
    """What was looked for in a paper, and what a person must look at.

    Attributes:
        pages: how many were looked through.
        found: each of the words, and the numbers of the pages that it stands on.
        longer: longer words that hold one of the words within them, and stay: page and word.
        look: pages that show what no search finds: page and sentence.
        wide: how wide the widest words that go are, in heights of their line.
    """

    pages: int
    found: Sequence[tuple[str, tuple[int, ...]]]
    longer: Sequence[tuple[int, str]]
    look: Sequence[tuple[int, str]]
    wide: float

    @property
    def touched(self) -> tuple[int, ...]:
        """The pages on which words are found."""
        return tuple(sorted({page for _, pages in self.found for page in pages}))


def survey(source: Path, words: Sequence[str], only: Sequence[int] | None = None) -> Survey:
    """Look for words in the pages of a PDF, all or some, and for what no search finds there.

    Raises:
        Refused: it cannot be read, or has too many pages.
    """
    found: dict[str, list[int]] = {one: [] for one in words}
    longer_words, look = list[tuple[int, str]](), list[tuple[int, str]]()
    wide, pages, patterns = 0.0, 0, tiled(source)
    before: DrawnPage | None = None
    for page in drawn_pages(source, dpi=_FEW_DPI, only=only and _and_before(only)):
        if only is not None and page.number not in only:
            before = page
            continue
        pages += 1
        for one in words:
            if page.places([one]):
                found[one].append(page.number)
        longer_words += [(page.number, word) for word in longer(page.text, words)]
        if before is not None and over_pages(before, page, words):
            look += [(before.number, PARTED), (page.number, PARTED)]
        look += [(page.number, one) for one in _blind(source, page, words, patterns)]
        wide, before = max(wide, widest(page, words)), page
    told = [(one, tuple(on)) for one, on in found.items()]
    return Survey(pages, told, longer_words, list(dict.fromkeys(look)), wide)


def _and_before(pages: Sequence[int]) -> list[int]:
    """Some pages in their order and the one before them, on which a word may begin."""
    return [*([pages[0] - 1] if pages[0] > 1 else []), *pages]


def _blind(
    source: Path,
    page: DrawnPage,
    words: Sequence[str],
    patterns: Collection[int],
) -> Iterator[str]:
    """What a search of a page does not find, in sentences."""
    if page.look:
        yield page.look
    if page.number in patterns:
        yield TILED
    if mixed(page.text):
        yield MIXED
    if parted(page, words):
        yield PARTED
    if (gone := page.places(words)) and beyond(source, page, gone, _FEW_DPI):
        yield BEYOND


def redact(
    source: Path,
    secrets: Sequence[str],
    areas: Sequence[Area],
    into: Path,
    what: str,
    told: str = "",
) -> Paged:
    """A paper without some words and places, as a PDF that holds nothing else of them.

    Args:
        source: the paper as a PDF; it is only read.
        secrets: the words to take out, as `words_of` gives them.
        areas: places to paint over, as `areas_of` gives them.
        into: the folder for the new PDF.
        what: what the paper is; its title, without the words.
        told: what the index says of it; empty for nothing.

    Raises:
        Refused: the PDF cannot be read, there is nothing to take out, or something of it was still
            found on a page of the new one: the sentence names the page, and never the words.
    """
    from .clean import check_paper, check_pictures  # noqa: PLC0415 - loads a large library

    looked = survey(source, secrets)
    if not looked.touched and not areas:
        raise Refused(NOTHING_FOUND, "secrets")
    target = into / "redacted.pdf"
    withheld = all_withheld(source, secrets, areas, looked.wide)
    marks = rebuilt(withheld, target, less(what, secrets))
    check_paper(target, secrets)
    check_pictures(target, marks)
    return Paged(target, looked.pages, PagedAs.REDACTED, told=(told,) if told else ())


def all_withheld(
    source: Path,
    secrets: Sequence[str],
    areas: Sequence[Area],
    wide: float,
    only: Sequence[int] | None = None,
) -> Iterator[Withheld]:
    """The pages of a paper without some words and places, one at a time, all or some."""
    for page in drawn_pages(source, only=only):
        on_page = [one for one in areas if one.page == page.number]
        yield withhold(erased(source, page, page.places(secrets)), secrets, on_page, wide)


def preview(
    source: Path,
    secrets: Sequence[str],
    areas: Sequence[Area],
    wide: float,
    pages: Sequence[int],
    target: Path,
) -> None:
    """Write a PDF of some pages as they would be, for a person to look at; `wide` as surveyed.

    Raises:
        Refused: the pages cannot be read.
    """
    rebuilt(all_withheld(source, secrets, areas, wide, pages), target, "Preview")


def seen_page(source: Path, number: int) -> bytes:
    """A page as a small PNG picture.

    Raises:
        Refused: it cannot be read.
    """
    (page,) = drawn_pages(source, dpi=_SEEN_DPI, only=[number])
    return picture_of(page)


def ruled_page(source: Path, number: int) -> bytes:
    """A page as it is, as a PNG with rulers along its top and left in thousandths of its sides.

    Raises:
        Refused: it cannot be read.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - needed for pictures only

    (page,) = drawn_pages(source, dpi=_SEEN_DPI, only=[number])
    picture = page.picture.convert("RGB")
    draw, (wide, high) = ImageDraw.Draw(picture), picture.size
    for mark in range(100, _THOUSAND, 100):
        across, down = mark * wide // _THOUSAND, mark * high // _THOUSAND
        draw.line((across, 0, across, high), fill=_RULER)
        draw.line((0, down, wide, down), fill=_RULER)
        draw.text((across + 2, 1), str(mark), fill=_RULED_WORDS)
        draw.text((2, down + 1), str(mark), fill=_RULED_WORDS)
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def picture_of(page: DrawnPage) -> bytes:
    """A page as a PNG."""
    made = BytesIO()
    page.picture.save(made, "PNG")
    return made.getvalue()
