"""Which way evidence points in a case, as people said; and the decision it is weighed for."""

from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.cases.matrix import Bearing
from reviews.domain.cases.weighed_for import DecisionWeighed
from reviews.store.record.rows import read, select_as
from reviews.store.tables import CaseBearing, CaseDecision, Officer


def decisions_of(session: Session, case_id: UUID) -> list[DecisionWeighed]:
    """The decisions of a case that stand, the newest first."""
    query = (
        select_as(DecisionWeighed, CaseDecision)
        .where(CaseDecision.case_id == case_id, CaseDecision.superseded_at.is_(None))
        .order_by(CaseDecision.made_on.desc(), CaseDecision.recorded_at.desc(), CaseDecision.id)
    )
    return [read(DecisionWeighed, row) for row in session.execute(query)]


def bearings_of(session: Session, case_id: UUID) -> list[Bearing]:
    """What was said of which way evidence points in a case, and stands; one query."""
    query = (
        select_as(Bearing, CaseBearing, by=Officer.name)
        .join(Officer, Officer.id == CaseBearing.recorded_by)
        .where(CaseBearing.case_id == case_id, CaseBearing.superseded_at.is_(None))
        .order_by(CaseBearing.recorded_at, CaseBearing.id)
    )
    return [read(Bearing, row) for row in session.execute(query)]
