"""Consent taken back and complaints, as a data protection officer reads them: nobody's words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.consent.consents import ConsentState
from reviews.domain.safeguarding.feedback import FeedbackKind
from reviews.store.tables import (
    ConfidentialFeedback,
    Consent,
    Resident,
    Review,
    Scheme,
    Team,
)

PAGE = 50


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That one resident took something back in one review, and when they last did."""

    review_id: UUID
    review: str
    scheme: str
    team: str
    resident_id: UUID
    resident: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Complaint:
    """That a complaint came, to which team, and whether it is closed."""

    id: UUID
    received_on: date
    scheme: str
    team: str
    closed_on: date | None


def withdrawals(session: Session, page: int) -> list[Withdrawal]:
    """What residents took back and did not give again, the latest first; one more than a page."""
    last = func.max(Consent.recorded_at).label("recorded_at")
    query = (
        select(
            Review.id,
            Review.reference,
            Scheme.name,
            Team.name,
            Resident.id,
            Resident.reference,
            last,
        )
        .join(Review, Review.id == Consent.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Team, Team.id == Review.team_id)
        .join(Resident, Resident.id == Consent.resident_id)
        .where(Consent.state == ConsentState.WITHDRAWN, Consent.superseded_at.is_(None))
        .group_by(
            Review.id, Review.reference, Scheme.name, Team.name, Resident.id, Resident.reference
        )
        .order_by(last.desc(), Review.reference, Resident.reference)
    )
    return [Withdrawal(*row) for row in session.execute(_only(query, page))]


def complaints(session: Session, page: int) -> list[Complaint]:
    """The complaints told to teams in confidence, the latest first; one more than a page."""
    told = ConfidentialFeedback
    query = (
        select(told.id, told.received_on, Scheme.name, Team.name, told.closed_on)
        .join(Scheme, Scheme.id == told.scheme_id)
        .join(Team, Team.id == told.team_id)
        .where(told.kind == FeedbackKind.COMPLAINT)
        .order_by(told.received_on.desc(), told.id)
    )
    return [Complaint(*row) for row in session.execute(_only(query, page))]


def _only(query: Select[*tuple[Any, ...]], page: int) -> Select[*tuple[Any, ...]]:
    return query.limit(PAGE + 1).offset((page - 1) * PAGE)


def withdrew(session: Session, review_id: UUID, resident_id: UUID) -> bool:
    """Whether a resident took something back in a review, and did not give it again."""
    query = select(Consent.id).filter_by(
        review_id=review_id,
        resident_id=resident_id,
        state=ConsentState.WITHDRAWN,
        superseded_at=None,
    )
    return session.scalar(query.limit(1)) is not None
