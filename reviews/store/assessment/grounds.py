"""What conclusions rest on, wording by wording."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About
from reviews.store.record.rows import grouped
from reviews.store.tables import Conclusion, ConclusionGround, OwnConclusion, OwnConclusionGround

from .every_finding import Worded, worded


@dataclass(frozen=True, slots=True)
class Rested:
    """What one wording of a conclusion rests on, and which findings among it were changed since."""

    grounds: Grounds
    taken_back: frozenset[UUID]
    reworded: frozenset[UUID]

    @property
    def still(self) -> Grounds:
        """What of it was not taken back."""
        left = tuple(one for one in self.grounds.findings if one not in self.taken_back)
        return Grounds(left, self.grounds.abouts)


NOT_RECORDED = Rested(Grounds(), frozenset(), frozenset())


def rested(session: Session, review_id: UUID, findings: Worded | None = None) -> dict[UUID, Rested]:
    """What each conclusion of a review rests on, by the id of its wording; two queries.

    A wording of which nothing is recorded is left out. `findings` is how those of the review are
    and were worded, where that is read already.
    """
    key = ConclusionGround.conclusion_id
    known = worded(session, review_id) if findings is None else findings
    return _rested(session, key, Conclusion, ConclusionGround, review_id, known)


def own_rested(
    session: Session, review_id: UUID, findings: Worded | None = None
) -> dict[UUID, Rested]:
    """What second readers' own conclusions rest on, by the conclusion's id; as `rested` has it."""
    key = OwnConclusionGround.own_conclusion_id
    known = worded(session, review_id) if findings is None else findings
    return _rested(session, key, OwnConclusion, OwnConclusionGround, review_id, known)


def _rested(
    session: Session, key: Any, conclusion: Any, ground: Any, review_id: UUID, findings: Worded
) -> dict[UUID, Rested]:
    rows = session.execute(
        select(key.label("conclusion"), ground.about, ground.finding_id)
        .join(conclusion, conclusion.id == key)
        .where(conclusion.review_id == review_id)
    )
    found = grouped((row.conclusion, row) for row in rows)
    return {conclusion: _of(some, findings) for conclusion, some in found.items()}


def _of(rows: list[Any], findings: Worded) -> Rested:
    cited = {one.finding_id for one in rows}
    abouts = {one.about for one in rows}
    wordings = [(wording, key) for wording, key in findings.facts.items() if wording in cited]
    named = tuple(key for _, key in wordings)
    back = findings.taken_back.intersection(named)
    return Rested(
        Grounds(named, tuple(one for one in About if one in abouts)),
        back,
        frozenset(key for wording, key in wordings if findings.now.get(key) != wording) - back,
    )
