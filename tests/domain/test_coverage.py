"""What meets a paragraph: the act that it is about, and nothing that only speaks of it."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    REQUEST,
    PartState,
    PlannedPart,
)
from reviews.domain.coverage import DECLINED, Facts, Line, Looked, coverage
from reviews.domain.guidance import Paragraph, Shown, numbers
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.reference.guidance import load_guidance
from reviews.reference.question_sets import load_question_sets

GUIDANCE = load_guidance(ROOT / "data" / "guidance.toml")
ALL_SETS = load_question_sets(ROOT / "data" / "question_sets")
SETS = {(one.name, one.version): one for one in map(ALL_SETS.latest, ALL_SETS.names)}
QUESTIONS = [(*key, question) for key, one in SETS.items() for question in one.questions()]
INTERVIEW = ALL_SETS.latest(INTERVIEW_SET)
WHO = {Shown.TALKED, Shown.FILES, Shown.LOOKED_INTO, Shown.NEEDS}
SAID = {one for one in Shown if one.startswith("said")}
SOURCE = {
    Shown.SAID_RESIDENTS: Source.RESIDENT,
    Shown.SAID_STAFF: Source.STAFF,
    Shown.SAID_PAPERS: Source.DOCUMENT,
    Shown.SAID_SEEN: Source.OBSERVED,
}
ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def lines(**known: Any) -> dict[int, Line]:
    """How each paragraph stands in a review of which nothing but this is known."""
    nothing: dict[str, Any] = {
        "answers": {},
        "said": {},
        "shown": {},
        "of": {},
        "residents": {one: set() for one in WHO},
        "findings": [],
        "concluded": [],
        "parts": [],
        "paused": [],
        "state": ReviewState.OPEN,
        "state_reason": "",
    }
    every = coverage(GUIDANCE, SETS, Facts(**nothing | known))
    return {number: one for one in every for number in one.paragraph.numbers}


def met(**known: Any) -> set[int]:
    return {n for n, one in lines(**known).items() if one.looked is Looked.MET}


def asked_under(paragraph: Paragraph, what: Shown) -> tuple[str, str, str, Source]:
    """An answer that does one act for a paragraph."""
    for name, version, question in QUESTIONS:
        right = SOURCE.get(what) in question.sources or what not in SOURCE
        if what is Shown.SAID_DECLINED:
            right = question.key.startswith(DECLINED)
        if right and set(numbers(question.paragraph)) & set(paragraph.numbers):
            return name, version, question.key, SOURCE.get(what, min(question.sources))
    raise AssertionError(paragraph.title)


def done(paragraph: Paragraph, *acts: Shown) -> dict[str, Any]:
    """A record that shows these acts, and nothing else."""
    shown = {one: 1 for one in acts if one not in WHO | SAID | {Shown.REQUEST_WHOLE}}
    part = PlannedPart(REQUEST, "Document request", PartState.DONE)
    return {
        "shown": shown,
        "said": {asked_under(paragraph, one): 1 for one in acts if one in SAID},
        "residents": {one: {ONE} if one in acts else set() for one in WHO},
        "parts": [part] if Shown.REQUEST_WHOLE in acts else [],
    }


CAN_BE_MET = [one for one in GUIDANCE.each if one.met_by]


@pytest.mark.parametrize("paragraph", CAN_BE_MET, ids=lambda one: one.title)
def test_a_paragraph_is_met_by_its_act_and_by_no_less(paragraph: Paragraph) -> None:
    whole = [either[0] for either in paragraph.met_by]
    assert lines(**done(paragraph, *whole))[paragraph.first].looked is Looked.MET
    for left_out in whole:
        rest = [one for one in whole if one is not left_out]
        line = lines(**done(paragraph, *rest))[paragraph.first]
        # The answers that turn referrals down are answers on referrals too.
        if left_out is not Shown.SAID:
            assert line.looked in (Looked.TOUCHED, Looked.NOT_YET), left_out
            lacking = [told for told in line.looked_for if told.startswith(left_out.words)]
            assert lacking[0].startswith(f"{left_out.words}: none found")


@pytest.mark.parametrize("paragraph", CAN_BE_MET, ids=lambda one: one.title)
def test_each_form_of_an_act_is_enough(paragraph: Paragraph) -> None:
    for place, either in enumerate(paragraph.met_by):
        for one in either:
            whole = [some[0] if n != place else one for n, some in enumerate(paragraph.met_by)]
            assert lines(**done(paragraph, *whole))[paragraph.first].looked is Looked.MET


@given(
    answered=st.sets(st.sampled_from(QUESTIONS), max_size=40),
    findings=st.lists(st.sampled_from([str(n) for n in sorted(GUIDANCE.described)]), max_size=20),
    concluded=st.sets(st.sampled_from(list(About))),
)
def test_what_only_speaks_of_a_paragraph_never_meets_it(
    answered: set[Any], findings: list[str], concluded: set[About]
) -> None:
    answers = {(name, version, one.key): 3 for name, version, one in answered}
    told = lines(answers=answers, findings=findings, concluded=sorted(concluded))
    assert {one.looked for one in told.values()} <= set(Looked) - {Looked.MET}
    for number in map(int, findings):
        assert any(said.startswith("Findings: ") for said in told[number].touched)
        assert told[number].looked in (Looked.TOUCHED, Looked.COUNCIL, Looked.NOT_HERE)


@pytest.mark.parametrize("paragraph", GUIDANCE.each, ids=lambda one: one.title)
def test_what_touches_a_paragraph_is_told_apart_and_does_not_meet_it(paragraph: Paragraph) -> None:
    line = lines(shown=dict.fromkeys(paragraph.touched_by, 2))[paragraph.first]
    assert line.touched == tuple(f"{one.words}: 2" for one in paragraph.touched_by)
    assert line.looked is not Looked.MET
    assert (line.looked is Looked.TOUCHED) is bool(paragraph.touched_by)


@pytest.mark.parametrize("paragraph", CAN_BE_MET, ids=lambda one: one.title)
def test_that_nothing_is_found_says_what_was_looked_for(paragraph: Paragraph) -> None:
    line = lines()[paragraph.first]
    assert line.looked is Looked.NOT_YET
    assert len(line.looked_for) == len(paragraph.met_by)
    for either, told in zip(paragraph.met_by, line.looked_for, strict=True):
        assert told == ", or: ".join(f"{one.words}: none found" for one in either)


def test_nothing_meets_what_nothing_here_can_meet() -> None:
    number = 143
    everything = dict.fromkeys(Shown, 9)
    line = lines(shown=everything, findings=[str(number)], concluded=list(About))[number]
    assert line.looked is Looked.NOT_HERE
    assert line.touched == ("Findings: 1",)
    assert line.why == (GUIDANCE.described[number].not_met,)


@pytest.mark.parametrize("number", [144, 145])
def test_a_case_meets_disputes_and_appeals_and_no_review_shows_it(number: int) -> None:
    line = lines(shown=dict.fromkeys(Shown, 9))[number]
    assert line.looked is Looked.COUNCIL
    assert line.why == (GUIDANCE.described[number].act,)
    assert any(home.key.startswith("cases.") for home in GUIDANCE.described[number].homes)


def test_progress_on_papers_or_a_revisit_alone_is_not_what_119_asks() -> None:
    desk = lines(shown={Shown.PROGRESS: 2, Shown.REVISIT: 1})[119]
    assert desk.looked is Looked.TOUCHED
    assert desk.looked_for == ("Recommendations looked at on a visit that was made: none found",)
    assert met(shown={Shown.SEEN_AGAIN: 1}) == {119}


def test_a_letter_to_the_provider_is_no_letter_to_residents() -> None:
    told = lines(shown={Shown.PROVIDER_LETTER: 1})
    assert told[115] is told[114]
    assert told[115].looked is Looked.TOUCHED


def test_what_is_counted_of_several_is_met_once_all_are_there() -> None:
    some = lines(shown={Shown.TOLD: 2}, of={Shown.TOLD: 3})[111]
    assert some.looked is Looked.TOUCHED
    assert some.looked_for == ("Recommendations sent to the provider: 2 of 3",)
    assert 111 in met(shown={Shown.TOLD: 3}, of={Shown.TOLD: 3})


def test_only_residents_who_are_planned_and_not_excused_are_waited_for() -> None:
    def part(key: str, state: PartState, resident: UUID) -> PlannedPart:
        return PlannedPart(key, "Talk with R", state, "Ill", resident)

    parts = [
        part(INTERVIEW_SET, PartState.DONE, ONE),
        part(INTERVIEW_SET, PartState.TO_DO, TWO),
        part(INTERVIEW_SET, PartState.EXCUSED, THREE),
        part(FILE_SET, PartState.TO_DO, ONE),
    ]
    nobody: dict[Shown, set[UUID]] = {one: set() for one in WHO}
    talked = nobody | {Shown.TALKED: {ONE, THREE}}
    line = lines(parts=parts, residents=talked)[95]
    assert line.looked_for == (f"{Shown.TALKED.words}: 1 of 2",)
    assert line.looked is Looked.TOUCHED
    talked |= {Shown.TALKED: {ONE, TWO}}
    assert lines(parts=parts, residents=talked)[95].looked is Looked.MET


def test_answers_of_others_are_no_answers_of_staff_or_residents() -> None:
    name, version, key, _ = asked_under(GUIDANCE.described[91], Shown.SAID_STAFF)
    line = lines(said={(name, version, key, Source.REFERRER): 4})[91]
    assert line.looked is Looked.NOT_YET
    assert all("none found" in told for told in line.looked_for)


def test_asking_how_to_hear_back_is_no_letter_to_residents() -> None:
    answers = {(INTERVIEW_SET, INTERVIEW.version, "back-form"): 2}
    assert 115 in numbers(INTERVIEW.by_key["back-form"].paragraph)
    assert lines(answers=answers)[115].looked is Looked.TOUCHED


def test_conclusions_bear_on_the_paragraph_on_conclusions_and_do_not_meet_it() -> None:
    told = lines(concluded=list(About))
    assert told[110].looked is Looked.TOUCHED
    assert {n for n, one in told.items() if one.touched} == {110}


def test_what_a_review_that_stopped_only_touched_says_that_it_stopped() -> None:
    stopped: dict[str, Any] = {"state": ReviewState.PAUSED, "state_reason": "Snow"}
    assert lines(**stopped)[119].looked is Looked.HELD
    touched = lines(shown={Shown.PROGRESS: 1}, **stopped)[119]
    assert (touched.looked, touched.why) == (Looked.TOUCHED, ("Paused: Snow",))


def test_silent_paragraphs_are_no_part_of_what_a_review_looked_at() -> None:
    assert set(lines()) == set(GUIDANCE.described)
