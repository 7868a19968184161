"""Visits and safeguarding where a rule needs the database, past what a page lets through."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.safeguarding.concerns import ConcernAbout, Referral, Told
from reviews.domain.visits.visits import (
    Access,
    Followed,
    Sighting,
    VisitPlan,
    VisitPurpose,
)
from reviews.services.safeguarding import concerns
from reviews.services.visits import on_visit, visits
from reviews.store.visits import visits as store
from tests.build import Build


class Place:
    """A team with a scheme under review."""

    def __init__(self, build: Build) -> None:
        self.team = build.team()
        self.officer: Viewer = build.officer(team=self.team)
        self.scheme = build.scheme(self.team)
        self.review = build.review(self.officer, self.scheme)
        self.plan = VisitPlan(
            scheme_id=self.scheme,
            review_id=self.review,
            purpose=VisitPurpose.SITE,
            planned_on=build.today,
            officers=frozenset({self.officer.id}),
        )
        self.visit: UUID = build.do(visits.plan_visit, self.officer, self.plan)


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_a_plan_names_one_scheme_and_its_own_team(build: Build, place: Place) -> None:
    other = Place(build)
    with pytest.raises(NotThere):
        build.do(visits.plan_visit, place.officer, replace(place.plan, scheme_id=other.scheme))
    with pytest.raises(NotThere):
        build.do(visits.plan_visit, other.officer, place.plan)
    with pytest.raises(Refused) as refusal:
        stranger = replace(place.plan, officers=frozenset({other.officer.id}))
        build.do(visits.plan_visit, place.officer, stranger)
    assert refusal.value.field == "officers"
    with pytest.raises(Refused, match="Plan the visit in that review"):
        presence = replace(place.plan, review_id=None, purpose=VisitPurpose.PRESENCE)
        build.do(visits.plan_visit, place.officer, presence)


def test_a_change_keeps_scheme_and_review(build: Build, place: Place) -> None:
    elsewhere = replace(place.plan, scheme_id=uuid4(), review_id=uuid4(), planned_time="noon")
    build.do(visits.change_plan, place.officer, place.visit, elsewhere, 1)
    now = build.read(store.visit, place.visit)
    assert (now.scheme_id, now.review_id) == (place.scheme, place.review)
    assert (now.planned_time, now.version) == ("noon", 2)
    with pytest.raises(Refused) as refusal:
        presence = replace(place.plan, purpose=VisitPurpose.PRESENCE)
        build.do(visits.change_plan, place.officer, place.visit, presence, 2)
    assert refusal.value.field == "purpose"


def test_an_officer_taken_off_and_put_back_goes_once(build: Build, place: Place) -> None:
    colleague = build.officer(team=place.team)
    both = frozenset({place.officer.id, colleague.id})
    for version, officers in enumerate((both, frozenset({colleague.id}), both), start=1):
        plan = replace(place.plan, officers=officers)
        build.do(visits.change_plan, place.officer, place.visit, plan, version)
        now = build.read(store.visit, place.visit)
        assert sorted(key for key, _ in now.officers) == sorted(officers)


def test_a_stranger_can_do_nothing_with_a_visit(build: Build, place: Place) -> None:
    seen = build.do(
        on_visit.record_observation, place.officer, place.visit, Sighting("space", "Hall", "x")
    )
    stranger = build.officer(Role.LEAD_REVIEWER, team=build.team())
    made = visits.Made(build.today, Access.GIVEN)
    followed = Followed("", None, "")
    for service, arguments in (
        (visits.change_plan, (place.visit, place.plan, 1)),
        (visits.record_visit, (place.visit, made, 1)),
        (visits.call_off_visit, (place.visit, "x", 1)),
        (on_visit.record_observation, (place.visit, Sighting("space", "Hall", "x"))),
        (on_visit.follow_observation, (seen, followed, followed.mark)),
        (on_visit.follow_observation, (uuid4(), followed, followed.mark)),
    ):
        with pytest.raises(NotThere):
            build.do(service, stranger, *arguments)


def test_urgent_help_is_for_someone_of_the_scheme(build: Build, place: Place) -> None:
    resident = build.resident(build.scheme(place.team))
    with pytest.raises(NotThere):
        build.do(
            on_visit.record_urgent_help,
            place.officer,
            place.visit,
            needed="Food",
            passed_to="Food bank",
            passed_on=build.today,
            outcome="",
            resident_id=resident,
        )


def test_an_outcome_keeps_its_day_when_only_the_rest_changes(build: Build, place: Place) -> None:
    seen = build.do(
        on_visit.record_observation, place.officer, place.visit, Sighting("space", "Hall", "x")
    )
    first = Followed("Landlord", build.today, "Booked")
    build.do(on_visit.follow_observation, place.officer, seen, first, Followed("", None, "").mark)
    was = build.read(store.observations, visit_id=place.visit)[0].outcome_on
    build.clock.move(days=2)  # type: ignore[attr-defined]  # the tests' own clock
    again = replace(first, handed_to="Landlord’s agent")
    build.do(on_visit.follow_observation, place.officer, seen, again, first.mark)
    now = build.read(store.observations, visit_id=place.visit)[0]
    assert (now.handed_to, now.outcome_on) == ("Landlord’s agent", was)
    gone = replace(again, outcome="")
    build.do(on_visit.follow_observation, place.officer, seen, gone, again.mark)
    assert build.read(store.observations, visit_id=place.visit)[0].outcome_on is None


def test_a_concern_belongs_to_one_scheme_and_team(build: Build, place: Place) -> None:
    other = Place(build)
    concern = concerns.NewConcern(
        scheme_id=place.scheme, about=ConcernAbout.ADULT, words="x", wishes="", told=Told.NO
    )
    for wrong in (
        replace(concern, visit_id=other.visit),
        replace(concern, review_id=other.review),
        replace(concern, review_id=other.review, visit_id=place.visit),
        replace(concern, scheme_id=other.scheme),
        replace(concern, scheme_id=uuid4()),
    ):
        with pytest.raises(NotThere):
            build.do(concerns.raise_concern, place.officer, wrong)
    key = build.do(concerns.raise_concern, place.officer, concern)
    colleague = build.officer(team=place.team)
    referral = Referral("Adult safeguarding", build.today)
    for stranger in (colleague, build.officer(Role.LEAD_REVIEWER, team=build.team())):
        with pytest.raises(NotThere):
            build.do(concerns.record_referral, stranger, key, referral, 1)
    with pytest.raises(NotThere):
        build.do(concerns.record_referral, place.officer, uuid4(), referral, 1)
    again = build.do(concerns.raise_concern, place.officer, concern, key)
    assert again == key
    theirs = build.do(concerns.raise_concern, colleague, concern, key)
    assert theirs != key
