"""What each officer did in a review, as the pages of its second reading say it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session, aliased

from reviews.domain.assessment.involvement import READING, Involved, why_not_apart
from reviews.domain.visits.visits import VisitState
from reviews.store.tables import Account, Event, Finding, Visit, VisitOfficer


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


def not_apart(session: Session, review_id: UUID) -> dict[UUID, str]:
    """Why each officer does not stand apart from a review, who does not; four queries."""
    did, went = involved(session, review_id), _went(session, review_id)
    recorded: dict[UUID, set[str]] = {}
    kinds = select(Event.by, Event.kind).where(
        Event.stream == f"review:{review_id}", Event.kind.not_in(READING)
    )
    for by, kind in session.execute(kinds.distinct()):
        recorded.setdefault(by, set()).add(kind)
    found = {
        by: why_not_apart(did.get(by), went.get(by, 0), recorded.get(by, ()))
        for by in {*did, *went, *recorded}
    }
    return {by: why for by, why in found.items() if why}


def not_apart_in(session: Session, by: UUID, review_ids: Collection[UUID]) -> frozenset[UUID]:
    """The reviews, of some, from which one officer does not stand apart; two queries."""
    streams = {f"review:{one}": one for one in review_ids}
    recorded = session.scalars(
        select(Event.stream).where(
            Event.stream.in_(streams), Event.by == by, Event.kind.not_in(READING)
        )
    )
    now = aliased(Finding)
    wrote = (
        select(Finding.review_id)
        .join(now, (now.fact_id == Finding.fact_id) & now.superseded_at.is_(None))
        .where(
            Finding.review_id.in_(review_ids), Finding.recorded_by == by, now.withdrawn.is_(None)
        )
    )
    took = select(Account.review_id).where(
        Account.review_id.in_(review_ids), Account.heard_by == by
    )
    went = (
        select(Visit.review_id)
        .join(VisitOfficer, VisitOfficer.visit_id == Visit.id)
        .where(
            Visit.review_id.in_(review_ids),
            Visit.state == VisitState.DONE,
            VisitOfficer.officer_id == by,
            VisitOfficer.ended_at.is_(None),
        )
    )
    did = session.scalars(union(wrote, took, went))
    return frozenset((*(streams[one] for one in recorded), *did))


def _went(session: Session, review_id: UUID) -> dict[UUID, int]:
    """How many visits of a review each officer went on."""
    rows = session.execute(
        select(VisitOfficer.officer_id, func.count())
        .join(Visit, Visit.id == VisitOfficer.visit_id)
        .where(
            Visit.review_id == review_id,
            Visit.state == VisitState.DONE,
            VisitOfficer.ended_at.is_(None),
        )
        .group_by(VisitOfficer.officer_id)
    )
    return {by: count for by, count in rows}  # noqa: C416 - rows, not pairs
