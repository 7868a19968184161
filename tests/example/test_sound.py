"""The example council is sound: what is said in it rests on what its record holds."""

from datetime import date

import pytest

from reviews.config import ROOT
from reviews.domain.guidance import numbers
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.sources import Source
from reviews.example.case import Told
from reviews.reference.guidance import load_guidance
from reviews.store.letters import letters
from reviews.store.tables import Account, Finding, RightsGiven, Visit, VisitOfficer
from tests.example.conftest import Played, example_on

EXAMPLE = example_on(date(2026, 11, 23))
GUIDANCE = load_guidance(ROOT / "data" / "guidance.toml")
FINDINGS = {
    name: told
    for scheme in EXAMPLE.schemes.values()
    for name, told in scheme.get("findings", {}).items()
}


@pytest.mark.parametrize("told", FINDINGS.values(), ids=FINDINGS)
def test_a_finding_names_paragraphs_of_its_theme_and_rests_on_something(told: Told) -> None:
    named = set(numbers(told["paragraph"]))
    assert named & set(numbers(GUIDANCE.themes[told["theme"]]))
    assert named <= set(GUIDANCE.described)
    assert told["rests_on"]


def test_findings_bear_on_many_paragraphs() -> None:
    assert len(FINDINGS) >= 16
    assert {one["theme"] for one in FINDINGS.values() if one["paragraph"] == "110"} == {"respect"}


@pytest.mark.parametrize("key", ["harbour-lodge", "hazel-house"])
def test_every_resident_who_talked_with_us_is_heard_in_a_finding(key: str) -> None:
    scheme = EXAMPLE.schemes[key]
    talks = {name for name, told in scheme["accounts"].items() if told["source"] == Source.RESIDENT}
    cited = {
        rest.get("account") for told in scheme["findings"].values() for rest in told["rests_on"]
    }
    assert len(talks) == 2
    assert talks <= cited


def test_staff_time_is_shared_by_those_who_live_there() -> None:
    told = EXAMPLE.schemes["canal-house"]
    shared = {one["shared_by"] for one in told["staff_time"] if "resident" not in one}
    assert shared == {len(told["residents"])}


def test_rights_are_told_on_a_visit_by_someone_who_was_on_it(played: Played) -> None:
    went = {
        (visit.scheme_id, visit.went_on, one.officer_id)
        for visit in played.rows(Visit, Visit.went_on.is_not(None))
        for one in played.rows(VisitOfficer, VisitOfficer.visit_id == visit.id)
    }
    days = {(scheme_id, day) for scheme_id, day, _ in went}
    told = played.rows(RightsGiven)
    on_visits = [one for one in told if (one.scheme_id, one.given_on) in days]
    assert len(on_visits) == 6
    assert all((one.scheme_id, one.given_on, one.given_by) in went for one in on_visits)


def test_who_did_not_answer_an_invitation_was_sent_one(played: Played) -> None:
    lines = played.read(letters.letters_of, played.review("hazel-house").id)
    invited = {one.to for one in lines if one.kind is LetterKind.RESIDENT_INVITATION}
    assert "R-0202" in invited


def test_accounts_are_taken_with_the_newest_sets(played: Played) -> None:
    newest = played.parts.question_sets.latest
    for account in played.rows(Account):
        assert account.version == newest(account.question_set).version


def test_the_record_keeps_the_paragraphs_of_each_finding(played: Played) -> None:
    kept = {one.words: one.paragraph for one in played.rows(Finding)}
    for told in FINDINGS.values():
        assert kept[told["words"]] == told["paragraph"]
