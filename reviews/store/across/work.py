"""Work that is late or to do, and what an officer who leaves hands on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.dates import long_date
from reviews.domain.follow_up.recommendations import Clock
from reviews.domain.letters.kinds import LetterState
from reviews.domain.people.roles import Role, Viewer, sees_every_team
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import VisitState
from reviews.store.follow_up.recommendations import RecommendationView, recommendations
from reviews.store.record.standing import stands
from reviews.store.safeguarding.threats import OPEN
from reviews.store.tables import (
    Account,
    Letter,
    Recommendation,
    Review,
    SafeguardingConcern,
    Scheme,
    Team,
    Threat,
    Visit,
    VisitOfficer,
)
from reviews.store.tables import Task as FollowUp

from .agreed_to_share import withheld_recommendations
from .log_filters import recommendations_overdue

PAGE = 50


class TaskKind(StrEnum):
    """What a piece of work is part of, which says where it is opened."""

    REVIEW = "review"
    VISIT = "visit"
    ACCOUNT = "account"
    LETTER = "letter"
    CONCERN = "concern"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work in progress: what it is, its id, and the team whose work it is.

    The words name no resident: whoever hands work on need not be allowed to read it. Safeguarding
    concerns are one line a team, which says neither what they are nor where they came up.
    """

    kind: TaskKind
    words: str
    id: UUID
    team_id: UUID
    team: str


def to_hand_on(session: Session, officer_id: UUID) -> list[Task]:
    """Everything in progress that is in one officer's hands; six queries."""
    return [
        *_reviews(session, officer_id),
        *_visits(session, officer_id),
        *_accounts(session, officer_id),
        *_letters(session, officer_id),
        *_to_follow_up(session, officer_id),
        *_concerns(session, officer_id),
    ]


def _tasks(
    session: Session, kind: TaskKind, query: Select[*tuple[Any, ...]], said: Callable[..., str]
) -> list[Task]:
    """What a query finds: the id, what it is `said` with, and the team's id and name, in order."""
    return [
        Task(kind, said(*told), key, team_id, team)
        for key, *told, team_id, team in session.execute(query)
    ]


def _reviews(session: Session, officer_id: UUID) -> list[Task]:
    query = (
        select(Review.id, Review.reference, Scheme.name, Team.id, Team.name)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Team, Team.id == Review.team_id)
        .where(
            Review.lead_id == officer_id, Review.state.in_([ReviewState.OPEN, ReviewState.PAUSED])
        )
        .order_by(Review.reference)
    )
    return _tasks(session, TaskKind.REVIEW, query, "Leads review {} of {}".format)


def _visits(session: Session, officer_id: UUID) -> list[Task]:
    query = (
        select(Visit.id, Visit.planned_on, Scheme.name, Team.id, Team.name)
        .join(Scheme, Scheme.id == Visit.scheme_id)
        .join(Team, Team.id == Visit.team_id)
        .join(VisitOfficer, VisitOfficer.visit_id == Visit.id)
        .where(
            VisitOfficer.officer_id == officer_id,
            VisitOfficer.ended_at.is_(None),
            Visit.state == VisitState.PLANNED,
        )
        .order_by(Visit.planned_on, Visit.id)
    )
    return _tasks(
        session, TaskKind.VISIT, query, lambda day, name: f"Visit to {name} on {long_date(day)}"
    )


def _accounts(session: Session, officer_id: UUID) -> list[Task]:
    query = (
        select(Account.review_id, func.count(), Review.reference, Team.id, Team.name)
        .join(Review, Review.id == Account.review_id)
        .join(Team, Team.id == Review.team_id)
        .where(
            Account.heard_by == officer_id,
            Account.state != AccountState.COMPLETE,
            stands(Account.id),
        )
        .group_by(Account.review_id, Review.reference, Team.id, Team.name)
        .order_by(Review.reference)
    )
    return _tasks(
        session,
        TaskKind.ACCOUNT,
        query,
        lambda count, of: f"{count} unfinished account{'' if count == 1 else 's'} in review {of}",
    )


def _to_follow_up(session: Session, officer_id: UUID) -> list[Task]:
    query = (
        select(Review.id, func.count(), Review.reference, Team.id, Team.name)
        .select_from(FollowUp)
        .outerjoin(Account, Account.id == FollowUp.account_id)
        .join(Review, Review.id == func.coalesce(FollowUp.review_id, Account.review_id))
        .join(Team, Team.id == Review.team_id)
        .where(FollowUp.owner_id == officer_id, FollowUp.done_at.is_(None))
        .group_by(Review.id, Review.reference, Team.id, Team.name)
        .order_by(Review.reference)
    )
    return _tasks(
        session,
        TaskKind.FOLLOW_UP,
        query,
        lambda count, of: f"{count} thing{'' if count == 1 else 's'} to follow up in review {of}",
    )


def _letters(session: Session, officer_id: UUID) -> list[Task]:
    query = (
        select(Letter.id, Letter.reference, Team.id, Team.name)
        .join(Review, Review.id == Letter.review_id)
        .join(Team, Team.id == Review.team_id)
        .where(
            Letter.drafted_by == officer_id,
            Letter.state.in_([LetterState.DRAFT, LetterState.APPROVED, LetterState.ISSUED]),
        )
        .order_by(Letter.reference)
    )
    return _tasks(session, TaskKind.LETTER, query, "Letter {}, not yet sent".format)


def _concerns(session: Session, officer_id: UUID) -> list[Task]:
    open_ones = union_all(
        select(SafeguardingConcern.id, SafeguardingConcern.team_id).where(
            SafeguardingConcern.raised_by == officer_id, SafeguardingConcern.referred_on.is_(None)
        ),
        select(Threat.id, Threat.team_id).where(
            Threat.raised_by == officer_id,
            Threat.superseded_at.is_(None),
            Threat.withdrawn.is_(None),
            OPEN,
        ),
    ).subquery()
    query = (
        select(Team.id, func.count(open_ones.c.id), Team.id, Team.name)
        .join(open_ones, open_ones.c.team_id == Team.id)
        .group_by(Team.id, Team.name)
        .order_by(Team.name)
    )
    return _tasks(
        session,
        TaskKind.CONCERN,
        query,
        lambda count: (
            f"{count} private record{'' if count == 1 else 's'} still to be passed on. "
            "Ask a lead reviewer of the team."
        ),
    )


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A recommendation that is overdue, with its scheme by name."""

    scheme: str
    recommendation: RecommendationView

    @property
    def clock(self) -> Clock:
        """How it stands against its dates today."""
        return self.recommendation.clock


def followed_up(session: Session, viewer: Viewer, today: date) -> list[FollowedUp]:
    """One page of the overdue recommendations that a viewer follows up, and one more.

    Those due first stand in front; five queries. Who also reads for benefits is not told of those
    that are not shared.
    """
    shared_only = Role.BENEFITS_OFFICER in viewer.roles
    limit = None if shared_only else PAGE + 1
    due = [
        row
        for one in recommendations_overdue(today)
        for row in _due(session, viewer, *one, limit=limit)
    ]
    due = sorted(due, key=lambda row: row[1:])[:limit]
    names = {row.fact_id: row.name for row in due}
    made = {one.fact_id: one for one in recommendations(session, today, fact_ids=names)}
    kept = withheld_recommendations(session, viewer, made.values())
    found = [FollowedUp(name, made[key]) for key, name in names.items() if key not in kept]
    return found[: PAGE + 1]


def _due(
    session: Session, viewer: Viewer, due_on: Any, conditions: Iterable[Any], limit: int | None
) -> list[Any]:
    """The recommendations due first, with the schemes by name."""
    order = (due_on, Review.opened_on, Recommendation.number, Recommendation.fact_id)
    query = (
        select(Scheme.name, *order)
        .join_from(Recommendation, Review, Review.id == Recommendation.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(*conditions)
    )
    if not sees_every_team(viewer):
        query = query.where(Scheme.team_id.in_(viewer.teams))
    return list(session.execute(query.order_by(*order).limit(limit)))
