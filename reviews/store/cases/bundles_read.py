"""Bundles of a case as their pages are read: which paper stands on which page, and the reverse."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.bundle_plan import label
from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Heading
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Bundle, BundlePaper, BundleSent

from .cases import CaseHead
from .items import decisions
from .sets import gone


@dataclass(frozen=True, slots=True)
class BundleLine:
    """A bundle of a case, and the day on which it was sent; None where it was not."""

    id: UUID
    case_id: UUID
    kind: BundleKind
    number: int
    new_from: int
    pages: int
    record_number: str
    bytes_id: str
    sha256: str
    size: int
    erased_at: datetime | None
    recorded_at: datetime
    sent_on: date | None

    @property
    def name(self) -> str:
        """What it is called among those of its case."""
        return f"{self.kind.words}, bundle {self.number}"


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A paper of a bundle as its index lists it, and its pages; `told` has a line each."""

    place: int
    evidence_id: UUID | None
    document_id: UUID | None
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    paged_as: PagedAs
    first_page: int
    pages: int
    told: str

    @property
    def label(self) -> str:
        """Its number, as papers cite it; empty for the council's own."""
        return label(self.heading, self.place)

    @property
    def last_page(self) -> int:
        """The last page of it."""
        return self.first_page + self.pages - 1

    @property
    def numbers(self) -> str:
        """Its pages, in words."""
        first, last = self.first_page, self.last_page
        return f"{first}" if first == last else f"{first} to {last}"


class Made(Protocol):
    """A bundle that was made, as any page reads it."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def kind(self) -> BundleKind:
        """For whom it is."""

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent."""


def _lines(case_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select_as(BundleLine, Bundle, sent_on=BundleSent.sent_on)
        .outerjoin(BundleSent, BundleSent.bundle_id == Bundle.id)
        .where(Bundle.case_id == case_id)
    )


def bundle(session: Session, case_id: UUID, bundle_id: UUID) -> BundleLine | None:
    """A bundle of a case by its id, whoever asks; one query."""
    row = session.execute(_lines(case_id).where(Bundle.id == bundle_id)).one_or_none()
    return read(BundleLine, row) if row else None


def newest(
    session: Session, case_id: UUID, as_of: AsOf = NOW, *, sent: bool = False
) -> BundleLine | None:
    """The newest parties' set of a case, or the newest that was sent; as of a day, that of then.

    None where there is none, or its pages were erased; one query.
    """
    query = _lines(case_id).where(Bundle.kind == BundleKind.PARTIES, Bundle.erased_at.is_(None))
    if sent:
        query = query.where(BundleSent.id.is_not(None))
    rows = session.execute(query.order_by(Bundle.number.desc()))
    found = (read(BundleLine, row) for row in rows)
    return next((one for one in found if as_of.knows(one.recorded_at)), None)


def taken_out(
    session: Session, case: CaseHead, of: Made, evidence: Collection[UUID] | None = None
) -> bool:
    """Whether a parties' set that was not sent holds a paper that does not go to every party now.

    `evidence` is what it holds, where that is known. Three queries at most; of one that was sent,
    and of a full set, none.
    """
    if of.sent_on is not None or of.kind is not BundleKind.PARTIES:
        return False
    known = {key for key, one in decisions(session, case).items() if one.inclusion is Inclusion.IN}
    held = pages_of(session, of.id).keys() if evidence is None else set(evidence)
    return not held <= known | gone(session, case.id)


def _papers(bundle_id: UUID) -> Select[*tuple[Any, ...]]:
    return select_as(PaperRead, BundlePaper).where(BundlePaper.bundle_id == bundle_id)


def papers(session: Session, bundle_id: UUID) -> list[PaperRead]:
    """The papers of a bundle in the order of their pages; one query."""
    rows = session.execute(_papers(bundle_id).order_by(BundlePaper.first_page))
    return [read(PaperRead, row) for row in rows]


def paper_on(session: Session, bundle_id: UUID, page: int) -> PaperRead | None:
    """The paper that a page is of; None for the cover, and for an index; one query."""
    query = _papers(bundle_id).where(BundlePaper.first_page <= page)
    row = session.execute(query.order_by(BundlePaper.first_page.desc()).limit(1)).one_or_none()
    found = read(PaperRead, row) if row else None
    return found if found and page <= found.last_page else None


def papers_from(session: Session, bundle_id: UUID, pages: Collection[int]) -> list[PaperRead]:
    """The papers that begin on some pages, in the order of these; one query."""
    query = _papers(bundle_id).where(BundlePaper.first_page.in_(pages))
    rows = session.execute(query.order_by(BundlePaper.first_page))
    return [read(PaperRead, row) for row in rows]


def pages_of(session: Session, bundle_id: UUID) -> dict[UUID, tuple[int, int]]:
    """The first and last page of each piece of evidence in a bundle, by its id; one query."""
    rows = session.execute(
        select(BundlePaper.evidence_id, BundlePaper.first_page, BundlePaper.pages).where(
            BundlePaper.bundle_id == bundle_id
        )
    )
    return {key: (first, first + count - 1) for key, first, count in rows if key is not None}
