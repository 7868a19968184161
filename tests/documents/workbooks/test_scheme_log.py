import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reviews.documents.workbooks.cells import A4, printable
from reviews.documents.workbooks.scheme_log import write_log
from reviews.domain.across.scheme_log import LogRow, OpenRecommendation
from reviews.domain.follow_up.recommendations import Clock

MADE_ON = date(2027, 1, 5)
LATE = OpenRecommendation(
    2, "Keep weekend records & check them", date(2026, 12, 17), date(2027, 2, 12), None,
    Clock.ACKNOWLEDGEMENT_LATE,
)  # fmt: skip
WAITING = OpenRecommendation(
    1, "Rewrite each plan", date(2026, 12, 17), date(2027, 3, 12), date(2026, 12, 10),
    Clock.AWAITING_COMPLETION,
)  # fmt: skip
ROW = LogRow(
    scheme_reference="SCH-014",
    scheme="Marigold House",
    area="North",
    provider="Harbour & Hearth Support CIC",
    cohort="People with a learning disability",
    models="Outcome-led support",
    units=12,
    review_reference="SHR-2026-014",
    review_state="Assessment agreed",
    visited_on=date(2026, 11, 19),
    tailored="In part",
    accurate="Yes",
    respect="Yes",
    overall="In part",
    recommendations=(WAITING, LATE),
    next_visit_on=date(2027, 4, 1),
    closed_on=None,
)
EMPTY = replace(
    ROW, scheme_reference="SCH-015", units=None, visited_on=None, overall="",
    recommendations=(), next_visit_on=None, closed_on=date(2026, 12, 31),
)  # fmt: skip


def written(*rows: LogRow, council: str = "Westmere Borough Council") -> Any:
    made = io.BytesIO()
    write_log(rows, made, council=council, made_on=MADE_ON)
    return load_workbook(made)


def of_scheme(book: Any, number: int) -> dict[str, Any]:
    """Both rows of a scheme: of the log, and of what more there is."""
    return by_heading(book["Scheme log"], number) | by_heading(book["More on each scheme"], number)


def by_heading(sheet: Any, number: int) -> dict[str, Any]:
    headings = [cell.value for cell in sheet[1]]
    return dict(zip(headings, sheet[number], strict=True))


def test_a_scheme_is_one_row_in_words_and_real_dates() -> None:
    row = of_scheme(written(ROW, EMPTY), 2)
    values = {heading: cell.value for heading, cell in row.items()}
    assert values["Scheme reference"] == "SCH-014"
    assert values["Provider"] == "Harbour & Hearth Support CIC"
    assert values["Homes"] == 12
    assert values["Last visit"] == datetime(2026, 11, 19)  # noqa: DTZ001 - as openpyxl reads it
    assert row["Last visit"].number_format == "DD/MM/YYYY"
    assert values["Support shaped to each resident"] == "In part"
    assert values["Open recommendations"] == (
        "1. Rewrite each plan Acknowledge by 17/12/2026, complete and evidence by 12/03/2027. "
        "Waiting for evidence.\n"
        "2. Keep weekend records & check them Acknowledge by 17/12/2026, complete and evidence by "
        "12/02/2027. Acknowledgement overdue."
    )
    assert (values["Recommendations open"], values["Late"]) == (2, 1)
    assert values["Closed on"] is None


def test_what_is_not_known_stays_empty() -> None:
    values = of_scheme(written(EMPTY), 2)
    for heading in ("Homes", "Last visit", "Overall", "Open recommendations", "Next visit"):
        assert not values[heading].value


def test_there_is_room_for_three_later_visits_with_checked_dates() -> None:
    sheet = written(ROW)["More on each scheme"]
    row = by_heading(sheet, 2)
    for number in (1, 2, 3):
        for what in ("on", "who went", "what was found"):
            assert row[f"Later visit {number}: {what}"].value is None
        dated = row[f"Later visit {number}: on"]
        assert dated.number_format == "DD/MM/YYYY"
        (check,) = sheet.data_validations.dataValidation
        assert (check.type, dated.coordinate in check.sqref) == ("date", True)


def test_each_open_recommendation_is_a_row_with_both_dates_and_lateness_in_words() -> None:
    sheet = written(ROW, EMPTY)["Recommendations"]
    assert sheet.max_row == 3
    values = {heading: cell.value for heading, cell in by_heading(sheet, 3).items()}
    assert values["No."] == 2
    assert values["Acknowledge by"] == datetime(2026, 12, 17)  # noqa: DTZ001 - as openpyxl reads it
    assert values["Complete and evidence by"] == datetime(2027, 2, 12)  # noqa: DTZ001 - the same
    assert values["Acknowledged on"] is None
    assert values["How it stands"] == "Acknowledgement overdue"
    assert values["Days late"] == 19
    waiting = {heading: cell.value for heading, cell in by_heading(sheet, 2).items()}
    assert waiting["Acknowledged on"] == datetime(2026, 12, 10)  # noqa: DTZ001 - the same
    assert waiting["Days late"] is None


@pytest.mark.parametrize(
    ("clock", "days"),
    [(Clock.COMPLETION_LATE, 4), (Clock.ACKNOWLEDGEMENT_LATE, 19), (Clock.STOPPED, None)],
)
def test_lateness_is_counted_from_the_date_that_passed(clock: Clock, days: int | None) -> None:
    late = replace(LATE, complete_by_on=date(2027, 1, 1), clock=clock)
    row = by_heading(written(replace(ROW, recommendations=(late,)))["Recommendations"], 2)
    assert (row["Days late"].value, row["How it stands"].value) == (days, clock.words)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", '=HYPERLINK("x")'])
def test_text_is_never_a_formula(start: str) -> None:
    text = f"{start}1+1"
    book = written(
        replace(ROW, scheme=text, cohort=text, recommendations=(replace(LATE, what=text),)),
        council=text,
    )
    for sheet, heading in (("Scheme log", "Scheme"), ("More on each scheme", "Who it is for"),
                           ("Recommendations", "Recommendation")):  # fmt: skip
        cell = by_heading(book[sheet], 2)[heading]
        assert (cell.data_type, cell.value) == ("s", text)
        assert bool(cell.quotePrefix) is (start[0] in "=+-@")
        assert not by_heading(book[sheet], 2)["Scheme reference"].quotePrefix
    assert book["About"]["B1"].data_type == "s"


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_is_kept_but_for_what_xml_forbids(text: str) -> None:
    cell = by_heading(written(replace(ROW, scheme=f"[{text}]"))["Scheme log"], 2)["Scheme"]
    assert cell.data_type == "s"
    assert cell.value == printable(f"[{text}]")


def test_control_characters_are_replaced_and_other_scripts_kept() -> None:
    assert printable("a\x00b\x0bc ŵ Łódź السلام 🙂\r\n\r") == "a\ufffdb\ufffdc ŵ Łódź السلام 🙂\n\n"


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    cut = printable("x" * 40_000)
    assert len(cut) == 32_767
    assert cut.endswith("… (cut here: too long for one cell)")


def test_the_sheets_are_set_for_use_and_for_print() -> None:
    book = written(ROW, EMPTY)
    assert book.sheetnames == ["Scheme log", "More on each scheme", "Recommendations", "About"]
    for name in book.sheetnames[:3]:
        sheet = book[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == A4
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert sheet.column_dimensions["B"].width == 26
    log = book["Scheme log"]
    assert log.max_column == 9
    assert log.page_setup.fitToWidth == 1
    assert book.properties.title == "Scheme log, Westmere Borough Council"


def test_the_workbook_says_what_it_is_and_when_it_was_made() -> None:
    told = {row[0].value: row[1].value for row in written(ROW, EMPTY)["About"].iter_rows()}
    assert told["Scheme log"].startswith("One row for each scheme")
    assert told["Made on"] == datetime(2027, 1, 5)  # noqa: DTZ001 - as openpyxl reads it
    assert (told["Schemes in the log"], told["Open recommendations"]) == ("2", "2")


def test_an_empty_log_is_a_workbook_all_the_same() -> None:
    book = written()
    assert book["Scheme log"].max_row == 1
    assert book["Recommendations"].max_row == 1
