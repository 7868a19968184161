"""The documents of a review, and those that came late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read
from reviews.store.record.standing import stands
from reviews.store.tables import StoredFile


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of a review, and whether it came after the assessment was begun."""

    id: UUID
    name: str
    about: str
    media_type: str
    size: int
    sha256: str
    true_on: date | None
    recorded_at: datetime
    recorded_by: UUID
    quarantined_at: datetime | None
    quarantine_reason: str | None
    quarantine_outcome: str | None
    late_effect: str | None
    late_decided_by: UUID | None


def documents(
    session: Session, review_id: UUID, purposes: Iterable[str] = ("document",)
) -> list[DocumentLine]:
    """The documents of a review in the order they came."""
    query = (
        select(StoredFile)
        .where(
            StoredFile.review_id == review_id,
            StoredFile.purpose.in_(list(purposes)),
            stands(StoredFile.id),
        )
        .order_by(StoredFile.recorded_at, StoredFile.id)
    )
    return [read(DocumentLine, row) for row in session.scalars(query)]
