"""Reading a page as strictly as a browser never would: every page any test fetches passes here."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

NONE_IN_WORDS = re.compile(r"None (recorded|of|yet|is given|is recorded)|None, as far as|: None\b")
"""Where a page may say None: of its own, or as a question set words an answer."""


@cache
def names_in_code() -> frozenset[str]:
    """The names of two words or more that classes of the product have; no page may say one."""
    sources = (Path(__file__).parents[1] / "reviews").rglob("*.py")
    found = (re.findall(r"^class (\w+)", one.read_text("utf-8"), re.MULTILINE) for one in sources)
    return frozenset(name for some in found for name in some if re.search("[a-z][A-Z]", name))


class PageFaultError(AssertionError):
    """A page that a person could meet is not as it should be."""


@dataclass(frozen=True)
class Page:
    """A page, parsed strictly."""

    address: str
    status: int
    text: str

    @cached_property
    def root(self) -> Element:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        try:
            root: Element = parser.parse(self.text)
        except html5lib.html5parser.ParseError as error:
            line, column = parser.tokenizer.stream.position()
            near = self.text.splitlines()[max(line - 2, 0) : line + 1]
            raise PageFaultError(f"{self.address}: {error} near {near} ({column})") from error
        return root

    def every(self, tag: str) -> list[Element]:
        return list(self.root.iter(tag))

    def words(self, element: Element | None = None) -> str:
        """The words a reader sees, spaces folded."""
        found = element if element is not None else self.every("main")[0]
        return re.sub(r"\s+", " ", " ".join(found.itertext())).strip()

    @property
    def heading(self) -> str:
        return self.words(self.every("h1")[0])

    def links(self) -> dict[str, str]:
        """Addresses by the words of their links."""
        return {self.words(a): a.get("href", "") for a in self.every("a")}

    def check(self) -> None:
        """Hold the page to what every page must be."""
        titles = self.every("title")
        if len(titles) != 1 or " – " not in self.words(titles[0]):
            raise PageFaultError(f"{self.address}: the title is missing or wrong.")
        if len(self.every("h1")) != 1:
            raise PageFaultError(f"{self.address}: there must be one h1.")
        self._check_ids()
        self._check_words()
        self._check_inputs()

    def _check_ids(self) -> None:
        ids = Counter(one.get("id") for one in self.root.iter() if one.get("id"))
        twice = [key for key, times in ids.items() if times > 1]
        if twice:
            raise PageFaultError(f"{self.address}: ids used twice: {twice}")
        for one in self.root.iter():
            for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
                lacking = [key for key in (one.get(name) or "").split() if key not in ids]
                if lacking:
                    raise PageFaultError(f"{self.address}: {name} names no element: {lacking}")
        for a in self.every("a"):
            target = a.get("href", "")
            if target.startswith("#") and target[1:] not in ids:
                raise PageFaultError(f"{self.address}: link to nothing: {target}")

    def _check_words(self) -> None:
        words = self.words(self.every("body")[0])
        said = NONE_IN_WORDS.sub("", words)
        for fault in ("None", "{{", "{%", "Undefined", "<function"):
            if re.search(rf"(?<![\w]){re.escape(fault)}(?![\w])", said):
                raise PageFaultError(f"{self.address}: the page says {fault!r}")

        if known := names_in_code() & set(re.findall(r"\w+", words)):
            raise PageFaultError(f"{self.address}: the page says what only code says: {known}")
        for one in self.root.iter():
            if "app-words" in (one.get("class") or "").split() and (one.text or "")[:1] == "\n":
                raise PageFaultError(f"{self.address}: words as typed begin with an empty line")

    def _check_inputs(self) -> None:
        labels = {one.get("for") for one in self.every("label")}
        for tag in ("input", "select", "textarea"):
            for one in self.every(tag):
                hidden = one.get("type") == "hidden" or one.get("hidden") is not None
                if not hidden and one.get("id") not in labels:
                    raise PageFaultError(f"{self.address}: {one.get('name')} has no label")
        for form in self.every("form"):
            tokens = [one for one in form.iter("input") if one.get("name") == "csrf_token"]
            if form.get("method", "get").lower() == "post" and len(tokens) != 1:
                raise PageFaultError(f"{self.address}: a form has {len(tokens)} tokens")
