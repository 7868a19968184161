"""Facts said to be wrong, as they are read, each with what was decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.follow_up.corrections import CorrectionOutcome
from reviews.domain.visits.visits import VisitPurpose
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    CorrectionAsked,
    CorrectionDecided,
    Officer,
    Review,
    Visit,
    VisitOfficer,
)


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A fact said to be wrong; `outcome` and what follows hold nothing until it is decided."""

    id: UUID
    review_id: UUID
    team_id: UUID
    finding_fact_id: UUID | None
    asked_by: str
    asked_on: date
    what: str
    by: str
    recorded_at: datetime
    outcome: CorrectionOutcome | None
    reasons: str
    decided_by: str
    decided_at: datetime | None


def _corrections() -> Select[*tuple[Any, ...]]:
    decider = aliased(Officer)
    return (
        select_as(
            CorrectionView,
            CorrectionAsked,
            team_id=Review.team_id,
            by=Officer.name,
            outcome=CorrectionDecided.outcome,
            reasons=func.coalesce(CorrectionDecided.reasons, ""),
            decided_by=func.coalesce(decider.name, ""),
            decided_at=CorrectionDecided.recorded_at,
        )
        .join(Review, Review.id == CorrectionAsked.review_id)
        .join(Officer, Officer.id == CorrectionAsked.recorded_by)
        .outerjoin(CorrectionDecided, CorrectionDecided.correction_id == CorrectionAsked.id)
        .outerjoin(decider, decider.id == CorrectionDecided.recorded_by)
        .order_by(CorrectionAsked.recorded_at, CorrectionAsked.id)
    )


def corrections(session: Session, review_id: UUID) -> list[CorrectionView]:
    """The facts of a review that are said to be wrong, oldest first."""
    rows = session.execute(_corrections().where(CorrectionAsked.review_id == review_id))
    return [read(CorrectionView, row) for row in rows]


def correction(session: Session, correction_id: UUID) -> CorrectionView | None:
    """One fact said to be wrong."""
    row = session.execute(_corrections().where(CorrectionAsked.id == correction_id)).one_or_none()
    return read(CorrectionView, row) if row else None


def officers_on_visits(session: Session, review_id: UUID) -> frozenset[UUID]:
    """The officers who went on the visits of a review, and on revisits of its scheme since."""
    revisit = and_(
        Visit.review_id.is_(None),
        Visit.purpose == VisitPurpose.REVISIT,
        Visit.went_on >= Review.opened_on,
    )
    query = (
        select(VisitOfficer.officer_id)
        .join(Visit, Visit.id == VisitOfficer.visit_id)
        .join(Review, Review.scheme_id == Visit.scheme_id)
        .where(
            Review.id == review_id,
            or_(Visit.review_id == review_id, revisit),
            Visit.went_on.is_not(None),
            VisitOfficer.ended_at.is_(None),
        )
    )
    return frozenset(session.scalars(query))
