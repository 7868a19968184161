"""The letters that are on hold across the council, for the safeguarding lead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Role
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Hold, Officer, OfficerRole, Review, Scheme, Team


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


@dataclass(frozen=True, slots=True)
class PlacedBy:
    """Who placed a hold, and how to reach them."""

    name: str
    telephone: str
    email: str


def held_to_safeguard(session: Session, review_id: UUID) -> dict[UUID, PlacedBy]:
    """The standing holds on a review's letters alone that a safeguarding lead placed, by whom."""
    query = (
        select(Hold.id, Officer.name, Officer.telephone, Officer.email)
        .join(Officer, Officer.id == Hold.placed_by)
        .join(OfficerRole, OfficerRole.officer_id == Officer.id)
        .where(
            Hold.review_id == review_id,
            Hold.released_at.is_(None),
            Hold.visits.is_(False),
            OfficerRole.role == Role.SAFEGUARDING_LEAD,
            OfficerRole.given_at <= Hold.placed_at,
            OfficerRole.ended_at.is_(None) | (OfficerRole.ended_at > Hold.placed_at),
        )
        .order_by(Hold.placed_at, Hold.id)
    )
    return {key: PlacedBy(*who) for key, *who in session.execute(query)}


def review_referenced(session: Session, reference: str) -> UUID | None:
    """The review with that reference."""
    return session.scalar(select(Review.id).where(Review.reference == reference))
