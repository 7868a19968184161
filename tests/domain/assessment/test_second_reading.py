"""Who reads an assessment when, and what stands in its way."""

from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    FINAL,
    About,
    Read,
    Reading,
    standing_now,
)
from reviews.domain.assessment.planned_parts import PartState, PlannedPart, parts_left
from reviews.domain.assessment.second_reading import (
    WHOSE_TURN,
    WITH_READERS,
    check_changeable,
    check_concluded,
    check_reading,
    in_the_way,
    may_change,
    sent_on,
    steps_open,
    took_part,
)
from reviews.domain.errors import Refused
from reviews.domain.review.state import ReviewState

ANN, BO, CY, DI = uuid4(), uuid4(), uuid4(), uuid4()


S, A, B, D, T, R = (
    Reading.SUBMITTED,
    Reading.AGREED,
    Reading.SENT_BACK,
    Reading.DISAGREED,
    Reading.DECIDED,
    Reading.REOPENED,
)


def reads(*steps: tuple[Reading, UUID]) -> list[Read]:
    return [Read(*step) for step in steps]


PATHS: dict[Reading | None, list[Read]] = {
    None: [],
    S: reads((S, ANN)),
    A: reads((S, ANN), (A, BO)),
    B: reads((S, ANN), (B, BO)),
    D: reads((S, ANN), (D, BO)),
    T: reads((S, ANN), (D, BO), (T, CY)),
    R: reads((S, ANN), (A, BO), (R, ANN)),
}


ALLOWED = {None: {S}, S: {A, B, D}, A: {R}, B: {S}, D: {T, B}, T: {R}, R: {S}}


@pytest.mark.parametrize(("now", "step"), list(product(PATHS, Reading)))
def test_each_step_is_taken_in_its_turn_and_no_other(now: Reading | None, step: Reading) -> None:
    if step in ALLOWED[now]:
        check_reading(PATHS[now], step, DI, "My reasons")
    else:
        with pytest.raises(Refused, match="moved on"):
            check_reading(PATHS[now], step, DI, "My reasons")


@pytest.mark.parametrize("step", [A, B, D])
def test_the_second_reader_is_never_the_first(step: Reading) -> None:
    with pytest.raises(Refused, match="not yet concluded"):
        check_reading(PATHS[S], step, ANN, "My reasons")
    with pytest.raises(Refused, match="not yet concluded"):
        check_reading(PATHS[S], step, BO, "My reasons", concluded_by={BO})
    check_reading(PATHS[S], step, BO, "My reasons", concluded_by={ANN})


@pytest.mark.parametrize("by", [ANN, BO])
def test_the_third_is_neither_reader(by: UUID) -> None:
    for step in (T, B):
        with pytest.raises(Refused, match="not yet concluded"):
            check_reading(PATHS[D], step, by, "My reasons")
        check_reading(PATHS[D], step, CY, "My reasons")


@pytest.mark.parametrize("step", [B, D, T, R])
def test_reasons_are_given_where_two_views_part(step: Reading) -> None:
    now = {B: S, D: S, T: D, R: A}[step]
    with pytest.raises(Refused, match="Give your reasons") as refused:
        check_reading(PATHS[now], step, DI, " \n ")
    assert refused.value.field == "words"


def test_a_new_round_lets_a_second_reader_read_again() -> None:
    again = [*PATHS[B], Read(S, ANN)]
    check_reading(again, A, BO, "")
    with pytest.raises(Refused):
        check_reading(again, A, ANN, "")


@given(st.lists(st.tuples(st.sampled_from(Reading), st.sampled_from([ANN, BO, CY]))))
def test_whatever_is_tried_no_one_agrees_with_themselves(
    tried: list[tuple[Reading, UUID]],
) -> None:
    steps: list[Read] = []
    for step, by in tried:
        if step in steps_open(steps, by, {ANN}):
            steps.append(Read(step, by))
    round_: list[Read] = []
    for one in steps:
        round_ = [one] if one.reading is S else [*round_, one]
        if one.reading in FINAL:
            assert one.by != ANN
            assert one.by not in {before.by for before in round_[:-1]}


def test_whose_turn_it_is() -> None:
    assert steps_open(PATHS[S], ANN) == ()
    assert steps_open(PATHS[S], BO) == (A, B, D)
    assert steps_open(PATHS[D], BO) == ()
    assert steps_open(PATHS[D], CY) == (B, T)
    assert took_part(PATHS[D], {DI}) == {ANN, BO, DI}
    assert took_part([]) == frozenset()
    assert set(WHOSE_TURN) == {None, *Reading}


@pytest.mark.parametrize("now", PATHS)
def test_what_a_reader_has_cannot_be_changed(now: Reading | None) -> None:
    if now in WITH_READERS | FINAL:
        with pytest.raises(Refused):
            check_changeable(PATHS[now])
    else:
        check_changeable(PATHS[now])
    assert standing_now(PATHS[now]) is now
    changeable = now not in WITH_READERS | FINAL
    assert may_change(ReviewState.OPEN, PATHS[now]) is changeable
    assert not may_change(ReviewState.PAUSED, PATHS[now])


def test_which_step_sent_it_on_while_it_is_not_changed_since() -> None:
    found = {now: sent_on(steps) for now, steps in PATHS.items()}
    assert found == {None: None, S: 0, A: 0, B: None, D: 0, T: 0, R: None}
    assert sent_on(PATHS[B] + PATHS[D]) == 2


CITE = "Add what each rests on, call it not enough evidence, or say why it stands."
AWAY = "Take that evidence or the finding away first."


def part(state: PartState) -> PlannedPart:
    return PlannedPart("visit", f"Visit {state}", state)


def test_parts_left_are_those_neither_done_nor_excused() -> None:
    parts = [part(state) for state in PartState]
    assert [one.state for one in parts_left(parts)] == [PartState.TO_DO, PartState.UNDER_WAY]
    assert [one.settled for one in parts] == [False, False, True, True]


def test_what_stands_in_the_way_is_said_in_order() -> None:
    left = parts_left([part(PartState.TO_DO), part(PartState.UNDER_WAY)])
    found = in_the_way({About.RESPECT}, left, 1, withheld=2, unweighed=1)
    assert found == [
        "2 planned parts are neither done nor excused. The first is: Visit to-do.",
        f"3 conclusions are still to be recorded. The first: {CONCLUSION_ASKS[About.TAILORED]}",
        f"1 finding cites no evidence. {CITE}",
        f"2 findings rest on words that may no longer be used. {AWAY}",
        "1 document came after the first conclusion. Say what each changes, if anything.",
    ]
    with pytest.raises(Refused) as refused:
        check_concluded({About.RESPECT}, left, 1, withheld=2, unweighed=1)
    assert refused.value.sentence == found[0]
    check_concluded(set(About), [], 0)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"uncited": 2}, "2 findings cite no evidence"),
        ({"withheld": 1}, "1 finding rests on words"),
        ({"unweighed": 2}, "2 documents came"),
        ({"left": [part(PartState.TO_DO)]}, "1 planned part is neither"),
    ],
)
def test_each_matter_alone_stands_in_the_way(more: dict[str, object], words: str) -> None:
    given_ = {"concluded": set(About), "left": [], "uncited": 0, **more}
    with pytest.raises(Refused, match=words):
        check_concluded(**given_)  # type: ignore[arg-type]
