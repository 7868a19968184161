"""A Word document as its parts: a zip of XML files, in and out."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from reviews.domain.errors import Refused
from reviews.domain.record.packages import UNREADABLE, open_package, unpacked

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1  # Level 6 takes twice the time of level 1 and saves a tenth of the size.
_MOST_MB = 64
_MOST_PARTS = 2000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_EMPTY = "The file is empty. Choose another file."
_NO_WORD = "This file is not a Word document. Save it from Word as .docx."
_TYPES = "[Content_Types].xml"
_OTHER_KINDS = {
    b".macroEnabled": "This file holds macros (.docm or .dotm), which a letter must not. In Word, "
    "choose Save As and Word Document (.docx).",
    b"wordprocessingml.template.main": "This file is a Word template (.dotx). In Word, choose Save "
    "As and Word Document (.docx).",
}
"""What Word saves beside documents, by its type of content, and what to do about it."""

_NAMED_LINKS = {
    "image": "shows a picture that is kept elsewhere. Insert the picture itself",
    "attachedTemplate": "is attached to another file. In Word’s options, under Add-ins, choose "
    "Templates and take the attached template away",
}
_LINK = "fetches something kept elsewhere ({}). Put in its place what it shows"
_HARMFUL = {
    r"vbaProject|vbaData": "holds macros, which would go out with each letter. Copy its words into "
    "a new Word document",
    r"word/activeX/|word/ctrlProps/": "has a control, such as a button. Delete it",
    r"word/embeddings/": "has a file inside it, such as a sheet or another document. Delete it, "
    "and put its words in the text",
    r"webextensions/": "has an add-in inside it. Take it away under Insert, My Add-ins",
    r"word/afchunk": "has another document inside it. Put its words in the text",
}
"""Parts that must not go out with a letter, by their names."""


def read_parts(document: bytes) -> dict[str, bytes]:
    """The parts of a Word document by name, in the order of the file.

    Refused: it is none, it is of another kind that Word saves, or it unpacks to more than a
    letter can need, which is told before it is unpacked.
    """
    if not document:
        raise Refused(_EMPTY)
    if document.startswith(_OLD_OR_LOCKED):
        raise Refused(
            "This file is an old Word document (.doc) or is locked with a password. Open it in "
            "Word, take the password off and save it as .docx."
        )
    try:
        with open_package(io.BytesIO(document)) as package:
            _check_size(package)
            entries = package.infolist()
            parts = {one.filename: b"".join(unpacked(package, one)) for one in entries}
    except UNREADABLE as fault:
        raise Refused(_NO_WORD) from fault
    if DOCUMENT not in parts:
        raise Refused(_NO_WORD)
    _check_kind(parts)
    return parts


def _check_size(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > _MOST_PARTS or sum(one.file_size for one in entries) > _MOST_MB * 1024**2:
        raise Refused(
            f"This file unpacks to more than {_MOST_MB} MB, which no letter needs. Make its "
            "pictures smaller, or copy its words into a new Word document."
        )


def _check_kind(parts: Mapping[str, bytes]) -> None:
    types = parts.get(_TYPES, b"")
    for mark, said in _OTHER_KINDS.items():
        if mark in types:
            raise Refused(said)
    # Word writes no such declaration; with one, a small part can grow without end.
    if any(b"<!DOCTYPE" in one for name, one in parts.items() if name.endswith((".xml", ".rels"))):
        raise Refused("This file was not saved by Word. Open it in Word and save it again.")


def carried_along(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What a document brings with it that must not go out with a letter, and what to do.

    Each completes a sentence: “holds macros, …”. Links that are shown as such are no fault.
    """
    for pattern, said in _HARMFUL.items():
        if any(re.search(pattern, name, re.IGNORECASE) for name in parts):
            yield said
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield from _fetched(content)


def _fetched(links: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(links)
    except etree.XMLSyntaxError:
        return  # Whoever opens the document says that it is damaged.
    for link in root.iter(etree.Element):
        kind = link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode") == "External" and kind != "hyperlink":
            yield _NAMED_LINKS.get(kind, _LINK.format(kind))


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """A Word document made of these parts. The same parts always give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name, content in parts.items():
            # A fixed date in place of the clock's.
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content, compresslevel=_LEVEL)
    return made.getvalue()
