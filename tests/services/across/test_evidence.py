"""What can be done with a piece of evidence, and what it does to what rests on it."""

import json
from typing import Any

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.across import evidence
from reviews.services.assessment import findings
from reviews.services.record.files import Upload, take_in
from reviews.services.review.reviews import move_review
from reviews.services.visits import on_visit, visits
from reviews.store.across import evidence as store
from reviews.store.tables import Event, EvidenceCorrected, Observation
from reviews.store.visits import visits as seen_on
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.journeys.visits.test_on_visit import Place, picture


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def seen(place: Place, photo: Upload | None = None) -> Observation:
    sighting = Sighting("damp-mould", "Kitchen", "Black mould")
    key = place.build.do(on_visit.record_observation, place.officer, place.visit, sighting, photo)
    rows: list[Observation] = place.build.rows(Observation)
    return next(one for one in rows if one.id == key)


def parts(row: Observation, **other: Any) -> dict[str, Any]:
    return {"place": row.place, "words": row.words} | other


def correct(place: Place, row: Observation, by: Viewer | None = None, **other: Any) -> None:
    mark = evidence.mark(parts(row))
    now = parts(row, **other)
    place.build.do(evidence.correct, by or place.officer, row.id, now, "Misread", mark)


def kinds(place: Place) -> list[str]:
    return [one.kind for one in place.build.rows(Event)]


def test_a_correction_keeps_what_was_said_before_and_why(place: Place) -> None:
    row = seen(place)
    correct(place, row, words=AWKWARD)
    [was] = place.build.rows(EvidenceCorrected)
    assert json.loads(was.was)["words"] == row.words
    assert was.reason == "Misread"
    assert place.build.rows(Observation)[0].words == AWKWARD
    assert EventKind.RECORD_CORRECTED in kinds(place)


def test_two_who_correct_one_record_both_see_it(place: Place) -> None:
    row = seen(place)
    correct(place, row, words="First")
    with pytest.raises(Refused, match="Someone corrected this meanwhile"):
        correct(place, row, place.colleague, words="Second")
    assert place.build.rows(Observation)[0].words == "First"


def test_a_correction_says_something_else_and_why(place: Place) -> None:
    row = seen(place)
    with pytest.raises(Refused, match="Nothing is different"):
        correct(place, row)
    with pytest.raises(Refused, match="Write what you saw"):
        correct(place, row, words="")
    assert place.build.rows(EvidenceCorrected) == []


def test_two_who_take_back_one_record_take_it_back_once(place: Place) -> None:
    row = seen(place)
    place.build.do(evidence.take_back, place.officer, row.id, "A neighbour’s door")
    with pytest.raises(Refused, match="Someone took this record back meanwhile"):
        place.build.do(evidence.take_back, place.colleague, row.id, "Wrong house")
    assert place.build.read(seen_on.observations, visit_id=place.visit) == []


def test_what_was_taken_back_cannot_be_cited_corrected_or_disputed(place: Place) -> None:
    row = seen(place)
    words = findings.FindingWords("home", FindingKind.IMPROVE, "The door sticks.")
    finding = place.build.do(findings.write_finding, place.officer, place.review, words)
    place.build.do(evidence.take_back, place.officer, row.id, "A neighbour’s door")
    with pytest.raises(Refused, match="or was taken back"):
        cited = findings.Cited(observation_id=row.id)
        place.build.do(findings.cite, place.officer, place.review, finding, cited)
    with pytest.raises(Refused, match="took this record back"):
        correct(place, row, words="Another")
    said = evidence.Said("The manager", place.build.today, "It does not stick")
    with pytest.raises(Refused, match="took this record back"):
        place.build.do(evidence.dispute, place.officer, row.id, said)


def test_what_findings_rest_on_is_said_and_puts_letters_out_of_date(place: Place) -> None:
    row = seen(place)
    words = findings.FindingWords("home", FindingKind.IMPROVE, "The door sticks.")
    finding = place.build.do(findings.write_finding, place.officer, place.review, words)
    cited = findings.Cited(observation_id=row.id)
    place.build.do(findings.cite, place.officer, place.review, finding, cited)
    [resting] = place.build.read(store.findings_on, [row.id])
    assert (resting.fact_id, resting.words) == (finding, "The door sticks.")
    place.build.do(evidence.take_back, place.officer, row.id, "A neighbour’s door")
    assert EventKind.CITED_RECORD_TAKEN_BACK in kinds(place)


def test_a_photograph_goes_with_what_was_seen_and_opens_for_leads_alone(
    place: Place, client: Client
) -> None:
    lead = place.build.officer(Role.LEAD_REVIEWER, team=place.team)
    photo = take_in(place.build.house.files, "door.jpg", picture(), 100_000)
    row = seen(place, photo=photo)
    client.sign_in(place.colleague)
    assert client.http.get(f"/files/{row.file_id}").status_code == 200
    place.build.do(evidence.take_back, place.officer, row.id, "A face is in it")
    for path in (f"/files/{row.file_id}", f"/files/{row.file_id}/picture"):
        assert client.http.get(path).status_code == 404
        assert client.other(lead).http.get(path).status_code == 200


def test_it_is_taken_back_after_the_review_has_closed_too(place: Place) -> None:
    row = seen(place)
    lead = place.build.officer(Role.LEAD_REVIEWER, team=place.team)
    place.build.do(move_review, lead, place.review, ReviewState.CLOSED, "Done")
    place.build.do(evidence.take_back, place.officer, row.id, "A face is in it")
    assert place.build.read(seen_on.observations, visit_id=place.visit) == []


def test_a_presence_visit_without_a_review_has_the_verbs_too(build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    plan = VisitPlan(scheme, VisitPurpose.PRESENCE, build.today, frozenset({officer.id}))
    visit = build.do(visits.plan_visit, officer, plan)
    told = {"needed": "Food", "passed_to": "The food bank", "passed_on": build.today}
    build.do(on_visit.record_urgent_help, officer, visit, **told, outcome="")
    [given] = build.read(seen_on.urgent_help, visit_id=visit)
    build.do(evidence.take_back, officer, given.id, "Told twice")
    assert build.read(seen_on.urgent_help, visit_id=visit) == []


def test_another_team_and_those_kept_from_an_account_find_nothing(build: Build) -> None:
    case = Assessing(build)
    account = case.account(Source.STAFF, sensitivity=Sensitivity.CONFIDENTIAL)
    answer = case.newest_answer(account)
    stranger = build.officer(team=build.team())
    said = evidence.Said("The provider", build.today, "Not so")
    for officer in (stranger, case.bo):
        assert build.read(store.evidence, officer, answer) is None
        with pytest.raises(NotThere):
            build.do(evidence.dispute, officer, answer, said)
    build.do(evidence.dispute, case.ann, answer, said)
    [told] = build.read(store.disputes, answer)
    assert (told.words, told.said_by, told.said_on) == ("Not so", "The provider", build.today)


@pytest.mark.parametrize(
    ("said_by", "days", "words", "refusal"),
    [
        (" ", 0, "Not so", "Say who says"),
        ("The provider", 0, " ", "Write what they say"),
        ("The provider", 1, "Not so", "today or in the past"),
    ],
)
def test_a_dispute_says_who_when_and_what(
    place: Place, said_by: str, days: int, words: str, refusal: str
) -> None:
    row = seen(place)
    said = evidence.Said(said_by, place.build.days(days), words)
    with pytest.raises(Refused, match=refusal):
        place.build.do(evidence.dispute, place.officer, row.id, said)
    assert place.build.read(store.disputes, row.id) == []


def test_a_paper_attached_to_what_was_told_in_confidence_opens_as_that_does(
    build: Build, client: Client
) -> None:
    case = Assessing(build)
    account = case.account(Source.STAFF, sensitivity=Sensitivity.CONFIDENTIAL)
    paper = take_in(build.house.files, "rota.txt", b"Nights", 10_000)
    answer = case.newest_answer(account)
    file_id = build.do(evidence.attach, case.ann, answer, paper, "The rota")
    for officer, status in ((case.ann, 200), (case.bo, 404)):
        client.sign_in(officer)
        assert client.http.get(f"/files/{file_id}").status_code == status
        assert client.http.get(f"/evidence/{file_id}").status_code == status


def test_a_paper_of_someone_who_changes_their_mind_opens_no_more(
    build: Build, client: Client
) -> None:
    case = Assessing(build)
    resident = case.residents[0]
    build.agree(case.ann, case.id, resident, Use.TAKE_PART, Use.NOTES)
    answer = case.newest_answer(case.account())
    paper = take_in(build.house.files, "note.txt", b"Mine", 10_000)
    file_id = build.do(evidence.attach, case.ann, answer, paper, "Her note")
    client.sign_in(case.ann)
    assert client.http.get(f"/files/{file_id}").data == b"Mine"
    build.agree(case.ann, case.id, resident, Use.NOTES, state=ConsentState.WITHDRAWN)
    assert client.http.get(f"/files/{file_id}").status_code == 404
    page = client.get(f"/evidence/{answer}").words()
    assert "The words are not shown" in page
    assert "They help me" not in page
    assert "Her note" not in page
