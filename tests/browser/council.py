"""The example council before a browser: played and walked once, then copied for each worker."""

import pickle
import re
import shutil
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext
from sqlalchemy import update
from werkzeug.exceptions import HTTPException

from reviews.config import Settings
from reviews.example.play import play
from reviews.example.stage import PlayedWith
from reviews.factory import create_app
from reviews.services.record import checkpoints, witnesses
from reviews.store.people import officers
from reviews.store.record.engine import writing
from reviews.store.tables import Officer, SignIn
from tests.browser import in_hand
from tests.build import Build
from tests.client import Client
from tests.conftest import CHECKPOINT_KEY
from tests.example.conftest import example_on

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
AS_PLAYED = "as-played"
TAKEN_UP = "taken-up-again"
IN_HAND = "letters-in-hand"
ASKED_OF = "asked-to-forget"
NOBODY = "nobody"
"""Someone who has not signed in."""
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


@dataclass(frozen=True)
class Met:
    """A page as one officer met it, with the council as it stood then."""

    standing: str
    officer: str
    address: str
    kind: str
    text: str

    @cached_property
    def built(self) -> frozenset[tuple[str, ...]]:
        """What it is made of, whatever it says: tags with their classes and types."""
        return frozenset(
            (found[1], *re.findall(r' (?:class|type)="([^"]*)"', found[0]))
            for found in re.finditer(r"<(\w+)[^>]*", self.text)
        )

    @property
    def has_form(self) -> bool:
        return bool(re.search(r'<form(?=[^>]* method="post")[^>]* id="form"', self.text))


@dataclass
class Walk:
    """What the officers met: each kind of page, what they reached, and what did not open."""

    pages: dict[str, list[Met]] = field(default_factory=lambda: defaultdict(list))
    reached: set[str] = field(default_factory=set)
    shut: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    def keep(self) -> None:
        """Keep of each kind the fullest page, and those with something that no fuller one has."""
        for kind, met in self.pages.items():
            seen: set[tuple[str, ...]] = set()
            kept = list[Met]()
            for one in sorted(met, key=lambda one: len(one.text), reverse=True):
                if not one.built <= seen or (one.has_form and not any(k.has_form for k in kept)):
                    kept.append(one)
                seen |= one.built
            self.pages[kind] = kept

    def of(self, subject: str) -> Iterator[Met]:
        """The pages of a subject, kind by kind."""
        for kind, met in self.pages.items():
            if kind.startswith(f"{subject}."):
                yield from met

    @property
    def forms(self) -> dict[str, Met]:
        """The first page of each kind with a form."""
        return {
            kind: next(one for one in met if one.has_form)
            for kind, met in self.pages.items()
            if any(one.has_form for one in met)
        }


class Council:
    """The example council in a folder of its own, as the service serves it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        settings = Settings(
            database_url=f"sqlite:///{place}/reviews.db",
            files_dir=str(place / "files"),
            secret_key="only for tests",
            checkpoint_key=CHECKPOINT_KEY,
            local="yes",
        )
        self.now = NOW
        self.app = create_app(settings, clock=lambda: self.now)
        self.house = self.app.extensions["reviews"]
        self.standing = AS_PLAYED
        self.walk = Walk()

    @classmethod
    def copied(cls, made: Path, place: Path) -> "Council":
        """A copy of a council that was made, which a worker may change."""
        shutil.copytree(made, place)
        council = cls(place)
        council.walk = pickle.loads((place / "walk").read_bytes())
        council.put_back(AS_PLAYED)
        return council

    def keep(self, name: str) -> None:
        """Keep the records as they stand, under a name."""
        _copy(self.place / "reviews.db", self.place / f"{name}.db")
        self.standing = name

    def put_back(self, name: str) -> None:
        """Put the records back as they stood."""
        _copy(self.place / f"{name}.db", self.place / "reviews.db")
        self.standing = name

    def enter(self, context: BrowserContext, met: Met, address: str) -> None:
        """Let a browser open a page as the officer who met it, with the records as they stood."""
        if met.standing != self.standing:
            self.put_back(met.standing)
        context.clear_cookies()
        if cookie := self.walk.cookies.get(met.officer):
            context.add_cookies([{"name": "session", "value": cookie, "url": address}])

    def kind(self, address: str) -> str:
        """The kind of page at an address."""
        try:
            found = self.app.url_map.bind("localhost").match(urlsplit(address).path, method="GET")
        except HTTPException:
            return f"no route for {address}"
        return str(found[0])


def _copy(source: Path, to: Path) -> None:
    """Copy a database, whoever has either of them open."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(to)) as there:
        here.backup(there)


def make(place: Path) -> Path:
    """Play the example council into a folder, and walk it as an officer of each role and team."""
    council = Council(place)
    house, example = council.house, example_on(NOW.date())
    play(PlayedWith(house.engine, house.files, house.question_sets, house.templates), example)
    build, walk = Build(house, lambda: council.now), council.walk
    rows = {one.sign_in_name: one.id for one in build.rows(Officer)}
    clients = {NOBODY: Client(council.app, build)}
    for one in example.council.officers:
        viewer = build.read(officers.viewer, rows[one.sign_in_name])
        clients[one.key] = Client(council.app, build).sign_in(viewer)
        cookie = clients[one.key].http.get_cookie("session")
        assert cookie
        walk.cookies[one.key] = cookie.value
    walkers = {(one.roles, one.teams): one.key for one in example.council.officers}
    build.do(witnesses.name_witness, None, "Internal Audit", "audit@anytown.example", "")
    made = build.do(checkpoints.make, None, CHECKPOINT_KEY)
    build.do(checkpoints.take_out, None, made, "as a file")
    council.keep(AS_PLAYED)
    for key in (NOBODY, *walkers.values()):
        _walk(council, key, clients[key], "/")
    _take_up_again(council, clients["priya"])
    _ask_to_be_forgotten(council, clients["priya"], clients["owen"])
    _have_in_hand(council, in_hand.Desk(build, clients))
    walk.keep()
    house.engine.dispose()
    (place / "walk").write_bytes(pickle.dumps(walk))
    return place


def _ask_to_be_forgotten(council: Council, lead: Client, decides: Client) -> None:
    """A resident asks to have erased what is held; meet what the request leads to."""
    council.put_back(AS_PLAYED)
    asking = council.walk.forms["data_requests.of_resident"].address
    lead.send(
        lead.get(asking),
        {"asks": "erase", "came": "letter", "words": "Forget me.", "asked_by": "The resident"},
    )
    council.keep(ASKED_OF)
    _walk(council, "owen", decides, "/data-requests")


def _take_up_again(council: Council, lead: Client) -> None:
    """Open an assessment again, let an outcome rest, begin an account, let an answer be read.

    Then meet what they lead to.
    """
    forms, known = council.walk.forms, set(council.walk.pages)
    opened, rested = forms["assessment.step"].address, forms["outcomes.pause"].address
    _open_an_account_again(lead, opened.partition("/overall/")[0])
    lead.send(lead.get(opened), words="A resident wrote to us.")
    pause = lead.get(rested)
    lead.send(pause, why="ill", from_on=date(2026, 11, 10), source="staff", who="Manager")
    start = lead.get(forms["accounts.start"].address)
    begun = lead.send(start, source="staff", respondent="Manager", observed_on=NOW.date())
    waits = forms["shared.let_read"].address
    lead.send(lead.get(waits), told_how="At home", adviser="no", reason="She claims anew.")
    council.keep(TAKEN_UP)
    outcomes = rested.partition("/outcomes/")[0] + "/outcomes"
    let_go = waits.rpartition("/")[0]
    for page in (opened.partition("/overall/")[0], outcomes, begun.address, let_go):
        _walk(council, "priya", lead, page)
    for kind in known:
        met = council.walk.pages[kind]
        council.walk.pages[kind] = [one for one in met if one.standing == AS_PLAYED]


def _open_an_account_again(lead: Client, review: str) -> None:
    """Open an account of an agreed review again, and finish it, so that it waits to be weighed."""
    links = [one for one in lead.get(review).links().values() if one.startswith("/accounts/")]
    for account in links:
        asks = lead.get(account).links().get("Open it again")
        if asks:
            lead.send(lead.get(asks), reason="The advocate rang us.")
            lead.send(lead.get(f"{account}/check"))
            return
    raise AssertionError(f"No finished account of {review} can be opened again.")


def _have_in_hand(council: Council, desk: in_hand.Desk) -> None:
    """Letters drafted since, some of them issued; meet what may be done with each."""
    council.put_back(AS_PLAYED)
    _turn_to(council, NOW - timedelta(days=1))
    in_hand.day_before(desk, council.now.date())
    _turn_to(council, NOW)
    in_hand.on_the_day(desk, NOW.date())
    council.keep(IN_HAND)
    in_hand.starts(desk, lambda key, page: _walk(council, key, desk.clients[key], page))


def _turn_to(council: Council, now: datetime) -> None:
    """Turn the clock, and let everyone be signed in by it: no session outlives a clock put back."""
    council.now = now
    with writing(council.house.engine) as session:
        session.execute(update(SignIn).values(started_at=now))


def _walk(council: Council, officer: str, client: Client, page: str) -> None:
    """Follow the links from a page to all that lie under it."""
    found, standing = council.walk, council.standing
    waiting, known, alike = deque([page]), {page}, defaultdict[str, int](int)
    while waiting:
        address = waiting.popleft()
        kind = council.kind(address)
        alike[kind] += 1
        if alike[kind] > ALIKE and kind not in HUBS:
            continue
        response = client.http.get(address, follow_redirects=True)
        found.reached.add(kind)
        if response.status_code != 200:
            found.shut.append(f"{officer} {address}: {response.status}")
        elif response.mimetype == "text/html":
            path = response.request.full_path.rstrip("?")
            kind = council.kind(path)
            found.pages[kind].append(Met(standing, officer, path, kind, response.text))
            links = dict.fromkeys(one for one in _links(response.text) if one.startswith(page))
            waiting.extend(one for one in links if one not in known)
            known.update(links)
        response.close()


def _links(text: str) -> Iterator[str]:
    for found in re.findall(r'(?:href|src)="(/[^"#]*)', text):
        address = unescape(found)
        if not address.startswith("/static/"):
            yield address
