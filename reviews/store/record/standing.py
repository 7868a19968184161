"""Records that still stand: what was taken back is kept, and is no longer used."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from reviews.store.tables import EvidenceTakenBack


def stands(key: Any) -> ColumnElement[bool]:
    """That the record with this id was not taken back; `key` is the column of its id."""
    return ~exists(select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == key))


def was_taken_back(session: Session, evidence_id: UUID) -> bool:
    """Whether one record was taken back."""
    query = select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == evidence_id)
    return session.scalar(query) is not None
