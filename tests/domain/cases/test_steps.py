"""Steps: what each asks for, which appeal it is about, and days that cannot be."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from reviews.domain.cases.kinds import CaseKind, StepKind
from reviews.domain.cases.steps import (
    ASKS,
    Came,
    Step,
    check_step,
    concerns,
    ended,
    first_after_an_appeal,
    kinds_for,
    responded,
)
from reviews.domain.errors import Refused

TODAY, CAME = date(2026, 6, 1), date(2026, 5, 4)
ONE, OTHER = UUID(int=1), UUID(int=2)
TOMORROW = TODAY + timedelta(days=1)


def test_every_kind_of_step_is_asked_for_somewhere() -> None:
    assert set(ASKS) == set(StepKind)
    assert set(kinds_for(CaseKind.CLAIM)) | set(kinds_for(CaseKind.DISPUTE)) == set(StepKind)
    assert all(bool(asks.done) == bool(asks.met) for asks in ASKS.values())
    assert StepKind.ANSWERED not in kinds_for(CaseKind.CLAIM)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (Step(StepKind.DIRECTION, TOMORROW), "on"),
        (Step(StepKind.HEARING, date(2026, 5, 3)), "on"),
        (Step(StepKind.SENT_ON, date(2026, 5, 3)), "on"),
        (Step(StepKind.DIRECTION, TODAY, due_on=date(2026, 5, 30)), "due_on"),
        (Step(StepKind.REPLY, CAME, done_on=TOMORROW), "done_on"),
        (Step(StepKind.REPLY, TODAY, done_on=CAME), "done_on"),
    ],
)
def test_days_out_of_order_are_named_beside_their_field(step: Step, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_step(step, TODAY, CAME)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "step",
    [
        Step(StepKind.HEARING, TOMORROW),
        Step(StepKind.RECONSIDERED, date(2026, 4, 1)),
        Step(StepKind.SENT_ON, CAME),
        Step(StepKind.DIRECTION, CAME, due_on=TOMORROW),
    ],
)
def test_what_can_be_is_taken(step: Step) -> None:
    check_step(step, TODAY, CAME)


def test_a_step_is_about_what_had_come_by_then_or_what_it_names() -> None:
    mine, theirs = Came(CAME, ONE), Came(TODAY, OTHER)
    sent = Step(StepKind.RESPONSE_SENT, date(2026, 5, 20))
    assert responded([sent], mine)
    assert not responded([sent], theirs)
    withdrawn = Step(StepKind.WITHDRAWN, TODAY, ONE)
    assert concerns(withdrawn, mine)
    assert ended([withdrawn], mine)
    assert not ended([withdrawn], theirs)


def test_a_revision_can_come_before_an_appeal() -> None:
    before = Step(StepKind.NOT_CHANGED, date(2026, 4, 1))
    after = Step(StepKind.SENT_ON, CAME)
    assert first_after_an_appeal([before]) is None
    assert first_after_an_appeal([after, before]) == CAME
