"""The example council of a database that is used for the first time, and how to sign in to it."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviews.domain.errors import Refused
from reviews.domain.record.events import COMMAND_LINE
from reviews.services.people.sign_in import hashed
from reviews.store.people.council_settings import council_row
from reviews.store.people.officers import officers
from reviews.store.people.sign_ins import credentials
from reviews.store.record.engine import reading_session
from reviews.store.record.migrate import upgrade
from reviews.store.record.session import Session

from .case import Example
from .play import play
from .stage import PlayedWith


@dataclass(frozen=True, slots=True)
class WayIn:
    """How one officer signs in. The password is told once and kept nowhere."""

    name: str
    sign_in_name: str
    role: str
    password: str


def add_example(
    parts: PlayedWith, load: Callable[[], Example], clock: Callable[[], datetime]
) -> list[WayIn]:
    """Bring a database up to date, and play the case into it where there is no council yet.

    Gives how each officer signs in; nothing where there was a council, when `load` is not called.

    Raises:
        Refused: the case cannot be played, or an earlier start was broken off half-way.
    """
    upgrade(parts.engine)
    with reading_session(parts.engine) as session:
        if council_row(session) is not None:
            _check_not_broken_off(session)
            return []
    example = load()
    people = example.council.officers
    passwords = {one.key: make_password(example.council.words) for one in people}
    play(parts, example, {key: hashed(password) for key, password in passwords.items()}, clock)
    return [
        WayIn(
            one.name,
            one.sign_in_name,
            ", ".join(role.words for role in one.roles),
            passwords[one.key],
        )
        for one in people
    ]


def _check_not_broken_off(session: Session) -> None:
    """Officers who cannot sign in, none of them, were left by a play that did not end."""
    names = [one.sign_in_name for one in officers(session) if one.id != COMMAND_LINE]
    if names and all(credentials(session, name) is None for name in names):
        raise Refused(
            "The example council was broken off while it was made. Take this database and its "
            "folder of files away, and start again."
        )


def make_password(words: Sequence[str]) -> str:
    """Three words by chance and a number of two digits, such as amber-kettle-robin-47."""
    chosen = [secrets.choice(words) for _ in range(3)]
    return "-".join([*chosen, str(10 + secrets.randbelow(90))])
