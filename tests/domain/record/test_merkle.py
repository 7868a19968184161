"""The tree as RFC 6962 defines it, held against that definition written out."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.record.merkle import (
    EMPTY,
    consistency_parts,
    extends,
    grow,
    includes,
    inclusion_parts,
    leaf,
    node,
    root,
)


def by_definition(bodies: Sequence[str]) -> bytes:
    if not bodies:
        return hashlib.sha256(b"").digest()
    if len(bodies) == 1:
        return hashlib.sha256(b"\x00" + bodies[0].encode()).digest()
    split = 1
    while split * 2 < len(bodies):
        split *= 2
    parts = by_definition(bodies[:split]) + by_definition(bodies[split:])
    return hashlib.sha256(b"\x01" + parts).digest()


@given(st.lists(st.text(), max_size=70))
def test_the_root_is_as_defined_however_many_there_are(bodies: list[str]) -> None:
    peaks: list[bytes] = []
    for size, body in enumerate(bodies):
        grow(peaks, size, leaf(body))
    assert root(peaks) == by_definition(bodies)


def test_nothing_has_a_root_and_a_leaf_is_never_a_node() -> None:
    assert root([]) == EMPTY
    assert leaf("a") != node(b"", b"a")


def bodies(size: int) -> list[str]:
    return [str(number) for number in range(size)]


def roots(parts: Sequence[tuple[int, int]], of: Sequence[str]) -> list[bytes]:
    return [by_definition(of[start:end]) for start, end in parts]


SIZES = [*range(1, 71), 255, 256, 257, 1_000, 1_023]


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proved_and_no_other_in_its_place(size: int) -> None:
    of = bodies(size)
    top = by_definition(of)
    for index in range(size) if size <= 70 else (0, 1, size // 2, size - 2, size - 1):
        proof = roots(inclusion_parts(index, size), of)
        mine = leaf(of[index])
        assert includes(mine, index, size, proof, top)
        assert not includes(leaf("another"), index, size, proof, top)
        assert not includes(mine, index, size, proof, leaf("another"))
        assert not includes(mine, index, size, [*proof, mine], top)
        assert not includes(mine, index - 1, size, proof, top)
        if proof:
            assert not includes(mine, index, size, proof[:-1], top)
            assert not includes(mine, index, size, [*proof[:-1], leaf("x")], top)


@pytest.mark.parametrize("size", SIZES)
def test_every_earlier_tree_is_proved_and_no_other(size: int) -> None:
    of = bodies(size)
    top = by_definition(of)
    for old in range(1, size + 1) if size <= 70 else (1, 2, 63, 64, size - 1, size):
        before = by_definition(of[:old])
        proof = roots(consistency_parts(old, size), of)
        assert extends(old, before, size, top, proof)
        assert not extends(old, leaf("another"), size, top, proof)
        assert not extends(old, before, size, leaf("another"), proof)
        assert not extends(old, before, size, top, [*proof, before])
        if proof:
            assert not extends(old, before, size, top, proof[:-1])
            assert not extends(old, before, size, top, [leaf("x"), *proof[1:]])


@given(st.integers(1, 70), st.integers(1, 70), st.lists(st.binary(min_size=32, max_size=32)))
def test_no_made_up_proof_joins_two_unlike_trees(old: int, size: int, proof: list[bytes]) -> None:
    before = by_definition([f"another {one}" for one in range(old)])
    assert not extends(old, before, size, by_definition(bodies(size)), proof)


def test_a_tree_of_one_leaf_proves_nothing_of_a_larger_one() -> None:
    alone, top = leaf("0"), by_definition(bodies(9))
    assert includes(alone, 0, 1, [], alone)
    assert not includes(alone, 0, 9, [], alone)
    assert not includes(alone, 0, 9, [], top)
    assert not extends(1, alone, 9, top, [])
    assert not extends(1, alone, 9, alone, [])
    assert not extends(0, EMPTY, 9, top, [])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 4)])
def test_what_is_not_in_a_tree_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_parts(index, size)


@pytest.mark.parametrize(("old", "size"), [(0, 4), (5, 4)])
def test_what_a_tree_does_not_begin_with_has_no_proof(old: int, size: int) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        consistency_parts(old, size)
