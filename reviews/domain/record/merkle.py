"""The tree over all events of the council, as RFC 6962 (section 2.1) builds it.

Its root changes with any event, and with the order of events. The peaks of a tree, the roots of
its full parts from the largest, are all that is needed to add an event and to tell the root.
"""

import hashlib
from collections.abc import Sequence

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
