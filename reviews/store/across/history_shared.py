"""A review's history as benefits officers read it: not who takes part, nor words withheld."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.consent.consents import Use
from reviews.domain.letters.kinds import ONE_RESIDENT
from reviews.store.tables import Letter, Recommendation

from .agreed_to_share import not_agreed
from .history import EventLine


def shared_history(
    session: Session, review_id: UUID, lines: Sequence[EventLine]
) -> list[EventLine]:
    """Those lines of a review's history that benefits officers read, some without their words.

    Left out are letters to or about one resident. Told without words is what was done with a
    finding, or a recommendation, that rests or once rested on someone who has not agreed to share.
    """
    personal = select(Letter.id).where(Letter.review_id == review_id, Letter.kind.in_(ONE_RESIDENT))
    letters = {str(key) for key in session.scalars(personal)}
    unshared = not_agreed(session, Use.SHARE_BENEFITS, [review_id], ever=True)
    recommended = session.scalars(
        select(Recommendation.fact_id).where(Recommendation.finding_fact_id.in_(unshared))
    )
    wordless = {str(key) for key in (*unshared, *recommended)}
    return [
        replace(line, words=None) if wordless & set(line.about.values()) else line
        for line in lines
        if line.about.get("letter") not in letters
    ]
