"""What an organisation was told of a review in the letters issued to it before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import LetterKind
from reviews.store.tables import (
    Letter,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
    gone_out,
)


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The last letter with findings that was issued to an organisation, and all it was told.

    `findings` and `wordings` are the wordings of findings and recommendations; `numbers` gives
    the number of each recommendation told, by its lasting id.
    """

    on: date
    issued_at: datetime
    findings: frozenset[UUID]
    wordings: frozenset[UUID]
    numbers: dict[UUID, int]


def told_before(session: Session, review_id: UUID, organisation_id: UUID) -> ToldBefore | None:
    """What an organisation was told of a review before; None where nothing was.

    A letter kept back told nothing, until it is sent after all.
    """
    issued = (
        Letter.review_id == review_id,
        Letter.organisation_id == organisation_id,
        Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
        gone_out(),
    )
    last = session.scalars(select(Letter).where(*issued).order_by(Letter.issued_at.desc())).first()
    if last is None or last.issued_at is None:
        return None
    findings = session.scalars(
        select(LetterFinding.finding_id)
        .join(Letter, Letter.id == LetterFinding.letter_id)
        .where(*issued, LetterFinding.draft == Letter.draft)
    )
    rows = session.execute(
        select(Recommendation.id, Recommendation.fact_id, Recommendation.number)
        .join(LetterRecommendation, LetterRecommendation.recommendation_id == Recommendation.id)
        .join(Letter, Letter.id == LetterRecommendation.letter_id)
        .where(*issued, LetterRecommendation.draft == Letter.draft)
    ).all()
    return ToldBefore(
        last.planned_issue_on,
        last.issued_at,
        frozenset(findings),
        frozenset(row.id for row in rows),
        {row.fact_id: row.number for row in rows},
    )
