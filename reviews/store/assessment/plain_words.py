"""The plain words in which residents are told of findings."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read, standing_row
from reviews.store.tables import FindingPlainWords


@dataclass(frozen=True, slots=True)
class PlainWords:
    """How residents are told of one finding, as recorded."""

    id: UUID
    finding_fact_id: UUID
    words: str


def plain_words(session: Session, review_id: UUID) -> dict[UUID, PlainWords]:
    """How residents are told of each finding of a review, by the finding; one query."""
    query = select(FindingPlainWords).where(
        FindingPlainWords.review_id == review_id, FindingPlainWords.superseded_at.is_(None)
    )
    return {row.finding_fact_id: read(PlainWords, row) for row in session.scalars(query)}


def plain_words_row(session: Session, fact_id: UUID) -> FindingPlainWords | None:
    """The row that stands of one finding, to be superseded by a service."""
    return standing_row(session, FindingPlainWords, finding_fact_id=fact_id)
