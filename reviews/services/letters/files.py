"""The files of a letter as they are given out: exactly the bytes that were recorded."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from io import BytesIO

from reviews.documents.letters.html import letter_html
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterFormat
from reviews.files.disk import FileStore
from reviews.files.pictures import check_pixels
from reviews.store.letters.letters import RenderedFile


def check_pictures(parts: Mapping[str, bytes], field: str | None = None) -> None:
    """Check that each picture of a Word document may be decoded; Refused where one is too large."""
    for name, content in parts.items():
        if name.startswith("word/media/"):
            check_pixels(BytesIO(content), field)


def read_file(store: FileStore, file: RenderedFile) -> bytes:
    """One format of a letter.

    Raises:
        Refused: the letter was erased, or the bytes on disk are not those that were recorded.
    """
    if file.erased_at is not None:
        raise Refused("This letter was erased, as someone whom it told of asked.")
    try:
        data = store.read(file.bytes_id)
    except NotThere:
        data = b""
    if sha256(data).hexdigest() != file.sha256:
        raise Refused(
            "This file is missing or is not the one that was recorded, so it is not shown. Tell "
            "an administrator; a letter that is not issued yet can be drafted again."
        )
    return data


def read_preview(store: FileStore, files: Collection[RenderedFile]) -> bytes:
    """A letter as a web page, to be read before it is approved.

    Letters to residents have one; for the others it is made from the Word document.
    """
    by_format = {one.format: one for one in files}
    if LetterFormat.HTML in by_format:
        return read_file(store, by_format[LetterFormat.HTML])
    return letter_html(read_blocks(read_file(store, by_format[LetterFormat.DOCX])))
