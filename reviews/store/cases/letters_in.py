"""What letters to providers that are in the papers recommend, as each letter said it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.dates import long_date
from reviews.domain.letters.kinds import LetterKind
from reviews.store.record.rows import grouped
from reviews.store.tables import Letter, LetterRecommendation, Recommendation


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation as it stood in a letter, with the day to complete it by."""

    number: int
    what: str
    complete_by_on: date

    @property
    def line(self) -> str:
        """It in a line."""
        return f"recommends ({self.number}), by {long_date(self.complete_by_on)}: {self.what}"


def recommended(session: Session, letter_ids: Collection[UUID]) -> dict[UUID, list[Recommended]]:
    """What letters to providers recommend, by letter, in the words that went; one query.

    Of some letters: those to residents tell the same in other words, and are read themselves.
    """
    rows = session.execute(
        select(
            LetterRecommendation.letter_id,
            Recommendation.number,
            Recommendation.what,
            Recommendation.complete_by_on,
        )
        .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
        .join(
            Letter,
            (Letter.id == LetterRecommendation.letter_id)
            & (Letter.draft == LetterRecommendation.draft),
        )
        .where(
            LetterRecommendation.letter_id.in_(letter_ids),
            Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
        )
        .order_by(Recommendation.number, Recommendation.id)
    )
    return grouped((key, Recommended(number, what, on)) for key, number, what, on in rows)
