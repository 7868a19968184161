"""Writing events: one call covers every row written since the last.

`record` locks the head of the stream, keeps what rows said before they were changed, digests the
rows that the session wrote, and adds the event. A session that wrote a row of an audited table and
recorded no event cannot commit. Just before it commits, its events take their places in the
council's one tree.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any
from uuid import UUID

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import START, Link, link, row_digest, rows_digest, sha256
from reviews.store.tables.base import Base
from reviews.store.tables.records import Event, EventPayload, EventRow, StreamHead
from reviews.store.tables.wordings import EarlierWording

from . import overwritten
from .evidence_index import keep_in_step
from .registering import register_written
from .text_lengths import check_texts, check_values
from .tree import give_places

_WRITTEN = "rows written since the last event"
_ADDED = "salt and digests of rows added many at once since the last event"
_KEPT = "position and text of the events recorded so far"
_AT_ONCE = 5_000


class UnrecordedChangeError(RuntimeError):
    """A service wrote a row and recorded no event: a fault of ours."""


def watch_writes(session: Session) -> None:
    """Keep a list of the audited rows that a session writes, and refuse to commit any unrecorded.

    Also refuses to delete one: what is recorded is superseded or ended, never removed; and a text
    longer than its kind.
    """
    written: dict[int, Base] = {}
    session.info[_WRITTEN] = written
    session.info[_KEPT] = []
    overwritten.watch(session)

    @event.listens_for(session, "before_flush")
    def _note(session: Session, *_: object) -> None:
        for row in session.deleted:
            if row.audited:
                raise UnrecordedChangeError(f"A row of {row.__tablename__} may not be deleted.")
        register_written(session)
        changed = [*session.new, *(row for row in session.dirty if session.is_modified(row))]
        check_texts(session, changed)
        overwritten.note(session, changed)
        written.update({id(row): row for row in changed if row.audited})

    @event.listens_for(session, "after_flush")
    def _index(session: Session, *_: object) -> None:
        keep_in_step(session)

    @event.listens_for(session, "before_commit")
    def _refuse(session: Session) -> None:
        session.flush()
        added = session.info.get(_ADDED, ("", []))[1]
        tables = {row.__tablename__ for row in written.values()} | {line[0] for line in added}
        if tables:
            raise UnrecordedChangeError(
                f"No event covers rows written to {', '.join(sorted(tables))}."
            )
        give_places(session, session.info[_KEPT])
        session.info[_KEPT].clear()


def cover_again(session: Session, rows: Iterable[Base]) -> None:
    """Have the next event cover rows as they are, whether or not they were changed."""
    session.info[_WRITTEN].update({id(row): row for row in rows if row.audited})


def columns(row: Base) -> dict[str, object]:
    """A row's values by column, as they are digested."""
    return {
        attribute.key: _plain(getattr(row, attribute.key))
        for attribute in inspect(row).mapper.column_attrs
    }


def _plain(value: Any) -> object:
    return value.value if hasattr(value, "value") else value


def row_key(row: Base) -> str:
    """The primary key of a row as text."""
    return " ".join(str(part) for part in inspect(row).mapper.primary_key_from_instance(row))


def lock(session: Session, stream: str) -> StreamHead:
    """Lock a stream until the transaction ends; services call it before they check anything.

    On SQLite the whole database is locked already by BEGIN IMMEDIATE.
    """
    query = select(StreamHead).where(StreamHead.stream == stream)
    head = session.scalar(query.with_for_update().execution_options(populate_existing=True))
    if head is None:
        values = {"stream": stream, "sequence": 0, "hash": START}
        insert_once(session, StreamHead, values)
        head = session.scalars(query.with_for_update()).one()
    return head


def insert_once(session: Session, table: type[Base], values: Mapping[str, object]) -> bool:
    """Insert a row unless it is there; waits for another transaction that is inserting it.

    Returns whether this session inserted it.
    """
    dialect = import_module(f"sqlalchemy.dialects.{session.get_bind().dialect.name}")
    once = dialect.insert(table).values(values).on_conflict_do_nothing()
    return session.execute(once.returning(*inspect(table).primary_key)).first() is not None


def add_all(session: Session, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert many new rows at once, each with its id, and digest them for the event to come.

    For imports: as many rows as an organisation has, in little time and memory.
    """
    for row in rows:
        check_values(session, table, row)
    cover(session, table.__tablename__, rows)
    _insert_all(session, table, rows)


def cover(session: Session, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Digest rows, each with its id, that are written past the session, for the event to come."""
    salt, lines = session.info.setdefault(_ADDED, (secrets.token_hex(16), []))
    for row in rows:
        values = {column: _plain(value) for column, value in row.items()}
        lines.append((table, str(row["id"]), row_digest(salt, table, values)))


def _insert_all(session: Session, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Past the session, whose bookkeeping for each row takes longer than the insert."""
    session.flush()
    if rows:
        session.connection().execute(insert(table), rows)


def record(
    session: Session,
    act: Act,
    stream: str,
    kind: EventKind,
    *,
    about: Mapping[str, UUID | None] | None = None,
    words: Mapping[str, Any] | None = None,
    erases: Sequence[str] = (),
) -> int:
    """Add an event that covers every row written since the last one, and return its position.

    Args:
        session: a session from `writing`.
        act: who, and when.
        stream: `council`, or a kind of record and its id, such as `review:<id>`.
        kind: what happened.
        about: ids of what it is about; never words.
        words: what the history tells; kept apart and erasable.
        erases: hashes of the events whose words it erases.
    """
    head = lock(session, stream)
    session.flush()
    add_all(session, EarlierWording, overwritten.left(session, act))
    written: dict[int, Base] = session.info[_WRITTEN]
    salt, added = session.info.pop(_ADDED, None) or (secrets.token_hex(16), [])
    lines = [*added, *_digests(salt, written.values())]
    payload = json.dumps(dict(words or {}), sort_keys=True, ensure_ascii=False, default=str)
    digests = sha256(salt + payload), rows_digest(lines)
    made = _next_link(head, act, kind, about or {}, digests, erases)
    head.sequence, head.hash = head.sequence + 1, made.hash
    position = _add(session, act, head, kind, made.body)
    session.info[_KEPT].append((position, made.body))
    session.add(EventPayload(event_position=position, salt=salt, words=payload))
    for start in range(0, len(lines), _AT_ONCE):
        part = lines[start : start + _AT_ONCE]
        _insert_all(session, EventRow, _event_rows(position, start, part))
    session.flush()
    written.clear()
    return position


def _next_link(
    head: StreamHead,
    act: Act,
    kind: EventKind,
    about: Mapping[str, UUID | None],
    digests: tuple[str, str],
    erases: Sequence[str],
) -> Link:
    """The event that comes after the head of a stream."""
    return link(
        stream=head.stream,
        sequence=head.sequence + 1,
        kind=kind,
        by=act.by.id,
        at=act.at,
        about={name: str(one) for name, one in about.items() if one is not None},
        payload_digest=digests[0],
        rows=digests[1],
        previous=head.hash,
        erases=erases,
    )


def _digests(salt: str, rows: Iterable[Base]) -> list[tuple[str, str, str]]:
    return [
        (row.__tablename__, row_key(row), row_digest(salt, row.__tablename__, columns(row)))
        for row in rows
    ]


def _add(session: Session, act: Act, head: StreamHead, kind: EventKind, body: str) -> int:
    """Write the event that `head` now names."""
    of = {"stream": head.stream, "sequence": head.sequence, "hash": head.hash}
    row = Event(**of, kind=str(kind), by=act.by.id, at=act.at, body=body)
    session.add(row)
    session.flush()
    return row.position


def _event_rows(
    position: int, start: int, lines: list[tuple[str, str, str]]
) -> list[dict[str, object]]:
    return [
        {
            "event_position": position,
            "number": number,
            "row_table": table,
            "row_id": key,
            "digest": digest,
        }
        for number, (table, key, digest) in enumerate(lines, start)
    ]


def head_hash(session: Session, stream: str) -> str:
    """The hash of the last event of a stream; documents print it as it is when they are drafted."""
    return session.scalar(select(StreamHead.hash).where(StreamHead.stream == stream)) or START


def last_stream(session: Session, table: str, keys: Iterable[UUID]) -> str | None:
    """The stream of the last event that wrote any of these rows; None where none did."""
    return session.scalar(
        select(Event.stream)
        .join(EventRow, EventRow.event_position == Event.position)
        .where(EventRow.row_table == table, EventRow.row_id.in_([str(one) for one in keys]))
        .order_by(Event.position.desc())
        .limit(1)
    )
