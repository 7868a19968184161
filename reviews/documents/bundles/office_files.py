"""Files of Word, Excel and their like before another program draws them: what it will not show."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from reviews.domain.errors import Refused
from reviews.domain.record.packages import UNREADABLE, open_package, unpacked

from .errors import NoPages

CHANGES = "It holds tracked changes; the copy shows them as they would print."
COMMENTS = "It holds comments, which are not in the copy."
HIDDEN = "It holds sheets, rows or columns that are hidden, which are not in the copy."
_DAMAGED = "It is damaged, so it could not be made into pages."
_TOO_MUCH = "It unpacks to more than any such file needs, so it was not opened."
_PACKED = b"PK\x03\x04"
_SIGNS = {
    CHANGES: re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) |<text:changed-region|<rPrChange "),
    COMMENTS: re.compile(rb"<w:comment |<comment |<office:annotation[ >]|<threadedComment "),
    HIDDEN: re.compile(
        rb"<sheet [^>]*state=\"(?:hidden|veryHidden)\"|<(?:row|col) [^>]*hidden=\"(?:1|true)\""
        rb"|table:visibility=\"(?:collapse|filter)\"|table:display=\"false\""
    ),
}


def office_told(path: Path) -> tuple[str, ...]:
    """What pages drawn of an Office file will not show, in sentences.

    An older file, which is no package of parts, is not looked into.

    Raises:
        NoPages: it is damaged, or unpacks to more than any such file needs.
    """
    with path.open("rb") as file:
        if file.read(4) != _PACKED:
            return ()
        try:
            with open_package(file) as package:
                found = set(_found(package))
        except Refused:
            raise NoPages(_TOO_MUCH) from None
        except UNREADABLE:
            raise NoPages(_DAMAGED) from None
    return tuple(one for one in _SIGNS if one in found)


def _found(package: ZipFile) -> Iterator[str]:
    """Each thing that some part of the file tells of; every part is read whole."""
    for part in package.infolist():
        tail = b""
        for block in unpacked(package, part):
            if not part.filename.endswith(".xml"):
                continue
            held = tail + block
            yield from (says for says, sign in _SIGNS.items() if sign.search(held))
            tail = held[-200:]
