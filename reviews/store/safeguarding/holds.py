"""The letters that are on hold across the council, for the safeguarding lead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read, select_as
from reviews.store.tables import Hold, Officer, Review, Scheme, Team


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold on the letters of a review: who placed it and when, and whether visits wait too."""

    id: UUID
    review_id: UUID
    reference: str
    scheme: str
    team: str
    visits: bool
    placed_by_name: str
    placed_at: datetime


def letters_held(session: Session) -> list[HoldLine]:
    """The holds on letters that stand, of every team, the newest first."""
    query = (
        select_as(
            HoldLine,
            Hold,
            reference=Review.reference,
            scheme=Scheme.name,
            team=Team.name,
            placed_by_name=Officer.name,
        )
        .join(Review, Review.id == Hold.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Team, Team.id == Review.team_id)
        .join(Officer, Officer.id == Hold.placed_by)
        .where(Hold.letters, Hold.released_at.is_(None))
        .order_by(Hold.placed_at.desc(), Hold.id)
    )
    return [read(HoldLine, row) for row in session.execute(query)]


def review_referenced(session: Session, reference: str) -> UUID | None:
    """The review with that reference."""
    return session.scalar(select(Review.id).where(Review.reference == reference))
