"""The record number of a letter: its own, short, and read as typed from paper."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.letters.record_number import LENGTH, as_typed, in_fours, record_number

HEADS = st.text("0123456789abcdef", min_size=64, max_size=64)
HEAD = "9f3c" * 16


def test_two_letters_of_one_moment_have_two_numbers() -> None:
    assert record_number(HEAD, "R-1/L1") != record_number(HEAD, "R-1/L2")
    assert record_number(HEAD, "R-1/L1") != record_number("0" * 64, "R-1/L1")


@given(head=HEADS, reference=st.text(min_size=1, max_size=30))
def test_a_number_has_at_most_24_characters_in_groups_of_four(head: str, reference: str) -> None:
    printed = in_fours(record_number(head, reference))
    assert len(printed) <= 24
    assert {len(group) for group in printed.split(" ")} == {4}


@given(
    head=HEADS,
    case=st.sampled_from([str.upper, str.lower]),
    between=st.sampled_from(["", " ", "-", "\u00a0", " \n", "\u2013"]),
)
def test_it_is_read_as_typed_from_paper(
    head: str, case: Callable[[str], str], between: str
) -> None:
    number = record_number(head, "R-1/L1")
    typed = in_fours(number).replace(" ", between)
    assert as_typed(case(typed)) == number
    assert len(number) == LENGTH


def test_letters_are_read_as_the_figures_they_look_like() -> None:
    assert as_typed("9F3C 1A7B E2D4 O586 lI2C") == "9f3c1a7be2d405861" + "12c"


def test_a_whole_hash_and_the_sixteen_characters_of_before_are_read_too() -> None:
    assert as_typed(HEAD.upper()) == HEAD
    assert as_typed(" 9F3C 9F3C 9F3C 9F3C ") == HEAD[:16]
