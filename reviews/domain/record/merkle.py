"""The tree over all events of the council, as RFC 6962 (section 2.1) builds it.

Its root changes with any event, and with the order of events. The peaks of a tree, the roots of
its full parts from the largest, are all that is needed to add an event and to tell the root.

A proof is a list of roots of parts of the tree (RFC 6962, sections 2.1.1 and 2.1.2); which parts
is told as (start, end), so that one ordered pass over the events makes any proof. Proofs are
checked as RFC 9162 (sections 2.1.3.2 and 2.1.4.2) says.
"""

import hashlib
from collections.abc import Iterator, Sequence

Part = tuple[int, int]
"""A part of a tree: its first leaf, counted from 0, and the one after its last."""

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree over nothing."""


def leaf(body: str) -> bytes:
    """The hash of one event, from its text as it is stored."""
    return hashlib.sha256(b"\0" + body.encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts of a tree, side by side."""
    return hashlib.sha256(b"\1" + left + right).digest()


def grow(peaks: list[bytes], size: int, added: bytes) -> None:
    """Add a leaf to a tree that has `size` leaves; `peaks` becomes those of the larger tree."""
    while size & 1:
        added = node(peaks.pop(), added)
        size >>= 1
    peaks.append(added)


def root(peaks: Sequence[bytes]) -> bytes:
    """The root of the tree with these peaks."""
    if not peaks:
        return EMPTY
    *before, found = peaks
    for peak in reversed(before):
        found = node(peak, found)
    return found


def inclusion_parts(index: int, size: int) -> list[Part]:
    """The parts whose roots prove that a leaf stands in a tree, from the leaf upwards.

    `index` counts from 0. Raises ValueError where the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"A tree of {size} has no leaf {index}.")
    return list(_beside(index, 0, size))


def _beside(index: int, start: int, end: int) -> Iterator[Part]:
    """PATH of RFC 6962, within one part."""
    if end - start == 1:
        return
    middle = start + _split(end - start)
    if index < middle:
        yield from _beside(index, start, middle)
        yield (middle, end)
    else:
        yield from _beside(index, middle, end)
        yield (start, middle)


def consistency_parts(old: int, size: int) -> list[Part]:
    """The parts whose roots prove that a tree of `size` leaves begins with its first `old`.

    Raises ValueError where `old` is not from 1 to `size`: of nothing, nothing can be proved.
    """
    if not 1 <= old <= size:
        raise ValueError(f"A tree of {size} does not begin with {old}.")
    return list(_grown(old, 0, size, whole=True))


def _grown(old: int, start: int, end: int, *, whole: bool) -> Iterator[Part]:
    """SUBPROOF of RFC 6962; `whole` is whether this part is the old tree's own root."""
    if old == end:
        if not whole:
            yield (start, end)
        return
    middle = start + _split(end - start)
    if old <= middle:
        yield from _grown(old, start, middle, whole=whole)
        yield (middle, end)
    else:
        yield from _grown(old, middle, end, whole=False)
        yield (start, middle)


def _split(size: int) -> int:
    """The largest power of two below a size of two or more."""
    return int(1 << (size - 1).bit_length() - 1)


def includes(added: bytes, index: int, size: int, proof: Sequence[bytes], found: bytes) -> bool:
    """Whether a proof shows that the leaf `added` stands at `index` under the root `found`."""
    if not 0 <= index < size:
        return False
    place, last, hashed = index, size - 1, added
    for one in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            hashed = node(one, hashed)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hashed = node(hashed, one)
        place, last = place >> 1, last >> 1
    return last == 0 and hashed == found


def extends(old: int, before: bytes, size: int, now: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the tree of root `now` begins with that of root `before`."""
    if old == size and old > 0:
        return not proof and before == now
    if not 0 < old < size or not proof:
        return False
    path = list(proof) if old & (old - 1) else [before, *proof]
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node(one, first), node(one, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node(second, one)
        place, last = place >> 1, last >> 1
    return last == 0 and first == before and second == now
