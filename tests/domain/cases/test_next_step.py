"""What a case waits for, and what to do in it now."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.next_step import Awaits, CasePart, CaseState, Ready, awaits, next_step

DAY = date(2026, 11, 23)
CLAIM = CaseState(CaseKind.CLAIM)
DECIDED = replace(CLAIM, decided=True)
APPEALED = replace(DECIDED, appealed_on=DAY)
READY = replace(APPEALED, disclosure_finished=True)
SENT = replace(READY, responded=True)


@pytest.mark.parametrize(
    ("state", "part", "says"),
    [
        (CLAIM, CasePart.DECISIONS, "Record the decision"),
        (replace(DECIDED, without_ground_on=DAY), CasePart.DECISIONS, "Record the ground"),
        (replace(DECIDED, without_notice=True), CasePart.DECISIONS, "Record each notice"),
        (DECIDED, CasePart.APPEAL, "If an appeal comes"),
        (replace(APPEALED, authority_open=True), CasePart.AUTHORITY, "is sent on meanwhile"),
        (APPEALED, CasePart.PAPERS, "does not wait for it"),
        (READY, CasePart.DOCUMENTS, "Draft the response"),
        (replace(READY, without_ground_on=DAY), CasePart.DOCUMENTS, "must show one"),
        (replace(SENT, reply_by_on=DAY), CasePart.STEPS, "by 23 November 2026"),
        (replace(SENT, hearing_on=DAY), CasePart.STEPS, "hearing is on 23 November 2026"),
        (replace(SENT, papers_by_on=DAY), CasePart.SEND, "to follow"),
        (replace(SENT, papers_owed=True), CasePart.SEND, "papers follow, and no day"),
        (replace(SENT, heard=True), CasePart.STEPS, "into effect"),
        (SENT, CasePart.STEPS, "Wait for the tribunal"),
        (replace(READY, direction_by_on=DAY), CasePart.STEPS, "what the tribunal directed"),
        (replace(SENT, over=True), CasePart.CLOSE, "Close the case"),
        (CaseState(CaseKind.DISPUTE), CasePart.DISPUTE, "Answer the provider"),
        (replace(SENT, closed=True), None, "closed"),
    ],
)
def test_one_sentence_says_what_to_do_and_where(
    state: CaseState, part: CasePart | None, says: str
) -> None:
    step = next_step(state)
    assert step.part is part
    assert says in step.words


def test_from_a_decision_to_papers_that_went_each_step_leads_to_the_next() -> None:
    """Each act that a sentence asks for changes the sentence: nobody is sent round in circles."""
    state, ready, parts = CLAIM, Ready(), []
    for done in (
        {"decided": True, "without_notice": True},
        {"without_notice": False},
        {"appealed_on": DAY, "authority_open": True},
        {"authority_open": False},
        {"disclosure_finished": True},
        {"drafted": True},
        {"bundled": True},
        {"responded": True},
    ):
        parts.append(next_step(state, ready).part)
        of_state = not done.keys() & {"drafted", "bundled"}
        state = replace(state, **done) if of_state else state
        ready = ready if of_state else replace(ready, **done)
    assert parts == [
        CasePart.DECISIONS,
        CasePart.DECISIONS,
        CasePart.APPEAL,
        CasePart.AUTHORITY,
        CasePart.PAPERS,
        CasePart.DOCUMENTS,
        CasePart.BUNDLES,
        CasePart.SEND,
    ]


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (APPEALED, Awaits.RESPONSE),
        (replace(APPEALED, direction_by_on=DAY), Awaits.RESPONSE),
        (replace(SENT, direction_by_on=DAY, hearing_on=DAY), Awaits.DIRECTION),
        (replace(SENT, hearing_on=DAY, reply_by_on=DAY), Awaits.HEARING),
        (replace(SENT, reply_by_on=DAY, without_ground_on=DAY), Awaits.REPLY),
        (replace(SENT, without_ground_on=DAY), Awaits.GROUND),
        (SENT, Awaits.NOTHING),
        (replace(APPEALED, over=True), Awaits.NOTHING),
        (replace(APPEALED, closed=True), Awaits.CLOSED),
        (CaseState(CaseKind.DISPUTE, appealed_on=DAY), Awaits.NOTHING),
    ],
)
def test_an_appeal_without_a_response_stands_before_all_else(
    state: CaseState, first: Awaits
) -> None:
    found, day = awaits(state)
    assert found is first
    assert (day is None) == (first in (Awaits.NOTHING, Awaits.CLOSED))


_VALUES = {"bool": some.booleans(), "date | None": some.sampled_from([None, DAY])}


@given(
    some.builds(
        CaseState,
        some.sampled_from(CaseKind),
        **{
            one.name: _VALUES["date | None" if one.name.endswith("_on") else "bool"]
            for one in fields(CaseState)
            if one.name != "kind"
        },
    )
)
def test_every_state_has_a_sentence_that_stops_nothing(state: CaseState) -> None:
    words = next_step(state).words
    assert words.endswith(".")
    assert not {"must not", "cannot", "before you"} & set(words.split("  "))


def test_who_decides_what_goes_in_is_told_so_and_others_whom_to_put_on() -> None:
    waits = replace(READY, disclosure_finished=False)
    decides = next_step(waits, decides=True)
    assert decides.part is CasePart.GOES_IN
    assert "Nothing waits for it." in decides.words
    nobody = next_step(waits, asked=False)
    assert nobody.part is CasePart.TEAM
    assert "does not wait" in nobody.words
    assert next_step(waits).part is CasePart.PAPERS
    for state in (READY, replace(waits, over=True), replace(waits, closed=True)):
        assert next_step(state, decides=True, asked=False) == next_step(state)
