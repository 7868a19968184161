"""Which findings the sentences of conclusions rest on, as they stand."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.assessment.reasons import Pointer
from reviews.store.record.rows import grouped
from reviews.store.tables import Conclusion, ReasonPointer

from .every_finding import Worded


def pointers(
    session: Session, review_id: UUID, findings: Worded
) -> dict[UUID, tuple[Pointer, ...]]:
    """What the sentences of each conclusion rest on, by the id of its wording; one query."""
    rows = session.execute(
        select(ReasonPointer.conclusion_id, ReasonPointer.digest, ReasonPointer.finding_id)
        .join(Conclusion, Conclusion.id == ReasonPointer.conclusion_id)
        .where(Conclusion.review_id == review_id, ReasonPointer.ended_at.is_(None))
        .order_by(ReasonPointer.added_at, ReasonPointer.id)
    )
    found = grouped(
        (key, Pointer(digest, wording, findings.facts[wording])) for key, digest, wording in rows
    )
    return {key: tuple(some) for key, some in found.items()}


def pointer_rows(session: Session, conclusion_id: UUID) -> list[ReasonPointer]:
    """What the sentences of one wording of a conclusion rest on, to be changed by a service."""
    query = select(ReasonPointer).where(
        ReasonPointer.conclusion_id == conclusion_id, ReasonPointer.ended_at.is_(None)
    )
    return list(session.scalars(query))
