"""Someone with the database's own tools, past every rule of ours, over a council's whole record."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event, select, text
from sqlalchemy.orm import Session

from reviews.domain.record.faults import Fault
from reviews.files.disk import FileStore
from reviews.services.across.verify import Verified, verify
from reviews.store.migrations.triggers import HELD, as_made
from reviews.store.record.engine import open_engine
from reviews.store.record.migrate import upgrade
from reviews.store.tables import Base
from tests.databases import Postgres
from tests.outside import vouch

KEPT = Path(__file__).parent / "store" / "last_version.tar.xz"


@dataclass
class Case:
    """One forgery: made in a transaction that is never kept, and what verify says of it."""

    connection: Connection
    folder: Path
    sqlite: bool

    def run(self, *statements: str, **values: Any) -> None:
        """Run statements of SQL, as someone who knows the tables would."""
        for one in statements:
            self.connection.execute(text(one), values)

    def one(self, query: str, **values: Any) -> Any:
        """The one value that a query finds first."""
        return self.connection.execute(text(query), values).scalars().first()

    def id(self, value: Any) -> str:
        """An id of the database as faults name it."""
        found = str(value)
        if len(found) != 32:
            return found
        return "-".join((found[:8], found[8:12], found[12:16], found[16:20], found[20:]))

    def verified(self, head: str = "") -> Verified:
        """What verify says, but for its look at tables and triggers, which takes the longest."""
        with patch("reviews.services.across.verify.shape_faults", return_value=iter(())):
            return self.as_it_is(head)

    def as_it_is(self, head: str = "") -> Verified:
        """All that verify says, with whatever tables and triggers there are."""
        return verify(Session(self.connection), FileStore(self.folder), head)

    def faults(self) -> tuple[Fault, ...]:
        return self.verified().faults

    def told(self) -> str:
        return "\n".join(map(str, self.faults()))


@dataclass
class Council:
    """The example council of the last version, brought up to date, in one of the databases."""

    engine: Engine
    folder: Path

    @contextmanager
    def forging(self) -> Iterator[Case]:
        """A transaction without triggers and links; what is done in it goes afterwards."""
        with self.engine.connect() as connection:
            sqlite = connection.dialect.name == "sqlite"
            if sqlite:
                for table in HELD:
                    for name in as_made("sqlite", table):
                        connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield Case(connection, self.folder, sqlite)
            connection.rollback()


def brought_up(folder: Path) -> Council:
    """The council of the last version in SQLite, and what versions since then add to one."""
    with tarfile.open(KEPT) as archive:
        archive.extractall(folder, filter="data")
    engine = open_engine(f"sqlite:///{folder}/reviews.db")
    upgrade(engine)
    with engine.connect() as connection:
        last = Case(connection, folder, sqlite=True).one("SELECT max(at) FROM event")
    engine.dispose()
    vouch(str(engine.url), folder / "files", datetime.fromisoformat(f"{last}+00:00"))

    @event.listens_for(engine, "connect")
    def _without_rules(connection: Any, _: object) -> None:
        connection.execute("PRAGMA foreign_keys=off")
        connection.execute("PRAGMA ignore_check_constraints=on")

    engine.dispose()
    return Council(engine, folder / "files")


def copied(council: Council, server: Postgres) -> Council:
    """The same council in PostgreSQL, row by row."""
    engine = open_engine(server.empty())
    upgrade(engine)
    with council.engine.connect() as source, engine.begin() as target:
        target.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for table in Base.metadata.sorted_tables:
            rows = [dict(one._mapping) for one in source.execute(select(table))]
            target.execute(table.delete())
            if rows:
                target.execute(table.insert(), rows)
        target.exec_driver_sql(
            "SELECT setval(pg_get_serial_sequence('event', 'position'), max(position)) FROM event"
        )
    return Council(engine, council.folder)
