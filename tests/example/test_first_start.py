"""The commands `example` and `serve`, as they are typed."""

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
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
from reviews.example.folder import make_documents
from reviews.example.stage import Stage
from reviews.factory import create_app
from reviews.services.people.sign_in import SHORTEST_PASSWORD, try_password
from reviews.store.people import officers, sign_ins
from reviews.store.record.engine import reading_session
from reviews.store.tables import Event
from tests.example.conftest import example_on, parts_for

NEW_YEAR = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
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


@dataclass(frozen=True)
class Made:
    """What the command wrote, and where the settings' own database would be."""

    folder: Path
    said: str
    configured: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The documents of 1 January 2027, a bank holiday before a weekend."""
    place = tmp_path_factory.mktemp("documents")
    app = app_at(place, NEW_YEAR)
    result = run(app, "example", "--out", str(place / "out" / "new"))
    app.extensions["reviews"].engine.dispose()
    assert result.exit_code == 0, result.output
    return Made(place / "out" / "new", result.output, place / "reviews.db")


@pytest.fixture(scope="module")
def manifest(made: Made) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    return found


def test_the_manifest_is_the_folder(made: Made, manifest: list[dict[str, str]]) -> None:
    files = {one["file"] for one in manifest}
    assert len(files) == len(manifest)
    assert files | {"manifest.json"} == {path.name for path in made.folder.iterdir()}
    for one in manifest:
        assert set(one) == {"file", "kind", "sha256", "about"}
        assert sha256((made.folder / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert one["about"]


def test_every_kind_of_document_is_there(manifest: list[dict[str, str]]) -> None:
    person = {"docx", "pdf", "html", "large-print-pdf", "text"}
    to_people = ("resident-letter", "invitation", "referrer-letter")
    assert {one["kind"] for one in manifest} == {
        "scheme-log-xlsx",
        "calendar-ics",
        *(f"{kind}-{end}" for kind in to_people for end in person),
        *(
            f"{kind}-{end}"
            for kind in ("provider-letter", "document-request", "visit-notice")
            for end in ("docx", "pdf")
        ),
    }


def test_names_are_plain_and_name_nobody(made: Made, manifest: list[dict[str, str]]) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z]+", one["file"]) for one in manifest)
    told = (made.folder / "manifest.json").read_text("utf-8")
    for story in example_on(NEW_YEAR.date()).stories:
        assert all(one.full_name not in told for one in story.residents)


def test_the_configured_database_is_left_alone(made: Made) -> None:
    assert not made.configured.exists()
    assert "manifest.json says what each is" in made.said


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    result = run(app_at(tmp_path, NEW_YEAR), "example", "--out", str(tmp_path))
    assert result.exit_code == 1
    assert result.output == f"{tmp_path} is not empty. Name a folder that is empty, or a new one.\n"
    assert (tmp_path / "kept.txt").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    parts = parts_for("sqlite://", tmp_path)
    with pytest.raises(Refused, match="cannot be used as a folder"):
        make_documents(
            tmp_path / "kept.txt",
            example_on(NEW_YEAR.date()),
            parts.question_sets,
            parts.templates,
        )


class Server:
    """A server that stops as soon as it runs."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def __call__(self, app: Any, sockets: list[socket.socket]) -> "Server":
        self.asked = {"app": app, "address": sockets[0].getsockname()}
        return self

    def run(self) -> None:
        self.asked["ran"] = True


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr("waitress.server.create_server", made)
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
    with reading_session(new.extensions["reviews"].engine) as session:
        assert officers.council(session).name == "Your council"
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
    words = example_on(BANK_HOLIDAY.date()).words
    assert len(set(words)) == len(words) >= 250
    made = {make_password(words) for _ in range(200)}
    assert len(made) == 200
    for one in made:
        *chosen, number = one.split("-")
        assert len(chosen) == 3
        assert set(chosen) <= set(words)
        assert 10 <= int(number) <= 99
    assert 3 * min(len(word) for word in words) + 5 >= SHORTEST_PASSWORD
