"""Staff time: plain arithmetic with its units; only what is shared, and on top of it, adds up."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.board.staff_time import (
    Counts,
    Duty,
    Shift,
    Timed,
    Total,
    check_shift,
    duration,
    periods,
    totals,
    workings,
)
from reviews.domain.dates import Span
from reviews.domain.errors import Refused

MARCH = date(2026, 3, 1)
DAY = Shift("Day shift", 2, 450, 5, 1, 12, Counts.SHARED, Duty.AWAKE)
NIGHT = Shift("Sleep-in", 1, 600, 7, 1, 12, Counts.SHARED, Duty.SLEEPING)
PHONE = Shift("Manager", 1, 840, 7, 1, 12, Counts.SHARED, Duty.ON_CALL)
OWN = Shift("Planned visit", 1, 45, 3, 2, 1, Counts.ON_TOP, Duty.AWAKE)
COOKING = Shift("Cooking", 1, 60, 1, 1, 1, Counts.WITHIN, Duty.AWAKE)
BEFORE = Shift("Day and night", 1, 1440, 7, 1, 12)


def so(shift: Shift, from_on: date = MARCH, to_on: date | None = None) -> Timed:
    return Timed(shift, Span(from_on, to_on))


def test_each_line_shows_what_was_multiplied_and_whether_it_adds() -> None:
    assert DAY.working == (
        "Day shift: 2 staff × 7 hours 30 minutes × 5 times = 75 hours of staff time a week, "
        "shared by 12 residents; awake and on duty, shared time"
    )
    assert OWN.working == (
        "Planned visit: 1 staff × 45 minutes × 3 times ÷ 2 weeks = about 1 hour 8 minutes of "
        "staff time a week; awake and on duty, on top of the shared time"
    )
    assert COOKING.working.endswith("within the shared time, so not added again")
    assert BEFORE.working.endswith(
        "; not said whether it is within the shared time or on top of it, so not added"
    )


def test_what_a_shift_s_own_staff_give_is_not_counted_twice() -> None:
    day = replace(DAY, staff=1, minutes=720, times=10)
    session = replace(COOKING, what="Group session", minutes=60)
    visit = replace(OWN, what="One to one", minutes=1440, times=1, weeks=1)
    [total] = workings([so(day), so(session), so(visit)])[3:]
    assert total == (
        "Total, awake and on duty, from 1 March 2026: 120 hours (Day shift) + 24 hours (One to "
        "one, on top) = 144 hours a week"
    )


def test_waking_hours_sleeping_nights_and_time_on_call_are_never_one_sum() -> None:
    assert workings([so(DAY), so(NIGHT), so(PHONE)])[3:] == [
        "Total, awake and on duty, from 1 March 2026: 75 hours (Day shift) a week",
        "Total, sleeping night, from 1 March 2026: 70 hours (Sleep-in) a week",
        "Total, on call, from 1 March 2026: 98 hours (Manager) a week",
    ]


def test_what_was_not_so_at_one_time_is_never_one_sum() -> None:
    april = date(2026, 4, 1)
    old, new = so(DAY, to_on=april - timedelta(days=1)), so(replace(DAY, staff=1), april)
    assert [one.words.split(":")[0] for one in totals([new, so(OWN, date(2026, 3, 15)), old])] == [
        "Total, awake and on duty, from 1 March 2026 to 14 March 2026",
        "Total, awake and on duty, from 15 March 2026 to 31 March 2026",
        "Total, awake and on duty, from 1 April 2026",
    ]
    assert [one.minutes for one in totals([old, new])] == [75 * 60, 75 * 30]


def test_lines_from_before_are_listed_and_add_to_nothing() -> None:
    assert workings([so(BEFORE)]) == [
        BEFORE.working,
        "No total: no line says that it is shared time, or on top of it",
    ]
    assert totals([so(BEFORE), so(DAY)]) == totals([so(DAY)])
    half = replace(BEFORE, counts=Counts.ON_TOP)
    assert not half.said
    assert totals([so(half)]) == []


SHIFTS = st.builds(
    Shift,
    st.sampled_from(["Shift", "Night", "Visit"]),
    st.integers(1, 99),
    st.integers(1, 1440),
    st.integers(1, 99),
    st.integers(1, 9),
    st.integers(1, 60),
    st.sampled_from([*Counts, None]),
    st.sampled_from([*Duty, None]),
)
DAYS = st.integers(0, 40).map(lambda days: MARCH + timedelta(days=days))
TIMED = st.builds(Timed, SHIFTS, st.builds(Span, DAYS, DAYS | st.none()))


def a_week(told: list[Timed], duty: Duty, day: date) -> Fraction:
    """What the totals of one kind of duty come to on a day; one total at most holds on it."""
    holding = [one for one in totals(told) if one.duty is duty and one.span.holds_on(day)]
    assert len(holding) <= 1
    return sum((one.minutes for one in holding), Fraction(0))


@given(st.lists(TIMED, max_size=6), TIMED, st.sampled_from(Duty), DAYS)
def test_no_total_changes_by_what_is_within_the_shared_time_or_is_not_said(
    told: list[Timed], more: Timed, duty: Duty, day: date
) -> None:
    for change in ({"counts": Counts.WITHIN}, {"counts": None}, {"duty": None}):
        added = replace(more, shift=replace(more.shift, **change))
        assert totals([*told, added]) == totals(told)
        assert a_week([*told, added], duty, day) == a_week(told, duty, day)


@given(st.lists(TIMED, max_size=6), TIMED, st.sampled_from(Duty), DAYS)
def test_only_its_own_kind_of_duty_and_its_own_days_gain_what_adds(
    told: list[Timed], more: Timed, duty: Duty, day: date
) -> None:
    holds = more.shift.adds and more.shift.duty is duty and more.span.holds_on(day)
    gained = a_week([*told, more], duty, day) - a_week(told, duty, day)
    assert gained == (more.shift.a_week if holds else 0)


@given(
    st.lists(TIMED, max_size=6).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_totals_are_the_same_in_whatever_order_lines_were_told(
    both: tuple[list[Timed], list[Timed]],
) -> None:
    one, other = both
    assert [it.words for it in totals(one)] == [it.words for it in totals(other)]


@given(st.lists(TIMED, min_size=1, max_size=6))
def test_every_line_is_listed_and_nothing_is_shared_out_or_judged(told: list[Timed]) -> None:
    lines = workings(told)
    assert lines[: len(told)] == [one.shift.working for one in told]
    words = " ".join(lines)
    for never in ("for each", "equally", "÷ 12 residents", "enough", "too few", "%", "score"):
        assert never not in words


@given(st.lists(TIMED, max_size=6), DAYS)
def test_periods_hold_each_line_on_just_its_own_days(told: list[Timed], day: date) -> None:
    here = [held for span, held in periods(told) if span.holds_on(day)]
    assert here == [held] if (held := [one for one in told if one.span.holds_on(day)]) else not here


def test_a_line_that_was_always_so_and_one_without_end() -> None:
    always, last = Timed(DAY, Span()), so(DAY, to_on=date.max)
    assert Total(Duty.AWAKE, Span(), (DAY,)).words.startswith("Total, awake and on duty, at all")
    assert len(totals([always, last])) == 2
    [one] = totals([so(DAY, MARCH, MARCH)])
    assert ", on 1 March 2026:" in one.words


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute")],
)
def test_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert duration(minutes) == said
    assert duration(Fraction(minutes * 3 + 1, 3)).startswith("about ")


@pytest.mark.parametrize(
    ("field", "value"), [("staff", 0), ("times", 1000), ("weeks", 0), ("shared_by", 0)]
)
def test_a_figure_that_cannot_be_worked_with_is_refused(field: str, value: int) -> None:
    with pytest.raises(Refused, match="whole number") as caught:
        check_shift(replace(DAY, **{field: value}), "Rota")  # type: ignore[arg-type]  # by its name
    assert caught.value.field == field


def test_a_shift_says_whose_account_it_is_what_it_is_how_it_counts_and_how_long() -> None:
    for shift, said_by, field in (
        (DAY, " ", "said_by"),
        (replace(DAY, what=" "), "Rota", "what"),
        (replace(DAY, counts=None), "Rota", "counts"),
        (replace(DAY, duty=None), "Rota", "duty"),
        (replace(DAY, minutes=0), "Rota", "hours"),
        (replace(DAY, minutes=1441), "Rota", "hours"),
    ):
        with pytest.raises(Refused) as caught:
            check_shift(shift, said_by)
        assert caught.value.field == field


def test_one_resident_s_own_time_is_no_shift_for_everyone() -> None:
    check_shift(OWN, "The manager", own=True)
    with pytest.raises(Refused, match="own time") as refusal:
        check_shift(DAY, "The manager", own=True)
    assert refusal.value.field == "counts"


def test_no_shift_takes_more_than_the_week_has() -> None:
    always = replace(DAY, what="Day and night", staff=3, minutes=1440, times=7)
    check_shift(always, "The manager")
    for shift in (replace(always, times=8), replace(NIGHT, minutes=720, times=29, weeks=2)):
        with pytest.raises(Refused, match="168 hours") as refusal:
            check_shift(shift, "The manager")
        assert refusal.value.field == "times"
