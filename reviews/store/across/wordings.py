"""What records said before they were changed in place: read for those who opened the records.

Who may read a row's earlier wordings is who may open the row: give only rows that were opened.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, Enum, Integer, Uuid, case, func, inspect, select
from sqlalchemy.orm import Session

from reviews.domain.across.as_it_stood import Said, Span, Wording, as_it_stood
from reviews.store.record.overwritten import key_of
from reviews.store.record.rows import grouped
from reviews.store.tables import Base, EarlierWording, Event, EventRow, Officer, Team, WordingsKept
from reviews.store.tables.base import UtcDateTime

_AT_ONCE = 400
Key = tuple[str, UUID]
"""A row by its table and its id."""


@dataclass(frozen=True, slots=True)
class Before:
    """One earlier wording as a page shows it: what it said, until when, and who changed it.

    `was` is of the column's own type; where it was an officer or a team, their name.
    """

    column: str
    was: object
    number: int
    replaced_at: datetime
    replaced_by: str


def kept_since(session: Session) -> datetime:
    """Since when earlier wordings are kept; a council that is set up has one such instant."""
    return session.scalars(select(WordingsKept.since_at)).one()


def said_before(session: Session, keys: Collection[Key]) -> dict[Key, list[Before]]:
    """The earlier wordings of rows of any tables, the newest first; one query, with names two more.

    The names of people and teams are as they are now.
    """
    found = [
        (one, name)
        for one, name in session.execute(
            select(EarlierWording, Officer.name)
            .join(Officer, Officer.id == EarlierWording.replaced_by)
            .where(EarlierWording.row_id.in_({key for _, key in keys}))
            .where(EarlierWording.row_table.in_({table for table, _ in keys}))
            .order_by(EarlierWording.number.desc(), EarlierWording.row_column)
        )
        if (one.row_table, one.row_id) in keys
    ]
    values = {one.id: _value(one) for one, _ in found}
    names = _names(session, {one for one in values.values() if isinstance(one, UUID)})
    return grouped(
        (
            (one.row_table, one.row_id),
            Before(
                one.row_column,
                names.get(values[one.id], values[one.id]),
                one.number,
                one.replaced_at,
                name,
            ),
        )
        for one, name in found
    )


def _names(session: Session, ids: Collection[UUID]) -> dict[object, str]:
    """The names of those officers and teams whose ids stood in a column."""
    named: dict[object, str] = {}
    for table in (Officer, Team) if ids else ():
        query = select(table.id, table.name).where(table.id.in_(ids))
        named.update((key, name) for key, name in session.execute(query))
    return named


def as_they_stood(
    session: Session, rows: Iterable[Base], at: datetime
) -> dict[Key, dict[str, Said]]:
    """What each of some rows said at an instant, by table and id, then by column.

    Three queries, whatever the number of rows, but for each few hundred of one table.
    """
    by_key = {(row.__tablename__, key_of(row)): row for row in rows}
    since = kept_since(session)
    found: dict[Key, dict[str, Said]] = {}
    for table, ids in grouped(by_key).items():
        earlier = _later_than(session, table, ids, at)
        spans = _spans(session, table, ids, since)
        for key in ids:
            now = _values(by_key[table, key])
            said = as_it_stood(table, now, earlier.get(key, ()), spans[key], at, since)
            found[table, key] = said
    return found


def _values(row: Base) -> dict[str, object]:
    """A row's values by column, as their own types have them."""
    return {one.key: getattr(row, one.key) for one in inspect(row).mapper.column_attrs}


def stood(session: Session, row: Base, at: datetime) -> dict[str, Said]:
    """What one row said at an instant, by column."""
    return as_they_stood(session, [row], at)[row.__tablename__, key_of(row)]


def earlier(
    session: Session, table: type[Base], ids: Collection[UUID], at: datetime
) -> dict[UUID, dict[str, Said]]:
    """What rows of a table said at an instant, by id: for who holds no rows, but their ids."""
    found: list[Base] = []
    for part in _parts(ids):
        found += session.scalars(select(table).where(table.__table__.c.id.in_(part)))
    return {key: said for (_, key), said in as_they_stood(session, found, at).items()}


def may_differ(session: Session, table: str, ids: Collection[UUID], at: datetime) -> set[UUID]:
    """Of rows of one table that were recorded by an instant, those that may have said otherwise.

    All others said what they say now. One query, and two for each few hundred rows.
    """
    since = kept_since(session)
    found: set[UUID] = set()
    for part in _parts(ids):
        changed = select(EarlierWording.row_id).where(
            EarlierWording.row_id.in_(part),
            EarlierWording.row_table == table,
            EarlierWording.replaced_at > at,
        )
        found.update(session.scalars(changed))
        if at < since:
            written = (
                select(EventRow.row_id)
                .join(Event, Event.position == EventRow.event_position)
                .where(EventRow.row_table == table, EventRow.row_id.in_(map(str, part)))
                .where(Event.at > at, Event.at < since)
            )
            found.update(map(UUID, session.scalars(written)))
    return found


def _parts(ids: Collection[UUID]) -> Iterable[list[UUID]]:
    every = list(ids)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


def _later_than(
    session: Session, table: str, ids: Collection[UUID], at: datetime
) -> Mapping[UUID, list[Wording]]:
    """The wordings of rows that were replaced after an instant."""
    pairs: list[tuple[UUID, Wording]] = []
    for part in _parts(ids):
        query = select(EarlierWording).where(
            EarlierWording.row_id.in_(part),
            EarlierWording.row_table == table,
            EarlierWording.replaced_at > at,
        )
        for one in session.scalars(query):
            told = (one.row_column, _value(one), one.number, one.replaced_at, one.replaced_by)
            pairs.append((one.row_id, Wording(one.row_id, *told)))
    return grouped(pairs)


def _spans(
    session: Session, table: str, ids: Collection[UUID], since: datetime
) -> dict[UUID, Span]:
    """When rows were first written, and last before wordings were kept, as events tell."""
    unwatched = func.max(case((Event.at < since, Event.at)))
    spans: dict[UUID, Span] = {}
    for part in _parts(ids):
        query = (
            select(EventRow.row_id, func.min(Event.at), unwatched)
            .join(Event, Event.position == EventRow.event_position)
            .where(EventRow.row_table == table, EventRow.row_id.in_([str(one) for one in part]))
            .group_by(EventRow.row_id)
        )
        spans |= {UUID(key): Span(first, last) for key, first, last in session.execute(query)}
    return spans


def _value(one: EarlierWording) -> object:
    """An earlier wording as the column's own type has it."""
    if one.was is None:
        return None
    column = Base.metadata.tables[one.row_table].c[one.row_column]
    read: Any = next((put for kind, put in _READ if isinstance(column.type, kind)), str)
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        read = column.type.enum_class
    return read(one.was)


_READ: tuple[tuple[type[Any], Any], ...] = (
    (UtcDateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Boolean, "true".__eq__),
    (Integer, int),
    (Uuid, UUID),
)
"""How each type of column is read back from the text that was digested."""
