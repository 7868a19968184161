"""Staff time: plain arithmetic with its units, shown line by line, and nothing more."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.board.staff_time import Shift, check_shift, duration, workings
from reviews.domain.errors import Refused

DAY = Shift("Day shift", 2, 450, 5, 1, 12)
NIGHT = Shift("Sleep-in", 1, 600, 7, 1, 12)
OWN = Shift("Planned visit", 1, 45, 3, 2, 1)


def test_each_line_shows_what_was_multiplied() -> None:
    assert DAY.working == (
        "Day shift: 2 staff × 7 hours 30 minutes × 5 times = 75 hours of staff time a week"
    )
    assert OWN.working == (
        "Planned visit: 1 staff × 45 minutes × 3 times ÷ 2 weeks = about 1 hour 8 minutes of "
        "staff time a week"
    )


def test_the_sum_and_the_shares_are_shown() -> None:
    together, shared = workings([DAY, NIGHT, OWN])[3:]
    assert together == (
        "Together: 75 hours + 70 hours + about 1 hour 8 minutes = about 146 hours 8 minutes of "
        "staff time a week"
    )
    assert shared == (
        "Shared by 12 residents: 145 hours ÷ 12 residents = 12 hours 5 minutes a week for each, "
        "if it were shared equally"
    )
    assert workings([OWN]) == [OWN.working]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute")],
)
def test_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert duration(minutes) == said
    assert duration(Fraction(minutes * 3 + 1, 3)).startswith("about ")


@given(
    st.lists(
        st.builds(
            Shift,
            st.just("Shift"),
            st.integers(1, 99),
            st.integers(1, 1440),
            st.integers(1, 99),
            st.integers(1, 9),
            st.integers(1, 60),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_shared_shift_is_shared_once_and_nothing_is_judged(shifts: list[Shift]) -> None:
    lines = workings(shifts)
    groups = {one.shared_by for one in shifts} - {1}
    assert sum(line.startswith("Shared by") for line in lines) == len(groups)
    assert not any(word in " ".join(lines) for word in ("enough", "too few", "%", "score"))


@pytest.mark.parametrize(
    ("field", "value"), [("staff", 0), ("times", 1000), ("weeks", 0), ("shared_by", 0)]
)
def test_a_figure_that_cannot_be_worked_with_is_refused(field: str, value: int) -> None:
    facts = {"staff": 1, "minutes": 60, "times": 1, "weeks": 1, "shared_by": 1, field: value}
    with pytest.raises(Refused, match="whole number") as caught:
        check_shift(Shift("Day", **facts), "Rota")
    assert caught.value.field == field


def test_a_shift_says_whose_account_it_is_what_it_is_and_how_long() -> None:
    for shift, said_by, field in (
        (DAY, " ", "said_by"),
        (Shift(" ", 1, 60, 1, 1, 1), "Rota", "what"),
        (Shift("Day", 1, 0, 1, 1, 1), "Rota", "hours"),
        (Shift("Day", 1, 1441, 1, 1, 1), "Rota", "hours"),
    ):
        with pytest.raises(Refused) as caught:
            check_shift(shift, said_by)
        assert caught.value.field == field


def test_no_shift_takes_more_than_the_week_has() -> None:
    always = Shift("Day and night", 3, 1440, 7, 1, 4)
    check_shift(always, "The manager")
    for shift in (replace(always, times=8), Shift("Night", 1, 720, 29, 2, 1)):
        with pytest.raises(Refused, match="168 hours") as refusal:
            check_shift(shift, "The manager")
        assert refusal.value.field == "times"
