"""Lists whose marks or order the other formats of a letter would not keep."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .word_styles import VALUE, W, child, name_of

_NESTED = "has a list within a list, which the other formats print as one. Make it one list"
_LETTERS = (
    "numbers a list with letters or Roman numerals, and the other formats count 1, 2, 3. Number it "
    "1, 2, 3"
)
_WORDED = (
    "has a list whose marks hold words, which the other formats leave out. Type the words in the "
    "list’s entries"
)
_LATER = "has a list that begins at another number than 1. Let it begin at 1"
_GOES_ON = (
    "goes on numbering a list after other text, and the other formats begin at 1 again. Restart "
    "the list at 1, or bring its entries together"
)
_HEADINGS = "numbers its headings, which the other formats do not. Take the numbers away"
_BULLET_LETTERS = 2
_PLAIN_NUMBER = re.compile(r"\(?%1[.):]?")
_LOWER_STYLE = re.compile(r"list (?:bullet|number|continue)? ?[2-9]")
_TAG_ALONE = re.compile(r"\s*\{[%#]p.*[%#]\}\s*")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is marked; `counter` is what counts it, shared or its own."""

    counter: str
    format: str
    mark: str
    start: str

    @property
    def shown(self) -> bool:
        """Whether an entry has a mark; some programs put headings in a list that has none."""
        return self.format != "none" or bool(self.mark.strip())


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a paragraph stands in a list: the list, its level, and the style that says so."""

    list_id: str = "0"
    level: str = "0"
    style: str = ""


def list_faults(document: Any, parts: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with the lists of a document; each completes a sentence as “has …”."""
    styles = _style_entries(etree.fromstring(parts["word/styles.xml"]))
    levels = _levels(parts.get("word/numbering.xml", b"<none/>"))
    counted: set[str] = set()
    before = ""
    for paragraph in document.iter(W + "p"):
        words = "".join(one.text or "" for one in paragraph.iter(W + "t"))
        if not words.strip() or _TAG_ALONE.fullmatch(words):
            continue
        entry = _entry(paragraph, styles)
        level = levels.get((entry.list_id, entry.level))
        if level is None or not level.shown:
            before = ""
            continue
        yield from _marks(entry, level)
        numbered = level.format not in ("bullet", "none")
        if numbered and level.counter in counted and before != level.counter:
            yield _GOES_ON
        counted.add(level.counter)
        before = level.counter


def _marks(entry: _Entry, level: _Level) -> Iterator[str]:
    if entry.level != "0" or _LOWER_STYLE.fullmatch(entry.style):
        yield _NESTED
    if entry.style.startswith("heading "):
        yield _HEADINGS
    elif level.format in ("bullet", "none"):
        if len(level.mark.strip()) > _BULLET_LETTERS:
            yield _WORDED
    else:
        if level.format != "decimal":
            yield _LETTERS
        if level.start != "1":
            yield _LATER
        if entry.level == "0" and not _PLAIN_NUMBER.fullmatch(level.mark.strip()):
            yield _WORDED


def _entry(paragraph: Any, styles: Mapping[str, _Entry]) -> _Entry:
    properties = child(paragraph, "pPr")
    if properties is None:
        return _Entry()
    named = child(properties, "pStyle")
    found = styles.get("" if named is None else named.get(VALUE, ""), _Entry())
    return _numbered(properties, found)


def _numbered(properties: Any, otherwise: _Entry) -> _Entry:
    """The list that some properties name, or else the one known already."""
    numbered = None if properties is None else child(properties, "numPr")
    if numbered is None:
        return otherwise
    which, level = child(numbered, "numId"), child(numbered, "ilvl")
    return _Entry(
        otherwise.list_id if which is None else which.get(VALUE, "0"),
        otherwise.level if level is None else level.get(VALUE, "0"),
        otherwise.style,
    )


def _style_entries(root: Any) -> dict[str, _Entry]:
    """Where the paragraphs of each style stand, by the id of the style."""
    styles = {one.get(W + "styleId", ""): one for one in root.iter(W + "style")}
    found = {}
    for key, style in styles.items():
        line = [style]
        while (below := child(line[-1], "basedOn")) is not None and len(line) < len(styles):
            if (based := styles.get(below.get(VALUE))) is None:
                break
            line.append(based)
        entry = _Entry(style=name_of(style))
        for one in reversed(line):
            entry = _numbered(child(one, "pPr"), entry)
        found[key] = entry
    return found


def _levels(numbering: bytes) -> dict[tuple[str, str], _Level]:
    root = etree.fromstring(numbering)
    plans = {one.get(W + "abstractNumId"): one for one in root.iter(W + "abstractNum")}
    found = {}
    for listed in root.iter(W + "num"):
        list_id = listed.get(W + "numId", "")
        named = child(listed, "abstractNumId")
        plan = plans.get(None if named is None else named.get(VALUE))
        own = {one.get(W + "ilvl"): one for one in listed.iter(W + "lvlOverride")}
        if plan is None:
            continue
        for level in plan.iter(W + "lvl"):
            key = level.get(W + "ilvl", "0")
            afresh = _afresh(own.get(key))
            counter = list_id if afresh is not None else f"shared {plan.get(W + 'abstractNumId')}"
            found[list_id, key] = _Level(
                f"{counter} {key}",
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText", ""),
                _value(level, "start", "1") if afresh is None else str(afresh.get(VALUE, "1")),
            )
    return found


def _afresh(override: Any) -> Any:
    """Where a list begins anew, or None."""
    return None if override is None else child(override, "startOverride")


def _value(element: Any, name: str, otherwise: str) -> str:
    one = child(element, name)
    return otherwise if one is None else str(one.get(VALUE, otherwise))
