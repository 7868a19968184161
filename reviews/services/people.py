"""Officers, roles, teams and the council's own settings."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act, Role
from reviews.store import people, work
from reviews.store.events import lock, record
from reviews.store.tables import (
    CouncilSettings,
    Officer,
    OfficerRole,
    RightsWording,
    Team,
    TeamMember,
)

from .sign_in import end_every_sign_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COUNCIL = "council"


def add_officer(
    session: "Session",
    act: Act,
    *,
    name: str,
    sign_in_name: str,
    job_title: str = "",
    email: str = "",
    telephone: str = "",
    roles: Collection[Role] = (),
    teams: Collection[UUID] = (),
    officer_id: UUID | None = None,
) -> UUID:
    """Add an officer with their roles and teams; the password is given apart.

    Raises:
        Refused: the sign-in name is taken, or no role is given.
    """
    lock(session, COUNCIL)
    key = sign_in_name.strip().casefold()
    if people.credentials(session, key) or people.name_taken(session, key):
        raise Refused("Someone already signs in with this name. Choose another.", "sign_in_name")
    if not roles:
        raise Refused("Choose at least one role.", "roles")
    row = Officer(
        id=officer_id or uuid4(),
        sign_in_name=key,
        name=name.strip(),
        job_title=job_title.strip(),
        email=email.strip(),
        telephone=telephone.strip(),
        created_at=act.at,
    )
    session.add(row)
    session.flush()
    _set(session, act, row.id, roles, teams)
    record(session, act, COUNCIL, "officer_added", about={"officer": row.id})
    return row.id


def change_officer(
    session: "Session",
    act: Act,
    officer_id: UUID,
    *,
    name: str,
    job_title: str,
    email: str,
    telephone: str,
    roles: Collection[Role],
    teams: Collection[UUID],
) -> None:
    """Change an officer's details, roles and teams.

    Raises:
        Refused: no role is left, or nobody would be left to look after people.
    """
    lock(session, COUNCIL)
    row = _open_officer(session, officer_id)
    if not roles:
        raise Refused("Choose at least one role.", "roles")
    if Role.ADMINISTRATOR not in roles:
        _check_administrator_left(session, officer_id)
    row.name, row.job_title = name.strip(), job_title.strip()
    row.email, row.telephone = email.strip(), telephone.strip()
    _set(session, act, officer_id, roles, teams)
    record(session, act, COUNCIL, "officer_changed", about={"officer": officer_id})


def close_officer(session: "Session", act: Act, officer_id: UUID) -> None:
    """Close an account: access ends at once, and the name stays on what was done.

    Raises:
        Refused: it is one's own account, or the last administrator's.
    """
    lock(session, COUNCIL)
    if officer_id == act.by.id:
        raise Refused("You cannot close your own account. Ask another administrator.")
    row = _open_officer(session, officer_id)
    _check_administrator_left(session, officer_id)
    row.closed_at = act.at
    end_every_sign_in(session, officer_id, act.at)
    left = work.to_hand_on(session, officer_id)
    record(
        session,
        act,
        COUNCIL,
        "officer_closed",
        about={"officer": officer_id},
        words={"work_left": len(left)},
    )


def _open_officer(session: "Session", officer_id: UUID) -> Officer:
    row = session.get(Officer, officer_id)
    if row is None or row.closed_at is not None:
        raise NotThere("This account is closed or does not exist.")
    return row


def _check_administrator_left(session: "Session", without: UUID) -> None:
    others = [
        one
        for one in people.officers(session)
        if one.id != without and one.closed_at is None and Role.ADMINISTRATOR in one.roles
    ]
    if not others:
        raise Refused("This is the last administrator. Make someone else administrator first.")


def _set(
    session: "Session",
    act: Act,
    officer_id: UUID,
    roles: Collection[Role],
    teams: Collection[UUID],
) -> None:
    """Give and end roles and memberships so that exactly these are held."""
    held = {row.role: row for row in people.role_rows(session, officer_id)}
    for role in set(roles) - set(held):
        session.add(OfficerRole(officer_id=officer_id, role=role, given_at=act.at))
    for role in set(held) - set(roles):
        held[role].ended_at = act.at
    member = {row.team_id: row for row in people.member_rows(session, officer_id)}
    for team in set(teams) - set(member):
        session.add(TeamMember(officer_id=officer_id, team_id=team, joined_at=act.at))
    for team in set(member) - set(teams):
        member[team].left_at = act.at


def add_team(session: "Session", act: Act, name: str, team_id: UUID | None = None) -> UUID:
    """Add a review team.

    Raises:
        Refused: there is a team of that name.
    """
    lock(session, COUNCIL)
    if any(team.name.casefold() == name.strip().casefold() for team in people.teams(session)):
        raise Refused("There is already a team with this name.", "name")
    row = Team(id=team_id or uuid4(), name=name.strip(), created_at=act.at)
    session.add(row)
    record(session, act, COUNCIL, "team_added", about={"team": row.id})
    return row.id


def set_council(session: "Session", act: Act, **details: str | int) -> None:
    """Set the council's own words and defaults; each key is a column of its settings."""
    lock(session, COUNCIL)
    row = people.council_row(session)
    if row is None:
        row = CouncilSettings(id=uuid4())
        session.add(row)
    for name, value in details.items():
        setattr(row, name, value)
    record(session, act, COUNCIL, "council_settings_changed")


def set_rights_wording(session: "Session", act: Act, words: dict[str, str]) -> None:
    """Set what resident letters say about rights, by tenure."""
    lock(session, COUNCIL)
    known = {row.tenure: row for row in people.rights_rows(session)}
    for tenure, text in words.items():
        if tenure in known:
            known[tenure].words = text.strip()
        else:
            session.add(RightsWording(tenure=tenure, words=text.strip()))
    record(session, act, COUNCIL, "rights_wording_changed")
