"""Whether the service is well: when it can write and read, and only then; and else why not."""

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from reviews.domain.health import Health, of_disk
from reviews.domain.people.roles import Role
from reviews.files.disk import FileStore
from reviews.services.record.health import EVERY
from reviews.store.record import health
from reviews.store.record.engine import open_engine
from reviews.store.tables import CouncilSettings, HealthCheck
from tests.build import Build
from tests.client import Client
from tests.conftest import NOW, Clock

ALL_WELL = {"database": "ok", "files": "ok", "restore": "0", "worker": "silent"}
FULL = "There is no room left on its disk, so nothing can be saved until there is."
READ_ONLY = "It can be read, but nothing can be saved to it."


@contextmanager
def _on_connect(engine: Engine, pragma: str) -> Iterator[None]:
    """Each new connection of an SQLite engine begins with this."""

    def connected(connection: Any, _record: object) -> None:
        connection.execute(pragma)

    engine.dispose()
    event.listen(engine, "connect", connected)
    try:
        yield
    finally:
        event.remove(engine, "connect", connected)
        engine.dispose()


@contextmanager
def _full(engine: Engine) -> Iterator[None]:
    """No room: SQLite may add no page, PostgreSQL says so as it does of a full disk."""
    if engine.dialect.name == "sqlite":
        with _on_connect(engine, "PRAGMA max_page_count=1"):
            yield
        return
    raises = "BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END"
    with engine.begin() as connection:
        for table in ("health_check", "event"):
            make = f"CREATE FUNCTION full_{table}() RETURNS trigger LANGUAGE plpgsql AS '{{}}'"
            body = raises.replace("'", "''")
            connection.execute(text(make.replace("{}", body)))
            connection.execute(
                text(
                    f"CREATE TRIGGER full_disk BEFORE INSERT ON {table} "
                    f"FOR EACH ROW EXECUTE FUNCTION full_{table}()"
                )
            )
    try:
        yield
    finally:
        with engine.begin() as connection:
            for table in ("health_check", "event"):
                connection.execute(text(f"DROP TRIGGER full_disk ON {table}"))
                connection.execute(text(f"DROP FUNCTION full_{table}()"))


@contextmanager
def _read_only(engine: Engine) -> Iterator[None]:
    def begun(connection: Any) -> None:
        on = {"sqlite": "PRAGMA query_only=on", "postgresql": "SET TRANSACTION READ ONLY"}
        connection.exec_driver_sql(on[engine.dialect.name])

    event.listen(engine, "begin", begun)
    try:
        yield
    finally:
        event.remove(engine, "begin", begun)
        engine.dispose()


FAULTS = [(_full, "full", FULL), (_read_only, "read-only", READ_ONLY)]


def test_a_database_with_its_tables_is_well_and_an_empty_one_is_not(engine: Engine) -> None:
    assert health.health(engine, NOW) is Health.OK
    assert health.health(open_engine("sqlite://"), NOW) is Health.DOWN


def test_a_database_that_is_not_there_is_down(tmp_path: Path) -> None:
    away = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"
    assert health.health(open_engine(away), NOW) is Health.DOWN
    assert health.health(open_engine(f"sqlite:///{tmp_path}/none/none.db"), NOW) is Health.DOWN
    (tmp_path / "no.db").write_bytes(b"No database, but long enough to be looked at." * 99)
    assert health.health(open_engine(f"sqlite:///{tmp_path}/no.db"), NOW) is Health.DOWN


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_others_keep_busy_is_busy(engine: Engine, database_url: str) -> None:
    with open_engine(database_url).begin(), _on_connect(engine, "PRAGMA busy_timeout=10"):
        assert health.health(engine, NOW) is Health.BUSY


@pytest.mark.parametrize(("ill", "word", "sentence"), FAULTS)
def test_what_fails_is_told_and_it_is_well_again_afterwards(
    app: Flask, clock: Clock, ill: Any, word: str, sentence: str
) -> None:
    http, engine = app.test_client(), app.extensions["reviews"].engine
    assert (http.get("/health").status_code, http.get("/health").json) == (200, ALL_WELL)
    clock.move(minutes=1)
    with ill(engine):
        answer = http.get("/health")
    told = ALL_WELL | {"database": word, "told": f"The database: {sentence}"}
    assert (answer.status_code, answer.json) == (503, told)
    clock.move(minutes=1)
    assert http.get("/health").json == ALL_WELL


@pytest.mark.parametrize(("ill", "word", "sentence"), FAULTS)
def test_a_save_says_why_nothing_can_be_saved_and_keeps_what_was_typed(
    client: Client, build: Build, ill: Any, word: str, sentence: str
) -> None:
    del word
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    page, words = client.get("/settings"), "Write to us.\n" * 700
    with ill(client.app.extensions["reviews"].engine):
        page = client.send(page, complaints=words)
    assert f"the service can keep nothing more now. {sentence}" in page.words()
    assert "in a moment" not in page.words()
    assert words.strip() in page.text
    assert build.rows(CouncilSettings)[0].complaints != words.strip()
    client.send(page)
    assert build.rows(CouncilSettings)[0].complaints == words.strip()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_asks_often_is_told_what_was_found_and_writes_nothing(
    app: Flask, build: Build, clock: Clock
) -> None:
    http, folder = app.test_client(), app.extensions["reviews"].files.folder
    assert http.get("/health").json == ALL_WELL
    (first,) = build.rows(HealthCheck)
    shutil.rmtree(folder)
    folder.write_text("no folder")
    clock.move(seconds=EVERY.seconds - 1)
    assert http.get("/health").json == ALL_WELL
    assert [one.id for one in build.rows(HealthCheck)] == [first.id]
    clock.move(seconds=1)
    answer = http.get("/health")
    told = "The file store: It cannot be reached or read."
    assert (answer.status_code, answer.json) == (503, ALL_WELL | {"files": "down", "told": told})
    (second,) = build.rows(HealthCheck)
    assert second.id != first.id
    clock.move(days=-2)
    assert http.get("/health").status_code == 503
    (third,) = build.rows(HealthCheck)
    assert third.id != second.id, "a clock put back keeps no old answer alive"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_many_who_ask_at_once_wait_for_one_look_at_most(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, go = [], threading.Event()

    def slow(_: FileStore) -> Health:
        looks.append(1)
        go.wait(5)
        return Health.OK

    assert app.test_client().get("/health").json == ALL_WELL
    clock.move(minutes=1)
    monkeypatch.setattr(FileStore, "health", slow)
    asking = threading.Thread(target=lambda: app.test_client().get("/health"))
    asking.start()
    while not looks:
        pass
    assert app.test_client().get("/health").json == ALL_WELL, "told at once what was found last"
    go.set()
    asking.join()
    assert len(looks) == 1


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (errno.ENOSPC, Health.FULL),
        (errno.EROFS, Health.READ_ONLY),
        (errno.EACCES, Health.READ_ONLY),
        (errno.EIO, Health.DOWN),
    ],
)
def test_a_folder_says_why_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, found: Health
) -> None:
    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    store = FileStore(tmp_path / "files")
    assert store.health() is Health.OK
    monkeypatch.setattr(os, "fsync", fails)
    assert store.health() is found
    assert of_disk(OSError(number, "")) is found
    assert list(store.folder.iterdir()) == []
