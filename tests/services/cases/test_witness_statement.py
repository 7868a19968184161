"""A statement holds what one officer saw, was told and read, of what is in, and no conclusion."""

from dataclasses import replace
from uuid import UUID

import pytest

from reviews.domain.cases.witness_statement import (
    IN_YOUR_OWN_WORDS,
    KNOWN,
    Known,
    WitnessStatement,
)
from reviews.domain.errors import Refused
from reviews.domain.sources import Source
from reviews.services.cases.witness_statement import check_witness, statement, witnesses
from reviews.store.record.session import Session
from tests.build import Build
from tests.journeys.assessing import AWKWARD
from tests.printed_case import ABOUT, COUNCIL, IN, PLANTED, PrintedCase


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _statement(case: PrintedCase, officer: UUID) -> WitnessStatement:
    found = case.in_papers()

    def gather(session: Session) -> WitnessStatement:
        return statement(session, found, COUNCIL, ABOUT, officer)

    made: WitnessStatement = case.build.read(gather)
    return made


def _names(case: PrintedCase) -> list[str]:
    return [one.name for one in case.build.read(witnesses, case.in_papers())]


def test_those_who_saw_or_heard_something_that_is_in_can_be_asked(case: PrintedCase) -> None:
    assert _names(case) == ["Ann", "Bo"]
    for nobody in (case.cy.id, None):
        with pytest.raises(Refused, match="Choose an officer"):
            case.build.read(check_witness, case.in_papers(), nobody)
    case.build.read(check_witness, case.in_papers(), case.bo.id)


def test_a_statement_of_which_nothing_is_in_any_more_says_so_and_prints_nothing(
    case: PrintedCase,
) -> None:
    made = _statement(case, case.cy.id)
    assert (made.witness, made.visits, made.heard, made.read) == ("Cy", (), (), ())


def test_an_officer_whose_work_is_not_in_is_not_told_of(case: PrintedCase) -> None:
    case.bo = case.cy
    case.finished(case.other, f"{PLANTED} to Cy")
    assert _names(case) == ["Ann", "Bo"]


def test_it_says_what_they_saw_and_apart_what_they_were_told(case: PrintedCase) -> None:
    made = _statement(case, case.ann.id)
    assert (made.witness, made.witness_post) == ("Ann", "Review officer")
    (visit,) = made.visits
    (seen,) = visit.saw
    assert all(line in seen.words for line in AWKWARD.splitlines())
    (told,) = visit.told
    assert told.whose == "Staff at the scheme"
    assert told.words.startswith("Night worker; Alone")
    assert visit.together == "No other officer is recorded as there."
    assert visit.own_words == IN_YOUR_OWN_WORDS
    assert made.heard == ()


def test_accounts_are_told_as_theirs_with_the_answers_that_bear_on_the_test(
    case: PrintedCase,
) -> None:
    made = _statement(case, case.bo.id)
    (heard,) = made.heard
    assert heard.whose == f"Resident, about {case.reference(case.claimant)}"
    assert [one.words for one in heard.words if one.words == "Yes"] == ["Yes"]
    assert all(one.paper == heard.paper for one in heard.words)
    assert (made.visits, made.read) == ((), ())


def test_a_file_that_they_read_is_a_document_and_no_account_heard(case: PrintedCase) -> None:
    case.decide(case.finished(case.claimant, IN, Source.DOCUMENT))
    made = _statement(case, case.bo.id)
    assert len(made.heard) == 1
    assert [one.what.startswith("A resident’s file") for one in made.read] == [True]


@pytest.mark.parametrize("source", Source)
def test_an_account_stands_under_how_the_witness_knows_it(
    case: PrintedCase, source: Source
) -> None:
    found = case.in_papers()
    told = (replace(one, source=source) if one.id == case.told else one for one in found.pieces)
    theirs = replace(found, pieces=tuple(told))

    def gather(session: Session) -> WitnessStatement:
        return statement(session, theirs, COUNCIL, ABOUT, case.bo.id)

    made: WitnessStatement = case.build.read(gather)
    under = {Known.SAW: made.looked, Known.TOLD: made.heard, Known.READ: made.read}
    assert [how for how, some in under.items() if some] == [KNOWN[source]]


def test_nothing_that_is_not_in_is_in_any_statement(case: PrintedCase) -> None:
    made = [_statement(case, key) for key in (case.ann.id, case.bo.id)]
    assert PLANTED not in repr(made)
