"""Safeguarding concerns: read only by those who raised them and the leads of the team."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.people import Permission, Viewer
from reviews.domain.safeguarding import ConcernAbout, Told

from .rows import read
from .tables import Officer, SafeguardingConcern, Scheme


@dataclass(frozen=True, slots=True)
class Concern:
    """A matter handed over, or still to be."""

    id: UUID
    scheme_id: UUID
    scheme: str
    team_id: UUID
    review_id: UUID | None
    visit_id: UUID | None
    resident_id: UUID | None
    about: ConcernAbout
    immediate_danger: bool
    words: str
    wishes: str
    told: Told
    reasons_to_share: str
    raised_by: UUID
    raised_by_name: str
    raised_at: datetime
    referred_to: str
    referred_on: date | None
    referral_reference: str
    outcome: str


def concerns(session: Session, viewer: Viewer, *, waiting: bool | None = None) -> list[Concern]:
    """The concerns a viewer may read, newest first; with `waiting`, those not yet referred."""
    mine = SafeguardingConcern.raised_by == viewer.id
    if viewer.may(Permission.LEAD):
        mine = or_(mine, SafeguardingConcern.team_id.in_(viewer.teams))
    query = (
        select(SafeguardingConcern, Scheme.name, Officer.name)
        .join(Scheme, Scheme.id == SafeguardingConcern.scheme_id)
        .join(Officer, Officer.id == SafeguardingConcern.raised_by)
        .where(mine)
        .order_by(SafeguardingConcern.raised_at.desc(), SafeguardingConcern.id)
    )
    if waiting:
        query = query.where(SafeguardingConcern.referred_on.is_(None))
    return [
        read(Concern, row, scheme=scheme, raised_by_name=name)
        for row, scheme, name in session.execute(query)
    ]


def concern(session: Session, viewer: Viewer, concern_id: UUID) -> Concern | None:
    """One concern, for those who may read it."""
    return next((one for one in concerns(session, viewer) if one.id == concern_id), None)
