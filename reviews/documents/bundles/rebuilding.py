"""Pages that words were taken out of, written as a new PDF with fonts, tags and words of ours."""

import json
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reviews.documents.letters.pdf import font_folders
from reviews.domain.cases.redacting import IN_PLACE

from .drawn_pages import DrawnPage
from .withholding import Marks, Stands, Withheld

if TYPE_CHECKING:
    from PIL import Image

_LOOK = Path(__file__).with_name("redacted.typ")
_FACES = Path(__file__).parents[1] / "letters" / "words.typ"
_AUTHOR = "The council"
_LARGE = 1_200_000  # Bytes of a picture without loss, above which one with a little is made.
_QUALITY = 88


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


def bare(target: Path) -> None:
    """Write a PDF in the same way that has no word of any paper: all in it is of its form."""
    from PIL import Image  # noqa: PLC0415 - needed for pictures only

    box, picture = (10.0, 10.0, 90.0, 30.0), Image.new("L", (100, 100), 255)
    page = DrawnPage(1, 100.0, 100.0, picture, (), "")
    stands = (Stands(IN_PLACE, box, withheld=True), Stands("1", (10.0, 40.0, 20.0, 50.0)))
    rebuilt(iter([Withheld(page, picture, stands, tells=False)]), target, IN_PLACE)
