"""What waits for one officer: assessments to read, and accounts left for later."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.assessment.overall_assessment import Read, Reading, standing_now
from reviews.domain.assessment.second_reading import took_part
from reviews.domain.people.roles import Viewer
from reviews.domain.review.state import ReviewState
from reviews.store.people import council_settings
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import Account, AssessmentReading, Conclusion, Review, Scheme

from .involvement import not_apart_in

_WAITS = frozenset({Reading.SUBMITTED, Reading.DISAGREED})


@dataclass(frozen=True, slots=True)
class ToRead:
    """An assessment that waits for a reader; `third` where two readers disagree."""

    review_id: UUID
    reference: str
    scheme: str
    third: bool


@dataclass(frozen=True, slots=True)
class Paused:
    """An account that an officer heard and left for later."""

    id: UUID
    respondent: str
    reference: str
    scheme: str


def to_read(session: Session, viewer: Viewer) -> list[ToRead]:
    """The assessments of a viewer's teams that they may read next; five queries.

    Where the council asks for a second reader who stands apart, no other is told of one.
    """
    rows = session.execute(
        select(
            Review.id,
            Review.reference,
            Scheme.name,
            AssessmentReading.reading,
            AssessmentReading.by,
        )
        .join(Review, Review.id == AssessmentReading.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(Review.team_id.in_(viewer.teams), Review.state == ReviewState.OPEN)
        .order_by(Review.reference, AssessmentReading.number)
    )
    steps = grouped(
        ((key, reference, scheme), Read(reading, by))
        for key, reference, scheme, reading, by in rows
    )
    concluded = grouped(
        session.execute(
            select(Conclusion.review_id, Conclusion.recorded_by).where(
                Conclusion.review_id.in_([key for key, _, _ in steps]),
                Conclusion.superseded_at.is_(None),
            )
        )
    )
    held = _held_from(session, viewer, [key for key, _, _ in steps])
    return [
        ToRead(key, reference, scheme, standing_now(taken) is Reading.DISAGREED)
        for (key, reference, scheme), taken in steps.items()
        if standing_now(taken) in _WAITS
        and viewer.id not in took_part(taken, concluded.get(key, ()))
        and not (standing_now(taken) is Reading.SUBMITTED and key in held)
    ]


def _held_from(session: Session, viewer: Viewer, review_ids: list[UUID]) -> Collection[UUID]:
    """The reviews, of some, of which the council lets a viewer not be the second reader."""
    if not review_ids or not council_settings.council(session).second_reader_apart:
        return frozenset()
    return not_apart_in(session, viewer.id, review_ids)


def paused(session: Session, viewer: Viewer) -> list[Paused]:
    """The paused accounts that a viewer heard, in reviews that are open; one query."""
    rows = session.execute(
        select_as(Paused, Account, reference=Review.reference, scheme=Scheme.name)
        .join(Review, Review.id == Account.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(
            Account.heard_by == viewer.id,
            Account.state == AccountState.PAUSED,
            stands(Account.id),
            Review.state == ReviewState.OPEN,
            Review.team_id.in_(viewer.teams),
        )
        .order_by(Account.started_at, Account.id)
    )
    return [read(Paused, row) for row in rows]
