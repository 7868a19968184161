"""Cases in lists: the first page of a benefits officer, filters, and what is typed."""

from uuid import UUID

import pytest

from reviews.domain.cases.kinds import StepKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.register.closed_words import YesNo
from reviews.domain.register.facts import Stay
from reviews.services.across import verify
from reviews.services.register.residents import change_stay
from reviews.store.cases import listed
from reviews.store.register.resident_index import claimed
from reviews.store.register.residents import stays
from tests.build import Build
from tests.case_rows import CaseRows
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.queries import asked


class Council:
    """Three cases of one officer, and one of another."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House")
        self.officer = build.officer(Role.BENEFITS_OFFICER, name="Ben Fitz")
        self.other = build.officer(Role.BENEFITS_OFFICER)
        self.people = [build.resident(self.scheme) for _ in range(4)]
        self.cases = [self.case(self.officer, one) for one in range(3)]
        self.theirs = self.case(self.other, 3)
        self.cases[0].appeal(-5)
        self.cases[1].appeal(-33)
        self.cases[2].appeal(-90)
        self.cases[2].step(StepKind.RESPONSE_SENT, -60, due=-30)
        self.cases[2].step(StepKind.HEARING, 12)
        self.theirs.decision()

    def case(self, by: Viewer, place: int) -> CaseRows:
        return CaseRows(self.build, by, self.build.case(by, self.scheme, self.people[place]))


@pytest.fixture
def council(build: Build) -> Council:
    return build.once(Council)


def test_the_first_page_lists_what_waits_appeals_without_a_response_first(
    client: Client, council: Council
) -> None:
    client.sign_in(council.officer)
    words = client.get("/").words()
    order = [
        "Appeals without a response",
        "HB-2026-002",
        "33 days",
        "HB-2026-001",
        "5 days",
        "Hearings to come",
        "HB-2026-003",
        "Replies due",
        "Overdue",
        "Decisions without a ground",
        "HB-2026-004",
    ]
    places, at = [], 0
    for one in order:
        at = words.index(one, at)
        places.append(at)
    assert places == sorted(places)
    assert "Directions due" not in words
    assert "Changed since it was sent" not in words


def test_a_case_of_another_is_a_line_until_it_is_taken_up(client: Client, council: Council) -> None:
    client.sign_in(council.officer)
    page = client.get("/cases?show=ground")
    assert f"/cases/{council.theirs.case}" not in page.links().values()
    assert client.http.get(f"/cases/{council.theirs.case}").status_code == 404
    page = client.send(page)
    assert page.heading.endswith("HB-2026-004")
    assert "Record the ground of the decision" in page.words()


def test_filters_and_references(client: Client, council: Council) -> None:
    client.sign_in(council.officer)

    def found(query: str) -> set[str]:
        words = client.get(f"/cases?{query}").words()
        return {one for one in ("001", "002", "003", "004") if f"HB-2026-{one}" in words}

    assert found("") == {"001", "002", "003", "004"}
    assert found("mine=yes") == {"001", "002", "003"}
    assert found("show=response") == {"001", "002"}
    assert found("show=closed") == set()
    assert found("kind=dispute") == set()
    assert found("words=hb-2026-003") == {"003"}
    assert found("words=2026-00") == {"001", "002", "003", "004"}
    assert found("words=nobody-here") == set()
    assert found("show=nonsense&kind=nonsense&page=-4") == {"001", "002", "003", "004"}


def test_a_part_in_the_middle_of_a_claim_number_finds_the_claimant_and_the_case(
    client: Client, council: Council
) -> None:
    build = council.build
    claim_is(build, council.scheme, council.people[0], "AB 12/345-678 Q")
    client.sign_in(council.officer)
    for typed in ("2345", "345 67", "678q", "ab12345678q"):
        words = client.get("/cases?words=" + typed.replace(" ", "+")).words()
        assert "AB 12/345-678 Q" in words, typed
        assert "HB-2026-001" in words, typed
        assert "HB-2026-002" not in words, typed
    only_claims = client.get("/cases?words=2345&kind=dispute").words()
    assert "AB 12/345-678 Q" in only_claims
    assert "No case matches “2345”. The claims above do." in only_claims
    assert "AB 12/345-678 Q" not in client.get("/cases?words=345").words()
    for role in (Role.LETTER_OFFICER, Role.AUDITOR, Role.REVIEWER):
        assert build.read(claimed, build.officer(role), "2345") == []
    lead = build.officer(Role.LEAD_REVIEWER, team=council.team)
    assert "AB 12" not in client.other(lead).get("/cases?words=2345").words()


def claim_is(build: Build, scheme: UUID, resident: UUID, claim: str) -> None:
    """Put a claim number right on the register."""
    ((stay, _, _),) = build.read(stays, resident)
    build.do(
        change_stay, None, stay.id, Stay(scheme, housing_benefit=YesNo.YES, claim_reference=claim)
    )


def test_hostile_words_are_looked_for_and_given_back(client: Client, council: Council) -> None:
    client.sign_in(council.officer)
    page = client.http.get("/cases", query_string={"words": AWKWARD + "%_"})
    assert page.status_code == 200
    assert "No case matches" in page.text
    assert "HB-2026-001" not in page.text


def test_lead_reviewers_are_listed_their_own_disputes(client: Client, council: Council) -> None:
    build = council.build
    lead = build.officer(Role.LEAD_REVIEWER, team=council.team)
    build.case(lead, council.scheme)
    other = build.officer(Role.LEAD_REVIEWER, team=council.team)
    build.case(other, council.scheme)
    client.sign_in(lead)
    words = client.get("/cases").words()
    assert "HB-2026-005" in words
    assert not [one for one in ("001", "002", "003", "004", "006") if f"HB-2026-{one}" in words]


def test_a_page_asks_the_same_of_the_database_however_many_cases_there_are(
    client: Client, council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.sign_in(council.officer)
    engine = council.build.house.engine

    def count(address: str) -> int:
        with asked(engine) as sent:
            client.get(address)
        return len(sent)

    few = {one: count(one) for one in ("/", "/cases")}
    for person in council.people:
        CaseRows(
            council.build,
            council.officer,
            council.build.case(council.officer, council.scheme, person),
        ).appeal(-9)
    assert {one: count(one) for one in few} == few
    monkeypatch.setattr(listed, "PAGE", 3)
    client.get("/cases?page=2")


def test_verify_is_content_with_what_services_wrote(council: Council) -> None:
    report = council.build.read(verify.verify, council.build.house.files)
    assert list(report.faults) == []
