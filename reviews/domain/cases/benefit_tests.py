"""The tests of Housing Benefit, limb by limb: questions that a person weighs evidence against.

They are data with the day they were checked (data/benefit_tests.toml). None of them is answered
here, and none is a statement of the law by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reviews.domain.record.evidence import Limb
from reviews.domain.worded import Worded

from .kinds import DecisionKind


class HowKnown(Worded):
    """How far whoever keeps the data knows an authority: each is looked up before it is used."""

    READ = "read", "Part of it was read"
    SECOND_HAND = "second-hand", "Known from what others say of it"


@dataclass(frozen=True, slots=True)
class Authority:
    """A decision of a court or tribunal, and what it is said to say."""

    name: str
    says: str
    known: HowKnown


@dataclass(frozen=True, slots=True)
class LimbAsked:
    """One limb of a test, as a question; `limb` is what a record says that it speaks to."""

    key: str
    ask: str
    source: str
    held_by: str
    limb: Limb | None
    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class BenefitTest:
    """A test and its limbs, in order. One that is `apart` is reached by an appeal of its own."""

    key: str
    name: str
    source: str
    note: str
    apart: bool
    limbs: tuple[LimbAsked, ...]


@dataclass(frozen=True, slots=True)
class ShownBy:
    """Who must show it, for some kinds of decision; `source` is empty where none is known."""

    kinds: frozenset[DecisionKind]
    who: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class BenefitTests:
    """Every test, as it was last checked, and who must show what."""

    checked_on: date
    tests: tuple[BenefitTest, ...]
    shown: tuple[ShownBy, ...]

    def of(self, *, apart: bool) -> tuple[BenefitTest, ...]:
        """The tests of the home and its support, or those that stand apart from them."""
        return tuple(one for one in self.tests if one.apart is apart)

    def limbs(self) -> Iterator[tuple[BenefitTest, LimbAsked]]:
        """Every limb with its test, in order."""
        return ((test, limb) for test in self.tests for limb in test.limbs)

    def limb(self, key: str) -> tuple[BenefitTest, LimbAsked] | None:
        """A limb by its key, with its test."""
        return next((found for found in self.limbs() if found[1].key == key), None)

    def shown_by(self, kind: DecisionKind) -> ShownBy:
        """Who must show it, for one kind of decision; the data says so of each."""
        return next(one for one in self.shown if kind in one.kinds)
