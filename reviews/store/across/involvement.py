"""What each officer did in a review, as the pages of its second reading say it."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.assessment.involvement import Involved
from reviews.store.tables import Account, Finding


def involved(session: Session, review_id: UUID) -> dict[UUID, Involved]:
    """What each officer did who wrote a finding or took an account; two queries."""
    now, stand = aliased(Finding), aliased(Finding)
    findings = select(func.count()).where(
        stand.review_id == review_id, stand.superseded_at.is_(None), stand.withdrawn.is_(None)
    )
    wrote = session.execute(
        select(
            Finding.recorded_by, func.count(Finding.fact_id.distinct()), findings.scalar_subquery()
        )
        .join(now, (now.fact_id == Finding.fact_id) & now.superseded_at.is_(None))
        .where(Finding.review_id == review_id, now.withdrawn.is_(None))
        .group_by(Finding.recorded_by)
    ).all()
    took = session.execute(
        select(Account.heard_by, func.count())
        .where(Account.review_id == review_id)
        .group_by(Account.heard_by)
    )
    stands = wrote[0][2] if wrote else 0
    written: dict[UUID, int] = {key: count for key, count, _ in wrote}
    taken: dict[UUID, int] = {key: count for key, count in took}  # noqa: C416 - rows, not pairs
    return {
        by: Involved(written.get(by, 0), stands, taken.get(by, 0), sum(taken.values()))
        for by in {*written, *taken}
    }
