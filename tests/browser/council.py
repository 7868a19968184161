"""The example council before a browser, and a walk along every link of it."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext
from werkzeug.exceptions import HTTPException

from reviews.config import Settings
from reviews.domain.people import Role
from reviews.factory import create_app
from reviews.services.example.play import play
from reviews.services.example.stage import Parts
from reviews.store import people
from reviews.store.tables import Officer
from reviews.web.house import KEY, House
from tests.build import Build
from tests.client import Client
from tests.databases import copy_sqlite
from tests.services.conftest import example_on

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
AS_PLAYED = "as-played"
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


class Council:
    """The example council with an officer of each role in each team signed in."""

    def __init__(self, place: Path) -> None:
        self.place = place
        settings = Settings(
            database_url=f"sqlite:///{place}/reviews.db",
            files_dir=str(place / "files"),
            secret_key="only for tests",
            local="yes",
        )
        self.app = create_app(settings, clock=lambda: NOW)
        self.house: House = self.app.extensions[KEY]
        self.example = example_on(NOW.date())
        parts = (self.house.engine, self.house.files, self.house.question_sets)
        play(Parts(*parts, self.house.templates), self.example)
        officers = {(one.roles, one.teams): one for one in self.example.council.officers}
        self.roles = {one.key: Role(one.roles[0]) for one in officers.values()}
        self.clients = {key: self._signed_in(key) for key in self.roles}
        self.keep(AS_PLAYED)

    def _signed_in(self, key: str) -> Client:
        build = Build(self.house, lambda: NOW)
        told = next(one for one in self.example.council.officers if one.key == key)
        row = next(one for one in build.rows(Officer) if one.sign_in_name == told.sign_in_name)
        return Client(self.app, build).sign_in(build.read(people.viewer, row.id))

    def keep(self, name: str) -> None:
        """Keep the records as they stand, under a name."""
        self.house.engine.dispose()
        copy_sqlite(self.place / "reviews.db", self.place / f"{name}.db")

    def put_back(self, name: str) -> None:
        """Put the records back as they stood."""
        self.house.engine.dispose()
        copy_sqlite(self.place / f"{name}.db", self.place / "reviews.db")

    def enter(self, context: BrowserContext, officer: str, address: str) -> None:
        """Let a browser go on as this officer, who signed in elsewhere."""
        cookie = self.clients[officer].http.get_cookie("session")
        assert cookie
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])

    def kind(self, address: str) -> str:
        """The kind of page at an address."""
        try:
            found = self.app.url_map.bind("localhost").match(urlsplit(address).path, method="GET")
        except HTTPException:
            return f"no route for {address}"
        return str(found[0])


@dataclass(frozen=True)
class Met:
    """A page as one officer met it."""

    officer: str
    address: str
    kind: str
    text: str

    @property
    def built(self) -> tuple[tuple[str, str], ...]:
        """What its main part is made of, whatever it says: tags and classes."""
        main = re.search("<main.*</main>", self.text, re.DOTALL)
        return tuple(
            re.findall(r'<(\w+)(?:[^>]*? class="([^"]*)")?', main[0] if main else self.text)
        )


@dataclass
class Walk:
    """What the officers met, and what did not open."""

    fullest: dict[tuple[Role, str], Met] = field(default_factory=dict)
    forms: dict[str, Met] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    shut: list[str] = field(default_factory=list)

    def keep(self, role: Role, met: Met) -> None:
        """Keep the fullest page of each kind and role, and one with its form."""
        known = self.fullest.get((role, met.kind))
        if known is None or len(met.text) > len(known.text):
            self.fullest[role, met.kind] = met
        if re.search('<form[^>]* id="form"', met.text):
            self.forms.setdefault(met.kind, met)

    def worth_a_look(self) -> dict[Role, list[Met]]:
        """The pages of each role, less those built as they are for a role before it."""
        seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
        found: dict[Role, list[Met]] = {role: [] for role in Role}
        for (role, _), met in self.fullest.items():
            if met.address == "/" or (met.kind, met.built) not in seen:
                found[role].append(met)
            seen.add((met.kind, met.built))
        return found


def walked(council: Council, officers: Iterable[str]) -> Walk:
    """Each of these officers follows the links from the first page on."""
    found = Walk()
    for officer in officers:
        _walk(council, officer, found)
    return found


def _walk(council: Council, officer: str, found: Walk) -> None:
    http = council.clients[officer].http
    waiting, known, alike = deque(["/"]), {"/"}, defaultdict[str, int](int)
    while waiting:
        address = waiting.popleft()
        kind = council.kind(address)
        alike[kind] += 1
        if alike[kind] > ALIKE and kind not in HUBS:
            continue
        response = http.get(address, follow_redirects=True)
        found.reached.add(kind)
        if response.status_code != 200:
            found.shut.append(f"{officer} {address}: {response.status}")
        elif response.mimetype == "text/html":
            found.keep(council.roles[officer], Met(officer, address, kind, response.text))
            links = [one for one in _links(response.text) if one not in known]
            known.update(links)
            waiting.extend(dict.fromkeys(links))
        response.close()


def _links(text: str) -> Iterator[str]:
    for found in re.findall(r'(?:href|src)="(/[^"#]*)', text):
        address = unescape(found)
        if not address.startswith("/static/"):
            yield address
