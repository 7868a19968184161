"""What people told the council in confidence: for the team of the scheme, and nobody else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.safeguarding.feedback import Anonymity, Feedback
from reviews.store.record.rows import read, select_as
from reviews.store.tables import ConfidentialFeedback, Officer, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Feedback):
    """What someone told in confidence. `who` is empty for a viewer who may not know."""

    id: UUID
    scheme_id: UUID
    scheme: str
    team_id: UUID
    done: str
    closed_on: date | None
    recorded_by: UUID
    recorded_by_name: str
    recorded_at: datetime


def _told(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    teams = viewer.teams if viewer.may(Permission.REVIEW) else ()
    return (
        select_as(Told, ConfidentialFeedback, scheme=Scheme.name, recorded_by_name=Officer.name)
        .join(Scheme, Scheme.id == ConfidentialFeedback.scheme_id)
        .join(Officer, Officer.id == ConfidentialFeedback.recorded_by)
        .where(ConfidentialFeedback.team_id.in_(teams))
        .order_by(ConfidentialFeedback.received_on.desc(), ConfidentialFeedback.id)
    )


def _read(session: Session, viewer: Viewer, query: Select[*tuple[Any, ...]]) -> list[Told]:
    return [
        read(Told, row, who=row.who if _may_know(viewer, row) else "")
        for row in session.execute(query)
    ]


def _may_know(viewer: Viewer, row: Any) -> bool:
    """Whether a viewer may know who told it: all of the team, or the recorder and the leads."""
    hidden = row.anonymity is Anonymity.NOBODY
    return not hidden or row.recorded_by == viewer.id or viewer.leads(row.team_id)


def told_of_scheme(session: Session, viewer: Viewer, scheme_id: UUID) -> list[Told]:
    """What was told of a scheme, newest first, for its team."""
    return _read(session, viewer, _told(viewer).where(ConfidentialFeedback.scheme_id == scheme_id))


def waiting(session: Session, viewer: Viewer, limit: int = 20) -> list[Told]:
    """What was told to the viewer's teams and is not closed."""
    query = _told(viewer).where(ConfidentialFeedback.closed_on.is_(None)).limit(limit)
    return _read(session, viewer, query)


def told(session: Session, viewer: Viewer, feedback_id: UUID) -> Told | None:
    """One thing that was told, for the team of its scheme."""
    query = _told(viewer).where(ConfidentialFeedback.id == feedback_id)
    return next(iter(_read(session, viewer, query)), None)
