"""The record number of a letter: printed in its footer, shown on its page, found by `verify`.

It is made from the hash of the review's history as it stood when the letter was first drafted,
and from the letter's own reference, so that no two letters share one and none can be invented.
"""

from reviews.domain.record.events import sha256

LENGTH = 20
"""How many characters a number has: with its spaces it stays within 24."""

SHORTEST = 12
"""How many characters of a number or a hash must be given to look for it."""

_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1"})


def record_number(head: str, reference: str) -> str:
    """The number of the letter with this reference, first drafted when the history had this head.

    Args:
        head: the SHA-256, in hexadecimal, of the review's last event.
        reference: the letter's own reference.
    """
    return sha256(f"{head} {reference}")[:LENGTH]


def in_fours(number: str) -> str:
    """A number as it is printed and shown: in groups of four."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def as_typed(text: str) -> str:
    """The number that someone typed from paper: capitals, spaces and dashes make no difference.

    No number has an o, an i or an l, so these are read as the figures that they look like.
    """
    return "".join(one for one in text.casefold() if one.isalnum()).translate(_READ_AS)
