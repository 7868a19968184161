"""What waits for an officer, and what an officer who leaves hands on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts import AccountState
from reviews.domain.letters import LetterState
from reviews.domain.people import Viewer
from reviews.domain.recommendations import OPEN, Clock
from reviews.domain.review_state import ReviewState
from reviews.domain.visits import VisitState

from .recommendations import RecommendationView, recommendations
from .reviews import sees_every_team
from .tables import Account, Letter, Review, SafeguardingConcern, Scheme, Visit, VisitOfficer


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work in progress: what it is, and the id of the thing it belongs to."""

    kind: str
    words: str
    id: UUID


def to_hand_on(session: Session, officer_id: UUID) -> list[Task]:
    """Everything in progress that is in one officer's hands; five queries."""
    led = session.execute(
        select(Review.id, Review.reference, Scheme.name)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(
            Review.lead_id == officer_id,
            Review.state.in_([ReviewState.OPEN, ReviewState.PAUSED]),
        )
        .order_by(Review.reference)
    )
    going = session.execute(
        select(Visit.id, Visit.planned_on, Scheme.name)
        .join(Scheme, Scheme.id == Visit.scheme_id)
        .join(VisitOfficer, VisitOfficer.visit_id == Visit.id)
        .where(
            VisitOfficer.officer_id == officer_id,
            VisitOfficer.ended_at.is_(None),
            Visit.state == VisitState.PLANNED,
        )
        .order_by(Visit.planned_on)
    )
    return [
        *(Task("review", f"Leads review {ref} of {name}", key) for key, ref, name in led),
        *(Task("visit", f"Visit to {name} on {day:%d/%m/%Y}", key) for key, day, name in going),
        *_accounts(session, officer_id),
        *_letters(session, officer_id),
        *_concerns(session, officer_id),
    ]


def _accounts(session: Session, officer_id: UUID) -> list[Task]:
    rows = session.execute(
        select(Account.id, Review.reference)
        .join(Review, Review.id == Account.review_id)
        .where(Account.heard_by == officer_id, Account.state != AccountState.COMPLETE)
        .order_by(Account.started_at)
    )
    return [Task("account", f"An unfinished account in review {ref}", key) for key, ref in rows]


def _letters(session: Session, officer_id: UUID) -> list[Task]:
    rows = session.execute(
        select(Letter.id, Letter.reference)
        .where(
            Letter.drafted_by == officer_id,
            Letter.state.in_([LetterState.DRAFT, LetterState.APPROVED, LetterState.ISSUED]),
        )
        .order_by(Letter.reference)
    )
    return [Task("letter", f"Letter {reference}, not yet sent", key) for key, reference in rows]


def _concerns(session: Session, officer_id: UUID) -> list[Task]:
    rows = session.execute(
        select(SafeguardingConcern.id, Scheme.name)
        .join(Scheme, Scheme.id == SafeguardingConcern.scheme_id)
        .where(
            SafeguardingConcern.raised_by == officer_id,
            SafeguardingConcern.referred_on.is_(None),
        )
        .order_by(SafeguardingConcern.raised_at)
    )
    return [
        Task("concern", f"A safeguarding concern at {name}, not yet referred", key)
        for key, name in rows
    ]


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A recommendation that was sent, with its scheme by name."""

    scheme: str
    recommendation: RecommendationView

    @property
    def clock(self) -> Clock:
        """How it stands against its dates today."""
        return self.recommendation.clock


def followed_up(session: Session, viewer: Viewer, today: date) -> list[FollowedUp]:
    """The open recommendations that a viewer follows up, those due first in front."""
    schemes = select(Scheme.id, Scheme.name).where(
        Scheme.id.in_(select(Review.scheme_id)), Scheme.closed_on.is_(None)
    )
    if not sees_every_team(viewer):
        schemes = schemes.where(Scheme.team_id.in_(viewer.teams))
    names = dict(session.execute(schemes).all())
    made = recommendations(session, today, scheme_ids=names)
    waiting = [FollowedUp(names[one.scheme_id], one) for one in made if one.clock in OPEN]
    return sorted(waiting, key=lambda one: one.recommendation.due_on)
