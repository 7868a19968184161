"""What conclusions rest on: checked, and written beside each wording."""

from typing import Any
from uuid import UUID

from reviews.domain.assessment.grounds import Grounds, check_grounds
from reviews.domain.assessment.overall_assessment import About, Judgement
from reviews.domain.consent.consents import Use
from reviews.store.assessment import overall_assessment
from reviews.store.record.session import Session
from reviews.store.tables import ConclusionGround, OwnConclusionGround


def check_resting(
    session: Session,
    review_id: UUID,
    about: About,
    judgement: Judgement,
    grounds: Grounds,
    field: str = "grounds",
    *,
    own: bool = False,
) -> None:
    """Check what a conclusion rests on; with `own`, of a reader who writes all of them at once."""
    standing = overall_assessment.findings(session, Use.NOTES, review_id).items
    concluded = [one.about for one in overall_assessment.conclusions(session, review_id)]
    check_grounds(
        about,
        judgement,
        grounds,
        findings={one.fact_id for one in standing},
        concluded=tuple(About) if own else concluded,
        field=field,
    )


def write_grounds(
    session: Session,
    table: type[ConclusionGround | OwnConclusionGround],
    review_id: UUID,
    grounds: Grounds,
    **conclusion: UUID,
) -> None:
    """Write what one wording of a conclusion rests on: findings as they are worded now.

    The caller records the event. `conclusion` names the column of the conclusion, and its id.
    """
    made: Any = table
    session.flush()
    standing = overall_assessment.findings(session, Use.NOTES, review_id).items
    chosen = set(grounds.findings)
    session.add_all(
        made(finding_id=one.id, about=None, **conclusion)
        for one in standing
        if one.fact_id in chosen
    )
    session.add_all(made(finding_id=None, about=one, **conclusion) for one in grounds.abouts)
