"""Which papers a bundle holds, in which order and under which number, and what one adds to another.

Nothing that was sent is left out of a bundle that follows, and nothing of it moves: its papers keep
their pages and their numbers, and whatever is new stands behind them.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from .bundles import BundleKind
from .papers import Heading

Pairs = Sequence[tuple[str, str]]
"""What a cover says: pairs of a name and what is said of it."""

CHANGED = "What goes changed while this was made. Ask for it anew."
TAKEN_OUT = (
    "A paper in this bundle does not go to every party any more, so the bundle is not given out. "
    "Have it made anew."
)
"""What is said of a bundle that was not sent and holds what was taken out since."""

NOTHING = "There is nothing to make a bundle of: no paper is in, and no document is drafted."
NOTHING_NEW = "Everything that is in stands in the bundle that was sent. There is nothing to add."


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper as a bundle is planned.

    Attributes:
        id: the evidence, or the version of one of the council's own documents.
        place: its number on the lists of papers; in the schedule under rule 14 for what is
            withheld; zero for the council's own documents.
        sha256: that of its file; empty where it is none.
        handled: what was ruled or redacted of it, so that another ruling makes another bundle.
        of_group: that it stands in the bundle of what a group of cases shares.
    """

    id: UUID
    place: int
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    sha256: str
    handled: str = ""
    of_group: bool = False

    @property
    def key(self) -> "Key":
        """What the paper is in a bundle: the same piece stands once openly and once withheld."""
        return self.id, self.heading is Heading.WITHHELD

    @property
    def label(self) -> str:
        """Its number as it is printed."""
        return shared_label(self.place) if self.of_group else label(self.heading, self.place)

    @property
    def named(self) -> str:
        """How sentences name it."""
        number = self.label
        return f"Paper {number}, “{self.what}”," if number else f"“{self.what}”"


Key = tuple[UUID, bool]
"""A paper in a bundle: what it is, and whether it stands among what is withheld."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All papers of a bundle in their order, and what its cover says.

    `elsewhere` says, by the number of a paper that stands in the bundle of a group, how the
    council's own papers cite it.
    """

    kind: BundleKind
    entries: tuple[Entry, ...]
    lines: Pairs
    neutral: str = ""
    elsewhere: Pairs = ()

    @property
    def mark(self) -> str:
        """What tells this list of papers, as it is printed, from another."""
        every = [
            [str(one.id), one.place, one.heading, one.what, str(one.on), one.from_whom]
            for one in self.entries
        ]
        files = [[one.sha256, one.handled] for one in self.entries]
        told = json.dumps([every, files, list(self.lines), self.neutral, list(self.elsewhere)])
        return sha256(told.encode()).hexdigest()

    def new(self, before: Collection[Key]) -> tuple[Entry, ...]:
        """The papers that do not stand in a bundle that went out before, in their order."""
        return tuple(one for one in self.entries if one.key not in before)

    def parties(self) -> tuple[Entry, ...]:
        """What every party gets of it."""
        return tuple(one for one in self.entries if one.heading is not Heading.WITHHELD)


def label(heading: Heading, place: int) -> str:
    """The number of a paper as it is printed: “12”, “R1” or none."""
    if not place:
        return ""
    return f"R{place}" if heading is Heading.WITHHELD else str(place)


def shared_label(place: int) -> str:
    """The number of a paper in the bundle of what a group of cases shares: “G3”."""
    return f"G{place}"


def cited_elsewhere(place: int, page: int) -> str:
    """How a paper is cited that stands in the bundle of a group: its number and its page there."""
    return f"{shared_label(place)}, common p. {page}"


def shared_line(group: str, number: int, pages: int) -> str:
    """What a cover says of papers that stand in the bundle of a group, by its reference."""
    return (
        f"The papers that the cases of group {group} share stand in its bundle {number}, pages 1 "
        f"to {pages}."
    )


def in_place_of(what: str, pages: range) -> str:
    """What an index calls a document that stands in place of one on pages that were sent."""
    if len(pages) == 1:
        return f"{what}, in place of page {pages[0]}"
    return f"{what}, in place of pages {pages[0]} to {pages[-1]}"


def left_to_group(
    papers: Collection[UUID], held: Collection[UUID], sent: Collection[UUID]
) -> set[UUID]:
    """The papers of a case that stand in the bundle of its group alone.

    What the case sent in a bundle of its own stays there. Where nothing would be left, nothing is
    left out.
    """
    found = (set(papers) & set(held)) - set(sent)
    return set() if found == set(papers) else found


def numbered(ids: Iterable[UUID], fixed: Mapping[UUID, int]) -> dict[UUID, int]:
    """The number of each paper: fixed ones stay, others follow behind all of those in their order.

    They stand in the order of their numbers. The number of a paper that is not given stays unused.
    """
    every = dict.fromkeys(ids)
    kept = sorted((one for one in every if one in fixed), key=fixed.__getitem__)
    new = (one for one in every if one not in fixed)
    last = max(fixed.values(), default=0)
    return {one: fixed[one] for one in kept} | {one: at for at, one in enumerate(new, last + 1)}


def in_order(
    documents: Iterable[Entry], papers: Iterable[Entry], withheld: Iterable[Entry]
) -> tuple[Entry, ...]:
    """The council's own documents, then the papers by number, then what only a tribunal gets."""
    return (
        *documents,
        *sorted(papers, key=lambda one: one.place),
        *sorted(withheld, key=lambda one: one.place),
    )
