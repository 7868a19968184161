"""What goes in: the whole list is decided item by item, by one officer, and certified."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from reviews.domain.cases.papers import BOTH, REACHED, WEIGH
from reviews.domain.people.roles import Role
from reviews.services.cases.cases import add_member, take_up
from reviews.store.tables import AnswerVersion, CaseItem, DisclosureCertificate
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.going_in import GoingIn, typed_in
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.pieces import KEPT, SHARED

_AWKWARD: dict[str, Any] = {"harm": AWKWARD, "to_whom": AWKWARD, "proportionate": AWKWARD}


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _list(client: Client, case: GoingIn, **asked: str) -> Page:
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return client.get(f"/cases/{case.case}/disclosure/items?{query}")


def test_the_list_holds_all_that_can_bear_on_it_with_who_did_not_agree(
    client: Client, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    page = client.get(f"/cases/{case.case}/disclosure")
    assert "Other residents" in page.words()
    assert "Safeguarding concerns" in page.words()
    page = _list(client, case, heading="others")
    assert WEIGH not in page.words(), "Borys was not asked, and said no to nothing"
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    page = _list(client, case, heading="others")
    assert WEIGH in page.words()
    assert "sharing with the Housing Benefit team" in page.words()
    page = client.get(f"/cases/{case.case}/disclosure/{case.pieces.kept_account}")
    assert f"{KEPT} never comes" in page.words()
    assert WEIGH in page.words()


def test_who_decides_is_told_of_a_form_that_says_how_someone_is_reached(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    assert REACHED not in client.get(f"/cases/{case.case}/disclosure/{case.pieces.paper}").words()
    (key,) = {
        one.account_id
        for one in build.rows(AnswerVersion)
        if one.question == "back-safe-ways" and one.account_id == case.pieces.account
    }
    assert REACHED in client.get(f"/cases/{case.case}/disclosure/{key}").words()
    assert REACHED in _list(client, case).words()


def test_what_was_taken_back_since_a_decision_is_told_on_the_item(
    client: Client, clock: Clock, case: GoingIn
) -> None:
    case.put_in(case.pieces.account)
    clock.move(hours=1)
    case.pieces.case.agree_to(case.pieces.amina, *case.no())
    client.sign_in(case.disclosure)
    page = client.get(f"/cases/{case.case}/disclosure/{case.pieces.account}")
    assert "(since this was decided): " in page.words()
    assert "use in an appeal" in page.words()


def test_an_application_asks_for_all_three_reasons_and_loses_nothing(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/{case.pieces.kept_account}"
    page = client.send(client.get(address), inclusion="application", harm=AWKWARD)
    assert typed_in(page, "harm") == AWKWARD
    assert "Say to whom it would do harm" in page.words()
    assert "Say why keeping it from them is proportionate" in page.words()
    page = client.send(page, **_AWKWARD)
    assert "It is decided." in page.words()
    (row,) = build.rows(CaseItem)
    assert row.harm == row.to_whom == row.proportionate == AWKWARD
    page = client.get(f"/cases/{case.case}/disclosure/schedule")
    assert AWKWARD.splitlines()[0] in page.words()
    file = client.download(f"/cases/{case.case}/disclosure/schedule.xlsx")
    sheet = load_workbook(io.BytesIO(file.data)).worksheets[0]
    assert [sheet.cell(2, column).value for column in (5, 6, 7)] == [AWKWARD] * 3
    assert client.other(case.benefits).http.get(page.address).status_code == 403


def test_not_relevant_asks_why(client: Client, build: Build, case: GoingIn) -> None:
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/{case.pieces.kept_account}"
    page = client.send(client.get(address))
    assert "Select what you decide" in page.words()
    page = client.send(page, inclusion="not-relevant")
    assert "Say why it is not relevant to this decision" in page.words()
    client.send(page, why="Of another home")
    assert [row.why for row in build.rows(CaseItem)] == ["Of another home"]


def test_many_are_decided_alike(client: Client, case: GoingIn) -> None:
    client.sign_in(case.disclosure)
    page = client.send(_list(client, case, left="yes"), inclusion="in")
    assert "Choose at least one item" in page.words()
    ids = [str(one.id) for one in case.items()]
    page = client.send(page, items=ids, inclusion="in")
    assert f"It is decided on {len(ids)} items." in page.words()
    assert all(one.is_in for one in case.items())


def test_a_later_decision_stands_in_place_of_the_first(
    client: Client, build: Build, case: GoingIn
) -> None:
    case.leave_out(case.pieces.account)
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/{case.pieces.account}"
    client.send(client.get(address), inclusion="in")
    assert "It is not relevant to this decision" in client.get(address).words()
    rows = build.rows(CaseItem)
    assert sorted(row.superseded_at is None for row in rows) == [False, True]


@pytest.mark.parametrize("many", [False, True])
def test_the_second_of_two_officers_is_told_and_loses_nothing(
    client: Client, case: GoingIn, *, many: bool
) -> None:
    key = case.pieces.kept_account
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/{key}"
    page = _list(client, case, left="yes") if many else client.get(address)
    case.decide(key, by=case.second)
    typed = {"inclusion": "application", **_AWKWARD, **({"items": [str(key)]} if many else {})}
    page = client.send(page, typed)
    assert "Sec Ond decided on some of these since you opened this page." in page.words()
    assert "It goes in. Sec Ond" in page.words()
    assert all(typed_in(page, name) == AWKWARD for name in _AWKWARD)
    page = client.send(page)
    assert "decided" in page.words()
    found = next(one for one in case.items() if one.id == key)
    assert found.decided is not None
    assert (found.decided.by, found.decided.harm) == ("Dee Closs", AWKWARD)


def test_the_certificate_waits_for_every_item_and_says_what_came_since(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/certificate"
    page = client.send(client.get(address), words=AWKWARD)
    assert "not decided on yet. Decide on each first." in page.words()
    assert typed_in(page, "words") == AWKWARD
    case.put_in(*(one.id for one in case.items()))
    assert "Say what you looked at" in client.send(page, words="").words()
    page = client.send(page, words=AWKWARD)
    assert "A certificate was given by Dee Closs" in page.words()
    assert [row.both for row in build.rows(DisclosureCertificate)] == [False]
    case.pieces.received("Another rota", "staff")
    assert "1 thing was recorded since" in client.get(f"/cases/{case.case}/disclosure").words()
    assert "has finished" in client.other(case.benefits).get(f"/cases/{case.case}/papers").words()


def test_who_works_the_benefit_too_decides_only_where_the_council_says_so(
    client: Client, build: Build, case: GoingIn
) -> None:
    both = build.officer(Role.DISCLOSURE_OFFICER, Role.BENEFITS_OFFICER, name="Bo Th")
    build.do(add_member, case.benefits, case.case, both.id)
    client.sign_in(both)
    address = f"/cases/{case.case}/disclosure"
    refused = client.get(address, status=403)
    assert "unless the council’s settings let one person do both" in refused.words()
    assert KEPT not in refused.text
    admin = client.other(build.officer(Role.ADMINISTRATOR))
    settings = admin.get("/settings")
    admin.send(settings, disclosure_both="yes")
    page = _list(client, case, left="yes")
    client.send(page, items=[str(one.id) for one in case.items()], inclusion="in")
    client.send(client.get(f"{address}/certificate"), words="Nothing else")
    assert [row.both for row in build.rows(DisclosureCertificate)] == [True]
    assert BOTH in client.other(case.benefits).get(f"/cases/{case.case}/papers").words()


def test_it_opens_to_the_disclosure_officers_of_the_case_alone(
    client: Client, build: Build, case: GoingIn
) -> None:
    other = build.officer(Role.DISCLOSURE_OFFICER)
    for officer in (case.benefits, other, case.pieces.case.lead, build.officer(Role.AUDITOR)):
        http = client.other(officer).http
        for address in ("", "/items", "/certificate", "/schedule", f"/{case.pieces.account}"):
            found = http.get(f"/cases/{case.case}/disclosure{address}")
            assert found.status_code in (403, 404), address
    build.do(take_up, other, case.case)
    assert client.other(other).http.get(f"/cases/{case.case}/disclosure").status_code == 200


def test_a_file_is_given_out_as_it_came_to_who_decides_on_it(client: Client, case: GoingIn) -> None:
    client.sign_in(case.disclosure)
    paper = case.pieces.paper
    file = client.download(f"/cases/{case.case}/disclosure/{paper}/files/{paper}")
    assert file.data == f"{SHARED} rota".encode()
    elsewhere = f"/cases/{case.case}/disclosure/{case.pieces.account}/files/{paper}"
    client.download(elsewhere, status=404)
