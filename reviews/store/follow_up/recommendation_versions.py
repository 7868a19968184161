"""Recommendations as they were: each change with its reason, what was sent, what was taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from reviews.domain.dates import LONDON
from reviews.domain.letters.kinds import FROZEN, LetterKind
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import Letter, LetterRecommendation, Officer, Recommendation


@dataclass(frozen=True, slots=True)
class Version:
    """A recommendation as it was at one time, and the letters that it was sent in as it was."""

    id: UUID
    number: int
    what: str
    plain_words: str
    evidence: str
    acknowledge_by_on: date
    complete_by_on: date
    change_reason: str
    withdrawn: str | None
    recorded_at: datetime
    by: str
    sent: tuple[tuple[str, date], ...]


def versions(session: Session, fact_id: UUID) -> list[Version]:
    """A recommendation as it was made and each time it was changed, oldest first."""
    rows = session.execute(
        _worded()
        .where(Recommendation.fact_id == fact_id)
        .order_by(
            Recommendation.recorded_at, Recommendation.superseded_at.is_(None), Recommendation.id
        )
    ).all()
    sent = _sent(session, [row.id for row in rows])
    return [read(Version, row, sent=tuple(sent.get(row.id, ()))) for row in rows]


def _worded() -> Select[*tuple[Any, ...]]:
    query = select_as(Version, Recommendation, by=Officer.name)
    return query.join(Officer, Officer.id == Recommendation.recorded_by)


def _sent(session: Session, ids: list[UUID]) -> dict[UUID, list[tuple[str, date]]]:
    """The provider letters issued with these versions: reference and date, by version."""
    rows = session.execute(
        select(LetterRecommendation.recommendation_id, Letter.reference, Letter.issued_at)
        .join(Letter, Letter.id == LetterRecommendation.letter_id)
        .where(
            LetterRecommendation.recommendation_id.in_(ids),
            LetterRecommendation.draft == Letter.draft,
            Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
            Letter.state.in_(FROZEN),
        )
        .order_by(Letter.issued_at, Letter.reference)
    )
    return grouped(
        (key, (reference, issued_at.astimezone(LONDON).date()))
        for key, reference, issued_at in rows
        if issued_at is not None
    )


def taken_back(session: Session, review_id: UUID) -> list[Version]:
    """The recommendations of a review that were taken back, by number; for its own team."""
    rows = session.execute(
        _worded()
        .where(
            Recommendation.review_id == review_id,
            Recommendation.superseded_at.is_(None),
            Recommendation.withdrawn.is_not(None),
        )
        .order_by(Recommendation.number)
    )
    return [read(Version, row, sent=()) for row in rows]
