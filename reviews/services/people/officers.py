"""Officers, their roles and their teams."""

from collections.abc import Collection
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import sha256
from reviews.store.across import work
from reviews.store.people import officers
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import Officer, OfficerRole, Team, TeamMember

from .sign_in import end_every_sign_in, give_password, sign_in_key

COUNCIL = "council"


def version(record: object) -> str:
    """Names one wording of a record, so that two people who change it at once are kept apart."""
    return sha256(repr(record))[:16]


def add_officer(
    session: Session,
    act: Act,
    *,
    name: str,
    sign_in_name: str,
    job_title: str = "",
    email: str = "",
    telephone: str = "",
    roles: Collection[Role] = (),
    teams: Collection[UUID] = (),
    password_hash: str = "",
    officer_id: UUID | None = None,
) -> UUID:
    """Add an officer with their roles and teams.

    A password given by its hash is a first one: they choose their own before anything else.

    Raises:
        Refused: the sign-in name is taken or no name at all, or no role is given.
    """
    lock(session, COUNCIL)
    key = _free_key(session, sign_in_name)
    _check_some_role(roles)
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
    record(session, act, COUNCIL, EventKind.OFFICER_ADDED, about={"officer": row.id})
    if password_hash:
        give_password(session, act, row.id, password_hash, must_change=True)
    return row.id


def _free_key(session: Session, sign_in_name: str) -> str:
    """The key of a sign-in name that nobody has, or had."""
    key = sign_in_key(sign_in_name)
    if not key:
        raise Refused("Enter a sign-in name.", "sign_in_name")
    if officers.name_taken(session, key):
        raise Refused("Someone has, or had, this sign-in name. Choose another.", "sign_in_name")
    return key


def _check_some_role(roles: Collection[Role]) -> None:
    if not roles:
        raise Refused("Choose at least one role.", "roles")


def change_officer(
    session: Session,
    act: Act,
    officer_id: UUID,
    *,
    name: str,
    job_title: str,
    email: str,
    telephone: str,
    roles: Collection[Role],
    teams: Collection[UUID],
    seen: str = "",
) -> None:
    """Change an officer's details, roles and teams.

    `seen` is the version on the page that was filled in, where there was one.

    Raises:
        Refused: no role is left, nobody would be left to look after people, or someone changed
            the account since the page was opened.
    """
    lock(session, COUNCIL)
    row = _open_officer(session, officer_id)
    if seen:
        check_seen(officers.officer(session, officer_id), seen)
    _check_some_role(roles)
    if Role.ADMINISTRATOR not in roles:
        _check_administrator_left(session, officer_id, "roles")
    row.name, row.job_title = name.strip(), job_title.strip()
    row.email, row.telephone = email.strip(), telephone.strip()
    _set(session, act, officer_id, roles, teams)
    record(session, act, COUNCIL, EventKind.OFFICER_CHANGED, about={"officer": officer_id})


def check_seen(record: object, seen: str) -> None:
    """Check that a record is still as it was on the page that was filled in."""
    if version(record) != seen:
        raise Refused(
            "Someone changed this while you had it open. Compare it with what is recorded now, "
            "then save again."
        )


def reset_password(session: Session, act: Act, officer_id: UUID, new_hash: str) -> None:
    """Give an officer a new first password; they are signed out everywhere and choose their own.

    Raises:
        Refused: it is one's own account.
    """
    lock(session, COUNCIL)
    if officer_id == act.by.id:
        raise Refused("Change your own password from the page “Your account”.")
    _open_officer(session, officer_id)
    give_password(session, act, officer_id, new_hash, must_change=True)


def close_officer(session: Session, act: Act, officer_id: UUID) -> None:
    """Close an account: access ends at once, and the name stays on what was done."""
    lock(session, COUNCIL)
    check_may_close(session, act, officer_id)
    row = _open_officer(session, officer_id)
    row.closed_at = act.at
    end_every_sign_in(session, officer_id, act.at)
    left = work.to_hand_on(session, officer_id)
    about = {"officer": officer_id}
    words = {"work_left": len(left)}
    record(session, act, COUNCIL, EventKind.OFFICER_CLOSED, about=about, words=words)


def check_may_close(session: Session, act: Act, officer_id: UUID) -> None:
    """Check that an account can be closed, as the page does before it asks."""
    if officer_id == act.by.id:
        raise Refused("You cannot close your own account. Ask another administrator.")
    _check_administrator_left(session, officer_id)


def _open_officer(session: Session, officer_id: UUID) -> Officer:
    row = session.get(Officer, officer_id)
    if row is None or row.closed_at is not None:
        raise NotThere("This account is closed or does not exist.")
    return row


def _check_administrator_left(session: Session, without: UUID, field: str | None = None) -> None:
    others = [
        one
        for one in officers.officers(session)
        if one.id != without and one.closed_at is None and Role.ADMINISTRATOR in one.roles
    ]
    if not others:
        raise Refused(
            "This is the last administrator. Make someone else administrator first.", field
        )


def _set(
    session: Session, act: Act, officer_id: UUID, roles: Collection[Role], teams: Collection[UUID]
) -> None:
    """Give and end roles and memberships so that exactly these are held."""
    held = {row.role: row for row in officers.role_rows(session, officer_id)}
    for role in set(roles) - set(held):
        session.add(OfficerRole(officer_id=officer_id, role=role, given_at=act.at))
    for role in set(held) - set(roles):
        held[role].ended_at = act.at
    member = {row.team_id: row for row in officers.member_rows(session, officer_id)}
    for team in set(teams) - set(member):
        session.add(TeamMember(officer_id=officer_id, team_id=team, joined_at=act.at))
    for team in set(member) - set(teams):
        member[team].left_at = act.at


def add_team(session: Session, act: Act, name: str, team_id: UUID | None = None) -> UUID:
    """Add a review team.

    Raises:
        Refused: there is a team of that name.
    """
    lock(session, COUNCIL)
    if any(team.name.casefold() == name.strip().casefold() for team in officers.teams(session)):
        raise Refused("There is already a team with this name.", "name")
    row = Team(id=team_id or uuid4(), name=name.strip(), created_at=act.at)
    session.add(row)
    record(session, act, COUNCIL, EventKind.TEAM_ADDED, about={"team": row.id})
    return row.id
