"""A sample that anybody can draw again (para 82): the seed, the list and the sizes decide it.

Method 1: the SHA-256 of the seed, a line end and the scheme's reference, in hexadecimal, sets
each scheme its place; from each stratum the first are taken. The order of the list does not
matter, and a scheme added or taken away leaves the order of the others as it was.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviews.domain.errors import Refused
from reviews.domain.record.events import sha256
from reviews.domain.worded import Worded

METHOD = "1"
NOT_RECORDED = "Not recorded"
"""The stratum of schemes for which the register does not say."""


class StratumBy(Worded):
    """What schemes are grouped by before a sample is drawn."""

    PROVIDER = "provider", "Support provider"
    COHORT = "cohort", "Who lives there"
    AREA = "area", "Area"


@dataclass(frozen=True, slots=True)
class Line:
    """A scheme that can be drawn: its reference, and the stratum it is in."""

    reference: str
    stratum: str


def counts(frame: Iterable[Line]) -> dict[str, int]:
    """How many schemes each stratum has to draw from."""
    return dict(Counter(one.stratum for one in frame))


def check_sizes(frame: Iterable[Line], sizes: Mapping[str, int]) -> None:
    """Check that what is asked for can be drawn; if not, nothing is drawn."""
    if not any(sizes.values()):
        raise Refused("Say how many schemes to draw from at least one group.")
    available = counts(frame)
    for stratum, size in sorted(sizes.items()):
        have = available.get(stratum, 0)
        if size and not have:
            raise Refused(f"No scheme can be drawn from “{stratum}”, so nothing was drawn.")
        if size > have:
            raise Refused(
                f"You asked for {size} from “{stratum}”, and only {have} can be drawn there. "
                "Nothing was drawn."
            )


def draw(seed: str, frame: Iterable[Line], sizes: Mapping[str, int]) -> frozenset[str]:
    """The references of the schemes drawn, by method 1."""
    frame = list(frame)
    check_sizes(frame, sizes)
    strata: dict[str, list[str]] = {}
    for one in frame:
        strata.setdefault(one.stratum, []).append(one.reference)
    return frozenset(
        reference
        for stratum, references in strata.items()
        for reference in sorted(references, key=lambda one: place(seed, one))[
            : sizes.get(stratum, 0)
        ]
    )


def same_again(
    seed: str, frame: Iterable[Line], sizes: Mapping[str, int], drawn: frozenset[str]
) -> bool:
    """Whether a recorded draw comes out the same when it is drawn again from its record."""
    try:
        return draw(seed, frame, sizes) == drawn
    except Refused:
        return False


def place(seed: str, reference: str) -> str:
    """What sets a scheme's place in the draw."""
    return sha256(f"{seed}\n{reference}")
