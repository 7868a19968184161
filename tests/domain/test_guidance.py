"""References to the guidance: read whole, and never outside paragraphs 70 to 146."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.guidance import FIRST, LAST, numbers, runs

SPANS = st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST)).map(sorted)


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_a_reference_covers_all_it_names_and_nothing_else(spans: list[list[int]]) -> None:
    text = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in spans)
    assert set(numbers(text)) == {n for a, b in spans for n in range(a, b + 1)}
    assert list(numbers(text)) == sorted(set(numbers(text)))


@given(st.sets(st.integers(FIRST, LAST)))
def test_runs_hold_every_number_once_and_never_touch(found: set[int]) -> None:
    made = runs(found)
    assert [n for a, b in made for n in range(a, b + 1)] == sorted(found)
    assert all(later[0] > before[1] + 1 for before, later in pairwise(made))


@pytest.mark.parametrize(
    "text", ["", "69", "147", "98-94", "94–98", "ten", "110.", " 110", "110,", "1-200", "85;90"]
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        numbers(text)
