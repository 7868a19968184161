"""The letters to the residents of a review, as a provider letter waits for them."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import FROZEN, LetterKind, LetterState
from reviews.domain.letters.out_of_date import PUT_OUT_OF_DATE
from reviews.domain.letters.residents_first import OwnLetter
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Event,
    EventRow,
    Letter,
    LetterRecommendation,
    Recommendation,
    ResidentNotAwaited,
)

KIND = LetterKind.RESIDENT_LETTER


def own_letters(session: Session, review_id: UUID) -> list[OwnLetter]:
    """The letters to residents that are approved or gone; four queries."""
    rows = session.execute(
        select(Letter.id, Letter.resident_id, Letter.state, Letter.draft).where(
            Letter.review_id == review_id,
            Letter.kind == KIND,
            Letter.state.in_([LetterState.APPROVED, *FROZEN]),
        )
    ).all()
    told = _recommendations(session, [row.id for row in rows])
    drafted, changed = _drafted(session, review_id), _changed(session, review_id)
    return [
        OwnLetter(
            row.resident_id,
            row.state,
            changed > drafted.get(str(row.id), 0),
            frozenset(told.get((row.id, row.draft), ())),
        )
        for row in rows
    ]


def _recommendations(session: Session, letters: list[UUID]) -> dict[tuple[UUID, int], list[UUID]]:
    query = (
        select(LetterRecommendation.letter_id, LetterRecommendation.draft, Recommendation.fact_id)
        .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
        .where(LetterRecommendation.letter_id.in_(letters))
    )
    return grouped(((key, draft), fact_id) for key, draft, fact_id in session.execute(query))


def asked_in(session: Session, letter_id: UUID, draft: int) -> frozenset[UUID]:
    """The recommendations of a draft, by their lasting ids."""
    return frozenset(_recommendations(session, [letter_id]).get((letter_id, draft), ()))


def _drafted(session: Session, review_id: UUID) -> dict[str, int]:
    """Where in the record each letter of a review was last drafted, by the id of its row."""
    query = (
        select(EventRow.row_id, func.max(Event.position))
        .join(Event, Event.position == EventRow.event_position)
        .where(
            Event.stream == f"review:{review_id}",
            Event.kind == EventKind.LETTER_DRAFTED,
            EventRow.row_table == "letter",
        )
        .group_by(EventRow.row_id)
    )
    return dict(session.execute(query).all())


def _changed(session: Session, review_id: UUID) -> int:
    """Where in the record that which these letters tell last changed."""
    query = select(func.max(Event.position)).where(
        Event.stream == f"review:{review_id}", Event.kind.in_(list(PUT_OUT_OF_DATE[KIND]))
    )
    return session.scalar(query) or 0


def not_awaited(session: Session, letter_id: UUID) -> dict[UUID, str]:
    """The residents whom a provider letter does not wait for, each with the reason."""
    query = select(ResidentNotAwaited.resident_id, ResidentNotAwaited.reason).where(
        ResidentNotAwaited.letter_id == letter_id
    )
    return dict(session.execute(query).all())
