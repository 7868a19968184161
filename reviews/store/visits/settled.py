"""Things seen whose recommendation is settled: the provider mended it, and that was recorded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.follow_up.recommendations import SETTLED, Progress
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    FindingEvidence,
    Observation,
    ProgressRecord,
    Recommendation,
)


@dataclass(frozen=True, slots=True)
class SettledBy:
    """A recommendation whose finding rests on something seen, settled as it was last looked at."""

    fact_id: UUID
    number: int
    progress: Progress
    seen_on: date


_LATER = aliased(ProgressRecord)
_LAST = ~exists(
    select(_LATER.id).where(
        _LATER.recommendation_fact_id == ProgressRecord.recommendation_fact_id,
        _LATER.superseded_at.is_(None),
        (_LATER.seen_on > ProgressRecord.seen_on)
        | (
            (_LATER.seen_on == ProgressRecord.seen_on)
            & (_LATER.recorded_at > ProgressRecord.recorded_at)
        ),
    )
)
_SETTLES = (
    FindingEvidence.ended_at.is_(None),
    Recommendation.superseded_at.is_(None),
    Recommendation.withdrawn.is_(None),
    ProgressRecord.superseded_at.is_(None),
    ProgressRecord.progress.in_(SETTLED),
    _LAST,
)


def settled_by(session: Session, ids: Collection[UUID]) -> dict[UUID, list[SettledBy]]:
    """The settled recommendations of each of these things seen; one query."""
    rows = session.execute(
        select_as(
            SettledBy,
            Recommendation,
            progress=ProgressRecord.progress,
            seen_on=ProgressRecord.seen_on,
            seen=FindingEvidence.evidence_id,
        )
        .join(FindingEvidence, FindingEvidence.finding_fact_id == Recommendation.finding_fact_id)
        .join(ProgressRecord, ProgressRecord.recommendation_fact_id == Recommendation.fact_id)
        .where(FindingEvidence.evidence_id.in_(ids), *_SETTLES)
        .order_by(Recommendation.number)
    )
    return grouped((row.seen, read(SettledBy, row)) for row in rows)


def not_settled() -> ColumnElement[bool]:
    """That no recommendation which rests on the thing seen is settled."""
    return ~exists(
        select(Recommendation.id)
        .join(FindingEvidence, FindingEvidence.finding_fact_id == Recommendation.finding_fact_id)
        .join(ProgressRecord, ProgressRecord.recommendation_fact_id == Recommendation.fact_id)
        .where(FindingEvidence.evidence_id == Observation.id, *_SETTLES)
        .correlate(Observation)
    )
