"""Safeguarding concerns: read only by who raised them, the team's leads and those listed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select, tuple_
from sqlalchemy.orm import Session

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.safeguarding.concerns import Agreed, Channel, ConcernAbout, Told
from reviews.domain.safeguarding.liberty import LibertySign
from reviews.store.people.restricted import listed
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Officer, Residence, Review, SafeguardingConcern, Scheme, Visit

PAGE = 50


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
    agreed: Agreed | None
    referred_how: Channel | None
    said_back: str | None
    closed_on: date | None
    signs: tuple[LibertySign, ...]
    """Empty where nobody asked."""


def _concerns(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Those a viewer may read: their own, those of teams they lead, or all if they are listed."""
    mine: ColumnElement[bool] = SafeguardingConcern.raised_by == viewer.id
    mine = or_(mine, listed(Room.SAFEGUARDING, viewer))
    if viewer.may(Permission.LEAD):
        mine = or_(mine, SafeguardingConcern.team_id.in_(viewer.teams))
    return (
        select_as(Concern, SafeguardingConcern, scheme=Scheme.name, raised_by_name=Officer.name)
        .join(Scheme, Scheme.id == SafeguardingConcern.scheme_id)
        .join(Officer, Officer.id == SafeguardingConcern.raised_by)
        .where(mine)
        .order_by(SafeguardingConcern.raised_at.desc(), SafeguardingConcern.id.desc())
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Concern]:
    return [
        read(Concern, row, signs=tuple(LibertySign(one) for one in (row.signs or "").split()))
        for row in session.execute(query)
    ]


def concerns(session: Session, viewer: Viewer, *, waiting: bool = False) -> list[Concern]:
    """The concerns a viewer may read, newest first; with `waiting`, those not yet referred."""
    query = _concerns(viewer)
    if waiting:
        query = query.where(SafeguardingConcern.referred_on.is_(None))
    return _read(session, query)


def referred_page(
    session: Session, viewer: Viewer, after: tuple[datetime, UUID] | None = None
) -> list[Concern]:
    """One page of the referred concerns a viewer may read, newest first, and one more."""
    query = _concerns(viewer).where(SafeguardingConcern.referred_on.is_not(None)).limit(PAGE + 1)
    if after is not None:
        place = tuple_(SafeguardingConcern.raised_at, SafeguardingConcern.id)
        query = query.where(place < after)
    return _read(session, query)


def concern(session: Session, viewer: Viewer, concern_id: UUID) -> Concern | None:
    """One concern, for those who may read it."""
    query = _concerns(viewer).where(SafeguardingConcern.id == concern_id)
    return next(iter(_read(session, query)), None)


def belong(
    session: Session,
    scheme_id: UUID,
    *,
    review_id: UUID | None = None,
    visit_id: UUID | None = None,
    resident_id: UUID | None = None,
) -> bool:
    """Whether a review, a visit of it and a resident, where given, belong to a scheme.

    A resident does who lives there, or once lived there.
    """
    asked = []
    if review_id is not None:
        asked.append(select(Review.id).where(Review.id == review_id, Review.scheme_id == scheme_id))
    if visit_id is not None:
        visits = select(Visit.id).where(Visit.id == visit_id, Visit.scheme_id == scheme_id)
        asked.append(visits.where(Visit.review_id == review_id) if review_id else visits)
    if resident_id is not None:
        asked.append(
            select(Residence.id).where(
                Residence.resident_id == resident_id,
                Residence.scheme_id == scheme_id,
                Residence.superseded_at.is_(None),
            )
        )
    return all(session.scalar(query.limit(1)) is not None for query in asked)


def waiting_about(
    session: Session, scheme_id: UUID, resident_id: UUID | None
) -> frozenset[UUID | None]:
    """Whom the concerns are about that nobody has handed over: at a scheme, or about a resident.

    None stands for nobody in particular. For the check that keeps a letter from leaving, which
    asks for everyone: it holds no words, and what comes of it is told to very few.
    """
    query = select(SafeguardingConcern.resident_id).where(
        SafeguardingConcern.referred_on.is_(None),
        SafeguardingConcern.closed_on.is_(None),
        or_(
            SafeguardingConcern.scheme_id == scheme_id,
            SafeguardingConcern.resident_id == resident_id,
        ),
    )
    return frozenset(session.scalars(query))
