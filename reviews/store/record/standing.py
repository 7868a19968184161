"""Records that still stand: what was taken back or restricted is kept, and is not used."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from reviews.store.tables import EvidenceRestricted, EvidenceTakenBack


def stands(key: Any) -> ColumnElement[bool]:
    """That the record with this id was neither taken back nor restricted.

    `key` is the column of its id.
    """
    back = exists(select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == key))
    return and_(~back, ~restricted(key))


def restricted(key: Any) -> ColumnElement[bool]:
    """That the record with this id is kept, and neither used nor shown (UK GDPR article 18)."""
    return exists(
        select(EvidenceRestricted.id).where(
            EvidenceRestricted.evidence_id == key, EvidenceRestricted.superseded_at.is_(None)
        )
    )


def is_restricted(session: Session, evidence_id: UUID) -> bool:
    """Whether one record is restricted: it opens for leads of its team alone."""
    return bool(session.scalar(select(restricted(evidence_id))))


def was_taken_back(session: Session, evidence_id: UUID) -> bool:
    """Whether one record was taken back."""
    query = select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == evidence_id)
    return session.scalar(query) is not None
