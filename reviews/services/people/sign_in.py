"""Signing in and out, and passwords; throttled in the database.

Hashing is slow on purpose, so it is done before the transaction that writes is opened.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from werkzeug.security import check_password_hash, generate_password_hash

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.plain_text import one_line
from reviews.domain.record.event_kinds import EventKind
from reviews.store.people import sign_ins
from reviews.store.record.events import record
from reviews.store.record.session import Session
from reviews.store.tables import Password, SignIn, SignInFailure

FREE_TRIES = {"name": 5, "address": 50}
"""Failures in an hour before waiting starts. A whole office can share one address: five people
who mistype must not shut out the rest."""

COUNTED_FOR = timedelta(hours=1)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=15)
CLOCK_MENDED = timedelta(minutes=5)
"""How far ahead of now something may lie and still count. Clocks are put right by seconds; what is
further ahead was written before the clock was put back, and no wait or session rests on it."""

SHORTEST_PASSWORD = 12
_CONSONANTS, _VOWELS = "bdghjlmnprstvwyz", "aeiou"
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


@dataclass(frozen=True, slots=True)
class MadePassword:
    """A password made here, to be shown once, and its hash."""

    words: str
    hash: str


def sign_in_key(name: str) -> str:
    """A sign-in name as it is kept and compared: capitals and outer spaces make no difference."""
    return unicodedata.normalize("NFC", one_line(name)).casefold()


def try_password(session: Session, name: str, password: str, address: str, now: datetime) -> Tried:
    """Check a name and password, reading only; `record_try` writes the outcome.

    Raises:
        Refused: too many failures; says how long to wait.
    """
    known = sign_ins.credentials(session, sign_in_key(name))
    keys = {"name": _counted("name", sign_in_key(name)), "address": _counted("address", address)}
    since = dict.fromkeys(keys, now - COUNTED_FOR)
    if known is not None and known.set_at <= now + CLOCK_MENDED:
        since["name"] = max(since["name"], min(known.set_at, now))
    waits = [_wait(session, kind, keys[kind], since[kind], now) for kind in keys]
    if max(waits) > timedelta(0):
        raise Refused(
            f"Too many tries. Wait {_in_words(max(waits))}, then try again. An administrator can "
            "give you a new password."
        )
    right = _is_right(known.password_hash if known else _NOBODY, password)
    return Tried(known.officer_id if known and right else None, tuple(keys.values()), now)


def _counted(kind: str, text: str) -> str:
    """What failures are counted under: never the text itself, which may be a mistyped password."""
    return f"{kind}:{sha256(text.encode()).hexdigest()}"


def _wait(session: Session, kind: str, key: str, since: datetime, now: datetime) -> timedelta:
    """How long to wait still: each failure after the free ones doubles it."""
    count, last = sign_ins.failures(session, key, since, now + CLOCK_MENDED)
    over = count - FREE_TRIES[kind]
    if over < 0 or last is None:
        return timedelta(0)
    wait: timedelta = min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT)
    return min(last + wait - now, wait)


def _in_words(wait: timedelta) -> str:
    """A wait, rounded up: 10 seconds, 1 minute, 15 minutes."""
    seconds = int(-(-wait.total_seconds() // 1))
    count, unit = (seconds, "second") if seconds < 60 else (-(-seconds // 60), "minute")
    return f"{count} {unit}{'s' if count > 1 else ''}"


def _plain(password: str) -> str:
    """A password in one form of its accents: keyboards differ in how they send a ŵ."""
    return unicodedata.normalize("NFC", password)


def _is_right(hash_: str, password: str) -> bool:
    return check_password_hash(hash_, _plain(password))


def record_try(session: Session, tried: Tried) -> UUID | None:
    """Write the outcome of a try: the id of a new sign-in, or None and a failure counted."""
    if tried.officer_id is None:
        sign_ins.forget_failures(session, tried.at - COUNTED_FOR, tried.at + CLOCK_MENDED)
        session.add_all([SignInFailure(key=key, at=tried.at) for key in tried.keys])
        return None
    return _new_sign_in(session, tried.officer_id, tried.at)


def _new_sign_in(session: Session, officer_id: UUID, now: datetime) -> UUID:
    row = SignIn(id=uuid4(), officer_id=officer_id, started_at=now)
    session.add(row)
    return row.id


def end_sign_in(session: Session, sign_in_id: UUID, now: datetime) -> None:
    """End one sign-in; other devices stay signed in."""
    row = session.get(SignIn, sign_in_id)
    if row is not None and row.ended_at is None:
        row.ended_at = now


def end_every_sign_in(session: Session, officer_id: UUID, now: datetime) -> None:
    """End all of an officer's sign-ins at once."""
    for row in sign_ins.open_sign_ins(session, officer_id):
        row.ended_at = now


def end_all_sign_ins(session: Session, now: datetime) -> None:
    """End every sign-in of everyone."""
    for row in sign_ins.open_sign_ins(session):
        row.ended_at = now


def make_password() -> MadePassword:
    """A first password that can be read out and typed; whoever is given it chooses their own."""
    syllables = [secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(8)]
    words = "-".join(first + second for first, second in zip(*[iter(syllables)] * 2, strict=True))
    return MadePassword(words, hashed(words))


def hashed(new: str) -> str:
    """The hash of a new password.

    Raises:
        Refused: it has fewer than twelve characters.
    """
    if len(_plain(new)) < SHORTEST_PASSWORD:
        raise Refused(
            f"The password must have {SHORTEST_PASSWORD} characters or more. Three words you "
            "will remember are a good start.",
            "new",
        )
    return generate_password_hash(_plain(new))


def check_current(session: Session, act: Act, current: str, new: str) -> None:
    """Check an officer's own password before it is changed.

    Raises:
        Refused: it is wrong, or the new one is the same.
    """
    row = sign_ins.password_row(session, act.by.id)
    if row is None or not _is_right(row.hash, current):
        raise Refused("The current password is not right.", "current")
    if _plain(new) == _plain(current):
        raise Refused("Choose a password that is not the current one.", "new")


def change_password(session: Session, act: Act, new_hash: str) -> UUID:
    """Change one's own password; ends every sign-in and returns a new one for this device."""
    give_password(session, act, act.by.id, new_hash, must_change=False)
    return _new_sign_in(session, act.by.id, act.at)


def give_password(
    session: Session, act: Act, officer_id: UUID, new_hash: str, *, must_change: bool
) -> None:
    """Give an officer a password and end every sign-in of theirs."""
    row = sign_ins.password_row(session, officer_id)
    if row is None:
        row = Password(officer_id=officer_id)
        session.add(row)
    row.hash, row.set_at, row.must_change = new_hash, act.at, must_change
    end_every_sign_in(session, officer_id, act.at)
    record(session, act, "council", EventKind.PASSWORD_CHANGED, about={"officer": officer_id})
