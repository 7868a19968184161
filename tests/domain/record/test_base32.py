"""Marks that people read out: 80 bits, sixteen letters and figures, none mistaken for another."""

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.record.base32 import ALPHABET, fours, mark


@given(st.binary(min_size=10, max_size=32), st.binary(min_size=10, max_size=32))
def test_a_mark_is_the_first_80_bits_and_no_less(one: bytes, other: bytes) -> None:
    assert len(mark(one)) == 16
    assert set(mark(one)) <= set(ALPHABET)
    assert (mark(one) == mark(other)) == (one[:10] == other[:10])


def test_no_letter_looks_like_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("oilu") & set(ALPHABET)
    assert mark(bytes(10)) == "0" * 16
    assert mark(b"\xff" * 10) == "z" * 16
    assert fours("abcdefgh") == "abcd efgh"
