"""One tree over the events of all streams; erasures of before are named by an event.

Erasures of before name no event, so that anyone who could empty a row could call it erased. One
event of the council's own stream, by the command line, names the hash of each. It covers what the
erased events wrote last, as it stands now: nothing else tells any more what it was.
"""

import secrets
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

from reviews.domain.record import merkle
from reviews.domain.record.events import row_digest
from reviews.store.migrations.recording import Line, record
from reviews.store.migrations.triggers import refuse_change
from reviews.store.tables import Base

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "event_place",
        sa.Column("place", _BIG, autoincrement=False, nullable=False),
        sa.Column("event_position", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_position"], ["event.position"], name=op.f("fk_event_place_event_position")
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_event_place")),
        sa.UniqueConstraint("event_position", name=op.f("uq_event_place_event_position")),
    )
    op.create_table(
        "tree_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", _BIG, nullable=False),
        sa.Column("peaks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tree_head")),
    )
    connection = op.get_bind()
    refuse_change(connection, ["event_place"])
    _name_erasures(connection)
    _build(connection)


def _name_erasures(connection: Connection) -> None:
    """Record which events were erased before, and cover what they wrote last."""
    erased = connection.scalars(
        sa.text(
            "SELECT hash FROM event JOIN event_payload ON event_position = position"
            " WHERE salt IS NULL ORDER BY position"
        )
    ).all()
    if not erased:
        return
    salt = secrets.token_hex(16)
    lines = list(_uncovered(connection, salt))
    words = {"count": len(erased), "records": len(lines)}
    record(connection, "erasures_named", salt, lines, words, erased)


def _uncovered(connection: Connection, salt: str) -> Iterator[Line]:
    """The rows whose last event is erased, each with the digest of what it holds now."""
    found = connection.execute(
        sa.text(
            "SELECT row_table, row_id FROM event_row JOIN (SELECT row_table AS t, row_id AS k,"
            " max(event_position) AS p FROM event_row GROUP BY row_table, row_id) last"
            " ON row_table = t AND row_id = k AND event_row.event_position = p"
            " JOIN event_payload ON event_payload.event_position = event_row.event_position"
            " WHERE salt IS NULL ORDER BY row_table, row_id"
        )
    ).all()
    for name, key in found:
        table = Base.metadata.tables[name]
        there = {one["name"] for one in sa.inspect(connection).get_columns(name)}
        columns = [_plain(one) for one in table.c if one.name in there]
        (known_by,) = table.primary_key
        query = sa.select(*columns).where(known_by == UUID(key))
        row = connection.execute(query).one_or_none()
        if row is not None:
            yield name, key, row_digest(salt, name, dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name


def _plain(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A closed word as its text, whatever words there are today."""
    closed = isinstance(column.type, sa.Enum)
    return sa.type_coerce(column, sa.Text).label(column.name) if closed else column


def _build(connection: Connection) -> None:
    """Give every event its place, in the order in which they were kept."""
    peaks: list[bytes] = []
    size = 0
    insert = sa.text("INSERT INTO event_place (place, event_position) VALUES (:n, :p)")
    after = -1
    while rows := connection.execute(
        sa.text(
            "SELECT position, body FROM event WHERE position > :after ORDER BY position LIMIT :n"
        ),
        {"after": after, "n": _AT_ONCE},
    ).all():
        for row in rows:
            merkle.grow(peaks, size, merkle.leaf(row.body))
            size += 1
        start = size - len(rows) + 1
        connection.execute(
            insert, [{"n": n, "p": row.position} for n, row in enumerate(rows, start)]
        )
        after = rows[-1].position
    connection.execute(
        sa.text("INSERT INTO tree_head (id, size, peaks) VALUES (1, :n, :p)"),
        {"n": size, "p": " ".join(one.hex() for one in peaks)},
    )


def downgrade() -> None:
    """Back from this revision. What it recorded stays in the chain of events."""
    op.drop_table("tree_head")
    op.drop_table("event_place")
