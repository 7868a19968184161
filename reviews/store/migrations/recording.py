"""An event recorded by a migration: by the command line, in the council's own stream."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from reviews.domain.record import merkle
from reviews.domain.record.events import COMMAND_LINE, Link, link, rows_digest, sha256
from reviews.store.tables import Base

Line = tuple[str, str, str]
_TABLES = Base.metadata.tables


def record(
    connection: Connection,
    kind: str,
    salt: str,
    lines: Sequence[Line],
    words: Mapping[str, int],
    erases: Sequence[str] = (),
) -> tuple[int, str]:
    """Add an event over rows that are written already; returns its position and its text.

    `salt` is what the digests of `lines` were made with, `words` what the history tells, `erases`
    the hashes of the events whose words it erases.
    """
    sequence, before = connection.execute(
        sa.text("SELECT sequence, hash FROM stream_head WHERE stream = 'council'")
    ).one()
    said: dict[str, Any] = {
        "stream": "council",
        "sequence": sequence + 1,
        "kind": kind,
        "by": COMMAND_LINE,
        "at": datetime.now(UTC),
    }
    payload = json.dumps(dict(words), sort_keys=True)
    made = link(
        **said,
        about={},
        payload_digest=sha256(salt + payload),
        rows=rows_digest(lines),
        previous=before,
        erases=erases,
    )
    position = _keep(connection, said, made)
    of = {"event_position": position}
    connection.execute(_TABLES["event_payload"].insert().values(**of, salt=salt, words=payload))
    for number, (table, key, digest) in enumerate(lines):
        row = {**of, "number": number, "row_table": table, "row_id": key, "digest": digest}
        connection.execute(_TABLES["event_row"].insert().values(row))
    return position, made.body


def _keep(connection: Connection, said: Mapping[str, Any], made: Link) -> int:
    """Write the event itself, and let its stream end with it; its position."""
    event = _TABLES["event"]
    connection.execute(event.insert().values(**said, body=made.body, hash=made.hash))
    connection.execute(
        sa.text("UPDATE stream_head SET sequence = :n, hash = :h WHERE stream = 'council'"),
        {"n": said["sequence"], "h": made.hash},
    )
    its = sa.select(event.c.position).where(event.c.hash == made.hash)
    return int(connection.scalars(its).one())


def place(connection: Connection, position: int, body: str) -> None:
    """Give an event the next place of the tree, in a database that has one (from 0025)."""
    size, held = connection.execute(sa.text("SELECT size, peaks FROM tree_head")).one()
    peaks = [bytes.fromhex(one) for one in held.split()]
    merkle.grow(peaks, size, merkle.leaf(body))
    connection.execute(
        sa.text("INSERT INTO event_place (place, event_position) VALUES (:n, :p)"),
        {"n": size + 1, "p": position},
    )
    connection.execute(
        sa.text("UPDATE tree_head SET size = :n, peaks = :p"),
        {"n": size + 1, "p": " ".join(one.hex() for one in peaks)},
    )
