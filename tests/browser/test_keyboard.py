"""What officers do about a person, with a keyboard alone: Tab, Space, Enter, and words typed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.council import Council, Met

pytestmark = pytest.mark.browser


class Keys:
    """Goes from control to control, and sees each time where it is."""

    def __init__(self, page: Page, reader: Reader) -> None:
        self.page = page
        self.reader = reader

    def open(self, address: str) -> None:
        """Open a page, and go round it once from its start."""
        self.page.goto(address)
        self._round()

    def go(self, words: str) -> None:
        """Follow the link or press the button that says this, and go round what it leads to."""
        self.reach(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self._round()

    def tick(self, words: str) -> None:
        """Choose the radio or the box that says this."""
        self.reach(words)
        self.page.keyboard.press("Space")
        assert self.page.locator("*:focus").is_checked(), words

    def type(self, words: str, text: str) -> None:
        """Type into the box that is called this."""
        self.reach(words)
        self.page.keyboard.type(text)

    def mend(self, error: str, words: str, text: str) -> None:
        """Follow an error to its box, and type there."""
        self.reach(error)
        self.page.keyboard.press("Enter")
        assert words in self.reader.asks("named")
        self.page.keyboard.type(text)

    def reach(self, words: str) -> None:
        """Go on to the next control that says this."""
        passed = []
        for _ in range(self.reader.asks("count") + 1):
            if self._next():
                passed.append(self.reader.asks("named"))
                if words in passed[-1]:
                    return
        raise AssertionError(f"{self.page.url}: no {words!r} among {passed}")

    def _round(self) -> None:
        """Tab stops at each control in the order of the page, and none keeps the focus.

        The round may begin in the midst, as a message that something was saved takes the focus.
        """
        count = self.reader.asks("count")
        met = [int(one) for one in (self._next() for _ in range(count + 1)) if one][:count]
        assert met == [(met[0] + one) % count for one in range(count)], f"{self.page.url}: {met}"

    def _next(self) -> str:
        self.page.keyboard.press("Tab")
        return str(self.reader.asks("stop"))


@pytest.fixture
def protection(council: Council) -> Iterator[Met]:
    """What protects the residents of a scheme, as someone who reviews it sees it."""
    met = council.walk.pages["protection.show"]
    yield next(one for one in met if "Tell safeguarding" in one.text)
    council.put_back(council.standing)


def test_a_concern_is_passed_on(
    protection: Met, council: Council, served: str, page: Page, reader: Reader
) -> None:
    council.enter(page.context, protection, served)
    keys = Keys(page, reader)
    keys.open(served + protection.address)
    keys.go("Tell safeguarding")
    keys.tick("What is it about?")
    keys.type("What did you see, or what were you told?", "Nobody came at night.")
    keys.tick("Does the person know that you are passing this on?")
    keys.tick("Do they agree?")
    keys.go("Save, and see whom to ring")
    keys.mend("Say what the person wants to happen", "What does the person want", "To be safe.")
    keys.go("Save, and see whom to ring")
    keys.go("Record the referral")
    keys.type("Who was it referred to?", "Adult safeguarding team")
    keys.tick("How?")
    keys.go("Save")
    assert "The referral is recorded." in page.locator("main").inner_text()


def test_the_menu_is_skipped(
    protection: Met, council: Council, served: str, page: Page, reader: Reader
) -> None:
    council.enter(page.context, protection, served)
    page.goto(served + protection.address)
    page.keyboard.press("Tab")
    skip = page.locator("*:focus")
    assert skip.inner_text() == "Skip to main content"
    box = skip.bounding_box()
    assert box
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
