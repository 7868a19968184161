"""The council's own documents as the index and the cover of a bundle have them.

One that stands in place of a version that was sent says so, with the pages of that.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from reviews.domain.cases.bundle_plan import Entry, Pairs, in_place_of
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.dates import LONDON, long_date
from reviews.store.cases import bundles, documents
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.record.session import Session

_COUNCIL = "The council"
_STANDS = "What stands now"


def replaced(
    session: Session, case: CaseHead, kind: BundleKind, standing: Collection[DocumentLine]
) -> dict[UUID, range]:
    """The pages of the version that was sent of each document whose next was not, by its id.

    Four queries at most.
    """
    went = bundles.documents_sent(session, case.id, kind)
    of = {one.id: one.of for one in documents.versions(session, case.id)} if went else {}
    pages = {of[key]: page for key, page in went.items()}
    return {one.id: pages[one.of] for one in standing if one.id not in went and one.of in pages}


def entries(standing: Collection[DocumentLine], pages: Mapping[UUID, range]) -> Iterator[Entry]:
    """Documents as an index has them; `pages` are those of `replaced`."""
    for one in standing:
        went, what = pages.get(one.id), _named(one)
        said = in_place_of(what, went) if went else what
        yield Entry(one.id, 0, Heading.RESPONSE, said, _day(one), _COUNCIL, one.sha256)


def on_cover(standing: Collection[DocumentLine], pages: Mapping[UUID, range]) -> Pairs:
    """What a cover says of documents that stand in place of pages that were sent."""
    said = [
        f"{in_place_of(f'{_named(one)}, {long_date(_day(one))}', pages[one.id])}."
        for one in standing
        if one.id in pages
    ]
    return ((_STANDS, "\n".join(said)),) if said else ()


def _named(one: DocumentLine) -> str:
    return f"{one.kind.words}: {one.officer}" if one.officer else one.kind.words


def _day(one: DocumentLine) -> date:
    return one.recorded_at.astimezone(LONDON).date()
