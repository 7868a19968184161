"""What a Word or Excel file may unpack to: told by what it declares, held to while it is read.

One door for every such file that comes from outside. The limits count before any of it is unpacked;
what is then unpacked can be no more than was declared.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from copy import copy
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reviews.domain.errors import Refused

MOST_UNPACKED = 200_000_000
"""Bytes that all parts of a file may unpack to together."""
MOST_TIMES = 100
"""How many times its own size a file may unpack to."""
MOST_PARTS = 10_000

UNREADABLE = (
    BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,  # Also for a way of packing that Python does not know.
    EOFError,
    OSError,
    ValueError,
)
"""What opening and reading a file that is no sound package raises."""

_COUNTED_FROM = 1_000_000  # A sheet of equal rows packs well, and a small one does no harm.
_BLOCK = 1 << 20
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_OF_LARGE = b"PK\x06\x07"
_MOST_LISTED = 300 * MOST_PARTS  # Bytes of its list of parts, which is read whole.


def open_package(source: IO[bytes], field: str | None = None) -> ZipFile:
    """The package in a stream, with what it declares checked; nothing is unpacked yet.

    Raises:
        Refused: it declares more parts or more bytes than any such file needs, or a part twice.
        One of UNREADABLE: it is no package.
    """
    size = source.seek(0, 2)
    _check_list(source, size, field)
    package = ZipFile(source)
    entries = package.infolist()
    _check_count(len(entries), field)
    names = {one.filename.lower() for one in entries}
    if len(names) < len(entries):
        raise Refused(
            "The file has two parts of one name, as no program writes it. Open it in Word or "
            "Excel, save it again and send that one.",
            field,
        )
    unpacked = sum(one.file_size for one in entries)
    if unpacked > MOST_UNPACKED:
        raise Refused(
            f"The file unpacks to more than {MOST_UNPACKED // 1_000_000} MB. Make its pictures "
            "smaller, or split it.",
            field,
        )
    if unpacked > max(_COUNTED_FROM, MOST_TIMES * size):
        raise Refused(
            f"The file unpacks to more than {MOST_TIMES} times its size, as files made to do harm "
            "do. Open it in Word or Excel, save it again and send that one.",
            field,
        )
    return package


def _check_list(source: IO[bytes], size: int, field: str | None) -> None:
    """Check how long the list of parts is before it is read, by the record that ends a package."""
    source.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - len(_OF_LARGE) - 16))
    tail = source.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise BadZipFile
    (listed,) = struct.unpack_from("<L", tail, at + 12)
    # The record of packages over 4 GB could say otherwise, and no file that is sent needs one.
    if listed > _MOST_LISTED or tail[max(0, at - 20) :].startswith(_OF_LARGE):
        _check_count(MOST_PARTS + 1, field)


def _check_count(parts: int, field: str | None) -> None:
    if parts > MOST_PARTS:
        raise Refused(
            f"The file has more than {MOST_PARTS:,} parts inside it. Split it into smaller ones.",
            field,
        )


def unpacked(package: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of one part, a block at a time, and never more than it declares.

    BadZipFile where it holds something else than it declares.
    """
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & 1:
        raise BadZipFile(part.filename)
    # A part that says it is smaller than it is must be found out, not cut off: one byte more is
    # asked for, and the sum over its bytes is taken here.
    more = copy(part)
    more.file_size, more.CRC = part.file_size + 1, None  # type: ignore[assignment]  # no sum known
    size = crc = 0
    with package.open(more) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            crc = zlib.crc32(block, crc)
            if size <= part.file_size:
                yield block
    if size != part.file_size or crc != part.CRC:
        raise BadZipFile(part.filename)


def check_package(source: IO[bytes], field: str | None = None) -> frozenset[str]:
    """Check a package whole, holding no more than a block of it; the names of its parts.

    Whoever opens it afterwards meets what it declares and no more. Raises as `open_package` does.
    """
    with open_package(source, field) as package:
        for part in package.infolist():
            for _ in unpacked(package, part):
                pass
        names = frozenset(package.namelist())
    source.seek(0)
    return names


def holds_macros(names: Iterable[str]) -> bool:
    """Whether one of these parts holds macros, however its name is written."""
    return any("vbaproject" in one.lower() or "vbadata" in one.lower() for one in names)
