"""The words of a stored file, for comparing; or why they cannot be read."""

import io
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from reviews.documents.letters.word_package import DOCUMENT
from reviews.documents.letters.word_styles import W
from reviews.documents.pdf_pages import SPLIT_WORD, pdf_pages
from reviews.domain.errors import Refused
from reviews.domain.record.packages import UNREADABLE, check_package, open_package, unpacked

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GONE = (W + "del", W + "moveFrom", _MC + "Fallback")
_MARKS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DAMAGED = "It is damaged, so its words cannot be read."
_AT_MOST = 50_000_000
_PDF = "application/pdf"
_UNREAD = {"image/jpeg": "It is a picture.", "image/png": "It is a picture."}
_OTHERWISE = "The words of this kind of file cannot be read by this service."


def words_of(data: bytes, media_type: str) -> str:
    """The words of a Word document, a PDF, a workbook or a plain text file.

    A line for each paragraph or row. What was taken out under tracked changes is left out; headers,
    footers, notes and formulas are too. Where they cannot be read, the refusal says why.
    """
    if media_type.startswith("text/plain"):
        return data.decode("utf-8")
    if media_type not in _READERS:
        raise Refused(_UNREAD.get(media_type, _OTHERWISE))
    found = _READERS[media_type](data)
    if not found.strip():
        raise Refused("It has no words in it. It may hold a picture of a page.")
    return found


def _word(data: bytes) -> str:
    try:
        with open_package(io.BytesIO(data)) as package:
            part = package.getinfo(DOCUMENT)
            if part.file_size > _AT_MOST:
                raise Refused("It is too large to be read.")
            xml = b"".join(unpacked(package, part))
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except (*UNREADABLE, KeyError, etree.XMLSyntaxError) as fault:
        raise Refused(_DAMAGED) from fault
    for one in list(root.iter(*_GONE)):
        one.getparent().remove(one)
    return "\n".join(_line(paragraph) for paragraph in root.iter(W + "p"))


def _line(paragraph: Any) -> str:
    """The words of a paragraph, less those of a text box in it, which has paragraphs of its own."""
    return "".join(
        (one.text or "") if one.tag == W + "t" else _MARKS[one.tag]
        for one in paragraph.iter(W + "t", *_MARKS)
        if next(one.iterancestors(W + "p")) is paragraph
    )


def _sheets(data: bytes) -> str:
    try:
        check_package(io.BytesIO(data))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    except (*UNREADABLE, InvalidFileException, KeyError) as fault:
        raise Refused(_DAMAGED) from fault
    return "\n".join(" ".join(one for one in row if isinstance(one, str)) for row in rows)


def _pdf(data: bytes) -> str:
    return "\n".join(pdf_pages(data)).translate(SPLIT_WORD)


_READERS = {_WORD: _word, _SHEETS: _sheets, _PDF: _pdf}
