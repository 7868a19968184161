"""Rows as the driver gives them, and as the text that was digested: no bad value raises here.

A mapper reads a value by its type and gives up at one that is none. What proves the record must
read those too, and name them. SQLite keeps the value itself and says of what kind it is; PostgreSQL
turns each value into the digested text while it reads.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count, islice
from json.encoder import encode_basestring
from operator import methodcaller
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Enum,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    case,
    cast,
    func,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from reviews.store.tables.base import UtcDateTime

Put = Callable[[Any], str]
_INSTANT, _DAY = 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"', "YYYY-MM-DD"
_ID = re.compile(r"[0-9a-f]{32}")
_STORED_AT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
_STORED_ON = re.compile(r"\d{4}-\d\d-\d\d")
_AT_ONCE = 5_000
_NUMBERS = count()
BAD = (TypeError, ValueError, KeyError, AttributeError, IndexError)
"""What putting a stored value into text raises where it is none of its type."""


@contextmanager
def reading_raw(session: Session) -> Iterator[Connection]:
    """The connection of a session that only reads, with texts given even where they are none."""
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        # Every row is read: the plan for all of them, not for the first few.
        driver.execute("SET LOCAL cursor_tuple_fraction = 1")
        yield connection
        return
    before = driver.text_factory
    try:
        yield connection
    finally:
        driver.text_factory = before


def rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What a query finds, as the driver gives it, a few thousand rows in memory at a time."""
    made = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        yield from _sqlite_rows(driver, str(made))
        return
    with driver.cursor(name=f"rows_{next(_NUMBERS)}") as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(str(made))
        yield from cursor


def _sqlite_rows(driver: Any, query: str) -> Iterator[tuple[Any, ...]]:
    """From the first text that is none on, every text is decoded by a rule that takes any."""
    done = 0
    try:
        for done, row in enumerate(driver.execute(query), 1):  # noqa: B007 - told to the second try
            yield row
    except OperationalError as error:
        if "decode" not in str(error):
            raise
    else:
        return
    driver.text_factory = methodcaller("decode", "utf-8", "surrogateescape")
    yield from islice(driver.execute(query), done, None)


def driver_errors(connection: Connection) -> tuple[type[Exception], ...]:
    """What is raised where the database cannot be read, by the driver or in its name."""
    return connection.dialect.loaded_dbapi.Error, DBAPIError


class NotRead(Exception):
    """What was to be read holds a value that is none, or the database cannot be read on."""


@contextmanager
def guarding(session: Session) -> Iterator[None]:
    """Read what may hold any value; raises NotRead, and what is read afterwards can be read."""
    connection = session.connection()
    errors: tuple[type[Exception], ...] = (*BAD, LookupError, *driver_errors(connection))
    try:
        with connection.begin_nested():
            yield
    except errors as error:
        raise NotRead from error


def selected(connection: Connection, column: Any) -> Any:
    """A column as it is read: on PostgreSQL as its digested text."""
    if connection.dialect.name == "sqlite":
        return column
    if isinstance(column.type, UtcDateTime):
        text: ColumnElement[Any] = func.to_char(func.timezone("UTC", column), _INSTANT)
    elif isinstance(column.type, Date):
        text = func.to_char(column, _DAY)
    else:
        return cast(column, Text)
    return case((func.isfinite(column), text), else_=cast(column, Text))


def id_text(value: Any) -> str:
    """An id as text, from either database; what is none becomes a text that is no id either."""
    text = value if isinstance(value, str) else ascii(value)
    if len(text) != 32:
        return text
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def instant_text(value: Any) -> str:
    """An instant as it is digested, from either database."""
    if isinstance(value, str) and value[10:11] == " ":
        return f"{value[:10]}T{value[11:]}+00:00"
    return str(value)


def _put_id(value: str) -> str:
    if not value.isalnum():
        raise ValueError
    return f'"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"'


def _put_instant(value: str) -> str:
    if value[10] != " ":
        raise ValueError
    made: str = encode_basestring(f"{value[:10]}T{value[11:]}+00:00")
    return made


def _put_number(value: int) -> str:
    return f'"{int.__repr__(value)}"'


_TRUTH: Mapping[object, str] = {0: '"false"', 1: '"true"'}
_PUTS: Sequence[tuple[type[Any], Put]] = (
    (UtcDateTime, _put_instant),
    (Boolean, _TRUTH.__getitem__),
    (Integer, _put_number),
    (Uuid, _put_id),
)


class Digested:
    """Reads the rows of one table: as digested text, and what in them is impossible."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self.columns = sorted(table.c, key=lambda one: one.name)
        self.selected = [selected(connection, one) for one in self.columns]
        self._sqlite = connection.dialect.name == "sqlite"
        self._start = f"[{encode_basestring(table.name)}, {{"
        self._keys = [f"{encode_basestring(one.name)}: " for one in self.columns]
        self._puts = [self._put(one) for one in self.columns]

    def _put(self, column: Column[Any]) -> Put:
        if self._sqlite:
            for kind, put in _PUTS:
                if isinstance(column.type, kind):
                    return put
        as_json: Put = encode_basestring
        return as_json

    def text(self, values: Sequence[Any]) -> bytes:
        """The text that `row_digest` hashes after the salt; raises one of `BAD` for no such value.

        Without a dictionary for each row, which takes three times as long.
        """
        held = [
            key + put(value)
            for key, put, value in zip(self._keys, self._puts, values, strict=True)
            if value is not None
        ]
        return f"{self._start}{', '.join(held)}}}]".encode()

    def impossible(self, values: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """The columns that hold what the service never writes, and why each cannot be right."""
        for column, value in zip(self.columns, values, strict=True):
            if why := self._why(column, value):
                yield column.name, why

    def _why(self, column: Column[Any], value: Any) -> str:
        if value is None:
            return "" if column.nullable else "holds nothing, and must hold something"
        if isinstance(column.type, Enum):
            return "" if value in column.type.enums else "holds a word that is none of its own"
        if isinstance(column.type, UtcDateTime):
            return "" if self._is_instant(value) else "holds no time"
        if isinstance(column.type, Date):
            return "" if _is_day(value) else "holds no date"
        return _why_plain(column, value) if self._sqlite else ""

    def _is_instant(self, value: Any) -> bool:
        if self._sqlite and not (isinstance(value, str) and _STORED_AT.fullmatch(value)):
            return False
        return _read_by(datetime.fromisoformat, value)


def _why_plain(column: Column[Any], value: Any) -> str:
    """Of the kinds that only SQLite lets hold something else."""
    if isinstance(column.type, Uuid):
        return "" if isinstance(value, str) and _ID.fullmatch(value) else "holds no id"
    if isinstance(column.type, Boolean):
        return "" if value in (0, 1) else "holds neither yes nor no"
    if isinstance(column.type, Integer):
        return "" if isinstance(value, int) else "holds no whole number"
    return "" if is_text(value) else "holds no text"


def is_text(value: Any) -> bool:
    """Whether a stored value is a text that can be written out again."""
    try:
        str.encode(value)
    except (TypeError, UnicodeEncodeError):
        return False
    return True


def _is_day(value: Any) -> bool:
    if not (isinstance(value, str) and _STORED_ON.fullmatch(value)):
        return False
    return _read_by(date.fromisoformat, value)


def _read_by(reader: Callable[[str], object], value: str) -> bool:
    try:
        reader(value)
    except ValueError:
        return False
    return True
