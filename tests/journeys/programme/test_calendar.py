"""The calendar of visits, a day for two people, and a visit as a calendar file."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.people.roles import Role, Viewer
from reviews.domain.visits.visits import Access, Announced, VisitPlan, VisitPurpose
from reviews.services.people import officers
from reviews.services.visits import visits
from tests.build import Build
from tests.client import Client
from tests.queries import asked

AWKWARD = 'Tŷ "Łódź" & <b>; عربي, 🙂'


class Place:
    """A team of two with a scheme under review."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.ann: Viewer = build.officer(team=self.team, name="Ann Ash")
        self.bo: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.scheme = build.scheme(self.team, AWKWARD)
        self.review = build.review(self.ann, self.scheme)

    def visit(self, days: int, *going: Viewer, time: str = "", reason: str = "") -> UUID:
        plan = VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=VisitPurpose.SITE,
            planned_on=self.build.days(days),
            officers=frozenset(one.id for one in going or (self.ann,)),
            planned_time=time,
            announced=Announced.NO if reason else Announced.YES,
            announced_reason=reason,
        )
        key: UUID = self.build.do(visits.plan_visit, self.ann, plan)
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_week_shows_each_day_and_a_month_the_days_with_visits(
    client: Client, build: Build, place: Place
) -> None:
    place.visit(1, time="10am")
    place.visit(10, place.bo)
    client.sign_in(place.ann)
    page = client.get(client.get("/").links()["Calendar of visits"])
    words = page.words()
    assert "23 November 2026 to 29 November 2026" in words
    assert "Monday 23 November 2026 Today No visit. Tuesday 24 November 2026" in words
    assert f"{AWKWARD} , 10am Planned" in words
    assert "Saturday" not in words
    later = client.get(page.links()["The week after"])
    assert "Thursday 3 December 2026" in later.words()
    assert "Scheme review visit. Bo Birch." in later.words()
    month = client.get(f"/calendar?on=2026-12-01&show=month&officer={place.bo.id}")
    assert month.words().count("Scheme review visit") == 1
    assert "No visit." not in month.words()
    assert "No visit this month." in client.get("/calendar?on=2027-02-01&show=month").words()
    hers = client.get(f"/calendar?on=2026-12-03&officer={place.ann.id}")
    assert "Bo Birch." not in hers.words()
    assert "Bank holiday" in client.get("/calendar?on=2026-12-25").words()


def test_an_address_that_makes_no_sense_shows_this_week(client: Client, place: Place) -> None:
    client.sign_in(place.ann)
    page = client.get("/calendar?on=soon&show=year&officer=me")
    assert "23 November 2026 to 29 November 2026" in page.words()


def test_a_visit_stands_on_the_day_the_officers_went(
    client: Client, build: Build, place: Place, clock: Any
) -> None:
    visit = place.visit(1)
    clock.move(days=2)
    made = visits.Made(build.days(0), Access.GIVEN)
    build.do(visits.record_visit, place.ann, visit, made, 1)
    client.sign_in(place.ann)
    words = client.get("/calendar").words()
    assert "Tuesday 24 November 2026 No visit." in words
    assert f"Wednesday 25 November 2026 Today {AWKWARD} Done" in words


def test_another_teams_visits_are_not_shown(client: Client, build: Build, place: Place) -> None:
    place.visit(1)
    client.sign_in(build.officer(team=build.team()))
    assert "Scheme review visit" not in client.get("/calendar").words()
    client.get(f"/visits/{place.visit(2)}/visit.ics", status=404)
    client.sign_in(build.officer(Role.AUDITOR))
    client.get("/calendar", status=403)


def test_a_day_for_two_leads_to_the_plan(client: Client, build: Build, place: Place) -> None:
    place.visit(1)
    build.check(place.bo.id, days=4)
    client.sign_in(place.ann)
    page = client.get(f"/reviews/{place.review}/visits/plan")
    page = client.get(page.links()["Find a day for two people"])
    same = client.get(f"{page.address}&first={place.ann.id}&second={place.ann.id}")
    assert "Choose two different officers" in same.words()
    page = client.get(f"{page.address}&first={place.ann.id}&second={place.bo.id}")
    both, _, why = page.words().partition("Why not on the days between")
    assert "Tuesday 24 November 2026" not in both
    assert "Wednesday 25 November 2026" in both
    assert f"24 November 2026: Ann Ash has a visit to {AWKWARD}." in why
    plan = client.get(page.links()["Wednesday 25 November 2026"])
    planned = client.send(plan, purpose="site", announced="announced")
    assert "25 November 2026" in planned.words()
    assert "Ann Ash, Bo Birch" in planned.words()


def test_a_day_for_two_tells_nothing_of_another_teams_scheme(
    client: Client, build: Build, place: Place
) -> None:
    other = build.team()
    build.officer(Role.ADMINISTRATOR)
    build.do(
        officers.change_officer,
        None,
        place.ann.id,
        name="Ann Ash",
        job_title="",
        email="",
        telephone="",
        roles=[Role.REVIEWER],
        teams=[place.team, other],
    )
    guest = build.officer(team=other, name="Cy Cole")
    place.visit(1)
    client.sign_in(guest)
    page = client.get(f"/calendar/two?first={guest.id}&second={place.ann.id}")
    assert "24 November 2026: Ann Ash has a visit for another team." in page.words()
    assert "Łódź" not in page.words()
    page = client.get(f"/calendar/two?first={guest.id}&second={place.bo.id}")
    assert "Choose one of the answers on the list" in page.words()


def test_the_file_of_a_visit_holds_no_free_words(
    client: Client, build: Build, place: Place
) -> None:
    build.resident(place.scheme, "Siobhan Kelly")
    visit = place.visit(
        1, place.ann, place.bo, time="when Siobhan Kelly is in", reason="Siobhan Kelly asked"
    )
    client.sign_in(place.ann)
    address = client.get(f"/visits/{visit}").links()["Add to your calendar (.ics)"]
    response = client.download(address)
    assert response.mimetype == "text/calendar"
    assert "visit-2026-11-24.ics" in response.headers["Content-Disposition"]
    text = response.data.decode().replace("\r\n ", "")
    assert "Siobhan" not in text
    assert "DTSTART;VALUE=DATE:20261124\r\n" in text
    assert 'SUMMARY:Visit to Tŷ "Łódź" & <b>\\; عربي\\, 🙂\r\n' in text
    assert "DESCRIPTION:Scheme review visit\\nAnn Ash\\, Bo Birch\\nUnannounced\r\n" in text
    assert "Mill Street" in text
    build.do(visits.call_off_visit, place.ann, visit, "Siobhan Kelly is ill", 1)
    text = client.download(address).data.decode()
    assert "STATUS:CANCELLED" in text
    assert "SEQUENCE:2" in text
    timed = client.download(f"/visits/{place.visit(2, time='10am')}/visit.ics").data
    assert b"DTSTART:20261125T100000Z\r\n" in timed


def test_as_many_queries_however_many_visits(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.ann)
    counted = []
    for count in (1, 8):
        for number in range(count):
            place.visit(number % 5, place.ann, place.bo)
        with asked(build.house.engine) as sent:
            client.get("/calendar")
            client.get(f"/calendar/two?first={place.ann.id}&second={place.bo.id}")
        counted.append(len(sent))
    assert counted[0] == counted[1]


def test_the_last_day_of_the_bank_holidays_is_said(
    client: Client, place: Place, clock: Any
) -> None:
    clock.now += date(2028, 12, 22) - clock.now.date()
    client.sign_in(place.ann)
    page = client.get(f"/calendar/two?first={place.ann.id}&second={place.bo.id}", status=409)
    assert "The bank holidays of 2029 are not known yet" in page.words()
