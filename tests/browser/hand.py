"""An officer at a browser: reads a page, fills a form by the names of its fields, sends it."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Reader


class Hand:
    """One officer at one browser, who looks hard at every page they meet."""

    def __init__(self, page: Page, reader: Reader, address: str) -> None:
        self.page = page
        self.reader = reader
        self.address = address

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.reader.look()

    def follow(self, words: str, *, within: str = "main") -> None:
        """Follow the first link that says these words."""
        self.click(self.page.locator(within).locator("a").filter(has_text=words).first)

    def fill(self, **given: Any) -> None:
        """Fill fields by name; two underscores stand for a hyphen."""
        for key, value in given.items():
            self._fill(key.replace("__", "-"), value)

    def send(self, button: str, **given: Any) -> None:
        """Fill and press; the page that follows has no error."""
        self.fill(**given)
        self.press(button)
        summary = self.page.locator(".govuk-error-summary")
        assert summary.count() == 0, f"{summary.inner_text()}\n{self.asked()}"

    def send_wrong(self, button: str, **given: Any) -> None:
        """Fill and press; the errors that follow lead to their fields."""
        self.fill(**given)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()
        self.reader.wrong()

    def press(self, button: str) -> None:
        found = self.page.locator("main").get_by_role("button", name=button, exact=True)
        assert found.count() > 0, f"{self.page.url} has no {button}:\n{self.words}"
        self.click(found)

    def click(self, what: Locator) -> None:
        """Click, and look at the page that follows."""
        with self.page.expect_navigation():
            what.click()
        self.reader.look()

    def answer_everything(self, words: str) -> None:
        """Answer each question of a section: the first choice, or these words."""
        main = self.page.locator("main")
        for group in main.locator("fieldset:has(input[type=radio])").all():
            if group.is_visible() and not group.locator(":checked").count():
                group.locator("label").first.click()
        for group in main.locator("fieldset:has(input[type=checkbox])").all():
            if group.is_visible() and not group.locator(":checked").count():
                group.locator("label").first.click()
        for box in main.locator("textarea, input[type=text]").all():
            if box.is_visible() and not box.input_value():
                box.fill(self._short(box) or words)

    def _short(self, box: Locator) -> str:
        """What fits a box for a number or a part of a date."""
        name = box.get_attribute("name") or ""
        for end, part in (("-day", "2"), ("-month", "11"), ("-year", "2026")):
            if name.endswith(end):
                return part
        return "3" if box.get_attribute("inputmode") in ("numeric", "decimal") else ""

    def sign_in(self, name: str, password: str) -> None:
        """Sign in, and leave whoever was signed in before."""
        self.page.context.clear_cookies()
        self.open("/sign-in")
        self.send("Sign in", name=name, password=password)

    def asked(self) -> list[str]:
        """The names of the page's fields, with what they offer."""
        return [
            f"{one.get_attribute('name')}={one.get_attribute('value') or ''}"
            for one in self.page.locator("main [name]").all()
        ]

    def _fill(self, name: str, value: Any) -> None:
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                self.page.fill(f"[name={name}-{part}]", str(getattr(value, part)))
            return
        field = self.page.locator(f"main [name={name}]")
        assert field.count() > 0, f"{self.page.url} asks no {name} but {self.asked()}"
        if isinstance(value, Path):
            field.set_input_files(value)
        elif isinstance(value, list):
            for one in value:
                _choose(field, str(one))
        elif field.first.get_attribute("type") in ("radio", "checkbox"):
            _choose(field, "" if value is True else str(value))
        elif field.evaluate("field => field.tagName") == "SELECT":
            _select(field, value)
        else:
            field.fill(str(value))


def _choose(field: Locator, value: str) -> None:
    """Tick a box by its label, as the box itself is drawn over."""
    box = field.and_(field.page.locator(f"[value='{value}']")) if value else field.first
    if not box.is_checked():
        field.page.locator(f"label[for='{box.get_attribute('id')}']").first.click()
    assert box.is_checked(), f"{field.page.url}: {value} could not be chosen"


def _select(field: Locator, value: str | int) -> None:
    """Choose by value or label, or by place in the list."""
    if isinstance(value, int):
        field.select_option(index=value)
    else:
        field.select_option(value)
