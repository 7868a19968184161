"""A database copied while people work, and put back: SQLite's own back-up, pg_dump and pg_restore.

What is compared afterwards is read at the very moment that was copied.
"""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, func, inspect, select, table, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from reviews.domain.across.back_ups import Holdings
from reviews.domain.errors import Refused, Unreadable
from reviews.store.tables import StreamHead

from .engine import open_engine
from .tree import tree_head

SQLITE = "sqlite"
_FILES = {SQLITE: "reviews.db", "postgresql": "reviews.dump"}


def kind_of(engine: Engine) -> str:
    """The kind of a database: sqlite or postgresql."""
    return engine.dialect.name


def holdings(session: Session) -> Holdings:
    """What a database holds, read in one transaction: what a manifest says of it."""
    heads = session.execute(select(StreamHead.stream, StreamHead.sequence, StreamHead.hash))
    rows = {
        name: session.scalar(select(func.count()).select_from(table(name))) or 0
        for name in inspect(session.connection()).get_table_names()
    }
    tree = tree_head(session)
    return Holdings(
        tree.size, tree.root.hex(), {stream: (at, hash_) for stream, at, hash_ in heads}, rows
    )


def revision(session: Session) -> str:
    """The revision of its tables."""
    return str(session.scalar(text("SELECT version_num FROM alembic_version")))


def server(engine: Engine) -> str:
    """The version of what keeps the database."""
    if kind_of(engine) == SQLITE:
        return sqlite3.sqlite_version
    with engine.connect() as connection:
        return str(connection.scalar(text("SHOW server_version")))


@contextmanager
def copied(engine: Engine, folder: Path) -> Iterator[tuple[Path, Session]]:
    """Copy a database into a folder; gives the file, and a session that reads what was copied.

    Nobody who saves waits for it: on SQLite the whole is copied within one reading transaction, as
    a copy by steps begins again whenever somebody saves; on PostgreSQL pg_dump reads one snapshot.

    Raises:
        Refused: pg_dump is not there, or says why it cannot.
    """
    target = folder / _FILES[kind_of(engine)]
    if kind_of(engine) == SQLITE:
        _copy_sqlite(engine, target)
        address = f"{target.resolve().as_uri()}?mode=ro"
        copy = create_engine(
            "sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool
        )
        with Session(copy) as session:
            yield target, session
        return
    reading = engine.execution_options(reviews_reading=True, isolation_level="REPEATABLE READ")
    with Session(reading) as session:
        snapshot = str(session.scalar(text("SELECT pg_export_snapshot()")))
        how = ("--format=custom", f"--snapshot={snapshot}", *_OURS_ALONE, f"--file={target}")
        _run(["pg_dump", *how], session.connection())
        target.chmod(0o600)
        yield target, session


def _copy_sqlite(engine: Engine, target: Path) -> None:
    target.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(target)) as copy:
            with closing(engine.raw_connection()) as ours:
                cast("sqlite3.Connection", ours.driver_connection).backup(copy)
            copy.execute("PRAGMA journal_mode=delete")
    except sqlite3.OperationalError as error:
        full = "full" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


_OURS_ALONE = ("--no-owner", "--no-privileges")


def _run(command: Sequence[str], connection: Connection) -> None:
    """Run a program of PostgreSQL on the database of a connection, reached in the same way.

    The password goes by the environment, which other users of the machine cannot read.
    """
    reached = cast("Any", connection.connection.driver_connection).info
    secret = {"PGPASSWORD": reached.password} if reached.password else {}
    program = shutil.which(command[0])
    if program is None:
        raise Refused(
            f"{command[0]} is not installed here. Install PostgreSQL’s own programs, such as the "
            "package postgresql-client, of the server’s version or a later one."
        )
    told = subprocess.run(  # noqa: S603 - no word of it comes from a page
        [program, *command[1:], f"--dbname={reached.dsn}"],
        env=os.environ | secret,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise Refused(f"{command[0]} says: {' '.join(told.stderr.split())}")


def check_empty(engine: Engine) -> None:
    """Check that no record is where a back-up is to go.

    Raises:
        Refused: there is one, or something that cannot be read; says how to move it aside.
    """
    if kind_of(engine) == SQLITE:
        path = Path(str(engine.url.database))
        beside = (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")))
        if any(one.exists() and one.stat().st_size for one in beside) and not _blank(engine):
            raise Refused(
                f"There are records in {path}. Stop the service and move that file aside by hand, "
                f"with {path.name}-wal and {path.name}-shm where they are there. Then restore."
            )
    elif inspect(engine).get_table_names():
        raise Refused(
            f"There are records in the database {engine.url.database}. Stop the service, make an "
            "empty database beside it and name that in DATABASE_URL. Then restore."
        )


def _blank(engine: Engine) -> bool:
    try:
        return not inspect(engine).get_table_names()
    except (SQLAlchemyError, Unreadable):
        return False


def put_back(engine: Engine, file: Path) -> None:
    """Make an empty database what a copy holds: all of it, or nothing.

    Raises:
        Refused: pg_restore is not there, or says why it cannot.
    """
    engine.dispose()
    if kind_of(engine) == SQLITE:
        path = Path(str(engine.url.database))
        part = path.with_name(f"{path.name}.part")
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        shutil.copyfile(file, part)
        _sync(part)
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        part.replace(path)
    else:
        how = ("--exit-on-error", "--single-transaction", *_OURS_ALONE)
        with engine.connect() as connection:
            _run(["pg_restore", *how, str(file)], connection)


def unsound(session: Session) -> list[str]:
    """What SQLite finds wrong with its own file; what PostgreSQL restores, it has built anew."""
    if session.get_bind().dialect.name != SQLITE:
        return []
    found = session.scalars(text("PRAGMA integrity_check")).all()
    return [f"The restored database is damaged: {one}." for one in found if one != "ok"]


@contextmanager
def aside(engine: Engine, folder: Path) -> Iterator[Engine]:
    """An empty database of the same kind, gone afterwards: in a folder, or on the same server.

    Raises:
        Refused: PostgreSQL does not let this user make one.
    """
    if kind_of(engine) == SQLITE:
        made = open_engine(f"sqlite:///{folder}/drill.db")
        try:
            yield made
        finally:
            made.dispose()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # Closed afterwards and not used again: its lock goes with it.
        name = _room_on_server(connection)
        try:
            connection.execute(text(f"CREATE DATABASE {name}"))
        except SQLAlchemyError as error:
            raise Refused(
                f"No database could be made to restore into: {str(error).splitlines()[0]} The "
                "user of DATABASE_URL needs the right CREATEDB."
            ) from error
        made = open_engine(engine.url.set(database=name).render_as_string(hide_password=False))
        try:
            yield made
        finally:
            made.dispose()
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _room_on_server(connection: Connection) -> str:
    """A name for a database set aside; those that a killed drill of this one left are dropped.

    The lock is of this database and of this connection, so that it goes with its process.
    """
    if not connection.scalar(text("SELECT pg_try_advisory_lock(hashtext('reviews drill'))")):
        raise Refused("Another drill of this database is running. Wait until it is done.")
    of_this = connection.scalar(
        text(
            "SELECT 'reviews_drill_' || oid || '_' FROM pg_database "
            "WHERE datname = current_database()"
        )
    )
    left = text("SELECT datname FROM pg_database WHERE starts_with(datname, :of_this)")
    for name in connection.scalars(left, {"of_this": of_this}).all():
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    return f"{of_this}{token_hex(6)}"
