"""Second readers who conclude first: who sees what, and when."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.assessment.overall_assessment import Read, Reading
from reviews.domain.assessment.own_conclusions import check_may_write, check_wrote, sees_conclusions
from reviews.domain.errors import Refused

FIRST, SECOND, THIRD = uuid4(), uuid4(), uuid4()
SENT = [Read(Reading.SUBMITTED, FIRST)]
BACK = [*SENT, Read(Reading.SENT_BACK, SECOND)]
AGAIN = [*SENT, Read(Reading.AGREED, SECOND), Read(Reading.REOPENED, FIRST)]
PEOPLE = st.sampled_from([FIRST, SECOND, THIRD])
STEPS = st.lists(st.builds(Read, st.sampled_from(Reading), PEOPLE), max_size=5)


@given(STEPS, PEOPLE, st.sets(PEOPLE), st.sets(PEOPLE))
def test_where_the_council_does_not_ask_for_it_everyone_sees(
    steps: list[Read], by: object, concluded: set[object], wrote: set[object]
) -> None:
    assert sees_conclusions(steps, by, concluded, wrote, blind=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("steps", [[], SENT, BACK, AGAIN])
def test_first_readers_and_those_who_wrote_see(steps: list[Read]) -> None:
    assert sees_conclusions(steps, FIRST, {FIRST}, set(), blind=True)
    assert sees_conclusions(steps, THIRD, {FIRST}, {THIRD}, blind=True)
    assert not sees_conclusions(steps, THIRD, {FIRST}, set(), blind=True)


@pytest.mark.parametrize("last", [Reading.AGREED, Reading.DISAGREED, Reading.DECIDED])
def test_once_it_is_read_everyone_sees(last: Reading) -> None:
    assert sees_conclusions([*SENT, Read(last, SECOND)], THIRD, {FIRST}, set(), blind=True)


@pytest.mark.parametrize("step", [Reading.AGREED, Reading.DISAGREED])
def test_nobody_agrees_or_disagrees_before_they_wrote(step: Reading) -> None:
    with pytest.raises(Refused, match="Write your own conclusions first"):
        check_wrote(SENT, step, SECOND, set(), blind=True)
    check_wrote(SENT, step, SECOND, {SECOND}, blind=True)
    check_wrote(SENT, step, SECOND, set(), blind=False)


def test_sending_back_and_deciding_need_none() -> None:
    check_wrote(SENT, Reading.SENT_BACK, SECOND, set(), blind=True)
    apart = [*SENT, Read(Reading.DISAGREED, SECOND)]
    check_wrote(apart, Reading.DECIDED, THIRD, set(), blind=True)


def test_own_conclusions_are_written_once_and_by_second_readers_only() -> None:
    check_may_write(SENT, SECOND, {FIRST}, set())
    for steps, by, wrote in (
        ([], SECOND, set()),
        (BACK, THIRD, set()),
        (SENT, FIRST, set()),
        (SENT, SECOND, {SECOND}),
    ):
        with pytest.raises(Refused):
            check_may_write(steps, by, {FIRST}, wrote)
