"""What conclusions rest on, wording by wording."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About
from reviews.store.tables import (
    Conclusion,
    ConclusionGround,
    Finding,
    OwnConclusion,
    OwnConclusionGround,
)


@dataclass(frozen=True, slots=True)
class Rested:
    """What one wording of a conclusion rests on, and what became of it since.

    Attributes:
        grounds: what it rests on.
        taken_back: the findings among it that were taken back since.
        reworded: those that were put in other words since.
    """

    grounds: Grounds
    taken_back: frozenset[UUID]
    reworded: frozenset[UUID]

    @property
    def still(self) -> Grounds:
        """What of it was not taken back."""
        left = tuple(one for one in self.grounds.findings if one not in self.taken_back)
        return Grounds(left, self.grounds.abouts)


NOT_RECORDED = Rested(Grounds(), frozenset(), frozenset())


def rested(session: Session, review_id: UUID) -> dict[UUID, Rested]:
    """What each conclusion of a review rests on, by the id of its wording; one query.

    A wording of which nothing is recorded is left out.
    """
    key = ConclusionGround.conclusion_id
    return _rested(session, key, Conclusion, ConclusionGround, review_id)


def own_rested(session: Session, review_id: UUID) -> dict[UUID, Rested]:
    """What second readers' own conclusions rest on, by the conclusion's id; one query."""
    key = OwnConclusionGround.own_conclusion_id
    return _rested(session, key, OwnConclusion, OwnConclusionGround, review_id)


def _rested(
    session: Session, key: Any, conclusion: Any, ground: Any, review_id: UUID
) -> dict[UUID, Rested]:
    now = aliased(Finding)
    rows = session.execute(
        select(
            key.label("conclusion"),
            ground.about,
            Finding.id.label("wording"),
            Finding.fact_id,
            now.id.label("now"),
            now.withdrawn,
        )
        .join(conclusion, conclusion.id == key)
        .outerjoin(Finding, Finding.id == ground.finding_id)
        .outerjoin(now, (now.fact_id == Finding.fact_id) & now.superseded_at.is_(None))
        .where(conclusion.review_id == review_id)
        .order_by(Finding.theme, Finding.kind, Finding.recorded_at, Finding.fact_id, ground.about)
    )
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.conclusion, []).append(row)
    return {conclusion: _of(some) for conclusion, some in found.items()}


def _of(rows: list[Any]) -> Rested:
    findings = [one for one in rows if one.fact_id is not None]
    back = frozenset(one.fact_id for one in findings if one.withdrawn is not None)
    abouts = {one.about for one in rows if one.about is not None}
    named = tuple(one for one in About if one in abouts)
    return Rested(
        Grounds(tuple(one.fact_id for one in findings), named),
        back,
        frozenset(one.fact_id for one in findings if one.now != one.wording) - back,
    )
