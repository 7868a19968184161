"""Signs by themselves: which of them no font here has, and a typeface to stamp some with."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reviews.documents.letters.pdf import drawn
from reviews.domain.errors import Refused

_LOOK = Path(__file__).parents[1] / "letters" / "signs.typ"
_DAY = date(2026, 1, 1)
_ALWAYS = "\u017f"
"""The last of the signs that every font here has."""


def drawn_signs(signs: str, *, bold: bool = False) -> bytes:
    """A PDF with some signs and nothing else.

    Raises:
        Refused: no font here has one of them.
    """
    return _drawn(signs, bold=bold, told=[])


def unshown(words: str) -> frozenset[str]:
    """The signs of some words that no font here has."""
    left = {one for one in words if one.isprintable() and one > _ALWAYS}
    found: set[str] = set()
    while left:
        told: list[str] = []
        try:
            _drawn(" ".join(sorted(left)), bold=False, told=told)
        except Refused:
            gone = left & set("".join(told))
            if not gone:
                break  # It shows alone, and not as it stood: whoever draws the words is told.
            found |= gone
            left -= gone
        else:
            break
    return frozenset(found)


def _drawn(signs: str, *, bold: bool, told: list[str]) -> bytes:
    """The signs drawn; those that no font has are added to what is told."""

    def tell(some: Sequence[str]) -> str:
        told.extend(some)
        return "Some of these signs cannot be printed here."

    return drawn(_LOOK, {"signs": signs, "weight": "bold" if bold else "regular"}, _DAY, tell)
