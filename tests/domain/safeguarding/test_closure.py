"""Numbers that point to nobody, and what is told in confidence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.safeguarding.closure import (
    Contingency,
    HowSoon,
    Moved,
    Need,
    NeedFrom,
    Where,
    check_contingency,
    check_moved,
    check_sources,
    may_count,
    numbers,
)
from reviews.domain.safeguarding.feedback import (
    Anonymity,
    CameBy,
    Feedback,
    FeedbackKind,
    FeedbackSource,
    check_done,
    check_feedback,
)
from reviews.domain.sources import Source

TODAY = date(2026, 11, 23)
PLANS = st.lists(
    st.builds(
        Contingency,
        st.lists(st.sampled_from(Need), min_size=1, unique=True).map(tuple),
        st.sampled_from(HowSoon),
        st.sampled_from(Where),
    ),
    max_size=30,
)


@given(PLANS, st.integers(2, 8))
def test_no_number_shown_or_worked_out_points_to_one_person(
    plans: list[Contingency], fewest: int
) -> None:
    shown = numbers(plans, fewest)
    if len(plans) < fewest:
        assert shown.people is None
        every = [*shown.by_need.values(), *shown.by_how_soon.values(), *shown.by_place.values()]
        assert set(every) == {None}
        return
    assert shown.people == len(plans)
    for need, count in shown.by_need.items():
        true = sum(need in one.needs for one in plans)
        assert count == (true if true >= fewest else None)
    for counts in ([*shown.by_how_soon.values()], [*shown.by_place.values()]):
        seen = [one for one in counts if one is not None]
        assert all(one >= fewest for one in seen)
        left = len(plans) - sum(seen)
        assert left == 0 or left >= fewest


def test_what_is_large_enough_is_shown() -> None:
    plan = Contingency((Need.STEP_FREE,), HowSoon.WEEK, Where.NEAR)
    plans = [plan] * 6 + [replace(plan, how_soon=HowSoon.LATER)] * 5
    shown = numbers(plans, 5)
    assert (shown.people, shown.by_need[Need.STEP_FREE]) == (11, 11)
    assert shown.by_how_soon[HowSoon.WEEK] == 6
    assert shown.by_how_soon[HowSoon.LATER] == 5
    assert shown.by_how_soon[HowSoon.SAME_DAY] is None
    one_waits = [*plans[:6], replace(plan, how_soon=HowSoon.LATER)]
    assert numbers(one_waits, 5).by_how_soon[HowSoon.WEEK] is None


def test_a_plan_says_what_is_needed_and_a_move_says_where_to() -> None:
    with pytest.raises(Refused):
        check_contingency(Contingency((), HowSoon.WEEK, Where.NEAR))
    check_moved(Moved(None, "Nobody knows", ""), TODAY)
    for wrong in (Moved(TODAY, "\n", ""), Moved(TODAY + timedelta(days=1), "x", "")):
        with pytest.raises(Refused):
            check_moved(wrong, TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": "\n"}, "words"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"source": FeedbackSource.NOT_KNOWN, "who": "Ann"}, "who"),
    ],
)
def test_feedback_says_something_and_names_nobody_unknown(
    change: dict[str, object], field: str
) -> None:
    right = Feedback(
        FeedbackKind.WORRY, FeedbackSource.STAFF, CameBy.EMAIL, TODAY, Anonymity.NOBODY, "x", "Ann"
    )
    check_feedback(right, TODAY)
    with pytest.raises(Refused) as refusal:
        check_feedback(replace(right, **change), TODAY)  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("done", "closed_on", "field"),
    [
        (" ", None, "done"),
        ("x", TODAY + timedelta(days=1), "closed_on"),
        ("x", TODAY - timedelta(days=3), "closed_on"),
    ],
)
def test_what_was_done_is_said_before_it_is_closed(
    done: str, closed_on: date | None, field: str
) -> None:
    check_done("x", TODAY, TODAY, TODAY)
    with pytest.raises(Refused) as refusal:
        check_done(done, closed_on, TODAY - timedelta(days=2), TODAY)
    assert refusal.value.field == field


PLAN = Contingency((Need.STEP_FREE, Need.WITH_A_PET), HowSoon.WEEK, Where.NEAR)
FROM = {Need.STEP_FREE: NeedFrom(Source.RESIDENT), Need.WITH_A_PET: NeedFrom(Source.DOCUMENT)}
NO = ConsentState.REFUSED


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({}, PLAN.needs),
        (dict.fromkeys(Use, ConsentState.GIVEN), PLAN.needs),
        (dict.fromkeys(Use, ConsentState.NOT_ASKED), PLAN.needs),
        ({Use.TAKE_PART: NO}, ()),
        ({Use.TAKE_PART: ConsentState.WITHDRAWN}, ()),
        ({Use.NOTES: NO}, (Need.WITH_A_PET,)),
        ({Use.READ_FILE: NO}, (Need.STEP_FREE,)),
        ({Use.NOTES: NO, Use.READ_FILE: NO}, ()),
        ({Use.SHARE_BENEFITS: NO}, PLAN.needs),
    ],
)
def test_a_need_that_goes_against_a_no_is_in_no_plan(
    said: dict[Use, ConsentState], left: tuple[Need, ...]
) -> None:
    found = may_count(PLAN, FROM, said)
    assert (found.needs if found else ()) == left


@pytest.mark.parametrize("use", [Use.NOTES, Use.READ_FILE])
def test_a_need_without_a_source_goes_against_any_no(use: Use) -> None:
    assert may_count(PLAN, {}, {use: NO}) is None


def test_a_source_is_of_a_need_in_the_plan_and_of_no_day_to_come() -> None:
    check_sources(FROM, PLAN.needs, TODAY)
    late = {Need.STEP_FREE: NeedFrom(Source.STAFF, told_on=TODAY + timedelta(days=1))}
    for wrong, needs in ((FROM, (Need.STEP_FREE,)), (late, PLAN.needs)):
        with pytest.raises(Refused):
            check_sources(wrong, needs, TODAY)
