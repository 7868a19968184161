"""What had to be mended to open a PDF, so that a person can say whether it goes in so.

A PDF cut in half opens without an error, with every page counted and pages empty. So three things
are looked at: what the program that opens it had to say, whether each part of it is whole, and what
a second program finds.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from .drawn import blank_pages, counted
from .errors import NoPages
from .objects import filters_of

_MOST_SAID = 6
_CUT = "The file is damaged or was cut short: its list of parts had to be built anew."
_REBUILT = ("reconstruct", "xref not found", "file is damaged", "can't find startxref")
_OBJECT = re.compile(rb"/Contents\s+(\d+)\s+(\d+)\s+R")
_BLOCK = 1 << 20
_STEP = 64
_MOST_MENDED = 1 << 20
MOST_UNPACKED = 400_000_000
"""Bytes; a page of A3 at 600 dots an inch in four colours has 280 million."""
TOO_MUCH = "It unpacks to more than any such file needs, so it was not made into pages."
_CUT_PICTURE = "A picture in it ends before it is whole."
_DAMAGED = "Part of it is damaged and cannot be read whole."
_GROWS = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode")
_MOST_BETWEEN = 20_000_000
_TWICE = "It is packed twice over in a way that no page needs, so it was not made into pages."
_LISTS = re.compile(rb"/(?:ObjStm|XRef)\b.{0,2000}?stream\r?\n", re.DOTALL)
_MOST_LISTED = 100_000_000
_READ, _OVERLAP = 1 << 22, 2_100
_PACKED = ("/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode")


def wrong_with(pdf: pikepdf.Pdf, path: Path) -> tuple[str, ...]:
    """What was wrong with an open PDF and was mended to open it, in sentences; none where sound.

    Parts of it that are packed wrongly are mended in place, as far as they can be unpacked.

    Args:
        pdf: the PDF as it was opened, not changed yet.
        path: the file it was opened from.

    Raises:
        NoPages: a part of it unpacks to more than any page needs.
    """
    declared = _declared(pdf)
    found = len(pdf.pages)
    damaged = sorted(set(_damaged(pdf)))
    said = [*pdf.get_warnings()]
    sentences: list[str] = []
    if any(part in one for one in said for part in _REBUILT):
        sentences.append(_CUT)
    if declared is not None and declared != found:
        sentences.append(f"It says that it has {_pages(declared)}, and {found} could be found.")
    second = counted(path)
    if second is None:
        sentences.append("A second program could not open it.")
    elif second != found:
        sentences.append(f"A second program finds {_pages(second)} in it, not {found}.")
    lost = list(_lost(pdf, path))
    if lost:
        sentences.append(f"What stood on {_numbered(lost)} is not in the file.")
    sentences += damaged
    if not (said or sentences):
        return ()
    return (*sentences, *_quoted(said, str(path)))


def check_lists(path: Path) -> None:
    """See that the packed lists of parts in a PDF are no longer than any file needs.

    Whatever opens a PDF unpacks them first, and holds them whole.

    Raises:
        NoPages: they are.
    """
    with path.open("rb") as file:
        before, at = b"", 0
        while block := file.read(_READ):
            held, begins = before + block, at - len(before)
            for found in _LISTS.finditer(held):
                _check_list(file, begins + found.end())
            at += len(block)
            before = held[-_OVERLAP:]
            file.seek(at)


def _check_list(file: BinaryIO, at: int) -> None:
    """Unpack what stands at a place of a file, and keep nothing of it."""
    file.seek(at)
    packed, size, left = zlib.decompressobj(), 0, b""
    with suppress(zlib.error):
        while not packed.eof and (left := left or file.read(_BLOCK)):
            size += len(packed.decompress(left, _BLOCK))
            left = packed.unconsumed_tail
            if size > _MOST_LISTED:
                raise NoPages(TOO_MUCH)


def empty_pages(path: Path) -> tuple[str, ...]:
    """Which pages of a copy of a mended file show nothing, in a sentence; none where all do."""
    empty = blank_pages(path)
    return (f"Nothing is drawn on {_numbered(empty)}.",) if empty else ()


def _declared(pdf: pikepdf.Pdf) -> int | None:
    """How many pages the file says it has."""
    with suppress(Exception):  # Anything may stand there.
        return int(pdf.Root.Pages.Count)
    return None


def _damaged(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with the parts of a file; each is read whole, pictures but for their end."""
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Stream):
            continue
        filters = filters_of(one)
        try:
            sound = _is_whole(one, filters)
        except (pikepdf.PdfError, RuntimeError, ValueError, zlib.error):
            sound = False
        if not sound:
            _mend(one, filters)
            yield _CUT_PICTURE if filters == ["/DCTDecode"] else _DAMAGED


def _mend(stream: Any, filters: list[str]) -> None:
    """Keep of a damaged stream what can be unpacked, so that the copy is no damaged file itself."""
    if filters[:1] != ["/FlateDecode"]:
        return
    packed, kept, data = zlib.decompressobj(), bytearray(), stream.read_raw_bytes()
    with suppress(zlib.error):
        for at in range(0, len(data), _STEP):
            kept += packed.decompress(data[at : at + _STEP], _MOST_MENDED)
    parms = stream.get("/DecodeParms")
    stream.write(zlib.compress(bytes(kept)), filter=stream.Filter, decode_parms=parms)


def _is_whole(stream: Any, filters: list[str]) -> bool:
    """Whether what a stream holds can be unpacked to its end."""
    if filters == ["/DCTDecode"]:
        return b"\xff\xd9" in stream.read_raw_bytes()[-64:]
    if filters[:1] == ["/FlateDecode"]:
        return _unpacks(stream.read_raw_bytes(), filters[1:])
    if filters and all(part in _PACKED for part in filters):
        stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    return True


def _unpacks(data: bytes, within: Sequence[str]) -> bool:
    """Whether packed bytes can be unpacked to their end, and are what they were by their sum.

    qpdf does not look at that sum. Nothing of it is kept, so that what unpacks to more than any
    page needs is met here and not in memory; but for what is packed once more within, of which
    little may come.
    """
    packed, left, size, kept = zlib.decompressobj(), data, 0, bytearray()
    again = bool(within) and within[0] in _GROWS
    while not packed.eof:
        found = packed.decompress(left, _BLOCK)
        left, size = packed.unconsumed_tail, size + len(found)
        if size > (_MOST_BETWEEN if again else MOST_UNPACKED):
            raise NoPages(TOO_MUCH)
        if again:
            kept += found
        if not (found or left):
            return False
    if again and within[0] != "/FlateDecode":
        raise NoPages(_TWICE)
    return not again or _unpacks(bytes(kept), within[1:])


def _lost(pdf: pikepdf.Pdf, path: Path) -> Iterator[int]:
    """The pages that name what they draw, and it is not in the file."""
    without = [
        (number, page.obj.objgen)
        for number, page in enumerate(pdf.pages, start=1)
        if page.obj.get("/Contents") is None
    ]
    if not without:
        return
    places = pdf.get_xref_table()
    raw = path.read_bytes()
    for number, objgen in without:
        at = getattr(places.get(objgen), "offset", None)
        if not isinstance(at, int):
            continue
        told = _OBJECT.search(raw[at : raw.find(b"endobj", at)])
        if told and (int(told[1]), int(told[2])) not in places:
            yield number


def _quoted(said: Iterable[object], name: str) -> Iterator[str]:
    """What the program that opened it said, each once, without where on our disk it stands."""
    words = list(dict.fromkeys(_plain(str(one), name) for one in said))
    for one in words[:_MOST_SAID]:
        yield f"The program that opened it said: “{one}”."
    if len(words) > _MOST_SAID:
        yield f"It said {len(words) - _MOST_SAID} more such things."


def _plain(said: str, name: str) -> str:
    return " ".join(said.removeprefix(name).lstrip(" :").split()).rstrip(".")


def _pages(number: int) -> str:
    return f"{number} page" if number == 1 else f"{number} pages"


def _numbered(numbers: Sequence[int]) -> str:
    """Some pages by their numbers: “page 3”, “pages 3 to 7 and 9”."""
    runs: list[tuple[int, int]] = []
    for one in numbers:
        if runs and one == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    parts = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    named = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"page {named}" if len(numbers) == 1 else f"pages {named}"
