"""The team's page: who holds what, who cannot visit, and who may change the record."""

from uuid import UUID

import pytest

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.people.training_and_checks import Held, RecordKind
from reviews.domain.visits.visits import VisitPlan, VisitPurpose
from reviews.services.people import training_and_checks as service
from reviews.services.visits import visits
from reviews.store.tables import OfficerRecord, Visit, VisitOfficer
from tests.build import Build
from tests.client import Client

AWKWARD = 'Ymarfer <b>da</b> & "Opieka" عربي 🙂'


class Place:
    """A lead, an officer without a check, and a scheme under review."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team("North team")
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.new: Viewer = build.officer(team=self.team, name="Ann Ash")
        for row in build.rows(OfficerRecord):
            if row.officer_id == self.new.id:
                build.do(service.take_back_held, None, self.new.id, row.id, "For the test")
        self.scheme = build.scheme(self.team)
        self.review = build.review(self.lead, self.scheme)

    def plan(self, *officers: UUID, days: int = 3) -> VisitPlan:
        return VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=VisitPurpose.SITE,
            planned_on=self.build.days(days),
            officers=frozenset(officers),
        )


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_nobody_without_a_check_is_put_on_a_visit(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    page = client.get(f"/reviews/{place.review}/visits/plan")
    assert "Ann Ash has no security check on record." in page.words()
    refused = client.send(
        page,
        purpose="site",
        announced="announced",
        planned_on=build.days(3),
        planned_time="10am",
        officers=[str(place.lead.id), str(place.new.id)],
    )
    assert (
        "Ann Ash has no security check on record. Ann Ash has no training on record. Nobody goes "
        "on a visit before both are complete: choose who else can go. Record what is missing on "
        "the team’s page." in refused.words()
    )
    assert 'value="10am"' in refused.text
    assert build.rows(Visit) == []
    build.check(place.new.id)
    page = client.send(refused)
    assert "security check on record" not in page.words()
    assert "Ann Ash has no training on record. Nobody" in page.words()
    build.train(place.new.id)
    assert client.send(page).heading.startswith("Visit to")


def test_a_check_counts_to_its_last_day_also_when_the_day_is_moved(
    build: Build, place: Place
) -> None:
    build.check(place.new.id, days=3)
    build.train(place.new.id)
    visit = build.do(visits.plan_visit, place.lead, place.plan(place.new.id))
    with pytest.raises(Refused, match="Ann Ash’s Enhanced DBS check does not cover that day"):
        build.do(visits.change_plan, place.lead, visit, place.plan(place.new.id, days=4), 1)
    with pytest.raises(Refused, match="Its last day is 26 November 2026"):
        build.do(visits.plan_visit, place.lead, place.plan(place.new.id, days=4))
    assert [one.officer_id for one in build.rows(VisitOfficer)] == [place.new.id]


def test_a_lead_keeps_the_record_of_the_team(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.lead)
    page = client.get(client.get("/programmes").links()["North team"])
    assert "Cannot review Ann Ash has no security check on record." in page.words()
    page = client.get(page.links()["Change what is recorded of Ann Ash"])
    lacking = client.send(page, kind="check", what=AWKWARD, done_on=build.days(-3))
    assert lacking.words().count("Enter the last day the check counts") == 2
    page = client.send(lacking, expires_on=build.days(30))
    assert AWKWARD in page.words()
    assert "Ann Ash : Ymarfer" in client.get("/programmes").words()
    off = client.get(page.links()[f"Take off : {AWKWARD}"])
    assert client.send(off).words().count("Say why") == 2
    assert "Nothing is recorded yet." in client.send(off, reason="It was someone else’s").words()


def test_who_reads_and_who_keeps(client: Client, build: Build, place: Place) -> None:
    records, team = f"/people/{place.new.id}/records", f"/teams/{place.team}"
    client.sign_in(place.new)
    assert "Change what is recorded" not in client.get(team).words()
    client.get(records, status=404)
    client.sign_in(build.officer(Role.LEAD_REVIEWER, team=build.team()))
    client.get(records, status=404)
    client.get(team, status=404)
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    assert "Ann Ash : Security check, none on record" in client.get("/people").words()
    assert client.get(records).heading == "Checks, training and skills"
    assert "Ann Ash" in client.get(team).words()


def test_the_last_day_of_a_training_is_listed_before_it_comes(
    client: Client, build: Build, place: Place
) -> None:
    held = Held(RecordKind.TRAINING, "Fire safety", build.days(-9), build.days(20))
    build.do(service.record_held, None, place.lead.id, held)
    client.sign_in(place.lead)
    assert "Bo Birch : Fire safety, last day 13 December 2026" in client.get("/programmes").words()
