"""The number that a page of the full set has in the parties' set, printed beside its own."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reviews.documents.bundles.parts import Cover, Paged
from reviews.domain.cases.bundle_plan import Entry, Key
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.services.record.jobs import Work
from reviews.store.cases.cases import CaseHead

from .bundle_before import earlier, key_of
from .bundle_layout import Begun, LaidOut, begun, laid_out, piece_of
from .bundle_pieces import Bindery
from .bundles import plan


def numbers_beside(
    work: Work, case: CaseHead, laid: LaidOut, pieces: Mapping[Key, Paged], into: Path
) -> Callable[[int], int | None] | None:
    """What gives the number in the parties' set of a page of a full set; None where all are alike.

    A paper that went to the parties has the page on which it went; any other, the one on which it
    would stand were their set made now.

    Args:
        work: the long work that makes the full set.
        case: whose papers they are.
        laid: where the papers of the full set stand.
        pieces: its new papers as pages, as they were made for it.
        into: a folder to draw in.

    Raises:
        Refused: the parties' set could not be made now; says why.
    """
    of = laid.begun
    if of.now.kind is BundleKind.PARTIES or _alike(work, case, of):
        return None
    theirs = _in_parties_set(work, case, laid.front, pieces, into)
    spans = [
        (at, at + min(paper.paged.pages, len(theirs[one.key])), theirs[one.key].start)
        for one, at, paper in zip(of.new, laid.first_pages, laid.papers, strict=True)
        if one.key in theirs
    ]
    return _number_in(spans)


def _alike(work: Work, case: CaseHead, of: Begun) -> bool:
    """Whether both sets hold the same on the same pages: nothing went, and nothing is withheld."""
    went = of.before or earlier(work.session, case.id, BundleKind.PARTIES)
    return not went and all(one.heading is not Heading.WITHHELD for one in of.new)


def _number_in(spans: Sequence[tuple[int, int, int]]) -> Callable[[int], int | None]:
    """What gives the other number of a page; spans are from, until, and the first other number."""
    firsts = [first for first, _, _ in spans]

    def beside(page: int) -> int | None:
        at = bisect_right(firsts, page) - 1
        if at < 0 or page >= spans[at][1]:
            return None
        return spans[at][2] + page - spans[at][0]

    return beside


def _in_parties_set(
    work: Work, case: CaseHead, front: Cover, pieces: Mapping[Key, Paged], into: Path
) -> dict[Key, range]:
    """The pages of each paper in the parties' set: where it went, or would stand if made now."""
    plain = plan(work.session, case, BundleKind.PARTIES, Bindery.of(work).named_sets)
    of = begun(work.session, case, plain)
    theirs = {
        one.key: pieces[one.key] if one.key in pieces else _made(work, case, one, into)
        for one in of.new
    }
    cover = replace(front, lines=plain.lines, neutral=plain.neutral)
    laid = laid_out(work, case, of, theirs, cover, into)
    found = {
        key: range(one.first_page, one.first_page + one.pages)
        for one in (of.before.papers if of.before else ())
        if (key := key_of(one))
    }
    new = zip(of.new, laid.first_pages, laid.papers, strict=True)
    return found | {one.key: range(at, at + paper.paged.pages) for one, at, paper in new}


def _made(work: Work, case: CaseHead, one: Entry, into: Path) -> Paged:
    """A paper that went in a full set, as the parties' set would have it: its pages are not kept.

    What it tells and what is within it stand in their index, and may be others now.
    """
    work.holds()
    with TemporaryDirectory(dir=into) as apart:
        return piece_of(BundleKind.PARTIES, work, case, one.label, one.id, Path(apart))
