"""Proof that nothing changed quietly: every chain walked, every row held against its digest."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.letters.record_number import SHORTEST
from reviews.domain.record.events import START, row_digest, rows_digest, sha256
from reviews.store.tables.base import Base
from reviews.store.tables.records import Event, EventPayload, EventRow, StreamHead

from .events import columns, row_key


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What was checked, what differs, and what was lawfully erased."""

    events: int
    streams: int
    rows: int
    faults: tuple[str, ...]
    erased: tuple[str, ...]


def check_chains(session: Session) -> ChainReport:
    """Walk every chain and check every audited row; reads everything, writes nothing."""
    faults: list[str] = []
    erased: list[str] = []
    heads: dict[str, tuple[int, str]] = {}
    events = 0
    for event in session.execute(_events()).yield_per(1000):
        events += 1
        faults.extend(_event_faults(session, event, heads.get(event.stream, (0, START))))
        if event.erased_by_event is not None:
            erased.append(f"The words of event {event.sequence} of {event.stream} were erased.")
        heads[event.stream] = (event.sequence, event.hash)
    faults.extend(_head_faults(session, heads))
    rows, row_faults = _row_faults(session)
    return ChainReport(events, len(heads), rows, (*faults, *row_faults), tuple(erased))


def _events() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Event.stream,
            Event.sequence,
            Event.body,
            Event.hash,
            Event.position,
            EventPayload.salt,
            EventPayload.words,
            EventPayload.erased_by_event,
        )
        .outerjoin(EventPayload, EventPayload.event_position == Event.position)
        .order_by(Event.stream, Event.sequence)
    )


def _event_faults(
    session: Session,
    event: Row[tuple[str, int, str, str, int, str, str, int]],
    before: tuple[int, str],
) -> Iterator[str]:
    named = f"Event {event.sequence} of {event.stream}"
    if sha256(event.body) != event.hash:
        yield f"{named} has been changed: its text does not match its hash."
        return
    said = json.loads(event.body)
    if (said["sequence"], said["previous"]) != (before[0] + 1, before[1]):
        yield f"{named} does not follow the event before it: one is missing or was put in."
    if (said["stream"], said["sequence"]) != (event.stream, event.sequence):
        yield f"{named} says in its text that it is another event."
    kept = sha256(f"{event.salt}{event.words}") == said["payload"]
    if event.erased_by_event is None and not kept:
        yield f"The words of {named[0].lower()}{named[1:]} have been changed or removed."
    lines = session.execute(
        select(EventRow.row_table, EventRow.row_id, EventRow.digest)
        .where(EventRow.event_position == event.position)
        .order_by(EventRow.number)
    )
    if rows_digest((table, key, digest) for table, key, digest in lines) != said["rows"]:
        yield f"The list of records written by {named[0].lower()}{named[1:]} has been changed."


def _head_faults(session: Session, found: dict[str, tuple[int, str]]) -> Iterator[str]:
    """Events cut off the end of a stream leave a head that no longer matches."""
    for head in session.scalars(select(StreamHead)):
        if found.pop(head.stream, (0, START)) != (head.sequence, head.hash):
            yield f"The last events of {head.stream} have been removed."
    yield from (f"The events of {stream} have no head." for stream in found)


def _audited() -> list[type[Base]]:
    return [mapper.class_ for mapper in Base.registry.mappers if mapper.class_.audited]


def _row_faults(session: Session) -> tuple[int, list[str]]:
    faults: list[str] = []
    checked = 0
    for table in sorted(_audited(), key=lambda one: one.__tablename__):
        name = table.__tablename__
        last = _last_digests(session, name)
        for row in session.scalars(select(table)).yield_per(1000):
            checked += 1
            key = row_key(row)
            salt, digest = last.pop(key, (None, None))
            if digest is None:
                faults.append(f"The {name} record {key} was written by no event.")
            elif salt is not None and row_digest(salt, name, columns(row)) != digest:
                faults.append(f"The {name} record {key} has been changed since it was recorded.")
            session.expunge(row)
        faults.extend(f"The {name} record {key} is missing." for key in last)
    return checked, faults


def _last_digests(session: Session, name: str) -> dict[str, tuple[str | None, str]]:
    """For each row of a table: the salt and digest of the last event that wrote it."""
    last = (
        select(EventRow.row_id, func.max(EventRow.event_position).label("position"))
        .where(EventRow.row_table == name)
        .group_by(EventRow.row_id)
        .subquery()
    )
    found = session.execute(
        select(EventRow.row_id, EventPayload.salt, EventRow.digest)
        .join(
            last, (EventRow.row_id == last.c.row_id) & (EventRow.event_position == last.c.position)
        )
        .join(EventPayload, EventPayload.event_position == EventRow.event_position)
        .where(EventRow.row_table == name)
    )
    return {key: (salt, digest) for key, salt, digest in found}


def stream_of_hash(session: Session, hash_: str) -> str | None:
    """The stream that a printed chain head belongs to, or None; its first 12 characters do."""
    if len(hash_) < SHORTEST:
        return None
    return session.scalar(select(Event.stream).where(Event.hash.startswith(hash_)).limit(1))
