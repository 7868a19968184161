"""A sample comes out the same for anyone who draws it again, and never from outside its group."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.programme.sampling import Line, check_sizes, counts, draw, place, same_again

WORDS = st.text(max_size=6)
FRAMES = st.dictionaries(WORDS, st.sampled_from(["North", "South", "Łódź & <b>", ""])).map(
    lambda known: [Line(reference, stratum) for reference, stratum in known.items()]
)


@st.composite
def asked(drawn_from: st.DrawFn) -> tuple[str, list[Line], dict[str, int]]:
    """A seed, a list, and sizes that the list can give."""
    frame = drawn_from(FRAMES.filter(bool))
    available = counts(frame)
    sizes = {
        stratum: drawn_from(st.integers(0, have), label=stratum)
        for stratum, have in available.items()
    }
    if not any(sizes.values()):
        sizes[frame[0].stratum] = 1
    return drawn_from(WORDS), frame, sizes


@given(asked(), st.randoms())
def test_the_order_of_the_list_does_not_matter(
    case: tuple[str, list[Line], dict[str, int]], chance: object
) -> None:
    seed, frame, sizes = case
    mixed = frame.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert draw(seed, mixed, dict(reversed(sizes.items()))) == draw(seed, frame, sizes)


@given(asked())
def test_each_group_gives_as_many_as_asked_and_only_its_own(
    case: tuple[str, list[Line], dict[str, int]],
) -> None:
    seed, frame, sizes = case
    drawn = draw(seed, frame, sizes)
    home = {one.reference: one.stratum for one in frame}
    assert drawn <= set(home)
    assert Counter(home[one] for one in drawn) == +Counter(sizes)


@given(asked())
def test_another_group_changes_nothing_in_the_first(
    case: tuple[str, list[Line], dict[str, int]],
) -> None:
    seed, frame, sizes = case
    stratum = max(sizes, key=lambda one: sizes[one])
    alone = [one for one in frame if one.stratum == stratum]
    whole = draw(seed, frame, sizes)
    assert draw(seed, alone, {stratum: sizes[stratum]}) == whole & {one.reference for one in alone}


@given(asked())
def test_more_asked_for_keeps_those_drawn(case: tuple[str, list[Line], dict[str, int]]) -> None:
    seed, frame, sizes = case
    assert draw(seed, frame, sizes) <= draw(seed, frame, counts(frame))


@given(asked())
def test_a_draw_is_known_again_and_another_result_is_not(
    case: tuple[str, list[Line], dict[str, int]],
) -> None:
    seed, frame, sizes = case
    drawn = draw(seed, frame, sizes)
    assert same_again(seed, frame, sizes, drawn)
    assert not same_again(seed, frame, sizes, drawn - {min(drawn)})
    assert not same_again(seed, [], sizes, drawn)


@given(FRAMES, WORDS)
def test_an_empty_group_or_one_too_small_draws_nothing(frame: list[Line], seed: str) -> None:
    with pytest.raises(Refused, match="No scheme can be drawn from “Nowhere”"):
        draw(seed, frame, counts(frame) | {"Nowhere": 1})
    for stratum, have in counts(frame).items():
        with pytest.raises(Refused, match=f"only {have} can be drawn there"):
            draw(seed, frame, {stratum: have + 1})


def test_nothing_asked_for_is_said() -> None:
    with pytest.raises(Refused, match="at least one group"):
        check_sizes([Line("S-1", "North")], {"North": 0})


def test_the_method_is_what_the_page_says_it_is() -> None:
    """With a command such as: printf 'seed\\nS-1' | sha256sum."""
    references = [f"S-{number}" for number in range(40)]
    frame = [Line(one, "North") for one in references]
    by_hand = sorted(references, key=lambda one: hashlib.sha256(f"seed\n{one}".encode()).digest())
    assert draw("seed", frame, {"North": 7}) == set(by_hand[:7])
    assert place("seed", "S-1") == (
        "6b8d7cc064e2f6412ebd3f42e08513cf6b8b248cca3564149974b5872d6e9611"
    )


def test_every_scheme_is_drawn_about_as_often() -> None:
    """Over many seeds each of ten schemes is drawn about three times in ten."""
    frame = [Line(f"S-{number:04}", "North") for number in range(10)]
    drawn = Counter(
        reference
        for seed in range(2_000)
        for reference in draw(f"{seed:016x}", frame, {"North": 3})
    )
    assert sum(drawn.values()) == 6_000
    assert all(500 < drawn[one.reference] < 700 for one in frame)
