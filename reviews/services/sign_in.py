"""Signing in and out, and passwords; throttled in the database.

Hashing is slow on purpose, so it is done before the transaction that writes is opened.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from werkzeug.security import check_password_hash, generate_password_hash

from reviews.domain.errors import Refused
from reviews.domain.people import Act
from reviews.store import people
from reviews.store.events import record
from reviews.store.tables import Password, SignIn, SignInFailure

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST_PASSWORD = 12
# The hash of no password: checked for unknown names, so that they take as long as known ones.
_NOBODY = (
    "scrypt:32768:8:1$xJ2k9Qp7LmVw4TzR$"
    "9f0c1a7be2d84c5f6a3b1e0d7c9f8a2b4e6d1c3f5a7b9e0d2c4f6a8b1e3d5c7f"
    "0a2b4c6d8e1f3a5b7c9d0e2f4a6b8c1d3e5f7a9b0c2d4e6f8a1b3c5d7e9f0a2b"
)


@dataclass(frozen=True, slots=True)
class Tried:
    """One try at signing in: whose account it opened, if any, and what it counts against."""

    officer_id: UUID | None
    keys: tuple[str, ...]
    at: datetime


def try_password(
    session: "Session", name: str, password: str, address: str, now: datetime
) -> Tried:
    """Check a name and password, reading only; `record_try` writes the outcome.

    Raises:
        Refused: too many failures; says how long to wait.
    """
    keys = (f"name:{name.strip().casefold()}", f"address:{address}")
    _check_throttle(session, keys, now)
    known = people.credentials(session, name.strip().casefold())
    right = check_password_hash(known.password_hash if known else _NOBODY, password)
    return Tried(known.officer_id if known and right else None, keys, now)


def _check_throttle(session: "Session", keys: tuple[str, ...], now: datetime) -> None:
    """After five failures each wait doubles, from 10 seconds to 15 minutes."""
    count, last = people.failures(session, keys, now)
    if count < FREE_TRIES or last is None:
        return
    wait = min(timedelta(seconds=10) * 2 ** min(count - FREE_TRIES, 10), LONGEST_WAIT)
    left = last + wait - now
    if left > timedelta(0):
        minutes = int(-(-left.total_seconds() // 60))
        raise Refused(
            f"Too many tries. Wait {minutes} minute{'s' if minutes > 1 else ''}, then try "
            "again. An administrator can give you a new password."
        )


def record_try(session: "Session", tried: Tried) -> UUID | None:
    """Write the outcome of a try: the id of a new sign-in, or None and a failure counted."""
    if tried.officer_id is None:
        session.add_all([SignInFailure(key=key, at=tried.at) for key in tried.keys])
        return None
    return _new_sign_in(session, tried.officer_id, tried.at)


def _new_sign_in(session: "Session", officer_id: UUID, now: datetime) -> UUID:
    row = SignIn(id=uuid4(), officer_id=officer_id, started_at=now)
    session.add(row)
    return row.id


def end_sign_in(session: "Session", sign_in_id: UUID, now: datetime) -> None:
    """End one sign-in; other devices stay signed in."""
    row = session.get(SignIn, sign_in_id)
    if row is not None and row.ended_at is None:
        row.ended_at = now


def end_every_sign_in(session: "Session", officer_id: UUID, now: datetime) -> None:
    """End all of an officer's sign-ins at once."""
    for row in people.open_sign_ins(session, officer_id):
        row.ended_at = now


def hashed(new: str) -> str:
    """The hash of a new password.

    Raises:
        Refused: it has fewer than twelve characters.
    """
    if len(new) < SHORTEST_PASSWORD:
        raise Refused(
            f"The password must have {SHORTEST_PASSWORD} characters or more. Three words you "
            "will remember are a good start.",
            "new",
        )
    return generate_password_hash(new)


def check_current(session: "Session", act: Act, current: str, new: str) -> None:
    """Check an officer's own password before it is changed.

    Raises:
        Refused: it is wrong, or the new one is the same.
    """
    if not check_password_hash(people.password_hash(session, act.by.id), current):
        raise Refused("The current password is not right.", "current")
    if new == current:
        raise Refused("Choose a password that is not the current one.", "new")


def change_password(session: "Session", act: Act, new_hash: str) -> UUID:
    """Change one's own password; ends every sign-in and returns a new one for this device."""
    give_password(session, act, act.by.id, new_hash, must_change=False)
    return _new_sign_in(session, act.by.id, act.at)


def give_password(
    session: "Session", act: Act, officer_id: UUID, new_hash: str, *, must_change: bool
) -> None:
    """Give an officer a password and end every sign-in of theirs."""
    row = people.password_row(session, officer_id)
    if row is None:
        row = Password(officer_id=officer_id)
        session.add(row)
    row.hash, row.set_at, row.must_change = new_hash, act.at, must_change
    end_every_sign_in(session, officer_id, act.at)
    record(session, act, "council", "password_changed", about={"officer": officer_id})
