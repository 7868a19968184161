"""Bundles of a case as they are read, and what decides how a paper goes into one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.papers import Heading
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Bundle,
    BundlePaper,
    BundleSent,
    CaseStep,
    NeutralLine,
    Officer,
    PaperNumber,
    Redaction,
    RuledPaper,
    SentItem,
    SentSet,
)


@dataclass(frozen=True, slots=True)
class BundleLine:
    """A bundle that was made, by whom, and when it was sent, if it was."""

    id: UUID
    case_id: UUID | None
    kind: BundleKind
    number: int
    earlier_id: UUID | None
    new_from: int
    pages: int
    mark: str
    record_number: str
    bytes_id: str
    sha256: str
    size: int
    erased_at: datetime | None
    recorded_at: datetime
    by: str
    sent_on: date | None
    set_id: UUID | None

    @property
    def name(self) -> str:
        """What it is called among those of its case, and how long it is."""
        return f"Bundle {self.number}, {self.pages} page{'s' * (self.pages > 1)}"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a bundle: what its index says of it, and its pages."""

    place: int
    evidence_id: UUID | None
    document_id: UUID | None
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    sha256: str
    paged_as: PagedAs
    first_page: int
    pages: int
    told: str

    @property
    def span(self) -> str:
        """The pages on which it stands."""
        last = self.first_page + self.pages - 1
        return str(last) if self.pages == 1 else f"{self.first_page} to {last}"


def bundle_lines() -> Select[*tuple[Any, ...]]:
    """Bundles, each with who had it made, and that it was sent, if it was."""
    return (
        select_as(
            BundleLine,
            Bundle,
            by=Officer.name,
            sent_on=BundleSent.sent_on,
            set_id=BundleSent.set_id,
        )
        .join(Officer, Officer.id == Bundle.recorded_by)
        .outerjoin(BundleSent, BundleSent.bundle_id == Bundle.id)
    )


def bundles(session: Session, case_id: UUID, kind: BundleKind) -> list[BundleLine]:
    """The bundles of a kind that were made in a case, newest first; one query."""
    of = Bundle.case_id == case_id, Bundle.kind == kind
    rows = session.execute(bundle_lines().where(*of).order_by(Bundle.number.desc()))
    return [read(BundleLine, row) for row in rows]


def bundle(session: Session, case_id: UUID, kind: BundleKind, bundle_id: UUID) -> BundleLine | None:
    """One bundle of a case, where it is of this kind."""
    of = Bundle.case_id == case_id, Bundle.kind == kind, Bundle.id == bundle_id
    row = session.execute(bundle_lines().where(*of)).one_or_none()
    return read(BundleLine, row) if row else None


def sent_with(session: Session, set_id: UUID) -> BundleLine | None:
    """The bundle that went with a set of papers; None where it went without one."""
    row = session.execute(bundle_lines().where(BundleSent.set_id == set_id)).one_or_none()
    return read(BundleLine, row) if row else None


def last_sent(session: Session, case_id: UUID, kind: BundleKind) -> BundleLine | None:
    """The newest bundle of a kind that was sent in a case, with which the next one begins."""
    of = Bundle.case_id == case_id, Bundle.kind == kind, BundleSent.id.is_not(None)
    query = bundle_lines().where(*of).order_by(Bundle.number.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return read(BundleLine, row) if row else None


def in_last_sent(session: Session, case_id: UUID, kinds: Collection[BundleKind]) -> set[UUID]:
    """The evidence in the newest bundle of each of some kinds that was sent in a case."""
    lines = [last_sent(session, case_id, kind) for kind in sorted(kinds)]
    ids = [one.id for one in lines if one is not None and one.erased_at is None]
    rows = session.scalars(select(BundlePaper.evidence_id).where(BundlePaper.bundle_id.in_(ids)))
    return {key for key in rows if key is not None}


def documents_sent(session: Session, case_id: UUID, kind: BundleKind) -> dict[UUID, range]:
    """The pages of each of the council's own documents in the newest bundle that was sent.

    By its id, in the order of their pages; two queries.
    """
    line = last_sent(session, case_id, kind)
    found = papers(session, line.id) if line and line.erased_at is None else []
    return {
        one.document_id: range(one.first_page, one.first_page + one.pages)
        for one in found
        if one.document_id is not None
    }


def papers(session: Session, bundle_id: UUID) -> list[PaperLine]:
    """The papers of a bundle, in the order of their pages."""
    query = select_as(PaperLine, BundlePaper).where(BundlePaper.bundle_id == bundle_id)
    rows = session.execute(query.order_by(BundlePaper.first_page))
    return [read(PaperLine, row) for row in rows]


def next_number(session: Session, case_id: UUID, kind: BundleKind) -> int:
    """The number of the next bundle of a kind in a case, counted from one."""
    query = select(func.max(Bundle.number)).where(Bundle.case_id == case_id, Bundle.kind == kind)
    return (session.scalar(query) or 0) + 1


def places_gone(session: Session, case_id: UUID) -> dict[UUID, int]:
    """The place of each piece of evidence on the lists of papers that were sent in a case."""
    query = select(SentItem.evidence_id, SentItem.place).join(
        SentSet, SentSet.id == SentItem.set_id
    )
    return dict(session.execute(query.where(SentSet.case_id == case_id)).all())


def places_fixed(session: Session, case_id: UUID) -> dict[UUID, int]:
    """The number of each paper of a case that has one for good, by its evidence; two queries."""
    query = select(PaperNumber.evidence_id, PaperNumber.place)
    return dict(session.execute(query.filter_by(case_id=case_id)).all()) | places_gone(
        session, case_id
    )


def places_fixed_by(session: Session, case_id: UUID, at: datetime) -> set[int]:
    """The numbers that papers of a case had for good by then; one query."""
    given = select(PaperNumber.place).where(
        PaperNumber.case_id == case_id, PaperNumber.recorded_at <= at
    )
    gone = (
        select(SentItem.place)
        .join(SentSet, SentSet.id == SentItem.set_id)
        .where(SentSet.case_id == case_id, SentItem.recorded_at <= at)
    )
    return set(session.scalars(given.union(gone)))


def may_be_cited(session: Session, case_id: UUID) -> bool:
    """Whether a document of the council's may cite papers of a case; one query."""
    found = exists(select(PaperNumber.id).filter_by(case_id=case_id))
    return bool(session.scalar(select(found)))


def withheld_places(session: Session, case_id: UUID) -> dict[UUID, int]:
    """The number in the schedule of each item that went to the tribunal alone; one query."""
    query = (
        select(BundlePaper.evidence_id, BundlePaper.place)
        .join(Bundle, Bundle.id == BundlePaper.bundle_id)
        .join(BundleSent, BundleSent.bundle_id == Bundle.id)
        .where(Bundle.case_id == case_id, BundlePaper.heading == Heading.WITHHELD)
    )
    return {key: place for key, place in session.execute(query) if key is not None}


def ruled(session: Session, case_id: UUID) -> dict[UUID, RuledPaper]:
    """What stands of how damaged papers go in, by the evidence."""
    rows = session.scalars(select(RuledPaper).filter_by(case_id=case_id, superseded_at=None))
    return {row.evidence_id: row for row in rows}


def redacted(session: Session, case_id: UUID) -> dict[UUID, UUID]:
    """The redaction that stands of each piece of evidence of a case, by the evidence."""
    query = select(Redaction.evidence_id, Redaction.id).where(
        Redaction.case_id == case_id,
        Redaction.superseded_at.is_(None),
        (Redaction.secrets != "") | (Redaction.areas != ""),
    )
    return dict(session.execute(query).all())


def neutral(session: Session, case_id: UUID) -> NeutralLine | None:
    """The line that a direction asks for in the parties' set of a case."""
    return session.scalar(select(NeutralLine).filter_by(case_id=case_id, superseded_at=None))


def directions(session: Session, case_id: UUID) -> list[CaseStep]:
    """The directions of the tribunal that are recorded in a case, newest first."""
    stands = {"superseded_at": None, "taken_back": None}
    query = select(CaseStep).filter_by(case_id=case_id, kind=StepKind.DIRECTION, **stands)
    return list(session.scalars(query.order_by(CaseStep.on.desc())))
