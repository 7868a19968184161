"""A paper drawn anew with words taken out: pictures, new words over them, new tags, new fonts.

Nothing of the file that it is made from is carried over but what PDFium draws of each page and the
words that stay. Each page is then read back, and looked through for what went (`clean`).
"""

import json
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reviews.documents.letters.pdf import font_folders
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.redacting import Area, less, longer
from reviews.domain.errors import Refused

from .drawn_pages import DrawnPage, drawn_pages
from .parts import Paged
from .withholding import Marks, Withheld, widest, withhold

if TYPE_CHECKING:
    from PIL import Image

_LOOK = Path(__file__).with_name("redacted.typ")
_FACES = Path(__file__).parents[1] / "letters" / "words.typ"
_AUTHOR = "The council"
_FEW_DPI, _SEEN_DPI = 36, 90
_LARGE = 1_200_000  # Bytes of a picture without loss, above which one with a little is made.
_QUALITY = 88
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
    wide, pages = 0.0, 0
    for page in drawn_pages(source, dpi=_FEW_DPI, only=only):
        pages += 1
        for one in words:
            if page.places([one]):
                found[one].append(page.number)
        longer_words += [(page.number, word) for word in longer(page.text, words)]
        look += [(page.number, page.look)] if page.look else []
        wide = max(wide, widest(page, words))
    told = [(one, tuple(on)) for one, on in found.items()]
    return Survey(pages, told, longer_words, look, wide)


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
        yield withhold(page, secrets, on_page, wide)


def rebuilt(withheld: Iterator[Withheld], target: Path, title: str) -> list[Marks]:
    """Write pages that words were taken out of as a new PDF; gives what was painted on each."""
    with TemporaryDirectory(dir=target.parent) as folder:
        return typeset(kept_pages(withheld, Path(folder)), Path(folder), target, title)


def kept_pages(withheld: Iterator[Withheld], folder: Path) -> list[dict[str, Any]]:
    """Keep the pictures of pages in a folder; what is drawn of each, and was painted on it."""
    told = []
    for one in withheld:
        name, exact = _kept_picture(one.picture, folder, one.page.number)
        boxes = [each.box for each in one.stands if each.withheld]
        size = one.picture.size
        marks = {"page": one.page.number, "size": size, "boxes": boxes, "exact": exact}
        told.append(_page(one, name) | {"marks": marks})
    return told


def typeset(pages: Sequence[dict[str, Any]], folder: Path, target: Path, title: str) -> list[Marks]:
    """Write a PDF of pages that `kept_pages` kept in a folder; gives what was painted on each."""
    _typeset(folder, {"title": title, "author": _AUTHOR, "pages": pages}, target)
    every = [page["marks"] for page in pages]
    return [Marks(**one | {"size": tuple(one["size"])}) for one in every]


def _kept_picture(picture: "Image.Image", folder: Path, number: int) -> tuple[str, bool]:
    """A picture as a file that holds nothing but its pixels: its name, and whether exactly they."""
    without_loss = BytesIO()
    picture.save(without_loss, "PNG", optimize=False, compress_level=6)
    exact = without_loss.tell() <= _LARGE
    name = f"{number}.png" if exact else f"{number}.jpg"
    if exact:
        (folder / name).write_bytes(without_loss.getvalue())
    else:
        picture.save(folder / name, "JPEG", quality=_QUALITY, subsampling=0)
    return name, exact


def _page(one: Withheld, picture: str) -> dict[str, Any]:
    """A page as the look draws it: everything in points."""
    across = one.page.width / one.picture.width
    down = one.page.height / one.picture.height
    stands = []
    for each in one.stands:
        text = each.text if each.withheld else _shown(each.text)
        left, top, right, bottom = each.box
        inside = right > 0 and bottom > 0 and left < one.picture.width and top < one.picture.height
        if inside and (text or each.withheld):
            place = {"left": left * across, "top": top * down}
            size = {"wide": max(0.1, (right - left) * across), "high": (bottom - top) * down}
            stands.append({"text": text, "withheld": each.withheld, **place, **size})
    size = {"wide": one.page.width, "high": one.page.height}
    return {"picture": picture, "stands": stands, **size}


def _shown(text: str) -> str:
    """Words as letters, without signs that stand for none."""
    whole = unicodedata.normalize("NFC", text.replace("\u0002", "-").replace("\ufffe", "-"))
    kept = (one if unicodedata.category(one)[0] not in "CZ" else " " for one in whole)
    return " ".join("".join(kept).replace("\ufffd", " ").split())


def _typeset(work: Path, words: dict[str, Any], target: Path) -> None:
    """Draw the pages with fonts of ours, tagged where these have every sign."""
    import typst  # noqa: PLC0415 - 80 MB, needed for papers only

    look = work / _LOOK.name
    for one in (_LOOK, _FACES):
        shutil.copyfile(one, work / one.name)
    (work / "paper.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    folders = list(font_folders())
    compiler = typst.Compiler(look, root=work, font_paths=folders, ignore_system_fonts=True)
    try:
        compiler.compile(output=target, format="pdf", pdf_standards=["a-2a", "ua-1"])
    except typst.TypstError:
        compiler.compile(output=target, format="pdf")


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
