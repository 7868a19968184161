"""Where the reviews of many schemes stand; four queries however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.dates import LONDON
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.programme.programmes import Standing
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import VisitState
from reviews.store.tables import AssessmentReading, Letter, Review, Visit

AT_WORK = (ReviewState.OPEN, ReviewState.PAUSED)


@dataclass(frozen=True, slots=True)
class Begun:
    """A review and where it stands."""

    review_id: UUID
    standing: Standing


def standings(session: Session, since: Mapping[UUID, datetime | None]) -> dict[UUID, Begun]:
    """The newest review of each scheme that is at work, or was begun since an instant.

    Args:
        session: any session.
        since: the instant, by scheme; with None, the newest review whenever it was.
    """
    rows = session.scalars(
        select(Review)
        .where(Review.scheme_id.in_(list(since)))
        .order_by(Review.opened_at, Review.id)
    )
    newest: dict[UUID, Review] = {}
    for row in rows:
        start = since[row.scheme_id]
        if start is None or row.state in AT_WORK or row.opened_at >= start:
            newest[row.scheme_id] = row
    return _told(session, newest)


def _told(session: Session, newest: Mapping[UUID, Review]) -> dict[UUID, Begun]:
    ids = [row.id for row in newest.values()]
    visits = _visits(session, ids)
    readings = _readings(session, ids)
    sent = _letters(session, ids)
    return {
        scheme_id: Begun(
            row.id,
            Standing(
                state=row.state,
                state_on=row.state_at.astimezone(LONDON).date(),
                state_reason=row.state_reason,
                opened_on=row.opened_on,
                visit_on=visits.get((row.id, VisitState.PLANNED), (None, None))[0],
                visited_on=visits.get((row.id, VisitState.DONE), (None, None))[1],
                reading=readings.get(row.id),
                letter_sent_on=sent.get(row.id),
            ),
        )
        for scheme_id, row in newest.items()
    }


def _visits(
    session: Session, ids: Iterable[UUID]
) -> dict[tuple[UUID, VisitState], tuple[date | None, date | None]]:
    """The first day planned for and the last day gone, by review and state."""
    rows = session.execute(
        select(Visit.review_id, Visit.state, func.min(Visit.planned_on), func.max(Visit.went_on))
        .where(Visit.review_id.in_(list(ids)))
        .group_by(Visit.review_id, Visit.state)
    )
    return {(key, state): (first, last) for key, state, first, last in rows if key}


def _readings(session: Session, ids: Iterable[UUID]) -> dict[UUID, Reading]:
    rows = session.execute(
        select(AssessmentReading.review_id, AssessmentReading.reading)
        .where(AssessmentReading.review_id.in_(list(ids)))
        .order_by(AssessmentReading.number)
    )
    return dict(rows.all())


def _letters(session: Session, ids: Iterable[UUID]) -> dict[UUID, date]:
    """When the letter to the provider was sent, by review."""
    rows = session.execute(
        select(Letter.review_id, func.max(Letter.sent_on))
        .where(
            Letter.review_id.in_(list(ids)),
            Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
            Letter.sent_on.is_not(None),
        )
        .group_by(Letter.review_id)
    )
    return {key: sent_on for key, sent_on in rows if sent_on}
