"""What is due in a case: overdue first, from whom, and gone with the end of the appeal."""

from datetime import date
from uuid import UUID

from reviews.domain.cases.kinds import DueFrom, StepKind
from reviews.domain.cases.steps import Came, Step
from reviews.domain.cases.timeline import Due, due_of

TODAY = date(2026, 6, 1)
MAY = date(2026, 5, 4)
ONE, OTHER = UUID(int=1), UUID(int=2)
DIRECTION = Step(
    StepKind.DIRECTION, MAY, due_on=date(2026, 5, 30), due_from=DueFrom.COUNCIL, words="The log"
)
REPLY = Step(StepKind.REPLY, MAY, due_on=date(2026, 6, 4))
HEARING = Step(StepKind.HEARING, TODAY, planned_time="10am", place="Hull", who="Bea")


def _due(*steps: Step, came: tuple[Came, ...] = (Came(MAY, ONE),)) -> list[Due]:
    return due_of([(UUID(int=9), one) for one in steps], came, TODAY)


def test_overdue_comes_first_with_whose_it_is() -> None:
    found = _due(REPLY, HEARING, DIRECTION)
    assert [(one.whom, one.how_long) for one in found] == [
        ("The council", "Overdue by 2 days"),
        ("Bea", "Today"),
        ("The appellant", "In 3 days"),
    ]
    assert [one.overdue for one in found] == [True, False, False]
    assert found[0].more == "The log"
    assert found[1].what == "A hearing, 10am, Hull"


def test_what_is_met_or_over_is_not_due() -> None:
    met = Step(StepKind.DIRECTION, MAY, due_on=TODAY, done_on=MAY)
    assert _due(met, Step(StepKind.HEARING, MAY), Step(StepKind.SENT_ON, MAY)) == []


def test_the_end_of_an_appeal_ends_what_was_due_in_it_alone() -> None:
    withdrawn = Step(StepKind.WITHDRAWN, TODAY, ONE)
    assert _due(DIRECTION, HEARING, withdrawn) == []
    both = (Came(MAY, ONE), Came(MAY, OTHER))
    assert len(_due(DIRECTION, HEARING, withdrawn, came=both)) == 2


def test_the_yardstick_is_past_and_never_overdue() -> None:
    by = date(2026, 5, 31)
    said = Due(by, "The response", "The council", ONE, TODAY, limit=False)
    assert said.how_long == "Past by 1 day"
    assert Due(by, "A direction", "The council", ONE, TODAY).how_long == "Overdue by 1 day"
