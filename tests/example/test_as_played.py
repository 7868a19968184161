"""The example council: what stands in it, on whatever day and database it is played."""

from datetime import timedelta
from itertools import pairwise

import pytest

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.assessment.overall_assessment import About, Reading
from reviews.domain.assessment.planned_parts import SCHEME_SET, PartState
from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.dates import LONDON
from reviews.domain.follow_up.recommendations import Clock, Progress
from reviews.domain.people.roles import Role
from reviews.domain.programme.programmes import told
from reviews.domain.programme.sampling import same_again
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.review.requests import RequestState
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.domain.visits.visits import VisitPurpose, VisitState
from reviews.services.across.verify import verify
from reviews.services.people.sign_in import try_password
from reviews.store.accounts import accounts
from reviews.store.across import work
from reviews.store.assessment import overall_assessment, planned_parts
from reviews.store.consent import consents
from reviews.store.follow_up import recommendations
from reviews.store.people import training_and_checks
from reviews.store.programme import programmes, samples
from reviews.store.review import reviews
from reviews.store.safeguarding import concerns
from reviews.store.tables import (
    Capacity,
    Event,
    Evidence,
    Officer,
    RequestLine,
    Resident,
    Review,
    SchemeFacts,
    StoredFile,
    Visit,
)
from reviews.store.visits import visits
from tests.example.conftest import PASSWORD, Played, given_at
from tests.store.record.test_registering import unregistered


def test_the_record_is_whole(played: Played) -> None:
    found = played.read(verify, played.parts.files)
    assert found.faults == ()
    assert found.events > 400
    assert found.files > 100


def test_every_record_that_can_be_cited_has_its_identity(played: Played) -> None:
    kinds = {one.kind for one in played.rows(Evidence)}
    assert kinds >= set(EvidenceKind) - {EvidenceKind.STAFF_TALK}
    assert played.read(unregistered) == (set(), set())


def test_everything_was_done_on_working_days_before_today_in_office_hours(played: Played) -> None:
    calendar = played.example.calendar
    for event in played.rows(Event, Event.kind != "password_changed"):
        at = event.at.astimezone(LONDON)
        assert at.date() <= calendar.day(-1)
        assert at.weekday() < 5
        assert at.date() not in calendar.holidays.days
        assert 8 <= at.hour < 19


def test_passwords_were_given_on_the_day_of_playing(played: Played) -> None:
    given = played.rows(Event, Event.kind == "password_changed")
    assert [one.at for one in given] == [given_at(played.today)]


def test_events_stand_in_the_order_they_happened(played: Played) -> None:
    events = sorted(played.rows(Event), key=lambda one: one.position)
    assert all(one.at <= other.at for one, other in pairwise(events))


def test_there_is_an_officer_of_every_role_and_two_teams(played: Played) -> None:
    officers = [played.officer(one.key) for one in played.example.council.officers]
    assert {role for one in officers for role in one.roles} == set(Role)
    assert len({team for one in officers for team in one.teams}) == 2


def test_who_has_a_password_need_not_change_it_first(played: Played) -> None:
    now = played.rows(Event)[-1].at
    tried = played.read(try_password, "priya.shah", PASSWORD, "192.0.2.1", now)
    assert tried.officer_id == played.one(Officer, Officer.sign_in_name == "priya.shah").id


def test_the_schemes_are_run_in_different_ways(played: Played) -> None:
    models = {row.models for row in played.rows(SchemeFacts)}
    assert {"clustered", "micro-community", "dispersed", "small-supports", ""} <= models
    assert len(played.rows(Resident)) >= 20


def test_where_each_scheme_stands(played: Played) -> None:
    states = {
        key: [row.state for row in played.rows(Review) if row.scheme_id == played.scheme(key)]
        for key in played.example.schemes
    }
    assert states == {
        "alder-row": [],
        "canal-house": [ReviewState.OPEN],
        "harbour-lodge": [ReviewState.CLOSED],
        "hazel-house": [ReviewState.OPEN],
        "marram-homes": [ReviewState.OPEN],
        "sorrel-yard": [],
    }


def test_the_request_of_canal_house_went_through_every_state(played: Played) -> None:
    rows = played.rows(RequestLine, RequestLine.review_id == played.review("canal-house").id)
    assert {row.state for row in rows} == {
        RequestState.ON_FILE,
        RequestState.RECEIVED,
        RequestState.NOT_HELD,
        RequestState.REFUSED,
        RequestState.NOT_RELEVANT,
    }
    half_done = played.rows(RequestLine, RequestLine.review_id == played.review("marram-homes").id)
    assert RequestState.REQUESTED in {row.state for row in half_done}


def test_finished_reviews_have_no_part_left(played: Played) -> None:
    sets = played.parts.question_sets
    items = [item.key for item in sets.latest(SCHEME_SET).requests]
    for key in ("canal-house", "hazel-house", "harbour-lodge"):
        told = played.example.schemes[key]["scheme"].get("models", "").split()
        models = [one for model in told for one in sets.for_model(model)]
        asked = [sets.latest(SCHEME_SET), *models]
        parts = played.read(planned_parts.parts, played.review(key).id, items, asked)
        assert all(part.state in (PartState.DONE, PartState.EXCUSED) for part in parts)
        assert {
            one.about for one in played.read(overall_assessment.conclusions, played.review(key).id)
        } == (set(About))


def test_what_residents_of_canal_house_agreed_to(played: Played) -> None:
    review = played.review("canal-house")
    found = played.read(consents.standings, review.id)
    agreed = found[played.resident("agnieszka")]
    assert agreed[Use.TELL_PROVIDER].state is ConsentState.GIVEN
    in_part = found[played.resident("kwabena")]
    assert in_part[Use.TELL_PROVIDER].cleared
    assert not in_part[Use.QUOTE].cleared
    assert in_part[Use.QUOTE].state is ConsentState.IN_PART
    refused = found[played.resident("siobhan")]
    assert refused[Use.TAKE_PART].state is ConsentState.REFUSED
    assert refused[Use.LETTER].state is ConsentState.GIVEN
    withdrawn = found[played.resident("hanan")]
    assert withdrawn[Use.TAKE_PART].state is ConsentState.WITHDRAWN
    assert found[played.resident("tomasz")][Use.TAKE_PART].state is ConsentState.COULD_NOT_ASK
    assert found[played.resident("maureen")][Use.USE_IN_APPEAL].state is ConsentState.NO_CAPACITY


def test_refusal_is_excused_without_a_word_more(played: Played) -> None:
    found = played.read(reviews.excused_parts, played.review("canal-house").id)
    told = [one.reason for one in found if one.resident_id == played.resident("siobhan")]
    assert sorted(told) == ["Chose not to have their file read", "Chose not to take part"]
    assert len({(one.part, one.resident_id) for one in found}) == len(found)


def test_one_resident_decided_with_an_advocates_help(played: Played) -> None:
    maureen = played.resident("maureen")
    rows = played.rows(Capacity, Capacity.resident_id == maureen)
    assert {(row.decision, row.outcome) for row in rows} == {
        (Use.TAKE_PART, CapacityOutcome.DECIDED_WITH_HELP),
        (Use.USE_IN_APPEAL, CapacityOutcome.COULD_NOT_DECIDE),
    }
    heads = played.read(
        accounts.accounts_of, played.officer("niamh"), played.review("canal-house").id
    )
    hers = [one for one in heads if one.resident_id == maureen]
    assert Source.ADVOCATE in {one.source for one in hers}
    assert any("advocate" in one.present for one in hers if one.source is Source.RESIDENT)


def test_what_rests_on_withdrawn_words_is_held_back(played: Played) -> None:
    found = played.read(
        overall_assessment.findings, Use.TELL_PROVIDER, played.review("canal-house").id
    )
    assert len(found.withheld) == 1
    assert all("after dark" not in one.words for one in found.items)
    assert len(found.items) == 9


def test_the_second_reader_sent_it_back_once_and_then_agreed(played: Played) -> None:
    steps = played.read(overall_assessment.readings, played.review("canal-house").id)
    assert [one.reading for one in steps] == [
        Reading.SUBMITTED,
        Reading.SENT_BACK,
        Reading.SUBMITTED,
        Reading.AGREED,
    ]


def test_a_document_that_came_late_was_weighed_and_papers_were_set_apart(played: Played) -> None:
    files = played.rows(StoredFile, StoredFile.review_id == played.review("canal-house").id)
    assert [one.name for one in files if one.late_effect] == ["Safeguarding training record.txt"]
    assert [one.name for one in files if one.quarantine_outcome] == ["scan0042.txt"]
    assert [one.media_type for one in files if one.purpose == "photograph"] == ["image/png"]


def test_how_recommendations_stand_today(played: Played) -> None:
    clocks = {
        key: [
            one.clock
            for one in played.read(
                recommendations.recommendations, played.today, review_id=played.review(key).id
            )
        ]
        for key in ("canal-house", "hazel-house", "harbour-lodge")
    }
    assert clocks == {
        "canal-house": [Clock.AWAITING_COMPLETION] * 3 + [Clock.SETTLED],
        "hazel-house": [Clock.ACKNOWLEDGEMENT_LATE] * 3,
        "harbour-lodge": [Clock.STOPPED],
    }
    made = played.read(
        recommendations.recommendations, played.today, review_id=played.review("canal-house").id
    )
    assert [one.progress for one in made] == [None, None, Progress.UNDER_WAY, Progress.DONE]


def test_a_revisit_is_due_within_the_week(played: Played) -> None:
    [revisit] = played.rows(Visit, Visit.purpose == VisitPurpose.REVISIT)
    assert revisit.state is VisitState.PLANNED
    assert played.today < revisit.planned_on <= played.today + timedelta(days=7)


def test_officers_came_to_be_seen_where_no_review_is_open(played: Played) -> None:
    lines = played.read(visits.visits_of, scheme_id=played.scheme("sorrel-yard"))
    assert [one.state for one in lines] == [VisitState.DONE, VisitState.PLANNED]
    assert {one.purpose for one in lines} == {VisitPurpose.PRESENCE}


def test_a_half_done_review_has_a_talk_paused_and_a_confidence_kept(played: Played) -> None:
    review = played.review("marram-homes")
    heads = played.read(accounts.accounts_of, played.officer("niamh"), review.id)
    paused = [one for one in heads if one.state is AccountState.PAUSED]
    assert {one.source for one in paused} == {Source.RESIDENT, Source.STAFF}
    assert all(one.pause_note for one in paused)
    in_confidence = [one for one in heads if one.sensitivity is Sensitivity.CONFIDENTIAL]
    assert len(in_confidence) == 1
    others = played.read(accounts.accounts_of, played.officer("josef"), review.id)
    assert len(others) == len(heads) - 1


def test_a_concern_waits_with_who_raised_it_and_the_lead_alone(played: Played) -> None:
    for key, waiting in {"josef": 1, "priya": 1, "niamh": 0, "samuel": 0, "rachel": 0}.items():
        found = played.read(concerns.concerns, played.officer(key), waiting=True)
        assert len(found) == waiting, key


def test_the_letter_officer_has_something_overdue_to_chase(played: Played) -> None:
    found = played.read(work.followed_up, played.officer("rachel"), played.today)
    late = [one for one in found if one.clock is Clock.ACKNOWLEDGEMENT_LATE]
    assert {one.scheme for one in late} == {"Hazel House"}


@pytest.mark.parametrize("key", ["canal-house", "hazel-house", "marram-homes", "harbour-lodge"])
def test_accounts_that_are_finished_have_a_copy_in_plain_words(played: Played, key: str) -> None:
    review = played.review(key)
    heads = played.read(accounts.accounts_of, played.officer("priya"), review.id)
    heads += played.read(accounts.accounts_of, played.officer("samuel"), review.id)
    finished = [one for one in heads if one.state is AccountState.COMPLETE]
    assert finished
    assert all(played.read(accounts.copy_of, one.id) for one in finished)


def test_two_programmes_say_why_each_scheme_and_where_it_stands(played: Played) -> None:
    priya, samuel = played.officer("priya"), played.officer("samuel")
    [(north, _)] = played.read(programmes.programmes_of, priya.teams)
    [(south, count)] = played.read(programmes.programmes_of, samuel.teams)
    assert count == 3
    stands = {
        one.scheme: (bool(one.draw_id), len(one.reasons), told(one.standing).split(" on ")[0])
        for programme in (north, south)
        for one in played.read(programmes.chosen, programme.id)
    }
    sent = "The letter to the provider was sent"
    assert stands == {
        "Alder Row": (False, 1, "No review yet."),
        "Canal House": (True, 2, sent),
        "Harbour Lodge": (False, 1, "Closed"),
        "Hazel House": (False, 2, sent),
        "Marram Homes": (True, 0, "Started"),
        "Sorrel Yard": (False, 2, "No review yet."),
    }
    [(draw_id, _, _)] = played.read(samples.draws, north.id)
    draw = played.read(samples.draw, draw_id)
    frame = [one.line for one in draw.frame]
    assert len(frame) == 3
    assert same_again(draw.seed, frame, draw.sizes, draw.drawn)


def test_checks_that_run_out_are_listed_for_the_lead(played: Played) -> None:
    found = played.read(
        training_and_checks.running_out, played.today, teams=played.officer("priya").teams
    )
    assert [(one.name, one.what) for one in found] == [
        ("Josef Novák", "Safeguarding adults, level 2"),
        ("Niamh Gallagher", "Enhanced DBS check"),
    ]
