"""What is missing among the evidence of a review or a resident, and what was looked for.

Nothing found is never left unsaid: each kind of gap says what was looked for, and that nothing of
it is missing where nothing is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source
from reviews.domain.worded import Worded

from .evidence_register import Lacks


class GapKind(Worded):
    """What can be missing; the hint says what was looked for where nothing is."""

    # fmt: off
    DAY = ("day", "No known day",
           "Every piece of evidence says when it was true.")
    SOURCE = ("source", "Nobody has said whose account it is",
              "Every piece says whose account it is, but for what the council did itself.")
    LIMB = ("limb", "Nobody has said which part of the Housing Benefit test it speaks to",
            "Every piece of evidence says which part of the Housing Benefit test it speaks to.")
    LIMB_BARE = ("limb-bare", "Parts of the Housing Benefit test with no evidence at all",
                 "Each part of the Housing Benefit test has evidence that speaks to it.")
    SILENT = ("silent", "Sources that were to be asked, and said nothing",
              "Every source that was to be asked has said something.")
    PARTS = ("parts", "Planned parts that are not done",
             "Every planned part is done, or excused with a reason.")
    REQUESTED = ("requested", "Asked for or not decided in the list of documents",
                 "Every item in the list of documents is settled.")
    # fmt: on


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the evidence and the plan of a scope.

    Attributes:
        pieces: how many pieces were looked at: those that stand and that the reader may know of.
        lacking: how many of them lack something.
        limbs: the limbs that any of them speaks to.
        spoke: the sources that any of them is of.
        asked: the sources that were to be asked by the plan.
        parts: the planned parts that are neither done nor excused, in words.
        requested: the items of the list of documents that are not settled, in words.
    """

    pieces: int
    lacking: Mapping[Lacks, int]
    limbs: Collection[Limb]
    spoke: Collection[Source]
    asked: Collection[Source]
    parts: tuple[str, ...]
    requested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: what is missing in words, or how many pieces; nothing of either is none."""

    kind: GapKind
    missing: tuple[str, ...] = ()
    pieces: int = 0

    @property
    def none(self) -> bool:
        """Whether nothing of the kind is missing."""
        return not (self.missing or self.pieces)


_LACKING = {GapKind.DAY: Lacks.DAY, GapKind.SOURCE: Lacks.SOURCE, GapKind.LIMB: Lacks.LIMB}


def gaps(known: Known) -> Iterator[Gap]:
    """Every kind of gap in order, those of which nothing is missing among them."""
    for kind, what in _LACKING.items():
        yield Gap(kind, pieces=known.lacking.get(what, 0))
    yield Gap(GapKind.LIMB_BARE, tuple(one.words for one in Limb if one not in known.limbs))
    silent = (one for one in Source if one in known.asked and one not in known.spoke)
    yield Gap(GapKind.SILENT, tuple(one.words for one in silent))
    yield Gap(GapKind.PARTS, known.parts)
    yield Gap(GapKind.REQUESTED, known.requested)
