"""Keeping what an audited row said before a service changes it, whichever service that is.

Just before the session writes a change, what the row said is noted; the event that covers the
change writes it down, and covers that too. A row written since the last event did not stand yet.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Act
from reviews.domain.record.events import as_text
from reviews.domain.record.wordings import is_kept
from reviews.store.tables.base import Base
from reviews.store.tables.wordings import EarlierWording

from .rows import grouped

_BEFORE = "rows that stood at the last event and were changed since, with what they said"
_NEW = "rows added since the last event"
_AT_ONCE = 400


def watch(session: Session) -> None:
    """Begin to note what rows say before they are changed."""
    session.info[_BEFORE], session.info[_NEW] = {}, set()


def note(session: Session, changed: Iterable[Base]) -> None:
    """Note what rows said that the session is about to write, the first time since an event.

    The caller holds on to the rows until the event.
    """
    before: dict[int, tuple[Base, dict[str, object]]] = session.info[_BEFORE]
    new: set[int] = session.info[_NEW]
    for row in changed:
        if not row.audited:
            continue
        if row in session.new:
            new.add(id(row))
        elif id(row) not in new:
            said = before.setdefault(id(row), (row, {}))[1]
            for name, was in _said_before(session, row):
                said.setdefault(name, was)


def _said_before(session: Session, row: Base) -> Iterator[tuple[str, object]]:
    """What the columns that are changed hold in the database."""
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        history = state.attrs[name].history
        if not history.added or not is_kept(row.__tablename__, name):
            continue
        yield name, history.deleted[0] if history.deleted else _stored(session, row, name)


def _stored(session: Session, row: Base, name: str) -> object:
    """What the database holds of a column that was assigned without having been read."""
    state = inspect(row)
    (key,) = state.mapper.primary_key
    query = select(getattr(type(row), name)).where(key == key_of(row))
    return session.connection().execute(query).scalar_one()


def left(session: Session, act: Act) -> list[dict[str, Any]]:
    """The earlier wordings that an event is to write, of all that was changed since the last."""
    before: dict[int, tuple[Base, dict[str, object]]] = session.info[_BEFORE]
    gone = [
        (row, name, was)
        for row, said in before.values()
        for name, was in said.items()
        if was != getattr(row, name)
    ]
    before.clear()
    session.info[_NEW].clear()
    numbers = _numbers(session, {id(row): row for row, _, _ in gone}.values())
    return [
        {
            "id": uuid4(),
            "row_table": row.__tablename__,
            "row_id": key_of(row),
            "row_column": name,
            "number": numbers.get((row.__tablename__, key_of(row)), 0) + 1,
            "was": None if was is None else as_text(getattr(was, "value", was)),
            "replaced_at": act.at,
            "replaced_by": act.by.id,
        }
        for row, name, was in gone
    ]


def key_of(row: Base) -> UUID:
    """The id of a row."""
    (key,) = inspect(row).mapper.primary_key_from_instance(row)
    return UUID(str(key))


def _numbers(session: Session, rows: Iterable[Base]) -> dict[tuple[str, UUID], int]:
    """How many changes of some rows are kept already."""
    found: dict[tuple[str, UUID], int] = {}
    for table, ids in grouped((row.__tablename__, key_of(row)) for row in rows).items():
        for start in range(0, len(ids), _AT_ONCE):
            query = (
                select(EarlierWording.row_id, func.max(EarlierWording.number))
                .where(EarlierWording.row_id.in_(ids[start : start + _AT_ONCE]))
                .where(EarlierWording.row_table == table)
                .group_by(EarlierWording.row_id)
            )
            found |= {(table, key): number for key, number in session.execute(query)}
    return found


@contextmanager
def keeping_nothing(session: Session) -> Iterator[None]:
    """Change rows of which no earlier wording may stay: an erasure's own emptying."""
    session.flush()
    kept = session.info[_BEFORE]
    session.info[_BEFORE] = {}
    try:
        yield
        session.flush()
        emptied = session.info[_BEFORE]
    finally:
        session.info[_BEFORE] = kept
    for key, (_, said) in emptied.items():
        for name in said:
            kept.get(key, (None, {}))[1].pop(name, None)
