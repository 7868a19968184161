"""Files that no form may take, each small and made here, and what is said of each."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile

_TYPES, _MAIN = "[Content_Types].xml", "word/document.xml"
_KIND = "The file must be a PDF, a Word (.docx) or Excel (.xlsx) file"


def package(*parts: tuple[str, bytes]) -> bytes:
    """A Word file of as little as one can be, with more parts in it."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as one, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # A part may be written twice, which zipfile warns of.
        for name, content in ((_TYPES, b"<Types/>"), (_MAIN, b"<document/>"), *parts):
            one.writestr(name, content)
    return made.getvalue()


@cache
def large_picture(width: int = 26_000, height: int = 15_000) -> bytes:
    """A PNG of 47 kB that holds 390 megapixels, of black alone."""
    packed, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    lines = b"".join(packed.compress(row) for _ in range(height)) + packed.flush()
    header = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@cache
def large_package(megabytes: int = 250) -> bytes:
    """A Word file that unpacks to much more than it is."""
    block = bytes(1_000_000)
    made = io.BytesIO(package())
    with ZipFile(made, "a", ZIP_DEFLATED) as one, one.open("word/media/a.bmp", "w") as part:
        for _ in range(megabytes):
            part.write(block)
    return made.getvalue()


@cache
def lying_package() -> bytes:
    """One whose part says that it holds 100 bytes, with the sum of those, and holds 5 MB."""
    whole = bytearray(package(("word/media/a.bmp", bytes(5_000_000))))
    said = struct.pack("<L", zlib.crc32(bytes(100)))
    entry = whole.rindex(b"PK\x01\x02")
    whole[entry + 16 : entry + 20], whole[entry + 24 : entry + 28] = said, struct.pack("<L", 100)
    return bytes(whole)


@cache
def _locked_package() -> bytes:
    """One whose list says that its parts are locked."""
    whole = bytearray(package())
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def _flipped() -> bytes:
    whole = bytearray(package(("word/a.xml", b"some words that stand as they are")))
    whole[whole.index(b"word/a.xml") + 12] ^= 0xFF
    return bytes(whole)


BAD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "The file is empty."),
    "a program": (lambda: b"MZ\x90\x00\x03", _KIND),
    "390 megapixels in 47 kB": (large_picture, "more than 50 megapixels"),
    "half a picture": (lambda: large_picture(80, 80)[:60], _KIND),
    "half a PDF": (lambda: b"%PDF-1.7\n1 0 obj", _KIND),
    "much inside": (large_package, "unpacks to more than 200 MB"),
    "little that unpacks to more": (
        lambda: large_package(5),
        "unpacks to more than 100 times its size",
    ),
    "more than it says": (lying_package, _KIND),
    "a locked one": (_locked_package, _KIND),
    "one changed bit": (_flipped, _KIND),
    "10,001 parts": (
        lambda: package(*((f"a/{n}", b"") for n in range(10_001))),
        "more than 10,000 parts",
    ),
    "one part twice": (
        lambda: package(("WORD/DOCUMENT.xml", b"<other/>")),
        "two parts of one name",
    ),
    "macros": (lambda: package(("word/vbaProject.bin", b"x")), "holds macros"),
    "MACROS": (lambda: package(("word/VBAPROJECT.BIN", b"x")), "holds macros"),
}
"""What each is, how it is made, and what is said beside the field."""
