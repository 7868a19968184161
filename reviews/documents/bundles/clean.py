"""Whether anything of words that were taken out is left in a PDF, wherever words can stand.

Seven places are read by pdf-redaction-check: what pages draw, raw objects, the structure tree,
notes and form values, metadata, attachments, subsets of fonts. Two other engines read beside it:
PDFium each page, and our own unpacking of every stream and string. Words within pictures are not
read; that what is painted over is gone from them is held by `check_pictures`.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

from reviews.domain.cases.redacting import is_short_number, letters_of, passages
from reviews.domain.errors import Refused

from .drawn_pages import Box, drawn_pages
from .parts import TakenOut, go_on
from .rebuilding import bare
from .tags import SAYS, tags_of
from .withholding import Marks

_FEW_DPI = 18
_LONG = 5
"""Letters of words that are sought without regard to what stands beside them."""
_LONGER = 7
_MARKED_UP = re.compile(r">([^<]+)<|\"([^\"]*)\"|'([^']*)'")
_DAY = re.compile(r"(D:\d{8}|\d{4}-\d\d-\d\dT)[\dZ:+.'-]*")
"""When a file was made, as its own form writes it."""
_HEXED = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_NUMBER_OF_A_GAP = -200
_TOLERANCE = 24
_CODECS = ("latin-1", "utf-8", "utf-16-be", "utf-16-le")


def check_paper(path: Path, words: Sequence[str], holds: Callable[[], None] = go_on) -> None:
    """Look for words in every place of a PDF of one paper; `holds` is called now and then.

    Raises:
        Refused: some are left; the sentence names the page or the place, and never the words.
    """
    _check_nothing_more(path)
    staying = letters_of(_title(path))
    for page in drawn_pages(path, dpi=_FEW_DPI):
        if page.places(words):
            raise Refused(f"Page {page.number} still holds words that were to be taken out.")
        staying += letters_of(page.text)
        holds()
    for found in _said(path):
        holds()
        if _left(found, words, staying):
            raise Refused(f"Words that were to be taken out are still in the file: {found.place}.")


def _check_nothing_more(path: Path) -> None:
    """Check that a paper holds no more than its pages show: no attachment, no letter of a font."""
    import pdf_redaction_check  # noqa: PLC0415 - needed for papers with words taken out only

    report, _ = pdf_redaction_check.analyze(path, [])
    for one in report.findings:
        if one.severity is pdf_redaction_check.Severity.CRITICAL:
            raise Refused(f"The file holds more than its pages show: {one.check}.")


def check_clean(bundle: Path, removed: Iterable[TakenOut], names: Iterable[str]) -> None:
    """Look for words in the pages of a bundle that they were taken out of, and in what names them.

    Args:
        bundle: the PDF as it was joined.
        removed: what was taken out of which of its pages.
        names: lines of the index, notes on papers and names of files beside the bundle.

    Raises:
        Refused: some are left; the sentence names paper and page, and never the words.
    """
    every = list(removed)
    named = [("a line of the index or the name of a file", one) for one in names]
    with pikepdf.open(bundle) as pdf:
        named += [("a bookmark", one) for one in _bookmarks(pdf)]
        named += [("what a screen reader is told", one) for one in _tagged(pdf)]
        named += [("what the file says of itself", one) for one in _about(pdf)]
    for one in every:
        words = [each for each in one.words if not is_short_number(each)]
        for where, text in named:
            if passages(text, words):
                raise Refused(
                    f"{one.paper}: words that were to be taken out still stand in {where}. Take "
                    "them out of the paper that is called so too."
                )
        check_pages(bundle, one)


def check_pages(bundle: Path, one: TakenOut) -> None:
    """Look through the pages of one paper, each with all that it draws on.

    Raises:
        Refused: some of its words are left; names paper and page.
    """
    until = one.first_page + one.pages
    numbers = range(one.first_page, until)
    for page in drawn_pages(bundle, dpi=_FEW_DPI, only=numbers):
        number = page.number
        with TemporaryDirectory() as folder:
            alone = Path(folder) / "page.pdf"
            with pikepdf.open(bundle) as pdf, pikepdf.new() as copy:
                copy.pages.append(pdf.pages[number - 1])
                copy.save(alone)
            words = [each for each in one.words if each != str(number)]
            staying = letters_of(page.text)
            left = any(_left(each, words, staying) for each in _said(alone))
        if left or page.places(words):
            raise Refused(
                f"{one.paper}, page {number}: words that were to be taken out are still there."
            )


def _left(found: "Found", words: Sequence[str], staying: str) -> bool:
    """Whether what was found holds any of the words; `staying` are the letters of what stays.

    Long ones are found whatever stands beside them, unless a longer word that stays holds them.
    Where all of a stream is looked through, its own syntax is too: short words, and those of the
    format itself, are not sought there.
    """
    if found.syntax:
        words = [one for one in words if _unlike_syntax(letters_of(one))]
    if passages(found.text, words):
        return True
    letters = letters_of(found.text)
    sought = (letters_of(one) for one in words)
    return any(len(one) >= _LONG and one in letters and one not in staying for one in sought)


def _unlike_syntax(letters: str) -> bool:
    return len(letters) >= _LONGER and letters not in _form().letters


@dataclass(frozen=True, slots=True)
class Found:
    """A text that was found in a PDF, and where; `syntax` where it is all of a stream."""

    place: str
    text: str
    syntax: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """What a PDF of ours holds with no word of any paper in it: texts, and letters of streams."""

    texts: frozenset[str]
    letters: str


@lru_cache(maxsize=1)
def _form() -> _Form:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bare.pdf"
        bare(path)
        every = [*_seven_places(path), *_unpacked(path)]
    streams = " ".join(letters_of(one.text) for one in every if one.syntax)
    return _Form(frozenset(one.text for one in every if not one.syntax), streams)


def _said(path: Path) -> Iterator[Found]:
    """What a PDF says in any place: not when it was made, nor what any file of ours has."""
    for one in (*_seven_places(path), *_unpacked(path)):
        if not _DAY.fullmatch(one.text.strip()) and one.text not in _form().texts:
            yield one


def _title(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return str(pdf.docinfo.get("/Title", ""))


def _seven_places(path: Path) -> Iterator[Found]:
    """What pdf-redaction-check reads in each of its places; of XML, each value."""
    import pdf_redaction_check  # noqa: PLC0415 - needed for papers with words taken out only

    _, extracts = pdf_redaction_check.analyze(path, [], want_extracts=True)
    for extract in extracts:
        if extract.is_text:
            values = list(_of_markup(extract.text.encode())) or [extract.text]
            yield from (Found(extract.layer, one) for one in values)


def _unpacked(path: Path) -> Iterator[Found]:
    """Every string and stream of a PDF, unpacked, in each way that it can be read as words."""
    with pikepdf.open(path) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and not _is_picture(one):
                data = _bytes(one)
                for codec in _CODECS:
                    yield Found("a stream", data.decode(codec, errors="ignore"), syntax=True)
                for text in (*_drawn_strings(one, data), *_of_markup(data)):
                    yield Found("a stream", text)
        for text in _strings(pdf):
            yield Found("a string", text)


def _is_picture(stream: Any) -> bool:
    """Whether a stream is the pixels of a picture and nothing else, or one in JPEG's own form."""
    if str(stream.get("/Subtype", "")) != "/Image":
        return False
    filters = stream.get("/Filter", None)
    if str(filters) == "/DCTDecode":
        return not _says_more(stream.read_raw_bytes())
    shades = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
    space = stream.get("/ColorSpace", None)
    some = shades.get(str(space)) if not isinstance(space, pikepdf.Array) else int(space[1].N)
    if some is None:
        return False
    row = (int(stream.Width) * some * int(stream.get("/BitsPerComponent", 8)) + 7) // 8
    return bool(len(stream.read_bytes()) == row * int(stream.Height))


def _says_more(jpeg: bytes) -> bool:
    """Whether a JPEG holds a comment or data of a camera beside its pixels."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        if jpeg[at + 1] in {0xFE, *range(0xE1, 0xEE), 0xEF}:
            return True
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return False


def _bytes(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _drawn_strings(stream: Any, data: bytes) -> Iterator[str]:
    """The strings of a content stream, joined where kerning alone splits them."""
    yield from (_from_hex(one) for one in _HEXED.findall(data))
    try:
        with warnings.catch_warnings(action="ignore"):
            drawn = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError, ValueError):
        return  # It is something else than what a page draws.
    line = ""
    for one in drawn:
        operands, named = list(one.operands), one.operator.unparse()
        if named == b"TJ" and operands and isinstance(operands[0], pikepdf.Array):
            line += "".join(_piece(one) for one in operands[0])
        elif named in {b"Tj", b"'", b'"'} and operands:
            line += _piece(operands[-1])
        elif named == b"ET":
            yield line
            line = ""
        else:
            yield from _within(operands)
    yield line


def _of_markup(data: bytes) -> Iterator[str]:
    """What stands between the marks of XML, and the values in them."""
    if data.lstrip()[:1] == b"<":
        text = data.decode("utf-8", errors="ignore")
        yield from ("".join(one) for one in _MARKED_UP.findall(text))


def _piece(one: Any) -> str:
    if isinstance(one, pikepdf.String):
        return bytes(one).replace(b"\0", b"").decode("latin-1")
    gap = isinstance(one, int | float | Decimal) and one < _NUMBER_OF_A_GAP
    return " " if gap else ""


def _from_hex(digits: bytes) -> str:
    plain = b"".join(digits.split())
    data = bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())
    return f"{data.decode('utf-16-be', errors='ignore')} {data.decode('latin-1')}"


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every string of every object."""
    yield from _within([pdf.trailer])


def _within(left: list[Any]) -> Iterator[str]:
    """Every string in some objects and those within them, in each way that it can be read."""
    seen: set[tuple[int, int]] = set()
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Object) and one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        if isinstance(one, pikepdf.String):
            yield str(one)
            yield bytes(one).decode("utf-8", errors="ignore")
            yield bytes(one).decode("utf-16-be", errors="ignore")
        elif isinstance(one, pikepdf.Array):
            left.extend(one)
        elif isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            left.extend(one.values())


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        left = list(outline.root)
        while left:
            one = left.pop()
            yield str(one.title)
            left.extend(one.children)


def _tagged(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in tags_of(pdf.Root.StructTreeRoot) if "/StructTreeRoot" in pdf.Root else ():
        yield from (str(one[key]) for key in SAYS if key in one)


def _about(pdf: pikepdf.Pdf) -> Iterator[str]:
    said = [str(one) for one in pdf.docinfo.values()]
    said += _of_markup(_bytes(pdf.Root.Metadata)) if "/Metadata" in pdf.Root else []
    yield from (one for one in said if one not in _form().texts)
    yield from (str(one) for one in pdf.attachments)


def check_pictures(path: Path, marks: Sequence[Marks]) -> None:
    """Check that each place that was painted over has one shade in the picture of its page.

    Raises:
        Refused: a page has none, or more than one shade within a place.
    """
    with pikepdf.open(path) as pdf:
        for one, page in zip(marks, pdf.pages, strict=True):
            picture = _picture_of(page, one.size)
            if picture is None or not all(_one_shade(picture, box, one) for box in one.boxes):
                raise Refused(f"Page {one.page} could not be painted over.")


def _picture_of(page: Any, size: tuple[int, int]) -> Any:
    for one in page.get_images().values():
        if (int(one.Width), int(one.Height)) == size:
            return pikepdf.PdfImage(one).as_pil_image()
    return None


def _one_shade(picture: Any, box: Box, marks: Marks) -> bool:
    wide, high = picture.size
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    right, bottom = min(wide, round(box[2])), min(high, round(box[3]))
    if right <= left or bottom <= top:
        return True
    shades = picture.crop((left, top, right, bottom)).convert("L").getextrema()
    return bool(shades[1] - shades[0] <= (0 if marks.exact else _TOLERANCE))
