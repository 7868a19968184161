"""Short marks that people read out and type: 80 bits as 16 letters and figures."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: no i, l or o, which look like figures, and no u, so that hardly a word comes up."""


def mark(digest: bytes) -> str:
    """The first 80 bits of a digest."""
    number = int.from_bytes(digest[:10], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def fours(text: str) -> str:
    """A text in groups of four."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
