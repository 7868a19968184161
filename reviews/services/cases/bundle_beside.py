"""The number that a page of the full set has in the parties' set, printed beside its own."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviews.documents.bundles.joining import plan as pages_of
from reviews.documents.bundles.parts import Before, BundlePaper, Cover, Paged
from reviews.domain.cases.bundle_plan import Key, Plan
from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.papers import Heading
from reviews.services.record.jobs import Work
from reviews.store.cases.cases import CaseHead

from .bundle_anew import anew, begins, unnamed_cover
from .bundle_before import Earlier, earlier, key_of
from .bundle_documents import bundled, settled
from .bundle_pieces import Bindery
from .bundles import plan


def numbers_beside(
    work: Work,
    case: CaseHead,
    front: Cover,
    now: Plan,
    papers: Sequence[BundlePaper],
    went: Before | None,
    into: Path,
) -> Callable[[int], int | None] | None:
    """What gives the number in the parties' set of a page of a full set; None where all are alike.

    Args:
        work: the long work that makes the full set.
        case: whose papers they are.
        front: its cover.
        now: its plan.
        papers: what is new in it, with their pages.
        went: what it begins with.
        into: a folder to draw in.
    """
    before = earlier(work.session, case.id, now.kind)
    theirs_went = earlier(work.session, case.id, BundleKind.PARTIES)
    if now.kind is BundleKind.PARTIES or not (theirs_went or _differs(now, before)):
        return None
    new = now.new(before.keys if before else ())
    begin = pages_of(front, papers, went)
    lengths = {key_of(one): one.pages for one in before.papers} if before else {}
    lengths |= {one.key: paper.paged.pages for one, paper in zip(new, papers, strict=True)}
    theirs = _in_parties_set(work, case, front, lengths, into)
    spans = [
        (at, at + paper.paged.pages, theirs[one.key])
        for one, at, paper in zip(new, begin, papers, strict=True)
        if one.key in theirs
    ]
    return _number_in(spans)


def _number_in(spans: Sequence[tuple[int, int, int]]) -> Callable[[int], int | None]:
    """What gives the other number of a page; spans are from, until, and the first other number."""
    firsts = [first for first, _, _ in spans]

    def beside(page: int) -> int | None:
        at = bisect_right(firsts, page) - 1
        if at < 0 or page >= spans[at][1]:
            return None
        return spans[at][2] + page - spans[at][0]

    return beside


def _differs(now: Plan, before: Earlier | None) -> bool:
    every = [*now.entries, *(before.papers if before else ())]
    return any(one.heading is Heading.WITHHELD for one in every)


def _in_parties_set(
    work: Work, case: CaseHead, front: Cover, lengths: Mapping[Key | None, int], into: Path
) -> dict[Key, int]:
    """The page on which each paper begins in the parties' set, were it made now."""
    plain = plan(work.session, case, BundleKind.PARTIES, Bindery.of(work).named_sets)
    before = earlier(work.session, case.id, BundleKind.PARTIES)
    new = plain.new(before.keys if before else ())
    drawn = [bundled(one, Paged(into, lengths.get(one.key, 1), PagedAs.PDF)) for one in new]
    again = anew(work.session, case, before)
    cover = unnamed_cover(replace(front, lines=plain.lines, neutral=plain.neutral), again)
    went = begins(work.files, before, again)
    drawn = settled(work, case, cover, new, drawn, went, into, plain.elsewhere)
    found = {key: one.first_page for one in before.papers if (key := key_of(one))} if before else {}
    pages = pages_of(cover, drawn, went)
    return found | {one.key: at for one, at in zip(new, pages, strict=True)}
