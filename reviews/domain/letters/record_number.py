"""The record number of a letter: printed in its footer, shown on its page, found by `verify`.

It says how many events the council's record held, and in 80 bits what they were: made from the
root over them and the letter's own reference, so that no two letters share one and none can be
invented. Whoever holds the letter holds a mark that a rewritten record no longer fits.
"""

from hashlib import sha256

from reviews.domain.record import base32
from reviews.domain.record.events import sha256 as hexadecimal

SHORTEST = 12
"""How many characters of a number or a hash must be given to look for it."""

MARK = 16
"""How many characters the mark at its end has; how many events stands before it."""
_OLD_LENGTH = 20
_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1"})


def record_number(size: int, root: bytes, reference: str) -> str:
    """The number of the letter with this reference, first drafted when the record stood so.

    Args:
        size: how many events the record of the whole council held.
        root: the root over them.
        reference: the letter's own reference.
    """
    return f"{size}{base32.mark(sha256(root + reference.encode()).digest())}"


def old_record_number(head: str, reference: str) -> str:
    """The number as it was made before the council had one tree over all events.

    Args:
        head: the SHA-256, in hexadecimal, of the review's last event.
        reference: the letter's own reference.
    """
    return hexadecimal(f"{head} {reference}")[:_OLD_LENGTH]


def in_fours(number: str) -> str:
    """A number as it is printed and shown: how many events, and the mark in groups of four."""
    parts = (number[:-MARK], base32.fours(number[-MARK:]))
    return " ".join(one for one in parts if one)


def as_typed(text: str) -> str:
    """The number that someone typed from paper: capitals, spaces and dashes make no difference.

    No number has an o, an i or an l, so these are read as the figures that they look like.
    """
    return "".join(one for one in text.casefold() if one.isalnum()).translate(_READ_AS)
