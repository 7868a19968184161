"""The bundle that was sent before, with whose pages the next one begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from reviews.documents.bundles.parts import Before
from reviews.domain.cases.bundle_plan import NOTHING, NOTHING_NEW, Key, label
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import Refused
from reviews.files.disk import FileStore
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.record.session import Session

_NOT_AS_MADE = (
    "The bundle that was sent before, with which this one begins, is not as it was made. Tell an "
    "administrator: it can be put back from a back-up. Then ask for this one again."
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The bundle that was sent before, and its papers."""

    line: BundleLine
    papers: list[PaperLine]

    @property
    def keys(self) -> set[Key]:
        """What stands in it."""
        return {key for one in self.papers if (key := key_of(one)) is not None}


def key_of(one: PaperLine) -> Key | None:
    """What a paper is in a bundle; None where that is not known any more."""
    key = one.evidence_id or one.document_id
    return (key, one.heading is Heading.WITHHELD) if key else None


def earlier(session: Session, case_id: UUID, kind: BundleKind) -> Earlier | None:
    """The newest bundle of a kind that was sent in a case: the next one begins with it."""
    line = store.last_sent(session, case_id, kind)
    if line is None or line.erased_at is not None:
        return None
    return Earlier(line, store.papers(session, line.id))


def added(
    order: Iterable[Key],
    before: Earlier | None,
    *,
    again: bool = False,
    nothing: str = NOTHING,
) -> list[Key]:
    """What a bundle adds to the one that was sent before, in its order.

    `again` says that pages of what was sent are drawn anew, which is enough for a bundle.

    Raises:
        Refused: nothing goes in, which `nothing` says, or all of it was sent.
    """
    new = [one for one in order if before is None or one not in before.keys]
    if not new and not again:
        raise Refused(nothing if before is None else NOTHING_NEW)
    return new


def starts(files: FileStore, before: Earlier) -> Before:
    """The bundle that goes first, checked to be as it was made.

    Raises:
        Refused: it is not.
    """
    if files.digest(before.line.bytes_id) != before.line.sha256:
        raise Refused(_NOT_AS_MADE)
    papers = [(label(one.heading, one.place), one.first_page) for one in before.papers]
    numbered = tuple((name, page) for name, page in papers if name)
    return Before(files.place(before.line.bytes_id), before.line.pages, numbered)
