"""What counts as looked at: what was done, and never what a letter only speaks of."""

from typing import Any

import pytest

from reviews.config import ROOT
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.coverage import Facts, Line, Looked, coverage
from reviews.domain.guidance import Shown, numbers
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.review.state import ReviewState
from reviews.reference.guidance import load_guidance
from reviews.reference.question_sets import load_question_sets

GUIDANCE = load_guidance(ROOT / "data" / "guidance.toml")
INTERVIEW = load_question_sets(ROOT / "data" / "question_sets").latest("resident-interview")
SETS = {(INTERVIEW.name, INTERVIEW.version): INTERVIEW}


def lines(**known: Any) -> dict[int, Line]:
    """How each paragraph stands in a review of which nothing but this is known."""
    nothing: dict[str, Any] = {
        "answers": {},
        "shown": {},
        "findings": [],
        "concluded": [],
        "letters": {},
        "parts": [],
        "paused": [],
    }
    facts = Facts(**nothing | known, state=ReviewState.OPEN, state_reason="")
    return {one.number: one for one in coverage(GUIDANCE, SETS, facts)}


def met(**known: Any) -> set[int]:
    return {n for n, one in lines(**known).items() if one.looked is Looked.MET}


@pytest.mark.parametrize(
    ("kind", "fulfilled"),
    [
        (LetterKind.VISIT_NOTICE, set()),
        (LetterKind.DOCUMENT_REQUEST, {85}),
        (LetterKind.RESIDENT_INVITATION, set()),
        (LetterKind.REFERRER, set()),
        (LetterKind.PROVIDER_RECOMMENDATIONS, {114, 117, 118}),
        (LetterKind.RESIDENT_LETTER, {115}),
    ],
)
def test_a_letter_counts_for_what_sending_it_fulfils(kind: LetterKind, fulfilled: set[int]) -> None:
    assert met(letters={kind: 2}) == fulfilled


def test_a_resident_letter_is_not_taken_as_sent_because_the_provider_was_written_to() -> None:
    told = lines(letters={LetterKind.PROVIDER_RECOMMENDATIONS: 1})
    assert told[115].looked is Looked.NOT_YET


def test_a_promise_to_come_back_is_no_revisit() -> None:
    assert lines(letters=dict.fromkeys(LetterKind, 1))[119].looked is Looked.NOT_YET


@pytest.mark.parametrize(
    ("shown", "by"),
    [(Shown.REVISIT, "Revisits made: 1"), (Shown.PROGRESS, "Looks at progress: 1")],
)
def test_a_revisit_or_a_look_at_progress_meets_119(shown: Shown, by: str) -> None:
    assert lines(shown={shown: 1})[119].by == (by,)
    assert met(shown={shown: 1}) == {119}


def test_asking_how_to_hear_back_is_no_letter_to_residents() -> None:
    answers = {("resident-interview", INTERVIEW.version, "back-form"): 2}
    assert 115 in numbers(INTERVIEW.by_key["back-form"].paragraph)
    assert lines(answers=answers)[115].looked is Looked.NOT_YET


def test_a_finding_that_names_a_revisit_is_no_revisit() -> None:
    assert met(findings=["85, 119"]) == {85}


def test_conclusions_meet_the_paragraph_on_conclusions_alone() -> None:
    assert met(concluded=list(About)) == {110}


def test_silent_paragraphs_are_no_part_of_what_a_review_looked_at() -> None:
    assert set(lines()) == set(GUIDANCE.described)
