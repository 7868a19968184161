"""The words of stored files: read where they can be, and where not, it is said why."""

import io
import zipfile

import pikepdf
import pytest
import typst
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from openpyxl import Workbook

from reviews.documents.words_of_files import words_of
from reviews.domain.errors import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PDF = "application/pdf"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _word(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Goal", "Cooking & <shopping>"
    gone = OxmlElement("w:del")
    run = document.add_paragraph("Kept")._p
    gone.append(document.add_paragraph("Taken out").runs[0]._r)
    run.append(gone)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_word_document_is_read_with_its_tables_and_without_what_was_taken_out() -> None:
    found = words_of(_word("Plan żółw مفتاح 🙂", "Second\tline\nbroken"), WORD)
    lines = found.splitlines()
    assert lines[:3] == ["Plan żółw مفتاح 🙂", "Second line", "broken"]
    assert [one for one in lines[3:] if one] == ["Goal", "Cooking & <shopping>", "Kept"]


def _pdf(source: str) -> bytes:
    return typst.compile(b"#set page(width: 6cm)\n#set text(hyphenate: true)\n" + source.encode())


def _locked(pdf: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="one", user="two"))
    return made.getvalue()


def test_a_pdf_is_read_page_by_page_with_split_words_joined() -> None:
    found = words_of(
        _pdf("Żółw & accommodation responsibilities, independence #pagebreak() مفتاح"), PDF
    )
    assert found.split() == "Żółw & accommodation responsibilities, independence مفتاح".split()


def test_words_in_a_text_box_are_read_once() -> None:
    document = Document()
    paragraph = document.add_paragraph("Before")
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r>"
        "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
        "<w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )
    paragraph._p.append(parse_xml(box))
    made = io.BytesIO()
    document.save(made)
    assert words_of(made.getvalue(), WORD).splitlines() == ["Before", "In the box"]


def test_plain_text_is_read_as_it_is() -> None:
    assert words_of("Plan & <b>żółw</b>\n🙂".encode(), "text/plain; charset=utf-8") == (
        "Plan & <b>żółw</b>\n🙂"
    )


def test_a_workbook_of_notes_is_read_row_by_row_on_every_sheet() -> None:
    book = Workbook()
    book.worksheets[0].append(["3 March", None, "Went to & from <town>", 4])
    book.create_sheet("Later").append(["Żółw مفتاح 🙂"])
    made = io.BytesIO()
    book.save(made)
    assert words_of(made.getvalue(), SHEETS) == "3 March Went to & from <town>\nŻółw مفتاح 🙂"


def test_what_cannot_be_read_says_why() -> None:
    empty = io.BytesIO()
    Document().save(empty)
    damaged = io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as package:
        package.writestr("word/document.xml", "<w:document")
    for data, kind, why in (
        (b"%PDF-1.7", PDF, "damaged"),
        (_pdf("#pagebreak()"), PDF, "no words"),
        (_pdf("#for one in range(501) [#pagebreak()]"), PDF, "too long"),
        (_locked(_pdf("Plan")), PDF, "password"),
        (b"", "image/png", "picture"),
        (b"", "application/zip", "kind of file"),
        (b"not a zip", SHEETS, "damaged"),
        (damaged.getvalue(), SHEETS, "damaged"),
        (empty.getvalue(), WORD, "no words"),
        (damaged.getvalue(), WORD, "damaged"),
        (b"not a zip", WORD, "damaged"),
    ):
        with pytest.raises(Refused, match=why):
            words_of(data, kind)
