"""When officers are taken: the visits they have to make."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.visits.visits import VisitState
from reviews.store.tables import Scheme, Visit, VisitOfficer


def busy(
    session: Session, officers: Iterable[UUID], first: date, last: date
) -> list[tuple[UUID, date, str, UUID]]:
    """On which days officers have a visit to make: (officer, day, scheme, team) of each."""
    rows = session.execute(
        select(VisitOfficer.officer_id, Visit.planned_on, Scheme.name, Visit.team_id)
        .join(Visit, Visit.id == VisitOfficer.visit_id)
        .join(Scheme, Scheme.id == Visit.scheme_id)
        .where(
            VisitOfficer.officer_id.in_(list(officers)),
            VisitOfficer.ended_at.is_(None),
            Visit.state == VisitState.PLANNED,
            Visit.planned_on.between(first, last),
        )
        .order_by(Visit.planned_on, Scheme.sort_name)
    )
    return [(key, day, scheme, team) for key, day, scheme, team in rows]


def at_that_time(
    session: Session, officers: Iterable[UUID], day: date, time: str, but: UUID | None
) -> set[UUID]:
    """Which of some officers have another visit planned at a time of a day."""
    query = (
        select(VisitOfficer.officer_id)
        .join(Visit, Visit.id == VisitOfficer.visit_id)
        .where(
            VisitOfficer.officer_id.in_(list(officers)),
            VisitOfficer.ended_at.is_(None),
            Visit.state == VisitState.PLANNED,
            Visit.planned_on == day,
            Visit.planned_time == time,
        )
    )
    if but is not None:
        query = query.where(Visit.id != but)
    return set(session.scalars(query))
