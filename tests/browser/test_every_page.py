"""The whole site, as officers of the example council meet it: every link leads somewhere."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from reviews.config import Settings
from reviews.example.case import Example
from reviews.example.play import play
from reviews.example.stage import PlayedWith
from reviews.factory import create_app
from reviews.store.people import officers
from reviews.store.tables import Officer
from tests.build import Build
from tests.client import Client
from tests.example.conftest import example_on

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ALIKE = 2
"""How many pages of one kind each officer opens: there are hundreds that differ in words only."""
HUBS = {
    "assessment.finding",
    "assessment.findings",
    "board.needs",
    "letters.every",
    "letters.show",
    "outcomes.show",
    "register.scheme",
    "residents.in_review",
    "review.show",
    "visits.show",
}
"""Kinds of page that lead elsewhere according to how things stand: each of them is opened."""
UNREACHED = {
    "accounts.attach": "a button leads there, which saves what is typed first",
    "accounts.pause": "no account is under way: those that are not finished are paused",
    "assessment.own_conclusions": "every assessment there has been agreed",
    "outcomes.resume": "no pause there is still going on",
    "same_words.cite": "every assessment there has been agreed",
    "assessment.cite": "every assessment there has been agreed",
    "assessment.withdraw_finding": "every assessment there has been agreed",
    "home.health": "for machines",
    "letters.clear": "every letter there has been sent",
    "letters.discard": "every letter there has been sent",
    "letters.sent": "every letter there has been sent",
    "sign_in.show": "everyone here has signed in",
    "static_files.static": "a file, not a page",
}
"""Routes that no link of the example council leads to, and why."""


@dataclass
class Walk:
    """What the officers met: the routes they reached, and each link that did not open."""

    reached: set[str] = field(default_factory=set)
    shut: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Council:
    """The example council, and the service before it."""

    app: Flask
    example: Example

    def client(self, key: str) -> Client:
        """A browser at which an officer has signed in."""
        build = Build(self.app.extensions["reviews"], lambda: NOW)
        told = next(one for one in self.example.council.officers if one.key == key)
        row = next(one for one in build.rows(Officer) if one.sign_in_name == told.sign_in_name)
        return Client(self.app, build).sign_in(build.read(officers.viewer, row.id))


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    place = tmp_path_factory.mktemp("every-page")
    settings = Settings(
        database_url=f"sqlite:///{place}/reviews.db",
        files_dir=str(place / "files"),
        secret_key="only for tests",
        local="yes",
    )
    app = create_app(settings, clock=lambda: NOW)
    house = app.extensions["reviews"]
    example = example_on(NOW.date())
    play(PlayedWith(house.engine, house.files, house.question_sets, house.templates), example)
    yield Council(app, example)
    house.engine.dispose()


@pytest.fixture(scope="module")
def walk(council: Council) -> Walk:
    """An officer of each role in each team follows the links from the first page on."""
    found = Walk()
    for officer in {
        (one.roles, one.teams): one for one in council.example.council.officers
    }.values():
        _walk(council, officer.key, found)
    return found


def _walk(council: Council, officer: str, found: Walk) -> None:
    http = council.client(officer).http
    waiting, known, alike = deque(["/"]), {"/"}, defaultdict[str, int](int)
    while waiting:
        address = waiting.popleft()
        endpoint = _endpoint(council.app, address)
        alike[endpoint] += 1
        if alike[endpoint] > ALIKE and endpoint not in HUBS:
            continue
        response = http.get(address, follow_redirects=True)
        found.reached.add(endpoint)
        if response.status_code != 200:
            found.shut.append(f"{officer} {address}: {response.status}")
        elif response.mimetype == "text/html":
            links = [one for one in _links(response.text) if one not in known]
            known.update(links)
            waiting.extend(dict.fromkeys(links))
        response.close()


def _links(text: str) -> Iterator[str]:
    for found in re.findall(r'(?:href|src)="(/[^"#]*)', text):
        address = unescape(found)
        if not address.startswith("/static/"):
            yield address


def _endpoint(app: Flask, address: str) -> str:
    try:
        name, _ = app.url_map.bind("localhost").match(urlsplit(address).path, method="GET")
    except HTTPException:
        return f"no route for {address}"
    return str(name)


def test_every_link_opens(walk: Walk) -> None:
    assert not walk.shut, "\n".join(walk.shut)


def test_every_route_is_reached(council: Council, walk: Walk) -> None:
    routes = {
        one.endpoint for one in council.app.url_map.iter_rules() if "GET" in (one.methods or ())
    }
    missed = routes - walk.reached
    assert missed == set(UNREACHED), "\n".join(sorted(missed ^ set(UNREACHED)))
