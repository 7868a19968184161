"""Threats to people's homes: read by who wrote them down, the team's leads and those listed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.register.tenures import TenureTold
from reviews.domain.safeguarding.threats import (
    Passed,
    ThreatDone,
    ThreatEnded,
    is_open,
)
from reviews.domain.safeguarding.threats import Threat as Said
from reviews.store.people.restricted import listed
from reviews.store.record.rows import read, select_as
from reviews.store.register import tenures
from reviews.store.tables import Officer, Residence, Scheme, Threat, ThreatPassedOn

LEAST_SHOWN = 100
"""How many of those that have ended are listed, the newest first."""
OPEN = or_(Threat.ended.is_(None), Threat.ended.in_([one for one in ThreatEnded if is_open(one)]))
"""Which threats' clocks run on, of those that are not taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThreat(Said):
    """A threat in one of its wordings."""

    id: UUID
    fact_id: UUID
    scheme_id: UUID
    scheme: str
    team_id: UUID
    review_id: UUID | None
    visit_id: UUID | None
    resident_id: UUID | None
    raised_by: UUID
    raised_by_name: str
    raised_at: datetime
    ended: ThreatEnded | None
    ended_on: date | None
    ended_words: str
    changed_because: str
    withdrawn: str | None
    recorded_at: datetime
    superseded_at: datetime | None

    @property
    def runs(self) -> bool:
        """Whether its clock runs on."""
        return self.withdrawn is None and is_open(self.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPassed(Passed):
    """What was passed on, in one of its wordings."""

    id: UUID
    fact_id: UUID
    changed_because: str
    withdrawn: str | None
    recorded_at: datetime
    recorded_by_name: str
    superseded_at: datetime | None


def _threats(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Those a viewer may read: their own, those of teams they lead, or all if they are listed."""
    mine: ColumnElement[bool] = Threat.raised_by == viewer.id
    mine = or_(mine, listed(Room.SAFEGUARDING, viewer))
    if viewer.may(Permission.LEAD):
        mine = or_(mine, Threat.team_id.in_(viewer.teams))
    return (
        select_as(
            KnownThreat,
            Threat,
            scheme=Scheme.name,
            raised_by_name=Officer.name,
            said_on=Threat.true_from_on,
        )
        .join(Scheme, Scheme.id == Threat.scheme_id)
        .join(Officer, Officer.id == Threat.raised_by)
        .where(mine)
        .order_by(Threat.raised_at.desc(), Threat.recorded_at.desc(), Threat.id)
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[KnownThreat]:
    return [
        read(KnownThreat, row, done=tuple(ThreatDone(one) for one in row.done.split()))
        for row in session.execute(query)
    ]


def running(session: Session, viewer: Viewer) -> list[KnownThreat]:
    """The threats a viewer may read whose clock runs on."""
    stands = _threats(viewer).where(Threat.superseded_at.is_(None), Threat.withdrawn.is_(None))
    return _read(session, stands.where(OPEN))


def over(session: Session, viewer: Viewer) -> list[KnownThreat]:
    """Those that have ended or were taken back, the newest first."""
    stands = _threats(viewer).where(Threat.superseded_at.is_(None))
    query = stands.where(or_(Threat.withdrawn.is_not(None), ~OPEN)).limit(LEAST_SHOWN)
    return _read(session, query)


def threat(session: Session, viewer: Viewer, fact_id: UUID) -> KnownThreat | None:
    """One threat as it stands, for those who may read it."""
    query = _threats(viewer).where(Threat.fact_id == fact_id, Threat.superseded_at.is_(None))
    return next(iter(_read(session, query)), None)


def earlier(session: Session, viewer: Viewer, fact_id: UUID) -> list[KnownThreat]:
    """The wordings of a threat that no longer stand, the newest first."""
    query = _threats(viewer).where(Threat.fact_id == fact_id, Threat.superseded_at.is_not(None))
    return _read(session, query)


def passed_on(session: Session, fact_id: UUID) -> list[KnownPassed]:
    """Who was told of a threat, in every wording: by day and hour, what stands first.

    Only those who may read the threat are shown it: ask `threat` first.
    """
    day = ThreatPassedOn.true_from_on
    query = (
        select_as(
            KnownPassed,
            ThreatPassedOn,
            recorded_by_name=Officer.name,
            on=ThreatPassedOn.true_from_on,
        )
        .join(Officer, Officer.id == ThreatPassedOn.recorded_by)
        .where(ThreatPassedOn.threat_fact_id == fact_id)
        .order_by(day, ThreatPassedOn.at, ThreatPassedOn.recorded_at.desc(), ThreatPassedOn.id)
    )
    return [read(KnownPassed, row) for row in session.execute(query)]


def agreement(
    session: Session, scheme_id: UUID, resident_id: UUID | None, day: date
) -> TenureTold | None:
    """What is recorded of someone's agreement at a scheme on a day; None where nothing is."""
    if resident_id is None:
        return None
    stays = session.scalars(
        select(Residence.fact_id).where(
            Residence.resident_id == resident_id,
            Residence.scheme_id == scheme_id,
            Residence.superseded_at.is_(None),
        )
    ).all()
    known = tenures.tenures_at(session, scheme_id, day)
    return next((known[one] for one in stays if one in known), None)


def threat_row(session: Session, fact_id: UUID) -> Threat | None:
    """The row that stands of a threat, to be superseded by a service."""
    return session.scalar(select(Threat).filter_by(fact_id=fact_id, superseded_at=None))


def passed_row(session: Session, threat_id: UUID, fact_id: UUID) -> ThreatPassedOn | None:
    """The row that stands of what was passed on of a threat, to be superseded by a service."""
    query = select(ThreatPassedOn).filter_by(
        threat_fact_id=threat_id, fact_id=fact_id, superseded_at=None
    )
    return session.scalar(query)


def standing(passed: Collection[KnownPassed]) -> list[KnownPassed]:
    """What was passed on and was not taken back, in its wording now."""
    return [one for one in passed if one.superseded_at is None and one.withdrawn is None]
