"""What things said before they were changed, where officers look: a fold on the page of each."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import OrganisationKind
from reviews.domain.register.facts import OrganisationFacts, SchemeDetails
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import Access, Followed, Sighting, VisitPlan, VisitPurpose
from reviews.services.people.council_settings import set_council
from reviews.services.register import schemes
from reviews.services.review import reviews
from reviews.services.visits import on_visit, visits
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.queries import asked

AWKWARD = 'Y drws “ar glo” & <b>"wedi"</b> torri’n; złe الباب 🚪'
KEPT = "Earlier wordings are kept from 23 November 2026."


class Place:
    """A scheme under review, and its lead."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch & Co")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.review = build.review(self.lead, self.scheme)


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def _follow(build: Build, place: Place, observation: UUID, *outcomes: str) -> None:
    """Record what came of something seen, each in place of the one before."""
    before = Followed("", None, "")
    for outcome in outcomes:
        now = Followed("The landlord", build.today, outcome)
        build.do(on_visit.follow_observation, place.lead, observation, now, before.mark)
        before = now


def folds(page: Page) -> list[str]:
    """What the folds of a page say of what stood before."""
    found = [page.words(one) for one in page.every("details")]
    return [one for one in found if "said before" in one]


def test_a_visit_tells_each_wording_until_when_and_by_whom(
    client: Client, build: Build, place: Place, clock: Any
) -> None:
    officers = frozenset({place.lead.id})
    plan = VisitPlan(place.scheme, VisitPurpose.SITE, build.today, officers)
    plan = replace(plan, review_id=place.review)
    visit = build.do(visits.plan_visit, place.lead, plan)
    client.sign_in(place.lead)
    (fold,) = folds(client.get(f"/visits/{visit}"))
    assert fold == f"What this visit said before No earlier wording is kept. {KEPT}"
    made = visits.Made(build.today, Access.GIVEN, notes=f"{AWKWARD}\nTwo lines")
    build.do(visits.record_visit, place.lead, visit, made, 1)
    clock.move(hours=3)
    build.do(visits.record_visit, place.lead, visit, replace(made, notes="Nothing"), 2)
    seen = Sighting("space", "Hall & stairs", "Wet")
    observation = build.do(on_visit.record_observation, place.lead, visit, seen)
    _follow(build, place, observation, "It dripped on", "Mended")
    whole, thing = folds(client.get(f"/visits/{visit}"))
    newer, older = whole.split("Until 23 November 2026 at 10:00am")
    assert "Until 23 November 2026 at 1:00pm Changed by Bo Birch & Co" in newer
    assert f"Notes: {AWKWARD} Two lines" in newer
    assert "State: Planned" in older
    assert "Nothing was recorded under: Access, Notes, Went on." in older
    assert whole.endswith(KEPT)
    assert "What came of it: It dripped on" in thing
    assert "Hall & stairs" in thing


def test_a_review_a_scheme_and_a_line_of_its_request_tell_theirs(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    listed = client.get(f"/reviews/{place.review}/request").links()
    page = next(href for words, href in listed.items() if words.startswith("Decide"))
    assert folds(client.get(page)) == [f"What this said before No earlier wording is kept. {KEPT}"]
    for reason in (AWKWARD, "Another reason"):
        client.send(client.get(page), state="not-held", reason=reason)
    (fold,) = folds(client.get(page))
    assert f"Reason: {AWKWARD}" in fold
    for state, reason in ((ReviewState.PAUSED, AWKWARD), (ReviewState.OPEN, "Going on")):
        build.do(reviews.move_review, place.lead, place.review, state, reason)
    (fold,) = folds(client.get(f"/reviews/{place.review}"))
    assert "State: Paused" in fold
    assert f"Reason: {AWKWARD}" in fold
    details = SchemeDetails(area="Anytown", cohort="")
    more = {"name": AWKWARD, "details": details, "changed_on": None}
    build.do(schemes.change_scheme, place.lead, place.scheme, **more)
    (fold,) = folds(client.get(f"/schemes/{place.scheme}"))
    assert "Name: Canal House" in fold


def test_an_organisation_and_the_settings_tell_theirs(client: Client, build: Build) -> None:
    admin = build.officer(Role.ADMINISTRATOR)
    client.sign_in(admin)
    key = build.organisation(name=AWKWARD)
    facts = OrganisationFacts("Plain Homes", OrganisationKind.CHARITY, address="1 High Street")
    build.do(schemes.change_organisation, admin, key, facts)
    (fold,) = folds(client.get(f"/organisations/{key}"))
    assert f"Name: {AWKWARD}" in fold
    build.do(set_council, admin, complaints=AWKWARD)
    build.do(set_council, admin, complaints="Ring us")
    (fold,) = folds(client.get("/settings"))
    assert f"Complaints: {AWKWARD}" in fold
    assert "Complaints: Write to the complaints team at the Town Hall." in fold


def test_who_may_not_open_a_visit_reads_none_of_its_wordings(
    client: Client, build: Build, place: Place
) -> None:
    officers = frozenset({place.lead.id})
    plan = VisitPlan(place.scheme, VisitPurpose.SITE, build.today, officers)
    visit = build.do(visits.plan_visit, place.lead, replace(plan, review_id=place.review))
    made = visits.Made(build.today, Access.GIVEN, notes="Zugzwang")
    build.do(visits.record_visit, place.lead, visit, made, 1)
    build.do(visits.record_visit, place.lead, visit, replace(made, notes="Else"), 2)
    stranger = build.officer(Role.LEAD_REVIEWER, team=build.team())
    client.sign_in(stranger)
    client.get(f"/visits/{visit}", status=404)
    for page in (f"/schemes/{place.scheme}", "/"):
        assert "Zugzwang" not in client.get(page).text


def test_a_visit_asks_once_for_all_that_was_said_before(
    client: Client, build: Build, place: Place
) -> None:
    officers = frozenset({place.lead.id})
    plan = VisitPlan(place.scheme, VisitPurpose.SITE, build.today, officers)
    visit = build.do(visits.plan_visit, place.lead, replace(plan, review_id=place.review))
    made = visits.Made(build.today, Access.GIVEN)
    build.do(visits.record_visit, place.lead, visit, made, 1)
    client.sign_in(place.lead)

    def queries() -> int:
        with asked(build.house.engine) as sent:
            client.get(f"/visits/{visit}")
        return len([one for one in sent if "earlier_wording" in one])

    assert queries() == 1
    for number in range(5):
        seen = Sighting("space", f"Hall {number}", "Wet")
        observation = build.do(on_visit.record_observation, place.lead, visit, seen)
        _follow(build, place, observation, "Wet still", "Dry")
    assert queries() == 1
