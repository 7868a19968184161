"""Erasing words for good: what remains is a tombstone that still chains."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from reviews.store.register import resident_index
from reviews.store.tables import Base, Event, EventPayload, EventRow, Residence, ResidentName


def event_with(session: Session, hash_: str) -> Event | None:
    """The event with that hash."""
    return session.scalar(select(Event).where(Event.hash == hash_))


def erase(session: Session, position: int, erased_by: int) -> int:
    """Empty an event's words and salt, and people's own words in the rows it wrote.

    Returns how many rows were emptied; `erased_by` is the event that records the erasure.
    """
    payload = session.get_one(EventPayload, position)
    payload.salt = payload.words = None
    payload.erased_by_event = erased_by
    tables = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    query = select(EventRow).where(EventRow.event_position == position)
    lines = session.scalars(query).all()
    emptied = sum(_empty(session, tables[line.row_table], line.row_id) for line in lines)
    _find_no_longer(session, lines)
    return emptied


def _find_no_longer(session: Session, lines: Sequence[EventRow]) -> None:
    """Nobody is found any more by a name or a claim that was erased."""
    for table in (ResidentName, Residence):
        keys = [UUID(one.row_id) for one in lines if one.row_table == table.__tablename__]
        residents = session.scalars(select(table.resident_id).where(table.id.in_(keys)))
        resident_index.refresh(session, list(residents.unique()))


def _empty(session: Session, table: type[Base], key: str) -> bool:
    """Empty the personal columns of one row, past the watch that asks for an event."""
    if not table.personal:
        return False
    columns = table.__table__.columns
    values = {name: None if columns[name].nullable else "" for name in table.personal}
    session.execute(update(table).where(columns["id"] == UUID(key)).values(values))
    return True
