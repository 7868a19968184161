"""A visit: planned, changed, called off and made; held, and changed by two people at once."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import VisitPlan, VisitPurpose, VisitState
from reviews.services.people import officers
from reviews.services.register import closing
from reviews.services.review import reviews as review_service
from reviews.services.safeguarding import concerns
from reviews.services.visits import visits as service
from reviews.store.tables import EventPayload, Visit
from reviews.store.visits import visits as store
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>\n\nSecond line ŵŷ عربي 🙂'

SEEN = {
    "kind": "damp-mould",
    "place_kind": "entrance",
    "place": "Hall",
    "urgency": "note",
    "words": "Trained",
}


class Place:
    """A team of two with a scheme and an open review of it."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        self.officer = build.officer(team=self.team, name="Ann Ash")
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Bo Birch")
        self.scheme = build.scheme(self.team, name="Canal House")
        self.review = build.review(self.officer, self.scheme)

    def plan(self, purpose: VisitPurpose = VisitPurpose.SITE, on: date | None = None) -> UUID:
        plan = VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=purpose,
            planned_on=on or self.build.days(3),
            officers=frozenset({self.officer.id}),
        )
        key: UUID = self.build.do(service.plan_visit, self.officer, plan)
        return key


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_visit_is_planned_in_a_review(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    page = client.get(client.get(f"/reviews/{place.review}").links()["Plan a visit"])
    page = client.send(
        page,
        purpose="interviews",
        officers=[str(place.officer.id), str(place.lead.id)],
        planned_on=build.days(3),
        planned_time="after lunch",
        announced="unannounced",
        announced_reason=AWKWARD,
    )
    words = page.words()
    assert page.heading == "Visit to Canal House"
    assert "26 November 2026, after lunch" in words
    assert "Talking with residents" in words
    assert "Ann Ash, Bo Birch" in words
    assert 'O’Brien-Łukasz & "Sons" <b> Second line ŵŷ عربي 🙂' in words
    assert (
        "planned a visit for 26 November 2026"
        in client.get(f"/reviews/{place.review}/history").words()
    )


def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/reviews/{place.review}/visits/plan")
    lacking = client.send(page, planned_time="10am", officers=None)
    for sentence in (
        "Select what the visit is for",
        "Choose who will go",
        "Enter the day of the visit",
        "Select whether the visit is announced",
    ):
        assert lacking.words().count(sentence) == 2
    assert 'value="10am"' in lacking.text
    past = client.send(
        page, purpose="site", planned_on=build.days(-1), announced="unannounced", planned_time="x"
    )
    assert "The date must be today or later." in past.words()
    no_reason = client.send(past, planned_on=build.today)
    assert "Say why this visit is not announced." in no_reason.words()
    unreal = client.send(page, {"planned_on-day": "31", "planned_on-month": "2"}, purpose="site")
    assert "The date must include a year." in unreal.words()
    assert 'value="31"' in unreal.text
    assert build.rows(Visit) == []


def test_only_the_team_can_be_sent(client: Client, build: Build, place: Place) -> None:
    stranger = build.officer(team=build.team())
    client.sign_in(place.officer)
    page = client.send(
        client.get(f"/reviews/{place.review}/visits/plan"),
        purpose="site",
        planned_on=build.today,
        announced="announced",
        officers=[str(stranger.id)],
    )
    assert "Choose from the answers on the list." in page.words()


def test_a_presence_visit_needs_no_review(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team, name="Mill Lane")
    client.sign_in(officer)
    page = client.get(client.get(f"/schemes/{scheme}").links()["Plan a presence visit"])
    assert "What is the visit for?" not in page.words()
    page = client.send(page, planned_on=build.today, announced="announced")
    assert "Presence visit, no review open" in page.words()
    made = client.get(page.links()["Record that the visit was made"])
    assert "What people raised" in made.words()
    page = client.send(made, access="given", residents_spoken="3", notes="Two asked for repairs.")
    assert "Residents spoken to 3" in page.words()
    assert "Two asked for repairs." in page.words()
    assert "recorded a visit made on" in client.get(f"/schemes/{scheme}/history").words()


def test_a_scheme_under_review_gets_its_visits_in_the_review(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(f"/schemes/{place.scheme}/visits/plan")
    assert page.address == f"/reviews/{place.review}/visits/plan"
    refused = client.post(
        f"/schemes/{place.scheme}/visits/plan",
        {
            "officers": str(place.officer.id),
            "announced": "announced",
            "planned_on-day": "24",
            "planned_on-month": "11",
            "planned_on-year": "2026",
        },
    )
    assert "Plan the visit in that review." in refused.words()


def test_the_page_of_a_closed_scheme_offers_no_visit_and_no_review(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    offered = {"Plan a presence visit", "Start a review"}
    address = f"/schemes/{place.scheme}"
    assert offered <= set(client.get(address).links())
    build.do(closing.close_scheme, place.officer, place.scheme, build.today, "Sold")
    assert not offered & set(client.get(address).links())


def test_a_closed_scheme_is_not_visited_afterwards(
    client: Client, build: Build, place: Place
) -> None:
    build.do(closing.close_scheme, place.officer, place.scheme, build.days(5), "Sold")
    client.sign_in(place.officer)
    page = client.get(f"/reviews/{place.review}/visits/plan")
    page = client.send(page, purpose="site", planned_on=build.days(6), announced="announced")
    assert "The scheme is closed by then." in page.words()
    assert client.send(page, planned_on=build.days(5)).heading == "Visit to Canal House"


def test_a_held_visit_says_nothing_of_the_reason(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    open_form = client.get(f"/reviews/{place.review}/visits/plan")
    open_change = client.get(f"/visits/{visit}/change")
    build.do(concerns.place_hold, place.lead, place.review, letters=False, visits=True)
    sentence = "A lead reviewer has put visits to this scheme on hold."
    sent = client.send(open_form, purpose="site", planned_on=build.days(1), announced="announced")
    assert sentence in sent.words()
    assert sentence in client.get(f"/reviews/{place.review}/visits/plan", status=409).words()
    assert sentence in client.send(open_change, planned_on=build.days(9)).words()
    assert sentence in client.get(f"/visits/{visit}/change", status=409).words()
    shown = client.get(f"/visits/{visit}")
    assert f"{sentence} Speak to them before you go." in shown.words()
    assert "Change the plan" not in shown.links()
    assert "safeguarding" not in sent.words().lower().replace("tell safeguarding", "")
    build.do(concerns.release_holds, place.lead, place.review)
    assert client.send(open_change, planned_on=build.days(9)).heading == "Visit to Canal House"


def test_a_hold_outlives_the_review_it_was_placed_in(
    client: Client, build: Build, place: Place
) -> None:
    build.do(concerns.place_hold, place.lead, place.review, letters=False, visits=True)
    build.do(review_service.move_review, place.lead, place.review, ReviewState.STOPPED, "Police")
    client.sign_in(place.officer)
    page = client.get(f"/schemes/{place.scheme}/visits/plan", status=409)
    assert "on hold" in page.words()
    assert "Police" not in page.words()


def test_a_plan_is_changed(client: Client, build: Build, place: Place) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{visit}").links()["Change the plan"])
    page = client.send(
        page, planned_on=build.days(8), officers=[str(place.lead.id)], purpose="revisit"
    )
    assert "The plan is changed." in page.words()
    assert "1 December 2026" in page.words()
    assert "Who goes Bo Birch" in page.words()
    assert page.links()["Look at each recommendation"] == f"/visits/{visit}/revisit"
    again = client.send(client.get(f"/visits/{visit}/change"), officers=[str(place.officer.id)])
    assert "Who goes Ann Ash" in again.words()


def test_two_people_on_one_plan(client: Client, build: Build, place: Place) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    other = client.other(place.lead)
    mine, theirs = client.get(f"/visits/{visit}/change"), other.get(f"/visits/{visit}/change")
    client.send(mine, planned_time="10am", planned_on=build.days(5))
    clash = other.send(theirs, planned_time="2pm, Łódź")
    assert "Someone else changed this visit while you had it open." in clash.words()
    assert "28 November 2026, 10am" in clash.words()
    assert 'value="2pm, Łódź"' in clash.text
    assert "2pm, Łódź" in other.send(clash).words()


def test_a_page_with_something_missing_does_not_pass_over_what_others_saved(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    other = client.other(place.lead)
    theirs = other.get(f"/visits/{visit}/change")
    client.send(client.get(f"/visits/{visit}/change"), planned_time="10am")
    lacking = other.send(theirs, {"planned_on-day": ""}, planned_time="2pm")
    clash = other.send(lacking, planned_on=build.days(5))
    assert "Someone else changed this visit while you had it open." in clash.words()


def test_two_people_record_one_visit(client: Client, build: Build, place: Place) -> None:
    visit = place.plan(on=build.today)
    client.sign_in(place.officer)
    other = client.other(place.lead)
    mine, theirs = client.get(f"/visits/{visit}/made"), other.get(f"/visits/{visit}/made")
    client.send(mine, access="partly", access_note="The manager kept the office shut")
    clash = other.send(theirs, access="given", notes="All rooms seen")
    assert "Someone else changed this visit" in clash.words()
    assert "The manager kept the office shut" in clash.words()
    assert "All rooms seen" in clash.text
    late = other.get(f"/visits/{visit}/change", status=409)
    assert "This visit is over" in late.words()


def test_a_visit_is_called_off_with_a_reason(client: Client, build: Build, place: Place) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{visit}").links()["Call off this visit"])
    assert "Say why the visit is called off" in client.send(page, reason="  ").words()
    other = client.other(place.lead)
    stale = other.get(f"/visits/{visit}/made")
    seen = other.get(f"/visits/{visit}/observe")
    done = client.send(page, reason=AWKWARD)
    assert "Not made" in done.words()
    assert 'Łukasz & "Sons" <b> Second line ŵŷ عربي 🙂' in done.words()
    assert "On the visit" not in done.words()
    for path in ("made", "staff", "observe", "urgent-help", "change", "call-off"):
        client.get(f"/visits/{visit}/{path}", status=409)
    refused = other.send(stale, access="given", went_on=build.today)
    assert "This visit was called off." in refused.words()
    assert "Called off: O’Brien" in refused.words()
    refused = other.send(seen, SEEN)
    assert "This visit was called off." in refused.words()
    assert "Trained" in refused.text
    assert "called off a visit: O’Brien" in client.get(f"/reviews/{place.review}/history").words()


def test_calling_off_sees_what_changed_meanwhile(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    stale = client.get(f"/visits/{visit}/call-off")
    other = client.other(place.lead)
    other.send(other.get(f"/visits/{visit}/change"), planned_on=build.days(20))
    clash = client.send(stale, reason="Nobody is free that day")
    assert "13 December 2026" in clash.words()
    assert "Nobody is free that day" in clash.text
    assert build.read(store.visit, visit).state is VisitState.PLANNED


def test_a_visit_is_recorded_with_access_given_or_not(
    client: Client, build: Build, place: Place, clock: Clock
) -> None:
    visit = place.plan()
    clock.move(days=4)
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{visit}").links()["Record that the visit was made"])
    assert 'value="26"' in page.text, "the planned day is filled in"
    lacking = client.send(page, went_on=build.days(1), access="refused", notes=AWKWARD)
    assert "The date must be today or in the past." in lacking.words()
    assert "Second line ŵŷ عربي 🙂" in lacking.text
    lacking = client.send(lacking, went_on=build.days(-1))
    assert "Say what happened, and who said so." in lacking.words()
    lacking = client.send(lacking, residents_spoken="12345678901")
    assert "Enter a number that is at least 0 and at most 9,999." in lacking.words()
    page = client.send(lacking, residents_spoken="0", access_note="The manager: “not today”")
    words = page.words()
    assert "Went on 26 November 2026" in words
    assert "Access Access refused" in words
    assert "The manager: “not today”" in words
    assert "Residents spoken to 0" in words
    review = client.get(f"/reviews/{place.review}").words()
    assert "26 November 2026: scheme review visit Ann Ash. Done, access refused." in review


def test_a_record_is_put_right_and_the_first_words_stay_in_the_record(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan(on=build.today)
    client.sign_in(place.officer)
    client.send(client.get(f"/visits/{visit}/made"), access="given", notes="First words")
    page = client.get(client.get(f"/visits/{visit}").links()["Change the record of the visit"])
    page = client.send(page, notes="Right words")
    (fold,) = (page.words(one) for one in page.every("details"))
    assert "Right words" in page.words()
    assert page.words().count("First words") == fold.count("Notes: First words") == 1
    assert any("First words" in one.words for one in build.rows(EventPayload))


def test_a_paused_review_takes_no_records(client: Client, build: Build, place: Place) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    stale = client.get(f"/visits/{visit}/observe")
    build.do(review_service.move_review, place.lead, place.review, ReviewState.PAUSED, "Illness")
    shown = client.get(f"/visits/{visit}").words()
    assert "The review is paused, so nothing can be recorded on this visit." in shown
    assert "Record a talk with staff" not in shown
    for path in ("made", "staff", "observe", "urgent-help", "change", "call-off"):
        client.get(f"/visits/{visit}/{path}", status=409)
    client.get(f"/reviews/{place.review}/visits/plan", status=409)
    kept = client.send(stale, SEEN)
    assert "This review is paused." in kept.words()
    assert "Trained" in kept.text


PATHS = ("", "/made", "/staff", "/observe", "/urgent-help", "/change", "/call-off")


def test_another_team_finds_no_visit(client: Client, build: Build, place: Place) -> None:
    visit = place.plan()
    client.sign_in(build.officer(Role.LEAD_REVIEWER, team=build.team()))
    for path in PATHS:
        client.get(f"/visits/{visit}{path}", status=404)
        sent = "/made" if path in {"", "/staff"} else path
        client.post(f"/visits/{visit}{sent}", {"access": "given"}, status=404)
    client.get(f"/reviews/{place.review}/visits/plan", status=404)
    client.get(f"/schemes/{place.scheme}/visits/plan", status=404)
    client.get(f"/visits/{uuid4()}", status=404)


@pytest.mark.parametrize(
    "role", [Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR]
)
def test_other_roles_do_not_enter(client: Client, build: Build, place: Place, role: Role) -> None:
    visit = place.plan()
    client.sign_in(build.officer(role, team=place.team))
    for path in PATHS:
        client.get(f"/visits/{visit}{path}", status=403)
    client.get(f"/reviews/{place.review}/visits/plan", status=403)
    client.get(f"/schemes/{place.scheme}/visits/plan", status=403)


def test_every_page_of_a_visit_leads_to_safeguarding(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan()
    client.sign_in(place.officer)
    for path in PATHS:
        link = client.get(f"/visits/{visit}{path}").links()["Tell safeguarding"]
        assert f"visit={visit}" in link
        assert f"review={place.review}" in link
        assert client.get(link).heading == "Tell safeguarding"
    plan = client.get(f"/reviews/{place.review}/visits/plan")
    assert f"review={place.review}" in plan.links()["Tell safeguarding"]


def test_an_officer_who_left_the_team_drops_out_when_the_plan_is_changed(
    client: Client, build: Build, place: Place
) -> None:
    visit = place.plan()
    build.officer(Role.ADMINISTRATOR)
    client.sign_in(place.lead)
    stale = client.get(f"/visits/{visit}/change")
    details = {"name": "Ann Ash", "job_title": "", "email": "", "telephone": ""}
    build.do(
        officers.change_officer,
        None,
        place.officer.id,
        **details,
        roles=[Role.REVIEWER],
        teams=[build.team()],
    )
    page = client.send(stale, planned_time="noon")
    assert "Choose from the answers on the list." in page.words()
    page = client.get(f"/visits/{visit}/change")
    assert "Ann Ash" not in page.words()
    assert "Choose who will go" in client.send(page).words()
    assert "Who goes Bo Birch" in client.send(page, officers=[str(place.lead.id)]).words()
