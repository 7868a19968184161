"""Engines and sessions: SQLite by default, PostgreSQL by its address.

On SQLite every write begins IMMEDIATE, so that two writers queue instead of failing. Reading
sessions cannot write on either database.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from reviews.domain.errors import Busy, DiskFull, Taken, Unreadable, Unwritable
from reviews.domain.health import Health

from .events import watch_writes
from .faults import is_damage, meant_by
from .folding import teach

_LOG = logging.getLogger(__name__)
_READING = {"reviews_reading": True}


def open_engine(url: str) -> Engine:
    """An engine for a database address such as `sqlite:///reviews.db`.

    A PostgreSQL address uses psycopg 3 whether or not it says so.
    """
    parsed = make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    # A statement that the database refuses is logged: without the words that people typed.
    checked = parsed.get_backend_name() != "sqlite"
    engine = create_engine(parsed, pool_pre_ping=checked, hide_parameters=True)
    event.listen(engine, "handle_error", _tell_unreadable)
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "do_connect", _make_for_owner)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _make_for_owner(_dialect: object, _record: object, args: list[Any], _more: object) -> None:
    """Make a new database file that only its owner may open; SQLite makes those beside it alike."""
    path = str(args[0])
    if path != ":memory:" and not path.startswith("file:"):
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    connection.isolation_level = None
    teach(connection)
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=wal",
        "synchronous=full",
        "foreign_keys=on",
        "busy_timeout=15000",
        "cache_size=-16000",
        "secure_delete=on",  # What is erased leaves no remains in freed pages.
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


_NO_TABLE = ("no such table", "42P01")
_EMPTY = "The database lacks tables of this program: it is empty, or of an earlier version."


def _tell_unreadable(context: ExceptionContext) -> None:
    """Tell a database that is damaged, or not to be reached, from one that refuses a statement."""
    fault = context.original_exception
    why = " ".join(str(fault).split())
    if any(one in f"{why} {getattr(fault, 'sqlstate', '')}" for one in _NO_TABLE):
        raise Unreadable(why, _EMPTY) from fault
    refused = context.connection is None and not context.is_pre_ping and "too many" not in why
    if refused or is_damage(fault):
        raise Unreadable(why) from fault


def _reading(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("reviews_reading"))


def _begin_sqlite(connection: Connection) -> None:
    reading = _reading(connection)
    connection.exec_driver_sql(f"PRAGMA query_only={'on' if reading else 'off'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if _reading(connection):
        # As on SQLite, what is read is of one moment, whoever saves meanwhile.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def reading_session(engine: Engine) -> Session:
    """A session that can only read. The caller closes it."""
    return Session(engine.execution_options(**_READING), expire_on_commit=False)


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that commits once, at the end, or leaves nothing behind.

    Raises:
        UnrecordedChangeError: a row was written that no event covers.
        Busy: the database did not answer in time.
        DiskFull: the disk that the database is on has no room.
        Unwritable: the database can only be read.
        Taken: the database holds that what was written may not stand beside what is there.
    """
    try:
        with Session(engine, expire_on_commit=False) as session:
            watch_writes(session)
            with session.begin():
                yield session
    except IntegrityError as error:
        _LOG.error("The database refused what was written.", exc_info=error)
        raise Taken from error
    except DBAPIError as error:
        found = meant_by(error)
        if found in (Health.FULL, Health.READ_ONLY):
            raise (DiskFull() if found is Health.FULL else Unwritable(found.words)) from error
        if isinstance(error, OperationalError):
            raise Busy from error
        raise
