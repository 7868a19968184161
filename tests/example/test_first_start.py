"""The command `serve`, as it is typed: the first start, with the example council or without."""

import re
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from reviews.config import Settings
from reviews.domain.errors import Refused
from reviews.example.council import set_the_council_up
from reviews.example.first_start import add_example, make_password
from reviews.example.stage import Stage
from reviews.factory import create_app
from reviews.services.people.sign_in import SHORTEST_PASSWORD, try_password
from reviews.store.people import council_settings, officers, sign_ins
from reviews.store.record.engine import reading_session
from reviews.store.tables import Event
from tests.example.conftest import example_on, parts_for

BANK_HOLIDAY = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)


def app_at(place: Path, now: datetime) -> Flask:
    settings = Settings(
        database_url=f"sqlite:///{place}/reviews.db",
        files_dir=str(place / "files"),
        secret_key="only for tests",
        local="yes",
    )
    return create_app(settings, clock=lambda: now)


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=words)


class Server:
    """A server that stops as soon as it runs."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def __call__(self, app: Any, sockets: list[socket.socket]) -> "Server":
        self.asked = {"app": app, "address": sockets[0].getsockname()}
        return self

    def run(self) -> None:
        self.asked["ran"] = True

    def beside(self, settings: Settings) -> AbstractContextManager[None]:
        """A worker that is none."""
        self.settings = settings
        return nullcontext()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr("waitress.server.create_server", made)
    monkeypatch.setattr("reviews.cli.start.worker_beside", made.beside)
    return made


@pytest.fixture
def free() -> int:
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Flask]:
    """A service whose database does not exist yet, on a bank holiday that is a Monday."""
    app = app_at(tmp_path, BANK_HOLIDAY)
    yield app
    app.extensions["reviews"].engine.dispose()


def test_the_first_start_makes_the_example_and_tells_the_passwords_once(
    new: Flask, server: Server, free: int
) -> None:
    result = run(new, "serve", "--with-example", "--port", str(free))
    assert result.exit_code == 0, result.output
    assert server.asked == {"app": new, "address": ("127.0.0.1", free), "ran": True}
    assert f"The service is at http://127.0.0.1:{free}." in result.output
    ways_in = re.findall(r"^  (\S.*?)  +(\S+\.\S+)  +(\S.*?)  +(\S+)$", result.output, re.MULTILINE)
    assert [name for name, *_ in ways_in] == [
        one.name for one in example_on(BANK_HOLIDAY.date()).council.officers
    ]
    with reading_session(new.extensions["reviews"].engine) as session:
        for name, sign_in_name, _, password in ways_in:
            tried = try_password(session, sign_in_name, password, "192.0.2.1", BANK_HOLIDAY)
            officer = officers.officer(session, tried.officer_id) if tried.officer_id else None
            assert officer is not None
            assert officer.name == name
            row = sign_ins.password_row(session, officer.id)
            assert row is not None
            assert not row.must_change
            assert row.set_at == BANK_HOLIDAY, "the day it was done on, and no day of the case"
        given = session.scalars(select(Event).where(Event.kind == "password_changed")).all()
        assert {one.at for one in given} == {BANK_HOLIDAY}
    again = run(new, "serve", "--with-example", "--port", str(free))
    assert "no example was added" in again.output
    assert "The service is at" in again.output
    assert not any(password in again.output for *_, password in ways_in)


def test_without_the_example_an_empty_council_is_served(
    new: Flask, server: Server, free: int
) -> None:
    result = run(new, "serve", "--port", str(free))
    assert result.exit_code == 0, result.output
    assert server.asked["ran"]
    assert server.settings == new.extensions["reviews"].settings
    with reading_session(new.extensions["reviews"].engine) as session:
        assert council_settings.council(session).name == "Your council"
    assert "example" not in result.output


def test_a_port_that_is_taken_is_told_before_anything_is_made(new: Flask, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(new, "serve", "--with-example", "--port", str(port))
    assert result.exit_code == 1
    assert result.output.startswith(
        f"Port {port} is in use or not allowed. Choose another one: --port "
    )
    assert not (tmp_path / "reviews.db").exists()


def test_a_play_that_was_broken_off_is_told(new: Flask, tmp_path: Path) -> None:
    parts = parts_for(f"sqlite:///{tmp_path}/reviews.db", tmp_path / "files")
    example = example_on(BANK_HOLIDAY.date())
    set_the_council_up(Stage(parts, example))
    with pytest.raises(Refused, match="broken off"):
        add_example(parts, lambda: example, lambda: BANK_HOLIDAY)
    parts.engine.dispose()


def test_passwords_are_three_words_and_a_number() -> None:
    words = example_on(BANK_HOLIDAY.date()).council.words
    assert len(set(words)) == len(words) >= 250
    made = {make_password(words) for _ in range(200)}
    assert len(made) == 200
    for one in made:
        *chosen, number = one.split("-")
        assert len(chosen) == 3
        assert set(chosen) <= set(words)
        assert 10 <= int(number) <= 99
    assert 3 * min(len(word) for word in words) + 5 >= SHORTEST_PASSWORD
