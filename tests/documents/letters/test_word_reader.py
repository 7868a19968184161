import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from lxml import etree
from PIL import Image as Picture

from reviews.documents.letters.blocks import (
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Table,
    block_lines,
    labelled_rows,
    plain,
)
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.word_package import DOCUMENT, read_parts
from reviews.documents.letters.word_reader import read_blocks
from reviews.documents.letters.word_styles import Role
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import DocumentRequest, LetterKind
from tests.documents.conftest import Compiled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(write: Callable[[Any], None]) -> Blocks:
    """The blocks of a document that Word's library makes."""
    document = Document()
    write(document)
    saved = io.BytesIO()
    document.save(saved)
    return read_blocks(saved.getvalue())


def raw(xml: str) -> Any:
    """A piece of Word's XML."""
    name, rest = re.match(r"<([\w:]+)(.*)", xml, re.DOTALL).groups()  # type: ignore[union-attr]
    return parse_xml(f"<{name} {nsdecls('w', 'wp', 'a', 'r')}{rest}")


def png(size: tuple[int, int] = (40, 20)) -> io.BytesIO:
    made = io.BytesIO()
    Picture.new("RGB", size, "#1f4e5f").save(made, "PNG")
    made.seek(0)
    return made


@pytest.mark.parametrize("kind", LetterKind)
def test_every_word_of_the_document_is_in_the_blocks(kind: LetterKind, compiled: Compiled) -> None:
    document = compiled(kind).render(SAMPLES[kind])
    root = etree.fromstring(read_parts(document)[DOCUMENT])
    written = " ".join(node.text or "" for node in root.iter(W + "t")).split()
    read_back = [line for block in read_blocks(document).body for line in block_lines(block)]
    assert "".join(written) == "".join(" ".join(read_back).replace(" | ", " ").split())


def test_a_provider_letter_read_back(compiled: Compiled) -> None:
    kind = LetterKind.PROVIDER_RECOMMENDATIONS
    blocks = read_blocks(compiled(kind).render(SAMPLES[kind]))
    assert (blocks.size_pt, round(blocks.margin_mm), blocks.accent) == (12, 20, "1F4E5F")
    assert blocks.header == ("Westmere Borough Council, our reference SHR-2026-014",)
    assert blocks.footer[0].startswith("Westmere Borough Council, Civic Centre")
    assert not any("Page" in line for line in blocks.footer)
    assert blocks.body[0] == Paragraph((Run("Westmere Borough Council"),), Role.LETTERHEAD)
    assert Paragraph((Run("Date:", bold=True), Run(" 3 December 2026")), Role.REFERENCE) in (
        blocks.body
    )
    headings = [one for one in blocks.body if isinstance(one, Heading)]
    beneath = {"What is still open": 1, "Our conclusion": 4, "What we found since then": 3}
    beneath |= {"Our new recommendations": 3}
    parts = [one.text for one in headings if one.level == 2]
    levels = [level for one in parts for level in (2, *[3] * beneath.get(one, 0))]
    assert [one.level for one in headings] == [1, *levels]
    assert len(parts) == 11
    assert set(beneath) < set(parts)
    record = blocks.body[blocks.body.index(Heading(3, "Recommendation 3")) + 1 :][:6]
    assert [one.runs[0] for one in record if isinstance(one, Paragraph)] == [
        Run("What we found: ", bold=True),
        Run("What we ask: ", bold=True),
        Run("What will show it: ", bold=True),
        Run("Who is asked to act: ", bold=True),
        Run("Reply by: ", bold=True),
        Run("Complete and show us by: ", bold=True),
    ]
    assert list(block_lines(record[5])) == ["Complete and show us by: 12 February 2027"]


def test_a_table_read_back(compiled: Compiled) -> None:
    kind = LetterKind.DOCUMENT_REQUEST
    sample = SAMPLES[kind]
    assert isinstance(sample, DocumentRequest)
    body = read_blocks(compiled(kind).render(sample)).body
    (table,) = [one for one in body if isinstance(one, Table)]
    assert [plain(one) for one in table.header] == ["No.", "Please send", "Why we need it"]
    assert [[plain(one) for one in row] for row in table.rows] == [
        [str(number), one.ask, one.reason] for number, one in enumerate(sample.items, 1)
    ]
    assert len(table.widths) == 3


def test_a_resident_letter_is_in_fourteen_point(compiled: Compiled) -> None:
    for kind in (LetterKind.RESIDENT_LETTER, LetterKind.RESIDENT_INVITATION):
        assert read_blocks(compiled(kind).render(SAMPLES[kind])).size_pt == 14


def test_lists_bold_and_line_ends() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("one", style="List Bullet").add_run(" bold").bold = True
        document.add_paragraph("two", style="List Bullet")
        document.add_paragraph("first", style="List Number")
        document.add_paragraph("a\nb").add_run(" not bold").bold = False
        document.add_paragraph("  ")

    bullets, numbers, words = read(write).body
    assert bullets == BulletList(((Run("one"), Run(" bold", bold=True)), (Run("two"),)))
    assert numbers == NumberedList(((Run("first"),),))
    assert words == Paragraph((Run("a\nb not bold"),))


def test_headings_make_one_outline_however_they_are_set() -> None:
    def write(document: Any) -> None:
        for level in (2, 4, 1, 3, 1):
            document.add_heading(f"was {level}", level)

    levels = [one.level for one in read(write).body if isinstance(one, Heading)]
    assert levels == [1, 2, 2, 3, 2]


def test_deleted_words_stay_away_and_added_words_stay() -> None:
    def write(document: Any) -> None:
        words = document.add_paragraph("kept")._p
        words.append(raw("<w:del><w:r><w:t> gone</w:t><w:delText> gone</w:delText></w:r></w:del>"))
        words.append(raw("<w:ins><w:r><w:t xml:space='preserve'> added</w:t></w:r></w:ins>"))
        words.append(raw("<w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink>"))
        words.append(raw("<w:sdt><w:sdtContent><w:r><w:t> held</w:t></w:r></w:sdtContent></w:sdt>"))

    assert read(write).body == (Paragraph((Run("kept added linked held"),)),)


def test_words_in_a_text_box_are_read_once() -> None:
    def write(document: Any) -> None:
        run = document.add_paragraph("before").add_run()._r
        box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
        run.append(
            raw(f"<w:drawing><wp:inline><a:graphic>{box}</a:graphic></wp:inline></w:drawing>")
        )
        document.add_paragraph("after")

    words = [line for block in read(write).body for line in block_lines(block)]
    assert words == ["before", "in the box", "after"]


def test_a_picture_comes_with_its_words_and_width() -> None:
    def write(document: Any) -> None:
        document.add_picture(png(), width=Mm(30))
        document.inline_shapes[0]._inline.docPr.set("descr", "Arms of the council")

    (image,) = read(write).body
    assert isinstance(image, Image)
    assert (image.alt, round(image.width_mm), image.content) == (
        "Arms of the council",
        30,
        png().getvalue(),
    )


def test_a_picture_in_a_table_is_not_lost() -> None:
    def write(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run().add_picture(png())

    assert isinstance(read(write).body[0], Image)


def test_a_letterhead_in_the_header_of_the_page_comes_first() -> None:
    def write(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(png())
        document.sections[0].header.add_paragraph("Westmere Borough Council")
        document.sections[0].footer.paragraphs[0].text = "Civic Centre"
        document.add_paragraph("Dear Ms Yusuf")

    blocks = read(write)
    assert isinstance(blocks.body[0], Image)
    assert [plain(one.runs) for one in blocks.body if isinstance(one, Paragraph)] == [
        "Westmere Borough Council",
        "Dear Ms Yusuf",
    ]
    assert (blocks.header, blocks.footer) == ((), ("Civic Centre",))


def test_tables_with_merged_cells_lists_and_tables_within() -> None:
    def write(document: Any) -> None:
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        table.cell(0, 2).text = "narrow"
        table.cell(1, 0).text = "a"
        table.cell(1, 0).add_paragraph("entry", style="List Bullet")
        table.cell(1, 1).add_table(1, 2).cell(0, 1).text = "within"

    (table,) = read(write).body
    assert isinstance(table, Table)
    assert table.header == ()
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows == [["wide", "", "narrow"], ["a\n\u2022 entry", "within", ""]]


def test_rows_as_labelled_lines_leave_out_what_is_empty() -> None:
    header = ((Run("No."),), (Run("What"),))
    table = Table(header, (((Run("1"),), ()), ((), (Run("b"),), (Run("c"),))), (1, 1))
    assert list(labelled_rows(table)) == [
        (("No. ", (Run("1"),)),),
        (("What: ", (Run("b"),)), ("", (Run("c"),))),
    ]


def test_a_file_that_is_not_a_word_document_is_refused() -> None:
    with pytest.raises(Refused, match="not a Word document"):
        read_blocks(b"%PDF-1.7")


def test_a_text_box_in_a_cell_is_read_once_and_a_wide_tab_parts_words() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    drawn = f"<mc:Choice><w:drawing><wp:inline>{box}</wp:inline></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def write(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0).paragraphs[0]
        run = cell.add_run("left")
        run._r.append(raw("<w:ptab/>"))
        cell.add_run("right")._r.append(
            raw(f"<mc:AlternateContent {space}>{drawn}{old}</mc:AlternateContent>")
        )

    (table,) = [one for one in read(write).body if isinstance(one, Table)]
    assert plain(table.rows[0][0]) == "left right\nin the box"
