"""Stored files as they are read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Account,
    AnswerFile,
    Observation,
    Review,
    Scheme,
    StoredFile,
    Visit,
)
from reviews.store.tables.base import Base


@dataclass(frozen=True, slots=True)
class FileDetails:
    """A stored file, and the team whose it is: its review's or visit's, else the scheme's."""

    id: UUID
    review_id: UUID | None
    scheme_id: UUID | None
    resident_id: UUID | None
    team_id: UUID | None
    bytes_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    purpose: str
    about: str
    true_on: date | None
    sensitivity: str
    quarantined_at: datetime | None
    recorded_at: datetime
    recorded_by: UUID
    erased_at: datetime | None


def file(session: Session, file_id: UUID) -> FileDetails | None:
    """One stored file."""
    row = session.execute(
        select_as(
            FileDetails,
            StoredFile,
            team_id=func.coalesce(Review.team_id, Visit.team_id, Scheme.team_id),
        )
        .outerjoin(Review, Review.id == StoredFile.review_id)
        .outerjoin(Observation, Observation.file_id == StoredFile.id)
        .outerjoin(Visit, Visit.id == Observation.visit_id)
        .outerjoin(Scheme, Scheme.id == StoredFile.scheme_id)
        .where(StoredFile.id == file_id)
    ).one_or_none()
    return read(FileDetails, row) if row else None


def account_of(session: Session, file_id: UUID) -> UUID | None:
    """The account that a file is attached to."""
    return session.scalar(
        select(Account.id)
        .join(AnswerFile, AnswerFile.account_id == Account.id)
        .where(AnswerFile.file_id == file_id)
    )


def named_bytes(session: Session) -> frozenset[str]:
    """The ids of all bytes that any record names: of every table that has a column for them."""
    tables = Base.metadata.tables.values()
    naming = [select(one.c.bytes_id) for one in tables if "bytes_id" in one.c]
    return frozenset(session.scalars(union_all(*naming)))
