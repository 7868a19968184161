"""Papers that are in: read by who works the case, sent in sets that stay as they went."""

import io

import pytest
from openpyxl import load_workbook

from reviews.domain.cases.kinds import SetKind
from reviews.domain.cases.papers import FINISHED, NOT_FINISHED
from reviews.domain.cases.steps import SENT
from reviews.services.across.verify import verify
from reviews.services.cases import disclosure
from reviews.services.cases.cases import close_case
from reviews.store.cases import sets
from reviews.store.tables import SentItem, SentSet
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn, typed_in
from tests.journeys.assessing import AWKWARD
from tests.pieces import KEPT, SHARED
from tests.redacting import take_out
from tests.services.cases.test_own_words import Quoted


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _sheet(client: Client, address: str) -> list[tuple[object, ...]]:
    book = load_workbook(io.BytesIO(client.download(address).data))
    return [tuple(row) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]


def test_what_is_in_is_read_with_its_words_and_its_file(client: Client, case: GoingIn) -> None:
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}/papers")
    assert NOT_FINISHED in page.words()
    assert "No paper is in yet." in page.words()
    account, paper = case.pieces.kept_account, case.pieces.paper
    for key in (account, paper):
        client.get(f"/cases/{case.case}/papers/{key}", status=404)
    client.download(f"/cases/{case.case}/papers/{paper}/files/{paper}", status=404)
    case.put_in(account, paper)
    page = client.get(f"/cases/{case.case}/papers")
    assert "Other residents" in page.words()
    assert f"{KEPT} never comes" in client.get(f"/cases/{case.case}/papers/{account}").words()
    file = client.download(f"/cases/{case.case}/papers/{paper}/files/{paper}")
    assert file.data == f"{SHARED} rota".encode()
    rows = _sheet(client, f"/cases/{case.case}/papers.xlsx")
    assert [row[0] for row in rows] == [1, 2]
    assert [row[1] for row in rows if row[5]] == [f"{SHARED} rota"]


def test_an_application_is_for_the_tribunal_and_shows_nowhere_here(
    client: Client, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    before = client.get(f"/cases/{case.case}/papers").words()
    case.apply_for(case.pieces.kept_account)
    case.leave_out(case.pieces.account)
    assert client.get(f"/cases/{case.case}/papers").words() == before
    assert "No paper is in" in client.get(f"/cases/{case.case}/send").words()
    client.get(f"/cases/{case.case}/papers/{case.pieces.kept_account}", status=404)


def test_the_response_goes_on_its_day_with_what_is_in_and_the_rest_follows(
    client: Client, build: Build, case: GoingIn
) -> None:
    case.put_in(case.pieces.account)
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}/send")
    assert NOT_FINISHED in page.words()
    assert "It may not say “all relevant documents”" in page.words()
    assert "Papers that are relevant and are not here follow." in typed_in(page, "to_follow")
    page = client.send(page, to_follow=AWKWARD, follows_by_on=build.days(14))
    assert "They stay as they went." in page.words()
    assert AWKWARD.splitlines()[0] in page.words()
    assert "The response was sent" in client.get(f"/cases/{case.case}/timeline").words()
    case.leave_out(case.pieces.account)
    case.put_in(case.pieces.kept_account)
    assert f"{SHARED} comes" in client.get(f"/cases/{case.case}/papers/{case.pieces.account}").text
    page = client.send(client.get(f"/cases/{case.case}/send"), to_follow="")
    assert page.heading.startswith("Set 2")
    timeline = client.get(f"/cases/{case.case}/timeline").words()
    assert [timeline.count(one) for one in SENT.values()] == [1, 1]
    one, two = sorted(build.rows(SentSet), key=lambda row: row.number)
    assert (one.kind, two.kind) == (SetKind.RESPONSE, SetKind.APPENDED)
    places = {row.evidence_id: (row.set_id, row.place) for row in build.rows(SentItem)}
    assert places == {
        case.pieces.account: (one.id, 1),
        case.pieces.kept_account: (two.id, 2),
    }
    rows = _sheet(client, f"{page.address}.xlsx")
    assert [row[0] for row in rows] == [2]
    client.get(f"/cases/{case.case}/sets/{case.case}", status=404)


def test_nothing_is_put_where_a_set_went_and_verify_finds_what_is_changed_past_it(
    client: Client, build: Build, case: GoingIn
) -> None:
    case.put_in(case.pieces.account)
    client.sign_in(case.benefits)
    client.send(client.get(f"/cases/{case.case}/send"))
    with build.house.engine.connect() as connection:
        assert build.read(verify, build.house.files).faults == ()
        connection.exec_driver_sql("UPDATE sent_item SET place = 9")
        connection.commit()
    found = build.read(verify, build.house.files).faults
    assert {one.table for one in found} == {"sent_item"}


def test_a_response_without_a_single_paper_goes(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    first, late = (client.get(f"/cases/{case.case}/send") for _ in range(2))
    assert "It went without papers." in client.send(first).words()
    assert client.get(f"/cases/{case.case}/send").every("form") == []
    page = client.send(late, to_follow="Typed meanwhile")
    assert "Nothing more is in since the last set" in page.words()
    assert typed_in(page, "to_follow") == "Typed meanwhile"
    assert len(build.rows(SentSet)) == 1


def test_bad_days_are_told_beside_the_field_and_nothing_typed_is_lost(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}/send")
    page = client.send(page, sent_on=build.days(1), to_follow=AWKWARD)
    assert "The date must be today or in the past." in page.words()
    page = client.send(page, sent_on=build.today, follows_by_on=build.days(-1))
    assert "Papers cannot follow before these were sent." in page.words()
    assert typed_in(page, "to_follow") == AWKWARD
    assert build.rows(SentSet) == []


def test_who_sends_is_told_that_what_goes_changed_meanwhile(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}/send")
    case.put_in(case.pieces.account)
    page = client.send(page, to_follow=AWKWARD)
    assert "What goes changed since you opened this page." in page.words()
    assert typed_in(page, "to_follow") == AWKWARD
    client.send(page)
    assert len(build.rows(SentItem)) == 1


def test_all_relevant_documents_are_said_only_under_a_certificate(
    client: Client, build: Build, case: GoingIn
) -> None:
    case.put_in(*(one.id for one in case.items()))
    client.sign_in(case.benefits)
    first = client.send(client.get(f"/cases/{case.case}/send"))
    assert "all relevant documents" not in first.words()
    build.do(disclosure.certify, case.disclosure, case.case, "Nothing else")
    case.put_in(case.pieces.received(f"{SHARED} plan", "staff"))
    page = client.get(f"/cases/{case.case}/send")
    assert FINISHED in page.words()
    assert "certified that all relevant documents" in page.words()
    assert typed_in(page, "to_follow") == ""
    page = client.send(page)
    assert "certified that all relevant documents" in page.words()
    assert "all relevant documents" not in client.get(first.address).words()


def test_a_closed_case_sends_nothing(client: Client, build: Build, case: GoingIn) -> None:
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}/send")
    build.do(close_case, case.benefits, case.case, "Withdrawn")
    assert "This case is closed. Open it again first." in client.send(page).words()


def test_a_disclosure_officer_reads_the_papers_and_sends_none(
    client: Client, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    assert NOT_FINISHED in client.get(f"/cases/{case.case}/papers").words()
    client.get(f"/cases/{case.case}/send", status=403)


def test_every_list_has_the_numbers_of_what_was_sent_and_new_papers_follow(
    client: Client, case: GoingIn
) -> None:
    case.put_in(case.pieces.account)
    client.sign_in(case.benefits)
    client.send(client.get(f"/cases/{case.case}/send"))
    case.put_in(case.pieces.paper)
    here = f"/cases/{case.case}"
    rows = {row[0]: row[1] for row in _sheet(client, f"{here}/papers.xlsx")}
    assert list(rows) == [1, 2]
    assert f"{SHARED} rota" in str(rows[2])
    words = client.get(f"{here}/papers").words()
    assert f"2 {SHARED} rota" in words
    assert f"2 {SHARED} rota" in client.get(f"{here}/send").words()


def test_places_of_a_bundle_that_is_out_of_date_are_marked_so(
    client: Client, case: GoingIn
) -> None:
    bundling = Bundling(case)
    case.put_in(case.pieces.account)
    client.sign_in(case.benefits)
    bundling.made()
    here, old = f"/cases/{case.case}/send", "of the newest bundle, which is out of date"
    words = client.get(here).words()
    assert "of the bundle" in words
    assert old not in words
    case.put_in(case.pieces.paper)
    assert old in client.get(here).words()


def test_what_was_taken_out_of_a_paper_goes_in_no_document_without_a_bundle_either(
    client: Client, build: Build
) -> None:
    bundling = Bundling(build.once(Quoted))
    case, of_case = bundling.case, f"/cases/{bundling.case.case}"
    take_out(bundling, case.account, SHARED, by=case.disclosure())
    client.sign_in(case.officer)
    said = "words that were taken out of another paper stand there. Paper 1, “"
    for name in ("send", "bundles", "documents"):
        words = client.get(f"{of_case}/{name}").words()
        assert said in words
        assert "It goes as it stands" not in words
    page = client.send(client.get(f"{of_case}/send"), to_follow=AWKWARD)
    assert page.words().count(said) == 2
    assert "“The response”: words that were" in page.words()
    assert typed_in(page, "to_follow") == AWKWARD
    assert build.read(sets.sets, case.case) == []
    case.draft()
    client.send(client.get(f"{of_case}/send"), to_follow=AWKWARD)
    assert len(build.read(sets.sets, case.case)) == 1
