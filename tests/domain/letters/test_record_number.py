"""The record number of a letter: its own, short, and read as typed from paper."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.letters.record_number import (
    as_typed,
    in_fours,
    old_record_number,
    record_number,
)

ROOTS = st.binary(min_size=32, max_size=32)
ROOT = b"\x9f\x3c" * 16
HEAD = "9f3c" * 16


def test_two_letters_of_one_moment_have_two_numbers() -> None:
    assert record_number(7, ROOT, "R-1/L1") != record_number(7, ROOT, "R-1/L2")
    assert record_number(7, ROOT, "R-1/L1") != record_number(7, bytes(32), "R-1/L1")
    assert record_number(7, ROOT, "R-1/L1") != record_number(8, ROOT, "R-1/L1")


def test_letters_of_one_home_show_no_more_in_common_than_any_two_of_a_day() -> None:
    one, other = (record_number(4821, ROOT, f"R-1/L{number}") for number in (1, 2))
    assert one[:4] == other[:4] == "4821"
    same = sum(a == b for a, b in zip(one[4:], other[4:], strict=True))
    assert same < 4


@given(size=st.integers(0, 9_999_999), root=ROOTS, reference=st.text(min_size=1, max_size=30))
def test_it_says_how_many_events_and_the_rest_is_in_fours(
    size: int, root: bytes, reference: str
) -> None:
    printed = in_fours(record_number(size, root, reference))
    assert len(printed) <= 27
    before, *groups = printed.split(" ")
    assert before == str(size)
    assert [len(group) for group in groups] == [4] * 4


@given(
    size=st.integers(0, 9_999_999),
    root=ROOTS,
    case=st.sampled_from([str.upper, str.lower]),
    between=st.sampled_from(["", " ", "-", "\u00a0", " \n", "\u2013"]),
)
def test_it_is_read_as_typed_from_paper(
    size: int, root: bytes, case: Callable[[str], str], between: str
) -> None:
    number = record_number(size, root, "R-1/L1")
    typed = in_fours(number).replace(" ", between)
    assert as_typed(case(typed)) == number


def test_numbers_of_before_are_printed_as_they_were() -> None:
    number = old_record_number(HEAD, "R-1/L1")
    assert len(number) == 20
    assert {len(group) for group in in_fours(number).split(" ")} == {4}
    assert in_fours("9f3c" * 4) == "9f3c 9f3c 9f3c 9f3c"


def test_letters_are_read_as_the_figures_they_look_like() -> None:
    assert as_typed("9F3C 1A7B E2D4 O586 lI2C") == "9f3c1a7be2d405861" + "12c"


def test_a_whole_hash_and_the_sixteen_characters_of_before_are_read_too() -> None:
    assert as_typed(HEAD.upper()) == HEAD
    assert as_typed(" 9F3C 9F3C 9F3C 9F3C ") == HEAD[:16]
