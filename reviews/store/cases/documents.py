"""The council's own papers in a case, version by version; no version is ever changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.cases.documents import DocumentKind
from reviews.store.record.rows import read, select_as
from reviews.store.tables import CaseDocument, Officer


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One version: whose statement it is where it is one, what it was changed from, by whom.

    `officer` is empty for a paper that is no officer's own; `edited_from` is None for a version
    that was drafted from the record.
    """

    id: UUID
    case_id: UUID
    kind: DocumentKind
    officer_id: UUID | None
    officer: str
    number: int
    edited_from: int | None
    mark: str
    bytes_id: str
    sha256: str
    size: int
    erased_at: datetime | None
    recorded_at: datetime
    by: str

    @property
    def of(self) -> tuple[DocumentKind, UUID | None]:
        """What it is a version of."""
        return self.kind, self.officer_id


def versions(session: Session, case_id: UUID) -> list[DocumentLine]:
    """Every version of every paper of a case, by kind, the newest first; one query."""
    own = aliased(Officer)
    rows = session.execute(
        select_as(DocumentLine, CaseDocument, by=Officer.name, officer=func.coalesce(own.name, ""))
        .join(Officer, Officer.id == CaseDocument.recorded_by)
        .outerjoin(own, own.id == CaseDocument.officer_id)
        .where(CaseDocument.case_id == case_id)
        .order_by(CaseDocument.number.desc(), CaseDocument.recorded_at.desc(), CaseDocument.id)
    )
    order = list(DocumentKind)
    every = [read(DocumentLine, row) for row in rows]
    return sorted(every, key=lambda one: (order.index(one.kind), one.officer))


def standing(session: Session, case_id: UUID) -> list[DocumentLine]:
    """The last version of each paper of a case, in the order in which a bundle has them."""
    found: dict[tuple[DocumentKind, UUID | None], DocumentLine] = {}
    for one in versions(session, case_id):
        found.setdefault(one.of, one)
    return list(found.values())


def last_number(
    session: Session, case_id: UUID, kind: DocumentKind, officer_id: UUID | None
) -> int:
    """The number of the last version of a paper; zero where there is none."""
    query = select(func.max(CaseDocument.number)).where(
        CaseDocument.case_id == case_id,
        CaseDocument.kind == kind,
        CaseDocument.officer_id == officer_id if officer_id else CaseDocument.officer_id.is_(None),
    )
    return session.scalar(query) or 0
