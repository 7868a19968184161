"""The scheme log, on screen and as a workbook that is read back."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from flask import Flask

from reviews.domain.cases.documents import DocumentKind
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.services.follow_up.recommendations import Looked, acknowledge, record_progress
from reviews.services.register.closing import close_scheme
from reviews.store.across import scheme_log as store_log
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
AWKWARD = '=HYPERLINK("x") O’Brien-Łukasz & "Sons" <b> \'ŵ\' سلام 🙂\n+1 second line'


def cells(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading, values as they are stored."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    header, *rows = book[sheet].iter_rows()
    names = [str(one.value) for one in header]
    return [dict(zip(names, row, strict=True)) for row in rows]


def values(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell.value for name, cell in row.items()}


def test_the_log_tells_each_scheme_in_words(client: Client, build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    case.issued(PROVIDER)
    client.sign_in(case.lead)
    words = client.get("/log").words()
    for said in (
        "Marigold House",
        "Riverside · Harbour & Hearth CIC · People who were homeless",
        "Overall In part",
        "SR-2026-001 , open",
        "Last visit: 23 November 2026",
        "Rewrite each plan together with the resident.",
        "Waiting for acknowledgement Acknowledge by 7 December 2026.",
        "Complete and evidence by 22 January 2027.",
    ):
        assert said in words, said
    for never in (*case.names, "R-0", "Reasons for"):
        assert never not in words, never
    assert "Nothing is overdue." in client.get("/log?show=overdue").words()

    clock.move(days=15)
    client.sign_in(case.lead)
    words = client.get("/log?show=overdue").words()
    assert "1 overdue" in words
    assert "Acknowledgement overdue" in words
    case.build.do(
        acknowledge, case.lead, case.recommendation, on=build.today, by_whom="Jo", words=""
    )
    assert "Nothing is overdue." in client.get("/log?show=overdue").words()
    assert "(acknowledged 8 December 2026)" in client.get("/log").words()

    clock.move(days=60)
    client.sign_in(case.lead)
    assert "Evidence overdue" in client.get("/log?show=overdue").words()
    done = Looked(Progress.DONE, build.today, "Seen")
    case.build.do(record_progress, case.lead, case.recommendation, done)
    assert "Nothing is overdue." in client.get("/log?show=overdue").words()
    assert "Open recommendations" not in client.get("/log").words()


def test_a_revisit_falls_due_and_is_planned_from_the_log(
    client: Client, build: Build, clock: Clock
) -> None:
    case = LetterCase(build)
    case.issued(PROVIDER)
    client.sign_in(case.lead)
    assert "No revisit is due." in client.get("/log?show=revisit-due").words()
    # Sixty working days on, with three bank holidays at Christmas and New Year among them.
    clock.now = datetime.fromisoformat("2027-02-17T10:00:00+00:00")
    client.sign_in(case.lead)
    assert "No revisit is due." in client.get("/log?show=revisit-due").words()
    clock.move(days=1)
    client.sign_in(case.lead)
    page = client.get("/log?show=revisit-due")
    assert "Marigold House" in page.words()
    assert page.links()["Plan a visit to Marigold House"] == f"/reviews/{case.review}/visits/plan"
    case.visit(3)
    assert "No revisit is due." in client.get("/log?show=revisit-due").words()
    assert "Next visit: 21 February 2027" in client.get("/log").words()


def test_a_closed_scheme_has_no_open_clocks(client: Client, build: Build, clock: Clock) -> None:
    case = LetterCase(build)
    case.issued(PROVIDER)
    clock.move(days=90)
    build.do(close_scheme, case.lead, case.scheme, build.today, "Provider left")
    client.sign_in(case.lead)
    assert "Nothing is overdue." in client.get("/log?show=overdue").words()
    assert "No revisit is due." in client.get("/log?show=revisit-due").words()
    page = client.get("/log")
    assert "Closed 21 February 2027" in page.words()
    assert "Plan a visit to Marigold House" not in page.links()


def test_who_may_read_the_log_and_what_they_may_follow(client: Client, build: Build) -> None:
    case = LetterCase(build)
    case.issued(PROVIDER)
    reads = (Role.REVIEWER, Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.ADMINISTRATOR)
    for role in reads:
        page = client.sign_in(build.officer(role, team=build.team())).get("/log")
        assert "Marigold House" in page.words()
        assert not any("/visits/plan" in href for href in page.links().values())
        assert client.download("/log.xlsx").status_code == 200
        opens = any("/recommendations/" in href for href in page.links().values())
        assert opens is (role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER))
    client.sign_in(build.officer(Role.AUDITOR))
    client.get("/log", status=403)
    client.download("/log.xlsx", status=403)


def test_pages_of_the_log_follow_one_another(
    client: Client, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_log, "PAGE", 2)
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    for number in (3, 1, 2):
        build.review(lead, build.scheme(team, f"House {number} & <Co>"))
    build.scheme(team, "Never seen")
    client.sign_in(lead)
    first = client.get("/log")
    assert "House 1 & <Co>" in first.words()
    assert "House 3" not in first.words()
    second = client.get(first.links()["Next page"])
    assert "House 3 & <Co>" in second.words()
    assert "House 2" not in second.words()
    assert "Never seen" not in first.words() + second.words()
    assert client.get("/log?after=nonsense&show=nonsense").status == 200


def test_the_workbook_is_right_in_every_cell(client: Client, build: Build, clock: Clock) -> None:
    case = LetterCase(build, what=AWKWARD, scheme_name="=Tŷ & <b>", provider_name='@Łódź "Co"')
    case.issued(PROVIDER)
    clock.move(days=20)
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    response = client.download("/log.xlsx")
    assert str(response.mimetype).endswith("spreadsheetml.sheet")
    assert "scheme-log-2026-12-13.xlsx" in response.headers["Content-Disposition"]
    (row,) = cells(response.data, "Scheme log")
    told = values(row)
    assert told["Scheme"] == "=Tŷ & <b>"
    assert row["Scheme"].data_type == "s"
    assert told["Provider"] == '@Łódź "Co"'
    assert told["Overall"] == "In part"
    assert told["Last visit"].date() == date(2026, 11, 23)
    assert told["Late"] == 1
    assert bool(row["Scheme"].quotePrefix)
    (more,) = cells(response.data, "More on each scheme")
    told = values(more)
    assert AWKWARD in told["Open recommendations"]
    assert "Acknowledgement overdue" in told["Open recommendations"]
    (opened,) = cells(response.data, "Recommendations")
    told = values(opened)
    assert told["Recommendation"] == AWKWARD
    assert opened["Recommendation"].data_type == "s"
    assert told["Acknowledge by"].date() == date(2026, 12, 7)
    assert told["Complete and evidence by"].date() == date(2027, 1, 22)
    assert told["How it stands"] == "Acknowledgement overdue"
    book = openpyxl.load_workbook(io.BytesIO(response.data))
    for sheet in book:
        for cell in (one for line in sheet.iter_rows() for one in line):
            assert cell.data_type != "f", (sheet.title, cell.coordinate)
            for never in case.names:
                assert never not in str(cell.value)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_commands_check_templates_and_export_the_log(
    app: Flask, build: Build, tmp_path: Any
) -> None:
    LetterCase(build)
    runner = app.test_cli_runner()
    file = tmp_path / "log.xlsx"
    ran = runner.invoke(args=["export-log", str(file)])
    assert ran.exit_code == 0, ran.output
    assert values(cells(file.read_bytes(), "Scheme log")[0])["Scheme"] == "Marigold House"
    assert [one.name for one in tmp_path.glob("log*")] == ["log.xlsx"]
    ran = runner.invoke(args=["export-log", str(tmp_path / "nowhere" / "log.xlsx")])
    assert ran.exit_code == 1
    assert "could not be written" in ran.output

    ran = runner.invoke(args=["letters", "check"])
    assert ran.exit_code == 0, ran.output
    build.house.templates.folder = tmp_path
    (tmp_path / "visit-notice.docx").write_bytes(b"not a Word document")
    ran = runner.invoke(args=["letters", "check"])
    assert ran.exit_code == 1
    assert f"{len(LetterKind) + len(DocumentKind)} faults found." in ran.output
    assert "resident-letter.docx: It is missing." in ran.output
