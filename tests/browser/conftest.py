"""Chromium at the service as it runs: waitress, SQLite, a real sign-in."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from waitress.server import create_server

from reviews.reference.accessibility_testing import accessibility_testing
from tests.browser.council import Council, make

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
DESK, PHONE = (
    ViewportSize(width=width, height=height)
    for width, height in zip(accessibility_testing().widths, (900, 640), strict=True)
)
SIZES = DESK, PHONE
CHROMIUM = which("chromium-headless-shell") or which("chromium")
"""The first shows no window, and takes a quarter less time."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """The browser's tests run on SQLite; the pages' own tests run on both."""
    return sqlite_url


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address at which an application is served."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Council]:
    """The example council, made by whichever worker asks first; each worker has its copy."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    made = shared / "council"
    with (shared / "council.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            make(tmp_path_factory.mktemp("played")).rename(made)
    council = Council.copied(made, tmp_path_factory.mktemp("walked") / "council")
    yield council
    council.house.engine.dispose()


@pytest.fixture(scope="session")
def served(council: Council) -> Iterator[str]:
    with serving(council.app) as address:
        yield address


@pytest.fixture
def width() -> ViewportSize:
    return DESK


@pytest.fixture
def context(browser: Browser, width: ViewportSize) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=width, java_script_enabled=True)
    context.set_default_timeout(60_000)
    yield context
    context.close()


class Reader:
    """Looks at each page it meets: axe, sideways scrolling, a quiet console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.looked_at: set[tuple[str, str]] = set()
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 4" not in text:
            self.said.append(text)

    def look(self) -> None:
        """Hold the page to its width, and each kind and state at each size to WCAG 2.2 AA."""
        kind = KEY.sub("", urlsplit(self.page.url).path), self.page.title()
        if kind not in self.looked_at:
            assert not (faults := self.faults(*SIZES)), f"{self.page.url}\n{faults}"
            self.looked_at.add(kind)
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide}"
        assert self.said == [], f"{self.page.url} said {self.said}"

    def faults(self, *sizes: ViewportSize) -> list[str]:
        """What is wrong with the page at each of these sizes; it stays at the last."""
        found = list[str]()
        for size in sizes:
            if size != self.page.viewport_size:
                self.page.set_viewport_size(size)
            found += [f"{size['width']}: {one}" for one in self.asks("look", RULES)]
        found += self.said
        self.said.clear()
        return found

    def asks(self, what: str, given: Any = None) -> Any:
        """Ask the page for something that look.js tells, or have that done."""
        if not self.page.evaluate("'walk' in window"):
            self.page.evaluate(AXE_SCRIPT)
            self.page.evaluate(LOOK)
        return self.page.evaluate(f"(given) => walk.{what}(given)", given)

    def wrong(self) -> None:
        """The page shows its errors; each line of the summary leads to an input, or the form."""
        self.look()
        links = self.page.locator(".govuk-error-summary__list a")
        assert links.count() > 0
        for number in range(links.count()):
            if links.nth(number).get_attribute("href") == "#form":
                continue
            links.nth(number).click()
            tag = self.page.evaluate("document.activeElement.tagName")
            assert tag in ("INPUT", "SELECT", "TEXTAREA"), links.nth(number).inner_text()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def reader(page: Page) -> Reader:
    return Reader(page)
