"""What the tribunal should know of a claimant, Universal Credit, notes, and a case's history."""

from reviews.domain.people.roles import Role
from reviews.services.cases import cases
from reviews.store.tables import CaseCircumstances
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD

from .appealing import Appealing


def test_what_the_tribunal_should_know_is_kept_in_every_wording(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/person")
    assert "two routes with two clocks" in page.words()
    assert "never acts as litigation friend" in page.words()
    lacking = client.send(page, capacity=AWKWARD)
    assert "Select how they stand, or that it is not known" in lacking.words()
    assert AWKWARD.splitlines()[1] in lacking.words()
    client.send(lacking, universal_credit="reconsideration", universal_credit_note="Asked in May")
    first, second = client.get(page.address), client.get(page.address)
    client.send(first, capacity="Needs a BSL interpreter")
    clash = client.send(second, capacity="Has an appointee")
    assert "Someone else changed this while you had it open." in clash.words()
    assert "Needs a BSL interpreter" in clash.words()
    client.send(clash)
    stands = [one for one in build.rows(CaseCircumstances) if one.superseded_at is None]
    assert [one.capacity for one in stands] == ["Has an appointee"]
    assert len(build.rows(CaseCircumstances)) == 3


def test_a_dispute_has_no_claimant_to_tell_of(client: Client, build: Build) -> None:
    officer = build.officer(Role.BENEFITS_OFFICER)
    case = build.case(officer, build.scheme(build.team()))
    client.sign_in(officer)
    client.get(f"/cases/{case}/person", status=404)


def test_a_note_and_the_history(client: Client, build: Build) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    page = client.send(client.get(f"{case.address}/notes"), kind="file", words="")
    assert "Write the note" in page.words()
    page = client.send(page, words=AWKWARD, kind="strategy")
    assert "How the case is to be put" in page.words()
    assert AWKWARD.splitlines()[1] in page.words()
    case.appeal(build.days(-1))
    words = client.get(f"{case.address}/history").words()
    for said in ("opened a case", "wrote advice in a case", "recorded an appeal"):
        assert f"Bea {said}" in words


def test_a_disclosure_officer_on_the_case_reads_it(client: Client, build: Build) -> None:
    case = Appealing(build)
    officer = build.officer(Role.DISCLOSURE_OFFICER)
    client.sign_in(officer)
    assert client.http.get(f"{case.address}/notes").status_code == 404
    build.do(cases.add_member, case.bea, case.id, officer.id)
    assert "Legal advice" in client.get(f"{case.address}/notes").words()
