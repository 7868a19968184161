"""Capacity decision by decision, and what it does to agreement."""

from dataclasses import replace
from typing import Any

import pytest

from reviews.domain.consent.capacity import CapacityFacts, CapacityOutcome
from reviews.domain.consent.consents import ConsentState, Ruling, Use
from reviews.domain.errors import NotThere, Refused
from reviews.services.consent.capacity import record_capacity
from reviews.services.consent.consents import Reply
from reviews.store.consent import consents
from reviews.store.tables import Capacity
from tests.build import Build
from tests.services.consent.test_consents import Case

QUOTE, NOTES = Use.QUOTE, Use.NOTES


@pytest.fixture
def case(build: Build) -> Case:
    return build.once(Case)


def _lacked(case: Case, **more: Any) -> CapacityFacts:
    facts = CapacityFacts(
        CapacityOutcome.COULD_NOT_DECIDE,
        case.build.today,
        "Ann Ash",
        help_given="Pictures, twice",
        could_not=["weigh"],
        shown_by="Yes and no in turn",
    )
    return replace(facts, **more)


def _decided(case: Case) -> CapacityFacts:
    return CapacityFacts(CapacityOutcome.DECIDED, case.build.today, "Ann Ash")


def _record(case: Case, facts: CapacityFacts, use: Use = QUOTE, **more: Any) -> None:
    case.build.do(record_capacity, case.lead, case.review, case.resident, use, facts, **more)


def _known(case: Case) -> list[consents.CapacityRecord]:
    found: list[consents.CapacityRecord] = case.build.read(
        consents.capacities, case.review, case.resident
    )
    return found


def test_one_decision_says_nothing_of_another(case: Case) -> None:
    case.build.agree(case.lead, case.review, case.resident)
    _record(case, _lacked(case))
    now = case.now()
    assert now[QUOTE].state is ConsentState.NO_CAPACITY
    assert {one.state for use, one in now.items() if use is not QUOTE} == {ConsentState.GIVEN}
    assert [one.decision for one in _known(case)] == [QUOTE]
    assert _known(case)[0].shown_by == "Could not weigh it up.\nYes and no in turn"


def test_a_use_never_asked_about_follows_too(case: Case) -> None:
    _record(case, _lacked(case))
    assert case.now()[QUOTE].standing.ruling is Ruling.WITHHELD


@pytest.mark.parametrize("no", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_a_no_stands(case: Case, no: ConsentState) -> None:
    if no is ConsentState.WITHDRAWN:
        case.record(Reply(QUOTE, ConsentState.GIVEN))
    case.record(Reply(QUOTE, no))
    _record(case, _lacked(case, best_interests="Better not"))
    assert case.now()[QUOTE].state is no


def test_deciding_for_oneself_changes_no_agreement(case: Case) -> None:
    case.record(Reply(QUOTE, ConsentState.GIVEN))
    before = case.now()[QUOTE].id
    _record(case, _decided(case))
    assert case.now()[QUOTE].id == before


def test_best_interests_are_recorded_then_checked_then_used(case: Case) -> None:
    _record(case, _lacked(case))
    with pytest.raises(Refused, match="best-interests decision for this use first"):
        case.clear(QUOTE)
    _record(case, _lacked(case, best_interests="Her sister and the team agree"))
    assert case.now()[QUOTE].standing.ruling is Ruling.WITHHELD
    case.clear(QUOTE)
    assert case.now()[QUOTE].standing.ruling is Ruling.ALLOWED


@pytest.mark.parametrize("again", ["decided", "lacked"])
def test_a_new_record_undoes_the_clearance(case: Case, again: str) -> None:
    _record(case, _lacked(case, best_interests="Agreed"))
    case.clear(QUOTE)
    _record(case, _decided(case) if again == "decided" else _lacked(case, best_interests="Other"))
    assert case.now()[QUOTE].standing.ruling is Ruling.WITHHELD
    if again == "decided":
        with pytest.raises(Refused, match="best-interests"):
            case.clear(QUOTE)


def test_nobody_is_put_down_as_agreeing_to_what_they_could_not_decide(case: Case) -> None:
    _record(case, _lacked(case))
    with pytest.raises(Refused, match="On 23 November 2026 they could not") as refused:
        case.record(Reply(QUOTE, ConsentState.GIVEN))
    assert refused.value.field == "state-quote"
    case.record(Reply(QUOTE, ConsentState.REFUSED), Reply(NOTES, ConsentState.GIVEN))
    _record(case, _decided(case))
    case.record(Reply(QUOTE, ConsentState.GIVEN))
    assert case.now()[QUOTE].standing.ruling is Ruling.ALLOWED


def test_the_record_before_stays_and_two_people_do_not_write_over_each_other(case: Case) -> None:
    _record(case, _lacked(case), seen=())
    with pytest.raises(Refused, match="Someone else recorded"):
        _record(case, _decided(case), seen=())
    _record(case, _decided(case), seen=[_known(case)[0].id])
    rows = case.build.rows(Capacity)
    assert len(rows) == 2
    assert len({row.fact_id for row in rows}) == 1
    assert [one.outcome for one in _known(case)] == [CapacityOutcome.DECIDED]


def test_another_team_cannot_record_it(case: Case) -> None:
    stranger = case.build.officer(team=case.build.team())
    with pytest.raises(NotThere):
        case.build.do(record_capacity, stranger, case.review, case.resident, QUOTE, _decided(case))
