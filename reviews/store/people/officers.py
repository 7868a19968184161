"""Officers and teams, as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Role, Viewer
from reviews.store.record.rows import grouped, read
from reviews.store.tables import Officer, OfficerRole, Team, TeamMember


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer as lists and letters show them."""

    id: UUID
    name: str
    sign_in_name: str
    job_title: str
    email: str
    telephone: str
    closed_at: datetime | None
    roles: tuple[Role, ...] = ()
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team and how many officers are in it."""

    id: UUID
    name: str
    members: int


def viewer_of(session: Session, officer_id: UUID, name: str) -> Viewer:
    """An officer with the roles and teams they hold now."""
    roles = select(OfficerRole.role).filter_by(officer_id=officer_id, ended_at=None)
    teams = select(TeamMember.team_id).filter_by(officer_id=officer_id, left_at=None)
    held, joined = session.scalars(roles), session.scalars(teams)
    return Viewer(officer_id, name, frozenset(held), frozenset(joined))


def viewer(session: Session, officer_id: UUID) -> Viewer | None:
    """An officer whose account is open, with their roles and teams now."""
    name = session.scalar(select(Officer.name).filter_by(id=officer_id, closed_at=None))
    return None if name is None else viewer_of(session, officer_id, name)


def officers(session: Session, *, only: Iterable[UUID] | None = None) -> list[OfficerLine]:
    """All officers by name, with their roles and teams now; closed accounts last."""
    query = select(Officer).order_by(Officer.closed_at.is_not(None), Officer.name, Officer.id)
    if only is not None:
        query = query.where(Officer.id.in_(list(only)))
    rows = session.scalars(query).all()
    held = select(OfficerRole.officer_id, OfficerRole.role).where(OfficerRole.ended_at.is_(None))
    roles = grouped(session.execute(held))
    joined = (
        select(TeamMember.officer_id, Team.name)
        .join(Team, Team.id == TeamMember.team_id)
        .where(TeamMember.left_at.is_(None))
        .order_by(Team.name)
    )
    teams = grouped(session.execute(joined))
    return [
        read(
            OfficerLine,
            row,
            roles=tuple(sorted(roles.get(row.id, ()), key=list(Role).index)),
            teams=tuple(teams.get(row.id, ())),
        )
        for row in rows
    ]


def officer(session: Session, officer_id: UUID) -> OfficerLine | None:
    """One officer, open or closed."""
    return next(iter(officers(session, only=[officer_id])), None)


def names(session: Session) -> dict[UUID, str]:
    """Every officer's name, closed accounts too: the name stays on what was done."""
    return dict(session.execute(select(Officer.id, Officer.name)).all())


def team_officers(session: Session, team_id: UUID) -> list[OfficerLine]:
    """The open accounts of a team, by name."""
    members = session.scalars(
        select(TeamMember.officer_id).filter_by(team_id=team_id, left_at=None)
    )
    return [one for one in officers(session, only=members) if one.closed_at is None]


def teams(session: Session) -> list[TeamLine]:
    """All teams by name, each with how many open accounts are in it."""
    rows = session.execute(
        select(Team.id, Team.name, func.count(Officer.id))
        .outerjoin(TeamMember, (TeamMember.team_id == Team.id) & TeamMember.left_at.is_(None))
        .outerjoin(Officer, (Officer.id == TeamMember.officer_id) & Officer.closed_at.is_(None))
        .group_by(Team.id, Team.name)
        .order_by(Team.name)
    )
    return [TeamLine(*row) for row in rows]


def teams_of(session: Session, officer_id: UUID) -> list[TeamLine]:
    """The teams an officer is in now, by name."""
    mine = {row.team_id for row in member_rows(session, officer_id)}
    return [one for one in teams(session) if one.id in mine]


def name_taken(session: Session, sign_in_name: str) -> bool:
    """Whether any account, open or closed, has or had that sign-in name."""
    query = select(Officer.id).where(Officer.sign_in_name == sign_in_name)
    return session.scalar(query) is not None


def role_rows(session: Session, officer_id: UUID) -> list[OfficerRole]:
    """The roles an officer holds now, to be ended by a service."""
    return list(
        session.scalars(select(OfficerRole).filter_by(officer_id=officer_id, ended_at=None))
    )


def member_rows(session: Session, officer_id: UUID) -> list[TeamMember]:
    """The teams an officer is in now, to be ended by a service."""
    return list(session.scalars(select(TeamMember).filter_by(officer_id=officer_id, left_at=None)))
