"""What a bundle is made from: its cover, and papers that are pages by now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.papers import Heading


@dataclass(frozen=True, slots=True)
class Within:
    """Something within a paper that gets a bookmark of its own, such as an email's attachment.

    `first` is its first page, counted from one within the paper.
    """

    what: str
    first: int
    pages: int


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that goes beside the bundle as the council holds it: its name, SHA-256 and place."""

    name: str
    sha256: str
    path: Path


@dataclass(frozen=True, slots=True)
class Paged:
    """A paper as pages of A4: a PDF of its own, upright, with nothing but pages in it.

    Attributes:
        path: the PDF.
        pages: how many it has; never none.
        paged_as: how it became pages.
        told: what its pages leave out or no longer show, in sentences, such as that a signature is
            no longer checked. They are printed with the paper in the index.
        repaired: what was wrong with the file and was mended to open it, in sentences; a person
            says whether it goes in so. Empty for a file that was sound.
        within: what has bookmarks of its own in it.
        beside: files that go beside the bundle.
    """

    path: Path
    pages: int
    paged_as: PagedAs
    told: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class BundlePaper:
    """One paper as the index lists it, with its pages.

    `label` is its number: “12”; “R1” for an item of the schedule under rule 14; empty for the
    council's own documents, whose links of `bundle:` are turned into places in the bundle.
    """

    label: str
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    paged: Paged
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says. `lines` are pairs of a name and what is said of it.

    `number` is that of the record, printed there; `neutral` a line that a direction asks for where
    something is withheld, and empty otherwise.
    """

    council: str
    title: str
    dated_on: date
    lines: Sequence[tuple[str, str]]
    number: str
    neutral: str = ""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """Pages of a bundle that went out, drawn anew since without words of a paper in it.

    `label` is the number of the paper; `pages` are its own, and the council's that named it so;
    `on` is the day of the direction.
    """

    label: str
    pages: Sequence[int]
    on: date


def runs_of(pages: Iterable[int]) -> list[tuple[int, int]]:
    """Pages that follow one another as one: the first of each run, and how many it has."""
    runs = list[tuple[int, int]]()
    for one in sorted(set(pages)):
        first, count = runs[-1] if runs else (one, 0)
        if one == first + count:
            runs[-1:] = [(first, count + 1)]
        else:
            runs.append((one, 1))
    return runs


@dataclass(frozen=True, slots=True)
class Before:
    """A bundle that went out, whose pages the new one begins with, and what was in it.

    `papers` says, by label, on which page each of its papers begins; `redrawn`, which of its pages
    are not as they went.
    """

    path: Path
    pages: int
    papers: Sequence[tuple[str, int]] = field(default=())
    redrawn: Sequence[Redrawn] = field(default=())


@dataclass(frozen=True, slots=True)
class Joined:
    """What was joined: how many pages, from which on they are new, and where each paper begins."""

    pages: int
    new_from: int
    first_pages: tuple[int, ...]
