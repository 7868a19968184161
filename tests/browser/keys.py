"""An officer with a keyboard and no mouse: Tab, Space, Enter, and words typed."""

from playwright.sync_api import FloatRect, Page

from tests.browser.conftest import Reader

STOPS = """
() => {
  const stops = new Map();
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  for (const one of document.querySelectorAll(all)) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) continue;
    const stop = one.type === "radio" ? "radio " + one.name : one;
    if (!stops.has(stop)) stops.set(stop, stops.size);
    one.dataset.stop = stops.get(stop);
  }
  return stops.size;
}
"""
"""Number what Tab ought to stop at, in the order of the page; radios of one name are one stop."""
NAME = """
one => (one.closest("fieldset")?.querySelector("legend")?.innerText ?? "") + " "
  + (one.labels?.length ? one.labels[0].innerText : one.innerText)
"""
ROOM = 8
"""How far around a thing its focus may be drawn, in pixels."""


class Keys:
    """Goes from thing to thing, and sees each time where it is."""

    def __init__(self, page: Page, reader: Reader) -> None:
        self.page = page
        self.reader = reader
        self.seen: set[str] = set()

    @property
    def words(self) -> str:
        """What the page says."""
        return " ".join(self.page.locator("main").inner_text().split())

    def open(self, address: str) -> None:
        """Open a page, and go round it once from its start."""
        self.page.goto(address)
        self._look()

    def go(self, words: str) -> None:
        """Follow the link or press the button that says this, and look at the page it leads to."""
        self.reach(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self._look()

    def tick(self, words: str) -> None:
        """Choose the radio or the box that says this."""
        self.reach(words)
        self.page.keyboard.press("Space")
        assert self.page.locator("*:focus").is_checked(), words

    def type(self, words: str, text: str) -> None:
        """Type into the box, or choose from the list, that is called this."""
        self.reach(words)
        self.page.keyboard.type(text)

    def mend(self, error: str, words: str, text: str) -> None:
        """Follow an error to its box, and type there."""
        self.reach(error)
        self.page.keyboard.press("Enter")
        assert words in self._named()
        self.page.keyboard.type(text)

    def reach(self, words: str) -> None:
        """Go on to the next thing that says this; every stop on the way is seen."""
        passed = []
        for _ in range(self.page.evaluate(STOPS) + 1):
            if not self._next():
                continue  # Between the last stop and the first.
            passed.append(self._named())
            self._is_seen(passed[-1])
            if words in passed[-1]:
                return
        raise AssertionError(f"{self.page.url}: no {words!r} among {passed}")

    def _look(self) -> None:
        """Hold the page to what every page must be, and go once round it: no stop keeps the focus.

        The round may begin in the midst, as a message that something was saved takes the focus.
        """
        self.reader.look()
        count = self.page.evaluate(STOPS)
        stops = [self._next() for _ in range(count + 1)]
        met = [int(one) for one in stops if one][:count]
        assert met == [(met[0] + one) % count for one in range(count)], f"{self.page.url}: {met}"

    def _named(self) -> str:
        """What the thing that has the focus is called, within its question."""
        return " ".join(self.page.locator("*:focus").evaluate(NAME).split())

    def _next(self) -> str:
        self.page.keyboard.press("Tab")
        return str(self.page.evaluate("document.activeElement.dataset.stop ?? ''"))

    def _is_seen(self, words: str) -> None:
        """The page looks otherwise when this has the focus; once is enough for each."""
        if words in self.seen:
            return
        self.seen.add(words)
        focused = self.page.locator("*:focus").element_handle()
        assert focused
        box = focused.bounding_box()
        assert box, f"{self.page.url}: {words} is nowhere"
        size = self.page.viewport_size
        assert size
        assert 0 <= box["y"] < size["height"], f"{self.page.url}: {words} is out of sight"
        lit = self._picture(box)
        focused.evaluate("one => one.blur()")
        unlit = self._picture(box)
        focused.focus()
        assert lit != unlit, f"{self.page.url}: nothing shows that {words} has the focus"

    def _picture(self, box: FloatRect) -> bytes:
        x, y = max(box["x"] - ROOM, 0), max(box["y"] - ROOM, 0)
        width, height = box["width"] + 2 * ROOM, box["height"] + 2 * ROOM
        return self.page.screenshot(clip={"x": x, "y": y, "width": width, "height": height})
