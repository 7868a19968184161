"""What a file is, by its content: for files within an email or a folder, whose names may lie."""

from pathlib import Path

from reviews.domain.errors import Refused
from reviews.domain.record.packages import UNREADABLE, open_package

PDF = "application/pdf"
PICTURE = "image/"
EMAIL = "message/rfc822"
TEXT = "text/plain"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PARTS = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
}
_OLDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLDER_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
_WEBP = "image/webp"
_BEGINS = {
    b"%PDF-": PDF,
    b"{\\rtf": "application/rtf",
    b"RIFF": _WEBP,
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
ENDINGS = {
    _PARTS["word/document.xml"]: ".docx",
    _PARTS["xl/workbook.xml"]: ".xlsx",
    _PARTS["ppt/presentation.xml"]: ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/rtf": ".rtf",
} | {media: ending for ending, media in OLDER_OFFICE.items()}
"""The kinds that LibreOffice draws, each with the ending of a file of it."""


def media_type_of(path: Path, name: str) -> str:
    """The media type of a file by its content; empty where it is none that is known here.

    Its name counts only among the kinds of older Office files, which begin alike.
    """
    with path.open("rb") as file:
        begins = file.read(16)
    for start, media in _BEGINS.items():
        if begins.startswith(start) and (media != _WEBP or begins[8:12] == b"WEBP"):
            return TEXT if media.startswith(PICTURE) and _is_text(path) else media
    if begins.startswith(b"PK\x03\x04"):
        return _packed(path)
    if begins.startswith(_OLDER):
        return OLDER_OFFICE.get(Path(name).suffix.lower(), "")
    return TEXT if _is_text(path) else ""


def _packed(path: Path) -> str:
    try:
        with path.open("rb") as file, open_package(file) as package:
            names = set(package.namelist())
            if "mimetype" in names:
                with package.open("mimetype") as told:
                    said = told.read(100).decode("ascii", "replace")
                return said if said in ENDINGS else ""
    except (*UNREADABLE, Refused):
        return ""
    return next((media for part, media in _PARTS.items() if part in names), "")


def _is_text(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while part := file.read(1 << 16):
                if "\0" in part:
                    return False
    except UnicodeDecodeError:
        return False
    return True
