"""What is still open where something is about to be closed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.follow_up.recommendations import SETTLED
from reviews.domain.letters.kinds import ENDED, LetterState
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import VisitState
from reviews.store.follow_up.recommendations import recommendations
from reviews.store.record.standing import stands
from reviews.store.tables import Account, Letter, Review, SchemeAddress, SchemeFacts, Visit


@dataclass(frozen=True, slots=True)
class LeftAtReview:
    """What is still open in a review."""

    visits: tuple[tuple[UUID, date], ...]
    accounts: int
    letters: int
    recommendations: int


@dataclass(frozen=True, slots=True)
class LeftAtScheme:
    """What is still open at a scheme: its reviews by reference, visits and recommendations."""

    reviews: tuple[tuple[UUID, str], ...]
    visits: tuple[tuple[UUID, date], ...]
    recommendations: int


def known_since(session: Session, scheme_id: UUID) -> date | None:
    """The first day that anything of a scheme is known to have been true."""
    days = [
        session.scalar(
            select(func.min(table.true_from_on)).where(
                table.scheme_id == scheme_id, table.superseded_at.is_(None)
            )
        )
        for table in (SchemeFacts, SchemeAddress)
    ]
    return min((day for day in days if day), default=None)


def at_scheme(session: Session, scheme_id: UUID, today: date) -> LeftAtScheme:
    """What is still open at a scheme."""
    reviews = session.execute(
        select(Review.id, Review.reference)
        .where(
            Review.scheme_id == scheme_id, Review.state.in_([ReviewState.OPEN, ReviewState.PAUSED])
        )
        .order_by(Review.reference)
    )
    visits = session.execute(_planned().where(Visit.scheme_id == scheme_id))
    made = recommendations(session, today, scheme_ids=[scheme_id])
    return LeftAtScheme(
        tuple((key, reference) for key, reference in reviews),
        tuple((key, day) for key, day in visits),
        sum(one.progress not in SETTLED for one in made),
    )


def at_review(session: Session, review_id: UUID, today: date) -> LeftAtReview:
    """What is still open in a review."""
    visits = session.execute(_planned().where(Visit.review_id == review_id))
    accounts = select(func.count()).where(
        Account.review_id == review_id,
        Account.state != AccountState.COMPLETE,
        stands(Account.id),
    )
    letters = select(func.count()).where(
        Letter.review_id == review_id,
        Letter.state.not_in([LetterState.SENT, *ENDED]),
    )
    made = recommendations(session, today, review_id=review_id)
    return LeftAtReview(
        tuple((key, day) for key, day in visits),
        session.scalar(accounts) or 0,
        session.scalar(letters) or 0,
        sum(one.progress not in SETTLED for one in made),
    )


def _planned() -> Select[UUID, date]:
    planned = select(Visit.id, Visit.planned_on).where(Visit.state == VisitState.PLANNED)
    return planned.order_by(Visit.planned_on, Visit.id)
