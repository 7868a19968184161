"""A witness at their own desk: what came by mail, saved and run as a person would."""

import json
import subprocess
import sys
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from sqlalchemy import Connection, text

from reviews.domain.record import merkle
from reviews.domain.record.events import START, sha256
from tests.build import Build


@dataclass
class Desk:
    """A folder of somebody outside, with the parts of the mails that they saved."""

    folder: Path

    def save(self, mail: bytes, *, program: bool = True) -> str:
        """Save what is attached to a mail; returns the name of the request."""
        self.folder.mkdir(exist_ok=True)
        parsed = message_from_bytes(mail, policy=default)
        request = ""
        for part in parsed.iter_attachments():
            name = str(part.get_filename())
            if name.startswith("for-witness"):
                request = name
            if program or name == request:
                content = part.get_content()
                assert isinstance(content, bytes)
                (self.folder / name).write_bytes(content)
        return request

    def run(self, *typed: str) -> "subprocess.CompletedProcess[str]":
        """Type a command in that folder, with no part of the council's service in reach."""
        command = [sys.executable, "-I", "witness-program.txt", *typed]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def own_key(self) -> str:
        """The line of the key that this witness shows."""
        lines = self.run("key").stdout.split("\n")
        return next(one.strip() for one in lines if one.count("+") >= 2)


def rewrite(build: Build, place: int) -> None:
    """Rewrite the record from one event on: what was done when, every hash, head and peak.

    Nothing but somebody else's copy of a head can tell.
    """
    with build.house.engine.begin() as connection:
        _unguarded(connection)
        rows = connection.execute(_IN_ORDER).all()
        before: dict[str, str] = {}
        peaks: list[bytes] = []
        for size, row in enumerate(rows):
            said = json.loads(row.body)
            if size + 1 == place:
                said["at"] = "2020-01-01T00:00:00.000000+00:00"
            said["previous"] = before.get(row.stream, START)
            body = json.dumps(said, sort_keys=True, ensure_ascii=False)
            before[row.stream] = sha256(body)
            merkle.grow(peaks, size, merkle.leaf(body))
            connection.execute(_EVENT, {"b": body, "h": sha256(body), "p": row.position})
        for stream, found in before.items():
            connection.execute(_HEAD, {"h": found, "s": stream})
        connection.execute(_TREE, {"n": len(rows), "p": " ".join(one.hex() for one in peaks)})


def cut(build: Build, last: int) -> None:
    """Cut the record after an event, and everything that would tell."""
    with build.house.engine.begin() as connection:
        _unguarded(connection)
        rows = connection.execute(_IN_ORDER).all()
        gone = [row.position for row in rows[last:]]
        for table, column in _OF_EVENTS:
            drop = text(f"DELETE FROM {table} WHERE {column} >= :p")
            connection.execute(drop, {"p": min(gone)})
        peaks: list[bytes] = []
        heads: dict[str, tuple[int, str]] = {}
        for size, row in enumerate(rows[:last]):
            merkle.grow(peaks, size, merkle.leaf(row.body))
            heads[row.stream] = (json.loads(row.body)["sequence"], sha256(row.body))
        for stream, (sequence, found) in heads.items():
            values = {"q": sequence, "h": found, "s": stream}
            connection.execute(_HEAD_AT, values)
        connection.execute(_TREE, {"n": last, "p": " ".join(one.hex() for one in peaks)})


_OF_EVENTS = (
    ("event_place", "event_position"),
    ("event_row", "event_position"),
    ("event_payload", "event_position"),
    ("event", "position"),
)
_IN_ORDER = text(
    "SELECT position, stream, body FROM event JOIN event_place ON event_position = position "
    "ORDER BY place"
)
_EVENT = text("UPDATE event SET body = :b, hash = :h WHERE position = :p")
_HEAD = text("UPDATE stream_head SET hash = :h WHERE stream = :s")
_HEAD_AT = text("UPDATE stream_head SET hash = :h, sequence = :q WHERE stream = :s")
_TREE = text("UPDATE tree_head SET size = :n, peaks = :p")


def _unguarded(connection: Connection) -> None:
    """For this connection, or for this database, nothing refuses a change any more."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    named = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for (name,) in named.all():
        connection.execute(text(f"DROP TRIGGER {name}"))
