"""What all tests share: a fresh database of each kind, an application, a clock, a client."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import Engine

from reviews.config import Settings
from reviews.factory import create_app
from reviews.files.disk import FileStore
from reviews.store.engine import open_engine
from reviews.web.house import KEY, House
from tests.build import Build
from tests.client import Client
from tests.databases import Postgres, copy_sqlite, make_template

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning in the season of fogs: London keeps Greenwich time."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on by days, hours or minutes."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    make_template(f"sqlite:///{path}", NOW)
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with Postgres.started(NOW) as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> str:
    """A copy of the template, always in the same place: each test finds it anew."""
    path = sqlite_template.with_name("reviews.db")
    copy_sqlite(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind: every test that asks for it runs on both."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture(scope="session")
def engines() -> Iterator[Callable[[str], Engine]]:
    """The engine of an address, the same one each time: it keeps the statements it compiled."""
    opened: dict[str, Engine] = {}

    def engine_of(url: str) -> Engine:
        if url not in opened:
            opened[url] = open_engine(url)
        return opened[url]

    yield engine_of
    for one in opened.values():
        one.dispose()


@pytest.fixture
def engine(database_url: str, engines: Callable[[str], Engine]) -> Iterator[Engine]:
    engine = engines(database_url)
    yield engine
    if engine.dialect.name == "sqlite":
        engine.dispose()  # Its file goes. PostgreSQL's connections know the tables by now.


@pytest.fixture(scope="session")
def joined() -> Flask:
    """The application, joined once: its addresses and templates take longer than most tests."""
    app = create_app(Settings(database_url="sqlite://", secret_key="only for tests", local="yes"))
    app.testing = True
    return app


@pytest.fixture
def app(
    joined: Flask, engine: Engine, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Flask:
    """The application over a database, files and a clock of this test's own."""
    house: House = joined.extensions[KEY]
    own = replace(house, engine=engine, files=FileStore(tmp_path / "files"), clock=clock)
    monkeypatch.setitem(joined.extensions, KEY, own)
    return joined


@pytest.fixture
def build(app: Flask, clock: Clock) -> Build:
    """Makes people, schemes and reviews through the services."""
    return Build(app.extensions["reviews"], clock)


@pytest.fixture
def client(app: Flask, build: Build) -> Client:
    """A browser without JavaScript that reads every page strictly; nobody is signed in."""
    return Client(app, build)
