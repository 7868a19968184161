"""Comparisons of accounts, as they stand."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.board.comparisons import Compared
from reviews.store.tables import Comparison, Officer


def comparisons(
    session: Session, review_id: UUID, resident_id: UUID | None = None
) -> dict[str, Compared]:
    """What was said of each matter of a review, or of each need of one resident; one query."""
    rows = session.execute(
        select(Comparison, Officer.name)
        .join(Officer, Officer.id == Comparison.recorded_by)
        .where(
            Comparison.review_id == review_id,
            Comparison.resident_id.is_(None)
            if resident_id is None
            else Comparison.resident_id == resident_id,
            Comparison.superseded_at.is_(None),
        )
    )
    return {
        row.matter: Compared(row.matter, row.verdict, row.words, row.basis, name, row.recorded_at)
        for row, name in rows
    }
