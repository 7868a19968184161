"""What a record said at an instant: any sequence of changes reads back right."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.across.as_it_stood import (
    Known,
    KnownAs,
    Said,
    Span,
    Wording,
    as_it_stood,
)

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ROW, BY = uuid4(), UUID(int=1)
TEXTS = st.one_of(st.none(), st.sampled_from(["", "a & b", "<ł>", "ŵ\n\u0627", "“\U0001f511”"]))


def _at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


@given(
    st.fixed_dictionaries({"notes": TEXTS, "state": TEXTS}),
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.dictionaries(st.sampled_from(["notes", "state"]), TEXTS, min_size=1),
        ),
        max_size=8,
    ),
    st.randoms(),
)
def test_any_changes_read_back_right_at_any_instant(
    first: dict[str, str | None], changes: list[tuple[int, dict[str, str | None]]], chance: Random
) -> None:
    now, minute, stood = dict(first), 1, {1: dict(first)}
    earlier: list[Wording] = []
    for number, (later, change) in enumerate(changes, 1):
        minute += later
        for column, value in change.items():
            if now[column] != value:
                earlier.append(Wording(ROW, column, now[column], number, _at(minute), BY))
        now |= change
        stood[minute] = dict(now)
    chance.shuffle(earlier)
    expected = None
    for one in range(minute + 2):
        expected = stood.get(one, expected)
        said = as_it_stood("visit", now, earlier, Span(_at(1), None), _at(one), START)
        if expected is None:
            assert {found.as_.known for found in said.values()} == {Known.NOT_THERE}
        else:
            assert {name: found.value for name, found in said.items()} == expected


def test_what_was_overwritten_before_is_not_told() -> None:
    since, written = _at(60), _at(30)
    now = {"id": ROW, "notes": "c", "version": 3}
    later = [Wording(ROW, "notes", "b", 1, _at(90), BY)]
    span = Span(_at(0), written)

    def notes(minute: int) -> Said:
        return as_it_stood("visit", now, later, span, _at(minute), since)["notes"]

    assert notes(10) == Said(None, KnownAs(Known.NOT_KEPT, since))
    assert notes(10).as_.words == "not kept before 2 March 2026"
    assert notes(30) == Said("b", KnownAs(Known.UNTIL, _at(90)))
    assert notes(89).as_.words == "as it was until 2 March 2026"
    assert notes(90) == Said("c", KnownAs(Known.AS_NOW))
    before = as_it_stood("visit", now, later, span, _at(10), since)
    assert before["version"] == Said(3, KnownAs(Known.AS_NOW))
    assert before["id"] == Said(ROW, KnownAs(Known.AS_NOW))


def test_a_day_is_londons() -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert KnownAs(Known.UNTIL, summer).words == "as it was until 2 July 2026"
