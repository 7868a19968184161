"""What LibreOffice will not print of a file is told before it is drawn."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from reviews.documents.bundles.errors import NoPages
from reviews.documents.bundles.office_files import CHANGES, COMMENTS, HIDDEN, office_told


def _workbook(path: Path, *, comment: bool = False, row: bool = False, sheet: bool = False) -> Path:
    book = openpyxl.Workbook()
    page = book["Sheet"]
    page["A1"], page["A2"] = "Hours", 4
    if comment:
        page["A1"].comment = Comment("Is this right?", "Ann")
    page.row_dimensions[2].hidden = row
    book.create_sheet("More").sheet_state = "hidden" if sheet else "visible"
    book.save(path)
    return path


def test_of_a_workbook_what_is_hidden_and_the_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert office_told(_workbook(path)) == ()
    assert office_told(_workbook(path, comment=True)) == (COMMENTS,)
    assert office_told(_workbook(path, row=True)) == (HIDDEN,)
    assert office_told(_workbook(path, sheet=True)) == (HIDDEN,)


def _word(path: Path, old: str, new: str) -> Path:
    held = BytesIO()
    document = docx.Document()
    document.add_paragraph("A plan")
    document.save(held)
    with ZipFile(held) as source, ZipFile(path, "w", ZIP_DEFLATED) as to:
        for one in source.namelist():
            to.writestr(one, source.read(one).replace(old.encode(), new.encode()))
    return path


def test_of_a_letter_the_tracked_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert office_told(_word(path, "", "")) == ()
    run = "<w:t>A plan</w:t>"
    assert office_told(_word(path, run, f'{run}<w:del w:id="1" w:author="x"></w:del>')) == (
        CHANGES,
    )


def test_what_stands_over_the_end_of_a_block_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for shift in range(0, 40, 3):
        with ZipFile(path, "w") as package:
            package.writestr("word/document.xml", "x" * ((1 << 20) - shift) + '<w:ins w:id="1">')
        assert office_told(path) == (CHANGES,)


def test_an_older_file_is_not_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0 <w:ins >")
    assert office_told(path) == ()


def test_a_damaged_one_and_one_made_to_do_harm_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(NoPages, match="damaged"):
        office_told(path)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(150_000_000))
    with pytest.raises(NoPages, match="unpacks to more"):
        office_told(path)
