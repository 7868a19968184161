"""Sign-ins, passwords and failed tries, as signing in needs them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Viewer
from reviews.store.tables import Officer, OfficerRole, Password, SignIn, SignInFailure, TeamMember


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signing in is checked against, and since when that password has been theirs."""

    officer_id: UUID
    password_hash: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One live sign-in: whose, since when, and whether the password must be changed first."""

    viewer: Viewer
    started_at: datetime
    must_change: bool


_SIGNED_IN = (
    select(
        Officer.id,
        Officer.name,
        SignIn.started_at,
        Password.must_change,
        OfficerRole.role,
        TeamMember.team_id,
    )
    .join(SignIn, SignIn.officer_id == Officer.id)
    .join(Password, Password.officer_id == Officer.id)
    .outerjoin(OfficerRole, (OfficerRole.officer_id == Officer.id) & OfficerRole.ended_at.is_(None))
    .outerjoin(TeamMember, (TeamMember.officer_id == Officer.id) & TeamMember.left_at.is_(None))
    .where(
        SignIn.id == bindparam("id"),
        SignIn.ended_at.is_(None),
        SignIn.started_at.between(bindparam("since"), bindparam("until")),
        Officer.closed_at.is_(None),
    )
)
"""Made once, as every page begins with it: a line for each role and team together."""


def signed_in(
    session: Session, sign_in_id: UUID, since: datetime, until: datetime
) -> SignedIn | None:
    """The officer of a sign-in that has not ended, started from `since` to `until`."""
    asked = {"id": sign_in_id, "since": since, "until": until}
    lines = session.execute(_SIGNED_IN, asked).all()
    if not lines:
        return None
    officer_id, name, started_at, must_change, _, _ = lines[0]
    roles = frozenset(line.role for line in lines if line.role is not None)
    teams = frozenset(line.team_id for line in lines if line.team_id is not None)
    return SignedIn(Viewer(officer_id, name, roles, teams), started_at, must_change)


def officer_of(session: Session, sign_in_id: UUID) -> UUID | None:
    """Whose a sign-in is or was, ended or not."""
    return session.scalar(select(SignIn.officer_id).where(SignIn.id == sign_in_id))


def credentials(session: Session, sign_in_name: str) -> Credentials | None:
    """What the password of an open account is checked against."""
    found = session.execute(
        select(Officer.id, Password.hash, Password.set_at)
        .join(Password, Password.officer_id == Officer.id)
        .where(Officer.sign_in_name == sign_in_name, Officer.closed_at.is_(None))
    ).one_or_none()
    return None if found is None else Credentials(*found)


def how_many(session: Session) -> int:
    """How many open accounts have a password to sign in with."""
    found = select(func.count()).select_from(Password).join(Officer)
    return session.scalar(found.where(Officer.closed_at.is_(None))) or 0


def failures(
    session: Session, key: str, since: datetime, until: datetime
) -> tuple[int, datetime | None]:
    """How many tries have failed under a key from `since` to `until`, and when the last one did."""
    counted, last = session.execute(
        select(func.count(), func.max(SignInFailure.at)).where(
            SignInFailure.key == key, SignInFailure.at.between(since, until)
        )
    ).one()
    return counted, last


def forget_failures(session: Session, before: datetime, after: datetime) -> None:
    """Take away failed tries that do not count, so that nothing is kept of who mistyped."""
    session.execute(delete(SignInFailure).where(~SignInFailure.at.between(before, after)))


def password_row(session: Session, officer_id: UUID) -> Password | None:
    """An officer's password row, to be read or changed by a service."""
    return session.scalar(select(Password).where(Password.officer_id == officer_id))


def open_sign_ins(session: Session, officer_id: UUID | None = None) -> list[SignIn]:
    """Sign-ins that have not ended, an officer's or everyone's, to be ended by a service."""
    query = select(SignIn).where(SignIn.ended_at.is_(None))
    if officer_id is not None:
        query = query.where(SignIn.officer_id == officer_id)
    return list(session.scalars(query))
