"""On which page each paper of a bundle stands, worked out as the bundle itself is made.

The full set prints the numbers of the parties' set beside its own: both come from here, so that
they cannot differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from reviews.documents.bundles.joining import plan as pages_of
from reviews.documents.bundles.parts import Before, BundlePaper, Cover, Paged
from reviews.domain.cases.bundle_plan import CHANGED, Entry, Key, Plan
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.errors import Refused
from reviews.services.record.jobs import Work
from reviews.store.cases import documents
from reviews.store.cases.cases import CaseHead
from reviews.store.record.session import Session

from .bundle_anew import Anew, anew, begins, unnamed_cover
from .bundle_before import Earlier, earlier
from .bundle_documents import bundled, drawn, numbered_now, settled
from .bundle_pieces import Bindery, paged
from .bundles import entry_of, going
from .citations import check_cites


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan beside what was sent of its kind: what is new in it, and what is drawn anew."""

    now: Plan
    before: Earlier | None
    again: Sequence[Anew]
    new: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A bundle but for its file: its cover, what it begins with, and its new papers settled."""

    begun: Begun
    front: Cover
    went: Before | None
    papers: Sequence[BundlePaper]

    @property
    def first_pages(self) -> tuple[int, ...]:
        """The page on which each new paper begins."""
        return pages_of(self.front, self.papers, self.went)


def begun(session: Session, case: CaseHead, now: Plan) -> Begun:
    """A plan beside what was sent of its kind.

    Raises:
        Refused: as `anew`.
    """
    before = earlier(session, case.id, now.kind)
    new = now.new(before.keys if before else ())
    return Begun(now, before, anew(session, case, before), new)


def laid_out(
    work: Work, case: CaseHead, of: Begun, pieces: Mapping[Key, Paged], front: Cover, into: Path
) -> LaidOut:
    """Where the papers of a bundle stand; no page that went is drawn anew yet.

    Args:
        work: the long work.
        case: whose papers they are.
        of: what is new in the bundle, and what it begins with.
        pieces: each new paper as pages, as `piece_of` makes them: what they tell stands in the
            index, which can be a page longer for it.
        front: its cover.
        into: a folder to draw in.

    Raises:
        Refused: as `settled`; or what was sent is not as it was made.
    """
    cover = unnamed_cover(front, of.again)
    went = numbered_now(begins(work.files, of.before, of.again), of.before, of.now)
    papers = [bundled(one, pieces[one.key]) for one in of.new]
    papers = settled(work, case, cover, of.new, papers, went, into, of.now.elsewhere)
    return LaidOut(of, cover, went, papers)


def piece_of(
    kind: BundleKind, work: Work, case: CaseHead, number: str, key: UUID, into: Path
) -> Paged:
    """One paper as the pages that go into a bundle; its number is empty for the council's own.

    What was repaired in it was ruled on, and the ruling is told in its place.

    Raises:
        Refused: it does not go any more, or cannot; names it.
    """
    if not number:
        return _own(work, case, key, into)
    item = going(work.session, case, kind, key)
    if item is None:
        raise Refused(CHANGED)
    bindery = Bindery.of(work)
    entry = entry_of(work.session, item, number, bindery.named_sets)
    return replace(paged(work.session, bindery, case, item, entry, into), repaired=())


def _own(work: Work, case: CaseHead, key: UUID, into: Path) -> Paged:
    found = next((one for one in documents.standing(work.session, case.id) if one.id == key), None)
    if found is None:
        raise Refused(CHANGED)
    made = drawn(work.files, found, {}, into)
    check_cites(work.session, work.files, case, found)
    return made
