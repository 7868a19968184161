"""Findings that lead to no recommendation, and why, as it is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read, select_as
from reviews.store.tables import NoRecommendation, Officer, Recommendation


@dataclass(frozen=True, slots=True)
class Because:
    """Why one wording of a finding leads to no recommendation; `withdrawn` why that fell away."""

    id: UUID
    finding_fact_id: UUID
    finding_id: UUID
    reason: str
    withdrawn: str | None
    recorded_at: datetime
    superseded_at: datetime | None
    by: str

    @property
    def stands(self) -> bool:
        """Whether it is why nothing is recommended now."""
        return self.superseded_at is None and self.withdrawn is None


def reasons(session: Session, review_id: UUID) -> list[Because]:
    """Every reason given in a review, those before the ones that stand too; one query."""
    query = (
        select_as(Because, NoRecommendation, by=Officer.name)
        .join(Officer, Officer.id == NoRecommendation.recorded_by)
        .where(NoRecommendation.review_id == review_id)
        .order_by(NoRecommendation.recorded_at, NoRecommendation.id)
    )
    return [read(Because, row) for row in session.execute(query)]


def answered(session: Session, review_id: UUID) -> set[UUID]:
    """The findings of a review that a recommendation answers; one query."""
    query = select(Recommendation.finding_fact_id).where(
        Recommendation.review_id == review_id,
        Recommendation.superseded_at.is_(None),
        Recommendation.withdrawn.is_(None),
    )
    return set(session.scalars(query))
