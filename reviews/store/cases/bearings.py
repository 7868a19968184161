"""Which way evidence points in a case, as people said; and the decision it is weighed for."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import NOW, AsOf, in_words_of_then, stood
from reviews.domain.cases.matrix import Bearing
from reviews.domain.cases.weighed_for import DecisionWeighed
from reviews.store.record.rows import read, select_as
from reviews.store.tables import CaseBearing, CaseDecision, Officer


def decisions_of(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[DecisionWeighed]:
    """The decisions of a case that stand, the newest first; as of a day, those that stood then."""
    query = (
        select(CaseDecision)
        .where(CaseDecision.case_id == case_id)
        .order_by(CaseDecision.made_on.desc(), CaseDecision.recorded_at.desc(), CaseDecision.id)
    )
    if as_of.now:
        rows = list(session.scalars(query.where(CaseDecision.superseded_at.is_(None))))
    else:
        rows = [one.row for one in stood(session.scalars(query), as_of.then)]
        rows.sort(key=lambda one: one.made_on, reverse=True)
    return [read(DecisionWeighed, row) for row in rows]


def bearings_of(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[Bearing]:
    """What was said of which way evidence points in a case, and stands; one query.

    As of a day, what was said then.
    """
    query = (
        select_as(Bearing, CaseBearing, by=Officer.name)
        .join(Officer, Officer.id == CaseBearing.recorded_by)
        .where(CaseBearing.case_id == case_id)
        .order_by(CaseBearing.recorded_at, CaseBearing.id)
    )
    if as_of.now:
        query = query.where(CaseBearing.superseded_at.is_(None))
    rows = [read(Bearing, row) for row in session.execute(query)]
    return rows if as_of.now else in_words_of_then(rows, as_of, _point)


def _point(one: Bearing) -> tuple[UUID, str]:
    return one.evidence_id, one.limb
