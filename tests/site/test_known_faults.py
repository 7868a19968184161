"""What is known to be wrong and not mended yet: each test says what would be right.

A test here is expected to fail, and the run fails when one passes: whoever mends a fault takes the
mark off and moves the test to its subject.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from reviews.config import ROOT, Settings
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.factory import create_app
from reviews.services.register.import_workbook import read_workbook
from reviews.services.visits import visits
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.page import Page
from tests.register_file import scheme as scheme_row
from tests.register_file import workbook

KEPT = Path(__file__).with_name("known_faults")
KIND = LetterKind.RESIDENT_LETTER


def known(why: str) -> pytest.MarkDecorator:
    """Expected to fail by what the product does, and by nothing else."""
    return pytest.mark.xfail(reason=why, raises=AssertionError, strict=True)


def _errors(page: Page) -> list[str]:
    found = re.findall(r'class="govuk-error-message"[^>]*>(.*?)</p>', page.text, re.DOTALL)
    return [re.sub(r"<[^>]+>", " ", one).strip() for one in found]


def test_a_photograph_as_phones_write_it_is_kept_and_shown(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    review = build.review(officer, scheme)
    officers = frozenset({officer.id})
    plan = VisitPlan(scheme, VisitPurpose.SITE, build.today, officers, review_id=review)
    visit = build.do(visits.plan_visit, officer, plan)
    made = visits.Made(went_on=build.today, access=Access.GIVEN)
    build.do(visits.record_visit, officer, visit, made, 1)
    client.sign_in(officer)
    client.send(
        client.get(f"/visits/{visit}/observe"),
        kind="damp-mould",
        place_kind="entrance",
        place="First floor landing",
        words="Black patch above the skirting",
        urgency="note",
        photo=("IMG_0417.jpg", (KEPT / "IMG_0417.jpg").read_bytes()),
    )
    shown = set(re.findall(r"/files/[0-9a-f-]+/picture", client.get(f"/visits/{visit}").text))
    assert shown
    for address in shown:
        client.download(address)


@known("A text is refused as damaged where it is not in UTF-8.")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("charges.csv", "Room,Rent\r\nRoom 1,£98.40\r\n".encode("cp1252")),
        ("rota.txt", "Rota: Monday 9–5\r\n".encode("utf-16")),
    ],
    ids=["as Excel saves CSV", "as Notepad saves Unicode"],
)
def test_a_text_in_the_encoding_of_office_programs_is_kept_as_it_came(
    client: Client, build: Build, name: str, data: bytes
) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/documents/add")
    assert _errors(client.send(page, file=(name, data), about=name)) == []
    listed = client.get(f"/reviews/{review}/documents").text
    files = set(re.findall(r'href="(/files/[0-9a-f-]+)"', listed))
    assert [client.download(one).data for one in files] == [data]


@known("A row of the workbook is a scheme with one address.")
def test_the_places_of_one_scheme_are_rows_of_the_register(build: Build) -> None:
    build.team("North team")
    places = ("4 Quay Street", "17 Quay Street", "2 Orchard Row")
    rows = [
        scheme_row("S1042", **{"Name": "Quayside homes", "Address line 1": one}) for one in places
    ]
    _, faults = build.read(read_workbook, workbook(schemes=rows), build.today)
    assert faults == []


@pytest.fixture
def with_own_standards(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application with a council's own standards, for every scheme, among its question sets."""
    folder = tmp_path / "question_sets"
    shutil.copytree(ROOT / "data" / "question_sets", folder)
    (folder / "town-standards").mkdir()
    own = folder / "town-standards" / "2026-12.toml"
    shutil.copy(KEPT / "town-standards-2026-12.toml", own)
    app = create_app(
        Settings(
            database_url=database_url,
            files_dir=str(tmp_path / "files"),
            question_sets_dir=str(folder),
            secret_key="only for tests",
            local="yes",
        ),
        clock=clock,
    )
    yield app
    app.extensions["reviews"].engine.dispose()


def _links(client: Client, start: list[str], within: str) -> Iterator[Page]:
    """Every page that these lead to by links that begin with `within`."""
    seen = set[str]()
    while start:
        address = start.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.http.get(address)
        if response.status_code == 200 and "html" in response.content_type:
            page = Page(address, 200, response.text)
            yield page
            start += re.findall(rf'href="({within}[^"#?]*)"', page.text)


@known("A set is offered for a service model only, and a council’s own for every scheme has none.")
def test_a_review_offers_a_council_s_own_standards(with_own_standards: Flask, clock: Clock) -> None:
    build = Build(with_own_standards.extensions["reviews"], clock)
    team = build.team()
    officer = build.officer(Role.LEAD_REVIEWER, team=team)
    review = f"/reviews/{build.review(officer, build.scheme(team))}"
    client = Client(with_own_standards, build).sign_in(officer)
    pages = _links(client, [review], review)
    assert any("accounts/start/town-standards" in page.text for page in pages)
