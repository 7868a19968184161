"""What stands of a case: whose notice tells whether an appeal came in time."""

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from reviews.domain.cases.kinds import Person, SetKind, StepKind
from reviews.store.cases import standing
from reviews.store.cases.standing import notice_sent_on
from tests.build import Build
from tests.case_rows import CaseRows
from tests.weighing import Weighing

DECISION = uuid4()


def _notice(person: Person, day: int, decision: Any = DECISION) -> Any:
    return SimpleNamespace(decision_fact_id=decision, person=person, sent_on=date(2026, 11, day))


@pytest.mark.parametrize(
    ("to", "day"),
    [(Person.CLAIMANT, 9), (Person.APPOINTEE, 9), (Person.LANDLORD, 20), (Person.AGENT, None)],
)
def test_a_notice_to_somebody_else_says_nothing_of_the_time_of_who_appeals(
    to: Person, day: int | None
) -> None:
    every = [
        _notice(Person.CLAIMANT, 4),
        _notice(Person.APPOINTEE, 9),
        _notice(Person.LANDLORD, 20),
        _notice(Person.CLAIMANT, 28, uuid4()),
    ]
    found = notice_sent_on(every, DECISION, to)
    assert found == (date(2026, 11, day) if day else None)


def test_what_followed_a_response_is_a_set_that_was_sent_and_no_response(build: Build) -> None:
    case = Weighing(build)
    for kind in SetKind:
        CaseRows(build, case.officer, case.case).sent(kind=kind)
    ids = [case.case]
    assert [one.kind for one in build.read(standing.sent_sets, ids)] == list(SetKind)
    taken = build.read(standing.steps, ids)[case.case]
    assert [one.kind for one in taken] == [StepKind.RESPONSE_SENT]
