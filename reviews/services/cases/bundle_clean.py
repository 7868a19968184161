"""Whether words that were taken out stand anywhere in a bundle, or in what goes beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from reviews.documents.bundles.parts import BundlePaper, Joined, TakenOut
from reviews.domain.cases.bundle_plan import Entry
from reviews.domain.cases.papers import Heading
from reviews.store.cases import item_words
from reviews.store.cases.cases import CaseHead
from reviews.store.record.session import Session

from .bundle_before import Earlier
from .bundle_files import has_original
from .redactions import taken_out


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a bundle was joined from.

    Attributes:
        new: the papers that are new in it, as they were planned.
        papers: the same, with their pages.
        joined: where each of them begins.
        before: the bundle that it begins with, as this one tells of its papers.
        anew: what was taken out of which pages of that one.
    """

    new: Sequence[Entry]
    papers: Sequence[BundlePaper]
    joined: Joined
    before: Earlier | None
    anew: Sequence[TakenOut]


def check_words(session: Session, case: CaseHead, bundle: Path, of: MadeOf) -> None:
    """Look for words that were taken out in a bundle, its index and the names of files beside it.

    Where the tribunal alone gets a paper whole, what names it may hold them.

    Raises:
        Refused: some are left; names the paper and the page.
    """
    from reviews.documents.bundles import clean  # noqa: PLC0415 - loads a large library

    gone = taken_out_of(session, case, of)
    if any(one.heading is Heading.WITHHELD for one in of.new):
        for one in gone:
            clean.check_pages(bundle, one)
    elif gone:
        beside = item_words.files_of(session, set(_with_originals(of)))
        names = [file.name for file in beside.values()]
        names += [text for one in of.papers for text in (one.what, one.from_whom, *one.paged.told)]
        clean.check_clean(bundle, gone, names)


def taken_out_of(session: Session, case: CaseHead, of: MadeOf) -> list[TakenOut]:
    """What was taken out of which pages of a bundle, new ones and those drawn anew."""
    placed = [
        (one.id, one.named, page, paper.paged.pages)
        for one, paper, page in zip(of.new, of.papers, of.joined.first_pages, strict=True)
        if one.place and one.heading is not Heading.WITHHELD
    ]
    return [*taken_out(session, case.id, placed), *of.anew]


def _with_originals(of: MadeOf) -> Iterator[UUID]:
    """The papers of which the file goes beside the bundle."""
    for entry, paper in zip(of.new, of.papers, strict=True):
        if entry.place and has_original(paper.paged.paged_as, paper.paged.told):
            yield entry.id
    for one in of.before.papers if of.before else ():
        if one.evidence_id is not None and has_original(one.paged_as, one.told.splitlines()):
            yield one.evidence_id
