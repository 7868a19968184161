"""Decisions of a case: recorded with what is missing said, corrected, taken back; who sees them."""

from datetime import date

import pytest

from reviews.domain.people.roles import Role, Viewer
from reviews.store.tables import CaseDecision
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.queries import asked

NO_GROUND = "No ground is recorded. Changing an award needs one, and the council must show it."
READ = AWKWARD.split("\n", maxsplit=1)[0]


class InCase:
    """A claimant's case with a benefits officer on it, and the review's team beside it."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House")
        self.claimant = build.resident(self.scheme, "Ann Ash")
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team)
        self.review = build.review(self.lead, self.scheme, self.claimant)
        self.officer: Viewer = build.officer(Role.BENEFITS_OFFICER)
        self.case = build.case(self.officer, self.scheme, self.claimant)

    @property
    def at(self) -> str:
        return f"/cases/{self.case}/decisions"

    def decide(self, client: Client, kind: str = "supersession", **said: object) -> Page:
        told = {"what": "Exempt no more", "made_on": self.build.days(-40), "ground": "none-given"}
        page = client.get(f"{self.at}/add/{kind}")
        return client.send(page, {**told, **said})


@pytest.fixture
def inside(build: Build) -> InCase:
    return build.once(InCase)


@pytest.fixture
def at_work(client: Client, inside: InCase) -> Client:
    return client.sign_in(inside.officer)


def test_a_decision_without_a_ground_is_recorded_and_stands_at_the_top(
    at_work: Client, inside: InCase
) -> None:
    kinds = at_work.get(f"{inside.at}/add")
    assert "An overpayment, and from whom it is recoverable" in kinds.links()
    page = inside.decide(at_work, what=AWKWARD)
    for address in (page.address, f"/cases/{inside.case}", inside.at):
        words = at_work.get(address).words()
        assert NO_GROUND in words, address
        assert "No day is recorded from which it changes the award." in words, address
    assert READ in page.words()


def test_a_decision_on_a_claim_needs_no_ground_of_change(at_work: Client, inside: InCase) -> None:
    page = inside.decide(at_work, "claim", ground=None)
    assert NO_GROUND not in page.words()
    assert "No ground is recorded" not in at_work.get(f"/cases/{inside.case}").words()


def test_grounds_are_those_of_the_kind_with_regulation_and_who_shows_it(
    at_work: Client, inside: InCase
) -> None:
    form = at_work.get(f"{inside.at}/add/supersession").words()
    assert "SI 2001/1002 regulation 7(2)(a)(i). To be shown by: Whoever relies on it" in form
    assert "regulation 4(2)(a)" not in form
    page = inside.decide(
        at_work, ground="change", ground_facts="His letter", effective_on=inside.build.days(-50)
    )
    assert NO_GROUND not in page.words()
    assert "To be shown by: Whoever relies on it" in page.words()
    assert "Checked on 30 November 2026: check before use." in page.words()
    refused = at_work.send(
        at_work.get(f"{inside.at}/add/supersession"),
        what=AWKWARD,
        made_on=inside.build.days(-4),
        ground="official-error",
    )
    assert "Choose one of the answers on the list." in refused.words()
    assert READ in refused.words()


def test_what_is_missing_or_to_come_is_said_beside_the_field(
    at_work: Client, inside: InCase
) -> None:
    page = inside.decide(at_work, what="", ground=None)
    assert "Say what was decided" in page.words()
    assert "Choose the ground, or say that none is given" in page.words()
    page = inside.decide(at_work, what=AWKWARD, made_on=inside.build.days(1))
    assert "The date must be today or in the past." in page.words()
    assert READ in page.words()
    at_work.get(f"{inside.at}/add/nonsense", status=404)


def test_a_correction_keeps_the_words_of_before_and_two_at_once_lose_nothing(
    at_work: Client, inside: InCase
) -> None:
    page = inside.decide(at_work, what="First words")
    form = at_work.get(f"{page.address}/correct")
    late = at_work.get(f"{page.address}/correct")
    said = at_work.send(form, what="Second words", ground="change")
    assert "Second words" in said.words()
    assert "First words" in said.words()
    told = at_work.send(late, what=AWKWARD)
    assert "Someone changed this decision meanwhile: “Second words”" in told.words()
    assert READ in told.words()
    last = at_work.send(told)
    assert READ in last.words()
    assert len(inside.build.rows(CaseDecision)) == 3


def test_a_decision_recorded_by_mistake_is_taken_back_with_a_reason(
    at_work: Client, inside: InCase
) -> None:
    page = inside.decide(at_work)
    assert (
        "Say why it is taken back" in at_work.send(at_work.get(f"{page.address}/take-back")).words()
    )
    listed = at_work.send(at_work.get(f"{page.address}/take-back"), reason=AWKWARD)
    assert READ in listed.words()
    assert "No decision is recorded." in listed.words()
    assert NO_GROUND not in at_work.get(f"/cases/{inside.case}").words()
    gone = at_work.get(page.address)
    assert "Taken back:" in gone.words()
    assert "Correct this decision" not in gone.words()
    at_work.get(f"{page.address}/correct", status=200)


def test_an_overpayment_says_who_has_no_notice_and_each_of_them_may_appeal(
    at_work: Client, inside: InCase
) -> None:
    page = inside.decide(
        at_work, "overpayment", recoverable_from=f"Ann Ash\r\n{READ}\r\nAnn  Ash", amount="£9"
    )
    assert f"No notice to {READ} is recorded." in page.words()
    assert f"Someone the overpayment is recoverable from: {READ}" in page.words()
    assert page.words().count("No notice to Ann Ash") == 1
    form = at_work.get(page.links()["Record it : notice to Ann Ash"])
    page = at_work.send(form, sent_on=inside.build.days(-30), rights=["appeal"])
    assert "No notice to Ann Ash" not in page.words()
    assert f"No notice to {READ} is recorded." in page.words()
    assert f"Missing: a notice to {READ}" in at_work.get(inside.at).words()


def test_a_landlord_may_appeal_only_what_affects_them(at_work: Client, inside: InCase) -> None:
    assert "The landlord" not in inside.decide(at_work, "termination").words().split("Who may")[1]
    direct = inside.decide(at_work, "direct-payment").words().split("Who may appeal")[1]
    assert "The landlord" in direct
    assert "An appeal from anybody else is recorded and sent on all the same" in direct


def test_only_those_on_the_case_open_decisions_and_the_disclosure_officer_changes_none(
    at_work: Client, inside: InCase
) -> None:
    page = inside.decide(at_work)
    for other in (inside.lead, inside.build.officer(Role.BENEFITS_OFFICER)):
        got = at_work.other(other).http.get(page.address)
        assert got.status_code in (403, 404)
    disclosure = inside.build.officer(Role.DISCLOSURE_OFFICER)
    theirs = at_work.other(disclosure)
    theirs.post(f"/cases/{inside.case}/take-up")
    assert "Record a notice" not in theirs.get(page.address).words()
    theirs.get(f"{page.address}/correct", status=403)


def test_a_dispute_has_no_decisions_and_a_closed_case_takes_none(
    at_work: Client, inside: InCase
) -> None:
    dispute = inside.build.case(inside.officer, inside.scheme)
    at_work.get(f"/cases/{dispute}/decisions", status=404)
    at_work.get(f"/cases/{dispute}/decisions/add", status=404)
    assert "Decisions" not in at_work.get(f"/cases/{dispute}").links()
    form = at_work.get(f"{inside.at}/add/claim")
    at_work.send(at_work.get(f"/cases/{inside.case}/close"), reason="Done")
    told = at_work.send(form, what=AWKWARD, made_on=date(2026, 1, 5))
    assert "This case is closed. Open it again first." in told.words()
    assert READ in told.words()
    assert "Record a decision" not in at_work.get(inside.at).words()


def test_the_list_asks_the_database_as_often_however_long_it_is(
    at_work: Client, inside: InCase
) -> None:
    inside.decide(at_work)
    with asked(inside.build.house.engine) as few:
        at_work.get(inside.at)
    for _ in range(3):
        inside.decide(at_work)
    with asked(inside.build.house.engine) as many:
        at_work.get(inside.at)
    assert len(many) == len(few)
