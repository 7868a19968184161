"""Passwords of before are covered by an event, as those set from now on are.

Nothing was recorded of which password was whose, so that anyone could be given another's. One event
of the council's own stream, by the command line, covers each row as it stands: what was exchanged
before this cannot be told.
"""

import json
import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

from reviews.domain.record import merkle
from reviews.domain.record.events import COMMAND_LINE, link, row_digest, rows_digest, sha256
from reviews.store.tables import Base

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_TABLES = Base.metadata.tables


def upgrade() -> None:
    """To this revision."""
    connection = op.get_bind()
    password = _TABLES["password"]
    columns = [password.c[one] for one in ("id", "officer_id", "hash", "set_at", "must_change")]
    found = connection.execute(sa.select(*columns).order_by(password.c.id)).all()
    if found:
        salt = secrets.token_hex(16)
        lines = [
            ("password", str(one.id), row_digest(salt, "password", dict(one._mapping)))
            for one in found
        ]
        _record(connection, salt, lines)


def _record(connection: Connection, salt: str, lines: list[tuple[str, str, str]]) -> None:
    """One event that covers these rows, at the end of the council's stream and of the tree."""
    words = json.dumps({"count": len(lines)})
    sequence, before = connection.execute(
        sa.text("SELECT sequence, hash FROM stream_head WHERE stream = 'council'")
    ).one()
    said: dict[str, Any] = {
        "stream": "council",
        "sequence": sequence + 1,
        "kind": "passwords_covered",
        "by": COMMAND_LINE,
        "at": datetime.now(UTC),
    }
    made = link(
        **said,
        about={},
        payload_digest=sha256(salt + words),
        rows=rows_digest(lines),
        previous=before,
    )
    event = _TABLES["event"]
    connection.execute(event.insert().values(**said, body=made.body, hash=made.hash))
    position = connection.scalar(sa.select(event.c.position).where(event.c.hash == made.hash))
    payload = {"event_position": position, "salt": salt, "words": words}
    connection.execute(_TABLES["event_payload"].insert().values(payload))
    names = ("row_table", "row_id", "digest")
    connection.execute(
        _TABLES["event_row"].insert(),
        [
            {"event_position": position, "number": number, **dict(zip(names, line, strict=True))}
            for number, line in enumerate(lines)
        ],
    )
    connection.execute(
        sa.text("UPDATE stream_head SET sequence = :n, hash = :h WHERE stream = 'council'"),
        {"n": sequence + 1, "h": made.hash},
    )
    _place(connection, position, made.body)


def _place(connection: Connection, position: int | None, body: str) -> None:
    """The next place of the tree."""
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


def downgrade() -> None:
    """Back from this revision. What it recorded stays in the chain of events."""
