"""The pictures of README: the service as it runs, with the example council in it."""

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright
from waitress.server import create_server

from reviews.config import ROOT, Settings
from reviews.example.case import load_example
from reviews.example.first_start import WayIn, add_example
from reviews.example.stage import PlayedWith
from reviews.factory import create_app
from reviews.web.resources import Resources
from tests.browser.conftest import ARGUMENTS, CHROMIUM

SIZE: ViewportSize = {"width": 1200, "height": 1150}


def _council(house: Resources) -> dict[str, WayIn]:
    """The example council, and how each of its officers signs in."""
    parts = PlayedWith(house.engine, house.files, house.question_sets, house.templates)
    today = datetime.now(UTC).date()
    example = load_example(ROOT / "data" / "example", today, house.bank_holidays)
    return {one.sign_in_name: one for one in add_example(parts, lambda: example, house.clock)}


def _sign_in(page: Page, address: str, officer: WayIn) -> None:
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in")
    page.fill("[name=name]", officer.sign_in_name)
    page.fill("[name=password]", officer.password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def _take(page: Page, address: str, officers: dict[str, WayIn], folder: Path) -> None:
    _sign_in(page, address, officers["priya.shah"])
    page.get_by_role("link", name="Canal House").first.click()
    page.screenshot(path=folder / "review.png")
    page.get_by_role("link", name="Accounts side by side").click()
    page.get_by_role("link", name="Support that is given").click()
    page.screenshot(path=folder / "board.png")
    _sign_in(page, address, officers["rachel.okafor"])
    page.goto(f"{address}/reviews")
    page.get_by_role("link", name="SR-2026-002").click()
    page.locator("main").get_by_role("link", name="Letters").first.click()
    heading = page.get_by_role("heading", name="Recommendations to the provider")
    heading.locator("xpath=following::table[1]//a").first.click()
    page.screenshot(path=folder / "letter.png")


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        app = create_app(
            Settings(
                database_url=f"sqlite:///{name}/reviews.db",
                files_dir=f"{name}/files",
                secret_key="only for pictures",
                local="yes",
            )
        )
        officers = _council(app.extensions["reviews"])
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_page(viewport=SIZE)
            _take(page, f"http://127.0.0.1:{server.effective_port}", officers, folder)
            browser.close()
        server.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
