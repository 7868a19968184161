"""What letters tell of recommendations, as a provider letter waits for those to residents."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.tables import LetterRecommendation, Recommendation, ResidentNotAwaited


def asked_in(
    session: Session, drafts: Collection[tuple[UUID, int]]
) -> Mapping[tuple[UUID, int], Mapping[UUID, date]]:
    """By when each draft of a letter says that each recommendation is to be done; one query.

    Recommendations go by their lasting ids.
    """
    told: dict[tuple[UUID, int], dict[UUID, date]] = {one: {} for one in drafts}
    query = (
        select(
            LetterRecommendation.letter_id,
            LetterRecommendation.draft,
            Recommendation.fact_id,
            Recommendation.complete_by_on,
        )
        .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
        .where(LetterRecommendation.letter_id.in_([key for key, _ in drafts]))
    )
    for letter_id, draft, fact_id, day in session.execute(query):
        if (letter_id, draft) in told:
            told[letter_id, draft][fact_id] = day
    return told


def not_awaited(session: Session, letter_id: UUID) -> dict[UUID, str]:
    """The residents whom a provider letter does not wait for, each with the reason."""
    query = select(ResidentNotAwaited.resident_id, ResidentNotAwaited.reason).where(
        ResidentNotAwaited.letter_id == letter_id
    )
    return dict(session.execute(query).all())
