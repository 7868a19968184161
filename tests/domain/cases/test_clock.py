"""Days since an appeal came: a warning, with what waits and on whom, that stops nothing."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from reviews.domain.cases.clock import (
    Asked,
    Clock,
    Decided,
    Standing,
    clock,
    waiting,
    where,
)
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.steps import Came, Step

ON = date(2026, 5, 4)
CAME = Came(ON, UUID(int=1))


def _clock(days: int, *steps: Step, limit: int = 28) -> Clock | None:
    return clock(CAME, steps, ON + timedelta(days=days), limit)


def test_days_are_counted_and_the_yardstick_is_no_limit() -> None:
    soon, late = _clock(23), _clock(29)
    assert soon is not None
    assert late is not None
    assert soon.words == "23 days since it came, no response yet."
    assert not soon.late
    assert late.late
    assert "check before use. It is no time limit." in late.words
    one = _clock(1)
    assert one is not None
    assert one.words.startswith("1 day since")


def test_the_yardstick_is_the_councils() -> None:
    made = _clock(28), _clock(28, limit=27)
    assert [one.late for one in made if one] == [False, True]


@pytest.mark.parametrize(
    "kind",
    [StepKind.RESPONSE_SENT, StepKind.WITHDRAWN, StepKind.STRUCK_OUT, StepKind.REVISED_LAPSED],
)
def test_it_ends_with_a_response_or_the_appeal(kind: StepKind) -> None:
    assert _clock(40, Step(kind, ON + timedelta(days=3))) is None
    assert _clock(40, Step(kind, ON - timedelta(days=3))) is not None


def test_sending_the_appeal_on_is_not_a_response() -> None:
    assert _clock(40, Step(StepKind.SENT_ON, ON)) is not None


def test_each_thing_that_waits_is_named_with_whom() -> None:
    standing = Standing(
        decisions=[
            Decided(changes=True, made_on=ON, has_ground=False, effective_on=None),
            Decided(changes=False, made_on=ON, has_ground=False, effective_on=None),
        ],
        asked=[Asked("Jo Bloggs", ON)],
        decision_not_known=True,
        disclosure_officers=["Di"],
        benefits_officers=["Bea", "Ben"],
    )
    said = {one.what: one.whom for one in waiting(standing)}
    assert said == {
        "The decision of 4 May 2026 has no ground.": "Bea, Ben",
        "The decision of 4 May 2026 has no day from which it has effect.": "Bea, Ben",
        "It is not known which decision the appeal is against.": "Bea, Ben",
        "No reconsideration is recorded.": "Bea, Ben",
        "Nobody has recorded that the appeal was sent to the tribunal.": "Bea, Ben",
        "Authority was asked for on 4 May 2026 and is not seen.": "Jo Bloggs",
        "The disclosure officer has not finished.": "Di",
    }


def test_what_is_done_no_longer_waits() -> None:
    done = Standing(steps=[StepKind.NOT_CHANGED, StepKind.SENT_ON], disclosed=True)
    assert waiting(done) == []


def test_nobody_on_the_case_is_said() -> None:
    assert "No disclosure officer is on this case" in waiting(Standing())[-1].whom


def test_where_a_case_stands() -> None:
    today = ON + timedelta(days=10)
    assert where([], [], today, 28) == "No appeal is recorded."
    assert where([CAME], [], today, 28).startswith("10 days since it came")
    sent = Step(StepKind.RESPONSE_SENT, ON)
    hearing = Step(StepKind.HEARING, today + timedelta(days=9))
    assert where([CAME], [sent, hearing], today, 28) == "The response was sent, 4 May 2026."
