import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from reviews.documents.workbooks import register as register_workbook
from reviews.documents.workbooks.register import read_register, register_template
from reviews.domain.record import packages
from reviews.domain.register.workbook.columns import SHEETS
from reviews.domain.register.workbook.reading import Fault, SheetRow
from reviews.domain.register.workbook.rows import check_register


def filled(**cells: Any) -> bytes:
    """The empty register with cells typed in, such as Schemes_B2=..."""
    book = load_workbook(io.BytesIO(register_template()))
    for place, value in cells.items():
        sheet, _, address = place.partition("_")
        book[sheet][address] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def loaded(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def headings(sheet: str) -> list[str]:
    return [column.heading for column in SHEETS[sheet]]


# To fill in


def test_the_empty_register_has_guidance_and_every_column() -> None:
    book = loaded(register_template())
    assert book.sheetnames == ["How to fill this in", *SHEETS, "Words"]
    told = {(row[0].value, row[1].value): row for row in book["How to fill this in"].iter_rows()}
    for title, columns in SHEETS.items():
        first = [cell.value for cell in book[title][1]]
        assert first == [f"{c.heading} *" if c.required else c.heading for c in columns]
        assert book[title].max_row == 1
        assert book[title].freeze_panes == "B2"
        for column in columns:
            row = told[title, column.heading]
            assert (row[2].value == "Needed") is column.required
            assert row[3].value
            assert all(word in row[3].value for word in column.words)


def test_the_closed_words_are_offered_and_numbers_stay_text() -> None:
    book = loaded(register_template())
    for title, columns in SHEETS.items():
        sheet = book[title]
        offered = {
            str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation
        }
        for column, cell in zip(columns, sheet[1], strict=True):
            expected = "DD/MM/YYYY" if column.holds == "date" else "@"
            assert sheet.column_dimensions[cell.column_letter].number_format == expected
            check = offered.pop(f"{cell.column_letter}2", None)
            assert (check is not None) is bool(column.words and not column.several)
            if check is not None:
                words = book["Words"][check.formula1.split("!")[1].replace("$", "")]
                assert tuple(row[0].value for row in words) == column.words
        assert not offered


def test_the_empty_register_reads_back_empty_and_without_fault() -> None:
    read = read_register(register_template())
    assert not read.faults
    assert dict(read.rows) == dict.fromkeys(SHEETS, ())
    assert check_register(read)[1] == []


# Filled in


def test_cells_come_back_as_text_and_dates_with_their_rows() -> None:
    read = read_register(
        filled(
            Schemes_A3="SCH-1", Schemes_I3=100023336956, Schemes_N3=12.0,
            Schemes_T3=datetime(2026, 4, 1, 9, 30), Schemes_O3=True,  # noqa: DTZ001 - as Excel has
            Residents_B2=" Łukasz O’Neill & <Ŵyn> ", Residents_F5="3 December 2026",
        )
    )  # fmt: skip
    assert not read.faults
    assert read.rows["Schemes"] == (
        SheetRow(3, {"Reference": "SCH-1", "UPRN": "100023336956", "Units": "12",
                     "Commissioned": "Yes", "Known from": date(2026, 4, 1)}),
    )  # fmt: skip
    assert [row.number for row in read.rows["Residents"]] == [2, 5]
    assert read.rows["Residents"][0].cells["Full name"] == " Łukasz O’Neill & <Ŵyn> "
    assert read.letters["Schemes"]["UPRN"] == "I"


def test_columns_may_stand_in_another_order_and_spelling() -> None:
    order = ["postcode", "  NAME*", "Kind *"]
    read = read_register(
        workbook({"organisations ": [order, ["WM3 2BD", "Harbour", "Charity"]],
                  "Schemes": [headings("Schemes")], "Residents": [headings("Residents")]})
    )  # fmt: skip
    assert not read.faults
    (row,) = read.rows["Organisations"]
    assert row.cells == {"Name": "Harbour", "Kind": "Charity", "Postcode": "WM3 2BD"}


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("Schemes_B2", "=A1", "holds a formula"),
        ("Schemes_B2", "#N/A", "holds the error #N/A"),
        ("Residents_E2", datetime(2026, 2, 1), "made a date of this cell"),  # noqa: DTZ001 - Excel
        ("Residents_N2", 1632960100, "dropped its first 0"),
        ("Residents_F2", 45000.5, "not a date"),
    ],
)
def test_a_cell_of_the_wrong_sort_is_named(cell: str, value: Any, said: str) -> None:
    (fault,) = read_register(filled(**{cell: value})).faults
    assert f"{fault.sheet}_{fault.cell}" == cell
    assert said in fault.sentence


def test_missing_and_wrong_sheets_and_columns_are_named() -> None:
    faults = read_register(
        workbook({"Organisations": [["Name", "Name", "Colour"]],
                  "Schemes": [headings("Schemes")]})
    ).faults  # fmt: skip
    assert [(one.sheet, one.cell) for one in faults] == [
        ("Organisations", "B1"),
        ("Organisations", "C1"),
        ("Organisations", ""),
        ("Residents", ""),
    ]
    assert "twice" in faults[0].sentence
    assert "“Colour” is not a column" in faults[1].sentence
    assert "no column called “Kind”" in faults[2].sentence
    assert "no sheet called Residents" in faults[3].sentence


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_workbook, "MOST_ROWS", 3)
    rows = [headings("Organisations"), *([[f"Org {n}", "Company"] for n in range(5)])]
    read = read_register(workbook({"Organisations": rows, "Schemes": [headings("Schemes")],
                                   "Residents": [headings("Residents")]}))  # fmt: skip
    (fault,) = read.faults
    assert "more than 3 rows" in fault.sentence
    assert len(read.rows["Organisations"]) == 3


def test_a_workbook_too_large_when_unzipped_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1000)
    (fault,) = read_register(register_template()).faults
    assert "unpacks to more than 0 MB" in fault.sentence


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN"])
def test_a_workbook_with_macros_is_refused(name: str) -> None:
    file = io.BytesIO(register_template())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, b"x")
    (fault,) = read_register(file.getvalue()).faults
    assert "holds macros" in fault.sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not an .xlsx workbook"),
        (b"Reference,Name\r\nSCH-1,Marigold", "not an .xlsx workbook"),
        (b"PK\x03\x04 cut short", "not an .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "locked with a password"),
    ],
)
def test_what_is_not_a_workbook_is_said_to_be_so(content: bytes, said: str) -> None:
    read = read_register(content)
    assert [(one.sheet, one.cell) for one in read.faults] == [("", "")]
    assert said in read.faults[0].sentence
    register, faults = check_register(read)
    assert faults == list(read.faults)
    assert not register.schemes


def test_another_zip_is_not_a_workbook() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert "not an .xlsx" in read_register(made.getvalue()).faults[0].sentence


@given(st.data())
def test_a_damaged_workbook_never_raises(data: st.DataObject) -> None:
    whole = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert all(isinstance(one, Fault) for one in read_register(bytes(whole)).faults)


_WHOLE = filled(Schemes_A2="SCH-1")
