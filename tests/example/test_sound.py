"""The example council is sound: what is said in it rests on what its record holds."""

from datetime import date

import pytest

from reviews.config import ROOT
from reviews.domain.guidance import numbers
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.sources import Source
from reviews.example.case import Story
from reviews.example.case.assessment_steps import WriteFinding
from reviews.example.case.protection_steps import TellRights
from reviews.example.case.resident_steps import TakeAccount
from reviews.example.case.steps import MakeVisit, PlanVisit
from reviews.example.case.support_steps import RecordStaffTime
from reviews.reference.guidance import load_guidance
from reviews.store.letters import letters
from reviews.store.tables import Account, Finding
from tests.example.conftest import Played, example_on

EXAMPLE = example_on(date(2026, 11, 23))
GUIDANCE = load_guidance(ROOT / "data" / "guidance.toml")
FINDINGS = [
    (story, step)
    for story in EXAMPLE.stories
    for step in story.steps
    if isinstance(step, WriteFinding)
]


def story(key: str) -> Story:
    return next(one for one in EXAMPLE.stories if one.scheme.key == key)


@pytest.mark.parametrize("step", [step for _, step in FINDINGS], ids=lambda one: one.finding)
def test_a_finding_names_paragraphs_of_its_theme_and_rests_on_something(step: WriteFinding) -> None:
    named = set(numbers(step.paragraph))
    assert named & set(numbers(GUIDANCE.themes[step.theme]))
    assert named <= set(GUIDANCE.described)
    assert step.rests_on


def test_findings_bear_on_many_paragraphs() -> None:
    assert len(FINDINGS) >= 16
    alone = [step.finding for _, step in FINDINGS if step.paragraph == "110"]
    assert {step.theme for _, step in FINDINGS if step.finding in alone} == {"respect"}


@pytest.mark.parametrize("key", ["harbour-lodge", "hazel-house"])
def test_every_resident_who_talked_with_us_is_heard_in_a_finding(key: str) -> None:
    talks = {
        step.account
        for step in story(key).steps
        if isinstance(step, TakeAccount) and step.source is Source.RESIDENT
    }
    cited = {
        rest.account for told, step in FINDINGS if told == story(key) for rest in step.rests_on
    }
    assert len(talks) == 2
    assert talks <= cited


def test_staff_time_is_shared_by_those_who_live_there() -> None:
    told = [one for one in story("canal-house").steps if isinstance(one, RecordStaffTime)]
    shared = {one.shared_by for one in told if not one.resident}
    assert shared == {len(story("canal-house").residents)}


def test_rights_are_told_on_a_visit_by_someone_who_was_on_it() -> None:
    for one in EXAMPLE.stories:
        officers = {step.visit: step.officers for step in one.steps if isinstance(step, PlanVisit)}
        made = {step.day: officers[step.visit] for step in one.steps if isinstance(step, MakeVisit)}
        for step in one.steps:
            if isinstance(step, TellRights) and step.day in made:
                assert step.by in made[step.day]


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
    for _, step in FINDINGS:
        assert kept[step.words] == step.paragraph
