"""What may be uploaded, judged by content and never by name."""

import io
import zipfile
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from reviews.domain.errors import Refused

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
_ACCEPTED = "a PDF, a Word (.docx) or Excel (.xlsx) file, a JPEG or PNG picture, or plain text"
_UNPACKED_AT_MOST = 500_000_000
Image.MAX_IMAGE_PIXELS = 200_000_000


@dataclass(frozen=True, slots=True)
class FileKind:
    """A media type and the ending a file of it should have."""

    media_type: str
    ending: str


def kind_of(data: bytes, *, at_most: int, field: str = "file") -> FileKind:
    """What a file is, by its content.

    Refused, at `field`, where it is empty, larger than `at_most` bytes, damaged or of another kind.
    """
    if not data:
        raise Refused("The file is empty. Choose another file.", field)
    if len(data) > at_most:
        raise Refused(
            f"The file is larger than {at_most // 1_000_000} MB. Choose a smaller one.", field
        )
    kind = _image(data) or _pdf(data) or _office(data) or _text(data)
    if kind is None:
        raise Refused(f"The file must be {_ACCEPTED}, and not damaged.", field)
    return kind


def _image(data: bytes) -> FileKind | None:
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
            known = _IMAGES.get(image.format or "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return FileKind(*known) if known else None


def _pdf(data: bytes) -> FileKind | None:
    whole = data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]
    return FileKind("application/pdf", "pdf") if whole else None


def _office(data: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" not in names or any(
                n.endswith("vbaProject.bin") for n in names
            ):
                return None
            if archive.testzip() is not None:
                return None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    return next((FileKind(*kind) for part, kind in _OFFICE.items() if part in names), None)


def _text(data: bytes) -> FileKind | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    controls = any(ord(one) < 32 and one not in "\t\r\n\f" for one in text)
    return None if controls else FileKind("text/plain; charset=utf-8", "txt")


def small_picture(data: bytes, *, widest: int = 640) -> bytes:
    """A small JPEG of a photograph for the screen, upright and without place or device data.

    The original stays as it is: it is the evidence.
    """
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (widest, widest))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((widest, widest))
        out = io.BytesIO()
        upright.save(out, "JPEG", quality=82)
    return out.getvalue()
