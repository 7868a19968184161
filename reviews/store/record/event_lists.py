"""The lists of rows that events wrote, read beside the events, in the same order."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.records import Event, EventPayload, EventPlace, EventRow

from .kept_rows import audited
from .raw import rows

_LINE = (EventRow.number, EventRow.row_table, EventRow.row_id, EventRow.digest)


class Lists:
    """The list of each event: (place, number, table, row id, digest) each line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        query = (
            select(EventPlace.place, *_LINE)
            .join(EventRow, EventRow.event_position == EventPlace.event_position)
            .order_by(EventPlace.place, EventRow.number)
        )
        self._groups = groupby(rows(connection, query), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of_place(self, place: Any) -> list[tuple[Any, ...]]:
        """The list of the event in a place; places are asked for in order."""
        if self._next is None or self._next[0] != place:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found

    def of_position(self, position: Any) -> list[tuple[Any, ...]]:
        """The list of an event that stands in no place."""
        query = select(EventRow.event_position, *_LINE)
        query = query.where(EventRow.event_position == position).order_by(EventRow.number)
        return list(rows(self._connection, query))


def list_faults(connection: Connection) -> Iterator[Fault]:
    """What names no event, no table, or one event twice."""
    for table in (EventPayload, EventRow):
        name = table.__tablename__
        query = select(table.event_position).distinct()
        gone = query.outerjoin(Event, Event.position == table.event_position)
        for (position,) in rows(connection, gone.where(Event.position.is_(None))):
            told = f"The {name} record of event {position} belongs to no event."
            yield Fault(FaultMeaning.PUT_IN, name, str(position), told, "event_position")
    known = {one.name for one in audited()}
    for (name,) in rows(connection, select(EventRow.row_table).distinct()):
        if name not in known:
            told = f"A list of records (event_row) names a table that is none: {name}."
            yield Fault(FaultMeaning.UNREADABLE, "event_row", str(name), told, "row_table")
    for place in (EventPlace, EventPayload):
        query = select(place.event_position).group_by(place.event_position)
        for (position,) in rows(connection, query.having(func.count() > 1)):
            told = f"Event {position} stands twice in {place.__tablename__}."
            yield Fault(FaultMeaning.PUT_IN, place.__tablename__, str(position), told)
