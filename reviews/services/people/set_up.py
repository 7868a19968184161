"""A new council: tables, settings to fill in, and the first officers."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.plain_text import one_line
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import COMMAND_LINE
from reviews.domain.register.closed_words import Tenure
from reviews.store.people import council_settings
from reviews.store.people import officers as store
from reviews.store.record.engine import writing
from reviews.store.record.events import record
from reviews.store.record.migrate import upgrade
from reviews.store.record.session import Session
from reviews.store.tables import Officer, WordingsKept

from .council_settings import set_council, set_rights_wording
from .officers import COUNCIL, add_officer, add_team
from .sign_in import give_password, hashed

if TYPE_CHECKING:
    from sqlalchemy import Engine

_VIEWER = Viewer(COMMAND_LINE, "Command line", frozenset({Role.ADMINISTRATOR}), frozenset())
"""Whoever can run commands beside the database can do all that an administrator can."""

RIGHTS = (
    "Taking part in this review does not give your landlord a reason to end your agreement. If "
    "anyone asks you to leave, contact us before you go. We can tell you who can advise you."
)


def command_line(now: datetime) -> Act:
    """Something done at the command line, where nobody signs in."""
    return Act(_VIEWER, now)


def set_up(engine: "Engine", now: datetime, **details: str | int) -> None:
    """Bring the tables up to date, and give a new council its settings.

    `details` are settings in place of those to fill in.
    """
    upgrade(engine)
    with writing(engine) as session:
        if council_settings.council_row(session) is not None:
            return
        act = command_line(now)
        named = {"sign_in_name": "command line", "name": "Command line"}
        reached = dict.fromkeys(("job_title", "email", "telephone"), "")
        session.add(Officer(id=COMMAND_LINE, **named, **reached, created_at=now))
        session.add(WordingsKept(since_at=now))
        session.flush()
        record(session, act, COUNCIL, EventKind.OFFICER_ADDED, about={"officer": COMMAND_LINE})
        set_council(session, act, **(asdict(CouncilDetails()) | details))
        set_rights_wording(session, act, dict.fromkeys(Tenure, RIGHTS))


def add_first(
    engine: "Engine",
    now: datetime,
    *,
    name: str,
    sign_in_name: str,
    roles: Collection[Role],
    teams: Sequence[str],
    password: str,
) -> UUID:
    """Add an officer from the command line; they choose their own password at first sign-in."""
    new_hash = hashed(password)
    act = command_line(now)
    with writing(engine) as session:
        officer_id = add_officer(
            session,
            act,
            name=one_line(name),
            sign_in_name=sign_in_name,
            roles=roles,
            teams=[_team(session, act, one_line(one)) for one in teams],
        )
        give_password(session, act, officer_id, new_hash, must_change=True)
    return officer_id


def _team(session: Session, act: Act, name: str) -> UUID:
    known = {team.name.casefold(): team.id for team in store.teams(session)}
    return known.get(name.casefold()) or add_team(session, act, name)
