"""Erasing words for good: what remains is a tombstone that still chains."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.record.events import row_digest
from reviews.store.record.events import columns, cover_again, row_key
from reviews.store.register import resident_index
from reviews.store.tables import Base, Event, EventPayload, EventRow, Residence, ResidentName


def event_with(session: Session, hash_: str) -> Event | None:
    """The event with that hash."""
    return session.scalar(select(Event).where(Event.hash == hash_))


def as_recorded(session: Session, position: int) -> bool:
    """Whether each row that an event wrote still holds what its last event recorded."""
    return all(_as_recorded(session, row) for row in _rows(session, position))


def empty_rows(session: Session, position: int) -> int:
    """Empty people's own words in the rows that an event wrote; how many had such words.

    The next event covers every row that the event wrote, as it now is: its own salt goes.
    """
    rows = list(_rows(session, position))
    emptied = sum(_empty(row) for row in rows)
    session.flush()
    cover_again(session, rows)
    _find_no_longer(session, rows)
    return emptied


def erase_payload(session: Session, position: int, erased_by: int) -> None:
    """Empty an event's words and salt; `erased_by` is the event that records the erasure."""
    payload = session.get_one(EventPayload, position)
    payload.salt = payload.words = None
    payload.erased_by_event = erased_by


def _rows(session: Session, position: int) -> Iterator[Base]:
    tables = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    query = select(EventRow.row_table, EventRow.row_id).where(EventRow.event_position == position)
    for table, key in session.execute(query.order_by(EventRow.number)):
        row = session.get(tables[table], UUID(key))
        if row is not None:
            yield row


def _as_recorded(session: Session, row: Base) -> bool:
    """Whether a row matches the digest of the last event that wrote it."""
    last = session.execute(
        select(EventPayload.salt, EventRow.digest)
        .join(EventRow, EventRow.event_position == EventPayload.event_position)
        .where(EventRow.row_table == row.__tablename__, EventRow.row_id == row_key(row))
        .order_by(EventRow.event_position.desc())
        .limit(1)
    ).one_or_none()
    if last is None or last.salt is None:
        return False
    found = row_digest(last.salt, row.__tablename__, columns(row))
    return found == str(last.digest)


def _find_no_longer(session: Session, rows: Sequence[Base]) -> None:
    """Nobody is found any more by a name or a claim that was erased."""
    found = {one.resident_id for one in rows if isinstance(one, ResidentName | Residence)}
    resident_index.refresh(session, list(found))


def _empty(row: Base) -> bool:
    """Empty the personal columns of one row."""
    for name in row.personal:
        setattr(row, name, None if row.__table__.c[name].nullable else "")
    return bool(row.personal)
