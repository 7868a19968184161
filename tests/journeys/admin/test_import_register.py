"""The register workbook, on the page and at the command line."""

import io
from functools import cache
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import load_workbook

from reviews.domain.people.roles import Role
from reviews.domain.register.workbook.columns import SHEETS
from reviews.store.tables import Event, Resident, Scheme, StoredFile
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.register_file import organisation, resident, scheme, workbook

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"
PAGE = "/settings/register"


@pytest.fixture
def admin(client: Client, build: Build) -> Client:
    build.team("North team")
    return client.sign_in(build.officer(Role.ADMINISTRATOR))


def upload(client: Client, page: Page, file: bytes) -> Page:
    return client.send(page, file=("register.xlsx", file))


@cache
def everything() -> bytes:
    """One file, byte for byte: a workbook saved a second later is another."""
    return workbook(
        [organisation(AWKWARD)],
        [scheme(Name=AWKWARD, Landlord=AWKWARD), scheme("S-2")],
        [resident(**{"Full name": "Secret Łukasz"})],
    )


def test_the_empty_workbook_is_downloaded(admin: Client) -> None:
    link = admin.get(PAGE).links()["Download the empty workbook (Excel)"]
    response = admin.download(link)
    assert response.headers["Content-Disposition"] == "attachment; filename=register.xlsx"
    assert set(SHEETS) <= set(load_workbook(io.BytesIO(response.data)).sheetnames)


def test_it_is_looked_at_and_then_brought_in(admin: Client, build: Build) -> None:
    looked = upload(admin, admin.get(PAGE), everything())
    assert looked.heading == "What would change"
    for words in ("New organisations 1", "New schemes 2", "New residents 1"):
        assert words in looked.words()
    assert build.rows(Scheme) == []
    assert "Secret" not in looked.text
    done = upload(admin, looked, everything())
    assert done.heading == "Schemes"
    told = "The register is brought in: 1 new organisation, 2 new schemes, 1 new resident."
    assert told in done.words()
    assert AWKWARD in done.words()
    assert len(build.rows(Resident)) == 1
    assert build.rows(Event)[-1].kind == "register_imported"
    assert "imported records from a workbook" in admin.get("/events").words()


def test_no_copy_of_the_workbook_is_kept(admin: Client, build: Build) -> None:
    page = upload(admin, admin.get(PAGE), everything())
    upload(admin, page, everything())
    assert build.rows(StoredFile) == []
    assert not [one for one in build.house.files.folder.rglob("*") if one.is_file()]


def test_changes_and_what_is_left_are_shown_in_full(admin: Client) -> None:
    upload(admin, upload(admin, admin.get(PAGE), everything()), everything())
    later = workbook(
        [organisation("B", Telephone="01632 1"), organisation(AWKWARD, Email="a@b.example")],
        [scheme(Name=AWKWARD, Area="<Old> & Town", Landlord="B")],
        [resident("R-1", "S-2", **{"Lived here from": "1/6/2026"})],
    )
    page = upload(admin, admin.get(PAGE), later)
    assert f"{AWKWARD} Email: nothing becomes “a@b.example”. Organisations, row 3" in page.words()
    assert "S-1 Area: “Riverside” becomes “<Old> & Town”. Schemes, row 2" in page.words()
    assert f"Landlord: the register has “{AWKWARD}”, the workbook “B”." in page.words()
    assert "R-1 A stay at S-2 since 1 June 2026 is added. The stay at S-1 ends" in page.words()
    assert "Organisations and schemes corrected 2" in page.words()


def test_the_same_workbook_again_changes_nothing(admin: Client) -> None:
    upload(admin, upload(admin, admin.get(PAGE), everything()), everything())
    page = upload(admin, admin.get(PAGE), everything())
    assert "Nothing would change: the register says all this already." in page.words()
    assert page.every("form") == []


def test_faults_are_listed_by_sheet_and_cell_and_nothing_is_brought_in(
    admin: Client, build: Build
) -> None:
    wrong = workbook(
        [organisation(AWKWARD, Kind="Rocket & <b>")],
        [scheme(Team="West", Units="many")],
        [resident("R-1", "S-9")],
    )
    page = upload(admin, admin.get(PAGE), wrong)
    assert "Put 4 things right in the workbook" in page.words()
    assert "Organisations, cell B2 “Rocket & <b>” is not known here." in page.words()
    assert "Schemes, cell C2 There is no team called “West” here." in page.words()
    assert "Residents, cell D2 “S-9” is not on the sheet Schemes." in page.words()
    assert build.rows(Scheme) == []
    page = upload(admin, page, everything())
    assert page.heading == "What would change"


def test_a_cell_holds_so_much_and_no_more(admin: Client, build: Build) -> None:
    wrong = workbook(
        [organisation("é" * 201, Address="a, " * 200)],
        [scheme(Cohort="🙂" * 501, **{"How support is funded": "a" * 9_000})],
        [resident(**{"Full name": "x" * 200})],
    )
    page = upload(admin, admin.get(PAGE), wrong)
    assert "Put 3 things right in the workbook" in page.words()
    told = "cell A2 “Name” has 201 characters. Cut 1: it can have 200 at most."
    assert f"Organisations, {told}" in page.words()
    assert "Organisations, cell H2 “Address” has 599 characters. Cut 99" in page.words()
    assert "Schemes, cell J2 “Cohort” has 501 characters. Cut 1: it can have 500" in page.words()
    assert build.rows(Scheme) == []


def test_a_wrong_file_is_told(admin: Client) -> None:
    page = upload(admin, admin.get(PAGE), b"reference,name\r\n")
    assert "The file This file is not an .xlsx workbook." in page.words()
    assert "Put 1 thing right" not in page.words()
    page = admin.send(admin.get(PAGE))
    assert "Choose the filled-in workbook" in page.words()
    page = upload(admin, admin.get(PAGE), b"")
    assert "This file is not an .xlsx workbook." in page.words()


def test_another_file_than_was_looked_at_is_looked_at_anew(admin: Client, build: Build) -> None:
    looked = upload(admin, admin.get(PAGE), everything())
    other = workbook(schemes=[scheme("S-9")])
    page = upload(admin, looked, other)
    assert "This is not the file that you looked at, so nothing was brought in." in page.words()
    assert "New schemes 1" in page.words()
    assert build.rows(Scheme) == []
    assert "1 new scheme." in upload(admin, page, other).words()


def test_a_register_that_changed_meanwhile_is_looked_at_anew(admin: Client, build: Build) -> None:
    looked = upload(admin, admin.get(PAGE), everything())
    other = admin.other(build.officer(Role.ADMINISTRATOR))
    mine = workbook(schemes=[scheme(Area="Old Town")])
    upload(other, upload(other, other.get(PAGE), mine), mine)
    page = upload(admin, looked, everything())
    assert "The register has changed since you looked." in page.words()
    assert "S-1 Name: “House S-1” becomes" in page.words()
    assert len(build.rows(Scheme)) == 1
    assert "2 corrections" not in page.words()
    assert "brought in" in upload(admin, page, everything()).words()


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
def test_nobody_else_enters(client: Client, build: Build, role: Role) -> None:
    client.sign_in(build.officer(role, team=build.team()))
    client.get(PAGE, status=403)
    client.get(f"{PAGE}.xlsx", status=403)
    client.post(PAGE, status=403)


class TestCommand:
    """import-register FILE.xlsx [--check]"""

    def run(self, app: Flask, folder: Path, file: bytes, *options: str) -> Result:
        path = folder / "register.xlsx"
        path.write_bytes(file)
        return app.test_cli_runner().invoke(args=["import-register", str(path), *options])

    def test_checks_and_then_brings_in(self, app: Flask, build: Build, tmp_path: Path) -> None:
        build.team("North team")
        ran = self.run(app, tmp_path, everything(), "--check")
        counts = "1 new organisation, 2 new schemes, 1 new resident"
        assert ran.output == f"Would bring in: {counts}. Nothing was changed.\n"
        assert ran.exit_code == 0
        assert build.rows(Scheme) == []
        ran = self.run(app, tmp_path, everything())
        assert ran.output == f"Brought in: {counts}.\n"
        ran = self.run(app, tmp_path, workbook(schemes=[scheme(Area="Old Town")]), "--check")
        assert "Schemes, row 2, S-1: Name:" in ran.output
        assert "Area: “Riverside” becomes “Old Town”." in ran.output
        ran = self.run(app, tmp_path, everything())
        assert ran.output == "Brought in: nothing new.\n"

    def test_faults_stop_it(self, app: Flask, build: Build, tmp_path: Path) -> None:
        ran = self.run(app, tmp_path, everything())
        assert ran.exit_code == 1
        assert "Schemes, C2: There is no team called “North team” here." in ran.output
        assert "2 to put right. Nothing was brought in." in ran.output
        assert build.rows(Scheme) == []
