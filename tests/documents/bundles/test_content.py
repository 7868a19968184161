"""What a file is shows in its content; a name that lies is not believed."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from PIL import Image

from reviews.documents.bundles.content import ENDINGS, media_type_of


def _word() -> bytes:
    out = BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def _workbook() -> bytes:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def _packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 9)).save(out, kind)
    return out.getvalue()


_OLDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (_word(), "photo.jpg", ".docx"),
        (_workbook(), "a", ".xlsx"),
        (_packed(mimetype=b"application/vnd.oasis.opendocument.text"), "a.zip", ".odt"),
        (_packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "a", ".ods"),
        (_OLDER, "a.DOC", ".doc"),
        (_OLDER, "a.xls", ".xls"),
        (b"{\\rtf1 a}", "a.txt", ".rtf"),
    ],
)
def test_office_files(tmp_path: Path, content: bytes, name: str, ending: str) -> None:
    path = tmp_path / "held"
    path.write_bytes(content)
    assert ENDINGS[media_type_of(path, name)] == ending


def test_an_office_file_that_unpacks_to_far_more_than_it_is_is_known_for_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "held"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(40_000_000))
    assert media_type_of(path, "rota.docx") == ""


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (_picture("PNG"), "image/png"),
        (_picture("JPEG"), "image/jpeg"),
        (_picture("GIF"), "image/gif"),
        (_picture("TIFF"), "image/tiff"),
        (_picture("BMP"), "image/bmp"),
        (_picture("WEBP"), "image/webp"),
        ("Zażółć مرحبا".encode(), "text/plain"),
        (b"BMW hire, May", "text/plain"),
        (b"RIFF raff", "text/plain"),
        (b"\0\1", ""),
        (b"caf\xe9", ""),
        (_OLDER, ""),
        (b"PK\x03\x04", ""),
        (_packed(other=b"x"), ""),
        (_packed(mimetype=b"application/x-program"), ""),
    ],
)
def test_everything_else(tmp_path: Path, content: bytes, media_type: str) -> None:
    path = tmp_path / "held"
    path.write_bytes(content)
    assert media_type_of(path, "program.exe") == media_type


def test_sound_is_no_picture_though_both_begin_alike(tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(b"RIFF\x24\0\0\0WAVEfmt " + bytes(40))
    assert media_type_of(path, path.name) == ""
