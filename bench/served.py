"""An application of its own to measure, and whole requests to it, as a server hands them over."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from jinja2 import Environment
from werkzeug.test import EnvironBuilder

from reviews.config import Settings
from reviews.domain.people.roles import Viewer
from reviews.factory import create_app
from reviews.services.people.set_up import set_up
from tests.build import Build
from tests.client import Client

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PLAIN = "/account"
"""The plainest page of someone who is signed in."""
_FIELD = 60


@contextmanager
def served(**settings: Any) -> Iterator[tuple[Flask, Build, Path]]:
    """An application on an empty council, what builds on it, and its database's file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        app = create_app(
            Settings(
                database_url=f"sqlite:///{folder}/reviews.db",
                files_dir=str(folder / "files"),
                secret_key="only to measure with",
                local="yes",
                **settings,
            ),
            clock=lambda: NOW,
        )
        house = app.extensions["reviews"]
        set_up(house.engine, NOW)
        yield app, Build(house, house.clock), folder / "reviews.db"
        house.engine.dispose()


def asked(app: Flask, environment: dict[str, Any]) -> tuple[str, bytes]:
    """One request, as a server hands it over: the whole of it, and nothing of a client."""
    said: list[str] = []

    def start(status: str, _headers: object, _error: object = None) -> Any:
        said.append(status)

    response = app.wsgi_app(dict(environment), start)
    body = b"".join(response)
    response.close()  # type: ignore[attr-defined]  # Werkzeug's iterator closes
    return said[0], body


def page(app: Flask, build: Build, officer: Viewer, address: str) -> Callable[[int], bytes]:
    """A whole request for a page as an officer who is signed in; each gives the page's bytes."""
    cookie = Client(app, build).sign_in(officer).http.get_cookie("session")
    assert cookie is not None
    headers = [("Cookie", f"session={cookie.value}")]
    path, _, query = address.partition("?")
    environment = EnvironBuilder(path, query_string=query, headers=headers).get_environ()

    def ask(_turn: int) -> bytes:
        status, body = asked(app, environment)
        assert status == "200 OK", f"{address} gave {status}"
        return body

    ask(0)
    return ask


def bare_page(size: int) -> Callable[[], str]:
    """A Jinja page of so many bytes and nothing else, a field each 60 bytes."""
    template = Environment(autoescape=True).from_string(
        "{% for one in fields %}<p>{{ one }}</p>\n{% endfor %}"
    )
    words = "Staff ask each person what matters to them, & write"
    fields = [words] * (size // _FIELD)
    return lambda: template.render(fields=fields)


@contextmanager
def raw(database: Path) -> Iterator[sqlite3.Connection]:
    """The same database by sqlite3 alone."""
    with closing(sqlite3.connect(database)) as connection:
        yield connection
