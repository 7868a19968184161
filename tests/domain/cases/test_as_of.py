"""What stood on a day is told by the recorded times alone, whatever was done since."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.cases.as_of import NOW, AsOf, Mark, off_the_day, stood

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One wording."""

    fact_id: int
    words: str
    recorded_at: datetime
    superseded_at: datetime | None = None
    true_from_on: date | None = None
    true_to_on: date | None = None


def _wordings(fact: int, days: list[int], *, gone: int | None = None) -> list[Row]:
    """One fact worded anew on some days after the start, and taken back on another."""
    ends = [*days[1:], gone]
    return [
        Row(fact, f"{fact} on day {day}", _day(day), None if end is None else _day(end))
        for day, end in zip(days, ends, strict=True)
    ]


def _day(number: int) -> datetime:
    return START + timedelta(days=number)


def _on(number: int) -> date:
    return _day(number).date()


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=6, unique=True).map(sorted),
    st.integers(-2, 70),
    st.booleans(),
)
def test_what_was_known_is_the_last_wording_by_the_end_of_the_day(
    days: list[int],
    asked: int,
    hides: bool,  # noqa: FBT001 - drawn by name
) -> None:
    seen = stood(_wordings(1, days), AsOf(known_on=_on(asked), hides=hides))
    known = [day for day in days if day <= asked]
    if known:
        assert [one.row.words for one in seen] == [f"1 on day {known[-1]}"]
        assert seen[0].marks == (() if known[-1] == days[-1] else (Mark.REWORDED,))
    elif hides:
        assert seen == []
    else:
        assert [(one.row.words, one.marks) for one in seen] == [
            (f"1 on day {days[-1]}", (Mark.LATER,))
        ]


def test_now_is_what_stands() -> None:
    rows = [*_wordings(1, [0, 3]), *_wordings(2, [1], gone=4)]
    assert [one.row.words for one in stood(rows, NOW)] == ["1 on day 3"]


def test_what_was_taken_back_since_is_shown_as_it_stood_and_said() -> None:
    rows = _wordings(1, [0], gone=4)
    assert [one.marks for one in stood(rows, AsOf(known_on=_on(3)))] == [(Mark.GONE,)]
    assert stood(rows, AsOf(known_on=_on(4))) == []


def test_a_day_ends_at_midnight_in_london() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    rows = [Row(1, "after midnight in London", late)]
    assert stood(rows, AsOf(known_on=date(2026, 6, 30), hides=True)) == []
    assert stood(rows, AsOf(known_on=date(2026, 7, 1), hides=True)) != []


@pytest.mark.parametrize(
    ("from_on", "to_on", "mark"),
    [
        (None, None, Mark.NO_DAY),
        (_on(5), None, None),
        (_on(6), None, Mark.AFTER),
        (_on(1), _on(5), None),
        (_on(1), _on(4), Mark.BEFORE),
        (None, _on(4), Mark.BEFORE),
    ],
)
def test_what_was_true_on_a_day(
    from_on: date | None, to_on: date | None, mark: Mark | None
) -> None:
    assert off_the_day(from_on, to_on, _on(5)) is mark
    row = Row(1, "so", START, None, from_on, to_on)
    hidden = mark in (Mark.AFTER, Mark.BEFORE)
    assert bool(stood([row], AsOf(true_on=_on(5), hides=True))) is not hidden
    assert [one.marks for one in stood([row], AsOf(true_on=_on(5)))] == [(mark,) if mark else ()]
