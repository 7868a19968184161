"""The evidence register of a case: what may be read in it, its gaps, and a workbook of it."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from reviews.domain.people.roles import Role
from tests.build import Build
from tests.client import Client
from tests.pieces import KEPT, SHARED
from tests.site.test_kept_apart import bytes_read
from tests.weighing import Weighing


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


def _at(case: Weighing, rest: str = "") -> str:
    return f"/cases/{case.case}/evidence{rest}"


def test_it_is_searched_and_narrowed_from_the_case(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    page = client.get(client.get(f"/cases/{case.case}").links()["Evidence register"])
    assert SHARED in page.words()
    assert KEPT not in page.text
    files = client.get(_at(case, "?kind=file")).words()
    assert f"A file: {SHARED} rota" in files
    assert "Shared with the Housing Benefit team" in files
    found = client.get(_at(case, f"?q={SHARED}")).words()
    assert SHARED in found
    assert "Nothing matches" in client.get(_at(case, f"?q={KEPT}")).words()
    assert "Looked for: Kind:" in files


def test_a_line_leads_to_where_it_is_read(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    shared = client.get(_at(case, "?kind=file"))
    (href,) = [one for words, one in shared.links().items() if words.startswith("A file:")]
    assert href.startswith("/shared/") or "/papers/" in href
    case.put(case.paper)
    put = client.get(_at(case, "?kind=file"))
    (href,) = [one for words, one in put.links().items() if words.startswith("A file:")]
    assert href == f"/cases/{case.case}/papers/{case.paper}"
    assert f"{SHARED} rota" in client.get(href).words()


def test_what_was_recorded_after_the_decision_is_marked(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    assert "Recorded after the decision" not in client.get(_at(case)).words()
    case.decision(made_on=date(2026, 11, 1))
    assert "Recorded after the decision" in client.get(_at(case)).words()


def test_notices_stand_in_it(client: Client, case: Weighing) -> None:
    file = case.notice()
    client.sign_in(case.officer)
    page = client.get(_at(case, "?kind=file"))
    assert "The notice of 20 November" in page.words()
    assert file
    assert "A notice of a decision" in page.words()


def test_gaps_are_shown_and_the_workbook_holds_what_is_listed(
    client: Client, case: Weighing
) -> None:
    client.sign_in(case.officer)
    page = client.get(client.get(_at(case)).links()["See what is missing"])
    assert "evidence that you may read in this case" in page.words()
    data = client.download(_at(case, ".xlsx?kind=file")).data
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    words = " ".join(str(one.value) for row in sheet.iter_rows() for one in row if one.value)
    assert f"{SHARED} rota" in words
    assert KEPT not in words


def test_a_refusal_changes_no_byte_until_the_piece_is_put_in(
    client: Client, case: Weighing
) -> None:
    client.sign_in(case.officer)
    addresses = [_at(case, one) for one in ("", "/missing", "?kind=account", ".xlsx")]
    before = bytes_read(client, addresses)
    more = case.pieces.finished(case.pieces.borys, f"{KEPT} once more")
    case.pieces.more_that_is_kept()
    assert bytes_read(client, addresses) == before
    case.put(more)
    after = bytes_read(client, addresses)
    assert all(after[one] != before[one] for one in addresses)


def test_who_does_not_work_the_case_has_none(client: Client, case: Weighing, build: Build) -> None:
    stranger = build.officer(Role.BENEFITS_OFFICER)
    for officer in (case.disclosure(), case.pieces.case.lead, stranger):
        for rest in ("", "/missing", ".xlsx"):
            assert client.other(officer).http.get(_at(case, rest)).status_code in (403, 404)
