"""The event chain: each event names the hash of the one before, so no change stays quiet.

All events of the council stand in one tree besides (`merkle`), as they were kept. The text that is
hashed is the text that is stored. An event holds ids and digests only; the
words it is about sit apart with a random salt, so that they can be lawfully erased and the chain
still holds.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

START = "0" * 64
"""What the first event of a stream names as the hash before it."""


COMMAND_LINE = UUID("00000000-0000-4000-8000-000000000001")
"""The officer who stands for the command line, where nobody signs in."""


class Actor(StrEnum):
    """What kind of actor an event is by. Events of before it was said do not tell."""

    OFFICER = "officer"
    COMMAND = "command"


def actor(by: UUID) -> Actor:
    """What kind of actor has this id."""
    return Actor.COMMAND if by == COMMAND_LINE else Actor.OFFICER


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_text(value: object) -> str:
    """One stored value as text, the same on every database; TypeError if no text is agreed."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, UUID, Decimal, int, str)):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(type(value).__name__)


def row_digest(salt: str, table: str, values: Mapping[str, object]) -> str:
    """The salted digest of one row. Columns that hold nothing do not count.

    So a column added later, empty in old rows, leaves their digests as they were.
    """
    known = {name: as_text(value) for name, value in values.items() if value is not None}
    return sha256(salt + json.dumps([table, known], sort_keys=True, ensure_ascii=False))


def rows_digest(lines: Iterable[tuple[str, str, str]]) -> str:
    """The digest over (table, row id, row digest) of every row that one event wrote."""
    digest = hashlib.sha256()
    for number, line in enumerate(lines):
        digest.update(f"{chr(10) if number else ''}{' '.join(line)}".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """One event as text, and its place in the chain."""

    body: str
    hash: str


def link(
    *,
    stream: str,
    sequence: int,
    kind: str,
    by: UUID,
    at: datetime,
    about: Mapping[str, str],
    payload_digest: str,
    rows: str,
    previous: str,
    erases: Sequence[str] = (),
) -> Link:
    """The body of an event and its hash.

    `about` holds ids, never words; `previous` is the hash of the event before, or `START`; `erases`
    are the hashes of the events whose words it erases.
    """
    said = {
        "stream": stream,
        "sequence": sequence,
        "kind": kind,
        "by": str(by),
        "actor": actor(by).value,
        "at": as_text(at),
        "about": dict(about),
        "payload": payload_digest,
        "rows": rows,
        "previous": previous,
    }
    if erases:
        said["erases"] = list(erases)
    body = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return Link(body, sha256(body))
