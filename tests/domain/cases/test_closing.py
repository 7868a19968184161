"""A case is not closed while something is still to be done; each thing is named."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from reviews.domain.cases.closing import Open, check_closing, still_open
from reviews.domain.cases.kinds import DueFrom, StepKind
from reviews.domain.cases.steps import Came, Step
from reviews.domain.errors import Refused

TODAY = date(2026, 6, 1)
CAME = Came(date(2026, 5, 4), UUID(int=1))
LATER = TODAY + timedelta(days=9)
STEPS = (
    Step(StepKind.REPLY, CAME.on, due_on=LATER),
    Step(StepKind.DIRECTION, CAME.on, due_on=TODAY, due_from=DueFrom.COUNCIL),
    Step(StepKind.HEARING, LATER),
)


def test_each_open_thing_is_named() -> None:
    with pytest.raises(Refused) as refused:
        check_closing(Open([CAME], [], STEPS), TODAY)
    for part in (
        "No response was sent to the appeal that came on 4 May 2026.",
        "The appellant’s reply: still due by 10 June 2026.",
        "A direction of the tribunal: still due by 1 June 2026.",
        "A hearing is to come on 10 June 2026.",
    ):
        assert part in refused.value.sentence


@pytest.mark.parametrize("kind", [StepKind.WITHDRAWN, StepKind.STRUCK_OUT, StepKind.REVISED_LAPSED])
def test_an_appeal_that_is_over_lets_it_close(kind: StepKind) -> None:
    check_closing(Open([CAME], [], (*STEPS, Step(kind, TODAY))), TODAY)


def test_a_response_alone_and_an_answer_let_it_close() -> None:
    assert still_open(Open([CAME], [], [Step(StepKind.RESPONSE_SENT, CAME.on)]), TODAY) == []
    assert still_open(Open([], [CAME]), TODAY) == [
        "The dispute that came on 4 May 2026 is not answered."
    ]
    assert still_open(Open(), TODAY) == []
