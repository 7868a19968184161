"""The tree as RFC 6962 defines it, held against that definition written out."""

import hashlib
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.record.merkle import EMPTY, grow, leaf, node, root


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
