"""Comparisons of accounts, as they stand."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.board.comparisons import Compared
from reviews.store.record.rows import grouped
from reviews.store.tables import Comparison, ComparisonEvidence, Officer


def comparisons(
    session: Session, review_id: UUID, resident_id: UUID | None = None
) -> dict[str, Compared]:
    """What was said of each matter of a review, or of each need of one resident; two queries."""
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
    found = rows.all()
    cites = _cites(session, [row.id for row, _ in found])
    return {
        row.matter: Compared(
            row.matter,
            row.verdict,
            row.words,
            row.basis,
            name,
            row.recorded_at,
            frozenset(cites.get(row.id, ())),
        )
        for row, name in found
    }


def _cites(session: Session, ids: list[UUID]) -> dict[UUID, list[UUID]]:
    rows = session.execute(
        select(ComparisonEvidence.comparison_id, ComparisonEvidence.evidence_id).where(
            ComparisonEvidence.comparison_id.in_(ids)
        )
    )
    return grouped((comparison_id, evidence_id) for comparison_id, evidence_id in rows)
