"""What may be uploaded, judged by content and never by name, and by what it declares first."""

import codecs
import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import IO

from reviews.domain.errors import Refused
from reviews.domain.record.packages import UNREADABLE, check_package, holds_macros

from .pictures import checked_picture

_OFFICE = {
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    "xl/workbook.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
}
_IMAGES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}
_ACCEPTED = (
    "a PDF, a Word (.docx) or Excel (.xlsx) file, a JPEG or PNG picture, an email (.eml) or plain "
    "text"
)
_MACROS = (
    "The file holds macros, which can do harm. Save it from Word as .docx or from Excel as .xlsx, "
    "and send that one."
)
_BLOCK = 1 << 20
_TAIL = 2048
_LONGEST_HEAD = 1 << 18
_HEADERS = re.compile(
    rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A media type and the ending a file of it should have."""

    media_type: str
    ending: str


def kind_of(source: IO[bytes], *, at_most: int, field: str = "file") -> FileKind:
    """What a file is, by its content. The stream stands at its beginning afterwards.

    Refused, at `field`, where it is empty, larger than `at_most` bytes, damaged or of another kind,
    declares more than any such file needs, or holds macros.
    """
    size = source.seek(0, 2)
    source.seek(0)
    if not size:
        raise Refused("The file is empty. Choose another file.", field)
    if size > at_most:
        raise Refused(
            f"The file is larger than {at_most // 1_000_000} MB. Choose a smaller one.", field
        )
    kind = _judged(source, size, field)
    source.seek(0)
    if kind is None:
        raise Refused(f"The file must be {_ACCEPTED}, and not damaged.", field)
    return kind


def _judged(source: IO[bytes], size: int, field: str) -> FileKind | None:
    """The kind that the first bytes announce, where the rest bears it out."""
    begins = source.read(8)
    if begins.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        known = checked_picture(source, field)
        return FileKind(*_IMAGES[known]) if known else None
    if begins.startswith(b"%PDF-"):
        source.seek(max(0, size - _TAIL))
        return FileKind("application/pdf", "pdf") if b"%%EOF" in source.read() else None
    if begins.startswith(b"PK\x03\x04"):
        return _office(source, field)
    return _email(source) or _text(source)


def _office(source: IO[bytes], field: str) -> FileKind | None:
    try:
        names = check_package(source, field)
    except UNREADABLE:
        return None
    if "[Content_Types].xml" not in names:
        return None
    if holds_macros(names):
        raise Refused(_MACROS, field)
    return next((FileKind(*kind) for part, kind in _OFFICE.items() if part in names), None)


def _email(source: IO[bytes]) -> FileKind | None:
    """An email: from its first byte on nothing but headers, of them whom it is from, when and what.

    Text in which some lines merely have a colon is none; what follows the headers is not read.
    """
    source.seek(0)
    head = source.read(_LONGEST_HEAD).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not _HEADERS.fullmatch(head):
        return None
    told = BytesHeaderParser(policy=compat32).parsebytes(head)
    try:
        sent = parsedate_to_datetime(str(told["Date"]))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    written = "@" in parseaddr(str(told["From"]))[1] and told["Subject"] is not None
    return FileKind("message/rfc822", "eml") if sent and written else None


def _text(source: IO[bytes]) -> FileKind | None:
    """Plain text in UTF-8, read a block at a time."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    source.seek(0)
    try:
        while block := source.read(_BLOCK):
            if _CONTROLS.search(decoder.decode(block)):
                return None
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return FileKind("text/plain; charset=utf-8", "txt")
