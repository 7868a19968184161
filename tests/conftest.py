"""What all tests share: a fresh database of each kind, an application, a clock, a client."""

import gc
import shutil
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from reviews.config import Settings
from reviews.domain.people.roles import Act
from reviews.domain.record import wordings
from reviews.store.record import overwritten
from reviews.store.record.engine import open_engine
from tests.build import Build
from tests.client import Client
from tests.databases import AsNew, Postgres, make_template
from tests.one_app import OneApp

settings.register_profile("patient", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=3_000)
settings.load_profile("patient")

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning in the season of fogs: London keeps Greenwich time."""

CHECKPOINT_KEY = "b25seSBmb3IgdGVzdHMsIGFuZCAzMiBieXRlcyBsb24="
"""Signs the checkpoints of tests: 32 bytes in base64."""


def pytest_collection_finish() -> None:
    """Keep what was collected out of each look for garbage, which would walk it all again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on by days, hours or minutes."""
        self.now += timedelta(**by)


def _by_a_test() -> bool:
    """Whether it is a test itself, and no service, that records an event."""
    files = (Path(one.filename) for one in traceback.extract_stack(limit=8)[-3::-1])
    caller = next((one for one in files if one.name != "events.py"), Path())
    return caller.is_relative_to(Path(__file__).parent)


@pytest.fixture(scope="session", autouse=True)
def every_change_is_named() -> Iterator[None]:
    """Whatever a test drives changes no column in place that no list of `wordings` names."""

    whole = overwritten.left

    def left(session: Session, act: Act) -> list[dict[str, Any]]:
        found = whole(session, act)
        for one in [] if _by_a_test() else found:
            assert one["row_column"] in wordings.KEPT.get(one["row_table"], ()), one
        return found

    with patch.object(overwritten, "left", left):
        yield


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
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "reviews.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_as_new(postgres: Postgres) -> Iterator[AsNew]:
    with AsNew(postgres) as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind: every test that asks for it runs on both."""
    if request.param == "sqlite":
        address: str = request.getfixturevalue("sqlite_url")
        return address
    database: AsNew = request.getfixturevalue("postgres_as_new")
    return database.address()


@pytest.fixture
def empty_url(database_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the same kind, without tables."""
    if database_url.startswith("sqlite"):
        (tmp_path / "elsewhere").mkdir()
        return f"sqlite:///{tmp_path}/elsewhere/reviews.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()


@pytest.fixture(scope="session")
def one_app() -> OneApp:
    return OneApp()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def app(database_url: str, tmp_path: Path, clock: Clock, one_app: OneApp) -> Iterator[Flask]:
    settings = Settings(
        database_url=database_url,
        files_dir=str(tmp_path / "files"),
        secret_key="only for tests",
        checkpoint_key=CHECKPOINT_KEY,
        local="yes",
    )
    with one_app.lent(settings, clock) as app:
        yield app


@pytest.fixture
def build(app: Flask, clock: Clock) -> Build:
    """Makes people, schemes and reviews through the services."""
    return Build(app.extensions["reviews"], clock)


@pytest.fixture
def client(app: Flask, build: Build) -> Client:
    """A browser without JavaScript that reads every page strictly; nobody is signed in."""
    return Client(app, build)
