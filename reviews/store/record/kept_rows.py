"""Each row of each audited table, held against the last event that wrote it.

Two ordered reads side by side: the rows of a table by id, and the lists of events by the id they
name, so that memory holds one row of each. Which event is the last is told by its place in the one
tree, which the root holds fast. Two transactions that write one row wait for each other at that row
until the first has its place, so places stand in the order in which the row was written.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, collate, select

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.base import Base
from reviews.store.tables.records import EventPayload, EventPlace, EventRow

from .raw import BAD, Digested, driver_errors, id_text, rows

Written = tuple[str, Any, Any, Any]
"""What the last event that wrote a row says of it: its id, the event's place, digest and salt."""


def audited() -> list[Table]:
    """The tables whose rows the chain of events covers, by name."""
    found = [one.class_.__table__ for one in Base.registry.mappers if one.class_.audited]
    return sorted(found, key=lambda one: one.name)


class RowCheck:
    """One walk over all audited rows; how many there were stands in it afterwards."""

    def __init__(self, connection: Connection) -> None:
        self.rows = 0
        self._connection = connection

    def faults(self) -> Iterator[Fault]:
        """Every row that was changed, put in or taken away; a table that cannot be read is told."""
        for table in audited():
            yield from guarded(self._connection, table.name, self._of_table(table))

    def _of_table(self, table: Table) -> Iterator[Fault]:
        written = _last_written(self._connection, table.name)
        last = next(written, None)
        digested = Digested(self._connection, table)
        (known_by,) = table.primary_key
        key_at = digested.columns.index(known_by)
        query = select(*digested.selected).order_by(known_by)
        for values in rows(self._connection, query):
            self.rows += 1
            key = id_text(values[key_at])
            if len(key) != 36:
                yield from _impossible(table.name, key, digested, values)
                continue
            while last is not None and last[0] < key:
                yield _missing(table.name, last[0])
                last = next(written, None)
            if last is None or last[0] != key:
                told = f"The {table.name} record {key} was written by no event."
                yield Fault(FaultMeaning.PUT_IN, table.name, key, told)
                continue
            try:
                stands = _digest(last[3], digested.text(values)) == last[2]
            except BAD:
                stands = False
            if not stands:
                yield from _changed(table.name, key, digested, values, last)
            last = next(written, None)
        while last is not None:
            yield _missing(table.name, last[0])
            last = next(written, None)


def guarded(connection: Connection, table: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """The faults that a check finds; where the database cannot be read on, that is one of them."""
    try:
        with connection.begin_nested():
            yield from faults
    except driver_errors(connection) as error:
        told = f"The table {table} cannot be read to its end. The database says: {error}"
        yield Fault(FaultMeaning.UNREADABLE, table, "", told.strip())


def _last_written(connection: Connection, table: str) -> Iterator[Written]:
    """For each row that an event wrote, by id: what the last of them says of it."""
    key: Any = EventRow.row_id
    if connection.dialect.name != "sqlite":
        key = collate(key, "C")
    query = (
        select(EventRow.row_id, EventPlace.place, EventRow.digest, EventPayload.salt)
        .outerjoin(EventPlace, EventPlace.event_position == EventRow.event_position)
        .outerjoin(EventPayload, EventPayload.event_position == EventRow.event_position)
        .where(EventRow.row_table == table)
        .order_by(key)
    )
    last: Any = (None, None, None, None)
    for one in rows(connection, query):
        if one[0] != last[0]:
            if isinstance(last[0], str):
                yield last
            last = one
        elif (one[1] or 0) > (last[1] or 0):
            last = one
    if isinstance(last[0], str):
        yield last


def _digest(salt: str, text: bytes) -> str:
    return hashlib.sha256(salt.encode() + text).hexdigest()


def _changed(
    table: str, key: str, digested: Digested, values: tuple[Any, ...], last: Written
) -> Iterator[Fault]:
    impossible = list(_impossible(table, key, digested, values))
    yield from impossible
    if last[3] is None:
        told = (
            f"The {table} record {key} cannot be checked: the words of the last event that wrote "
            "it are gone."
        )
        yield Fault(FaultMeaning.UNREADABLE, table, key, told)
    elif not impossible:
        told = f"The {table} record {key} has been changed since it was recorded."
        yield Fault(FaultMeaning.CHANGED, table, key, told)


def _impossible(
    table: str, key: str, digested: Digested, values: tuple[Any, ...]
) -> Iterator[Fault]:
    for column, why in digested.impossible(values):
        told = f"The {table} record {key} cannot be right: its {column} {why}."
        yield Fault(FaultMeaning.UNREADABLE, table, key, told, column)


def _missing(table: str, key: str) -> Fault:
    return Fault(FaultMeaning.MISSING, table, key, f"The {table} record {key} is missing.")
