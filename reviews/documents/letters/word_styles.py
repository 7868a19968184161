"""What the styles and lists of a Word document mean for its other formats."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = W + "val"


class Role(StrEnum):
    """The part a paragraph plays in a letter, told by the name of its style in Word."""

    BODY = "body"
    LETTERHEAD = "letterhead"
    TEAM = "letterhead-team"
    ADDRESS = "address"
    REFERENCE = "reference"
    SIGN_OFF = "sign-off"


_ROLES = {
    "letterhead": Role.LETTERHEAD,
    "letterhead team": Role.TEAM,
    "address": Role.ADDRESS,
    "reference": Role.REFERENCE,
    "sign off": Role.SIGN_OFF,
}


class ListKind(StrEnum):
    """How the entries of a list are marked."""

    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style, with what it takes over from those it is based on."""

    role: Role = Role.BODY
    level: int = 0
    listed: ListKind | None = None
    bold: bool = False


PLAIN = ParagraphStyle()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles and lists of one document.

    `by_id` holds paragraph styles by the id that paragraphs name, `strong` the ids of character
    styles that are bold, `lists` how each marked list is marked, by list id and level. `size_pt` is
    the size of ordinary text in points, `accent` the letterhead's colour, six hexadecimal digits.
    """

    by_id: dict[str, ParagraphStyle]
    strong: frozenset[str]
    lists: dict[tuple[str, str], ListKind]
    size_pt: float
    accent: str


@lru_cache(maxsize=64)
def read_styles(styles: bytes, numbering: bytes) -> Styles:
    """Read the styles and numbering parts, once for each template."""
    root = etree.fromstring(styles)
    found = {one.get(W + "styleId", ""): one for one in root.iter(W + "style")}
    lists = _lists(numbering) if numbering else {}
    accents = [one for one in found.values() if name_of(one) == "letterhead"]
    return Styles(
        by_id={key: _resolved(key, found, lists) for key in found},
        strong=frozenset(key for key, one in found.items() if is_bold(child(one, "rPr"))),
        lists=lists,
        size_pt=_size(root, found),
        accent=_colour(accents[0]) if accents else "000000",
    )


def child(element: Any, name: str) -> Any:
    """The first child of this name in Word's vocabulary, or None; quicker than a path."""
    return next(element.iterchildren(W + name), None)


def is_bold(properties: Any) -> bool:
    """Whether run properties ask for bold."""
    bold = None if properties is None else child(properties, "b")
    return bold is not None and is_on(bold)


def is_on(switch: Any) -> bool:
    """Whether an element that turns something on or off turns it on."""
    return switch.get(VALUE, "1") not in ("0", "false", "off", "none")


def name_of(style: Any) -> str:
    """The name of a style in small letters, as Word shows it to officers."""
    name = child(style, "name")
    return "" if name is None else name.get(VALUE, "").lower()


def _resolved(
    key: str, found: dict[str, Any], lists: dict[tuple[str, str], ListKind]
) -> ParagraphStyle:
    """One style, walking up those it is based on until each question is answered."""
    role, level, listed, seen = Role.BODY, 0, None, set()
    while key in found and key not in seen:
        seen.add(key)
        style, name = found[key], name_of(found[key])
        if role is Role.BODY:
            role = _ROLES.get(name, Role.BODY)
        if not level and name.startswith("heading ") and name[8:].isdigit():
            level = int(name[8:])
        listed = listed or list_kind(child(style, "pPr"), lists)
        based_on = child(style, "basedOn")
        key = "" if based_on is None else based_on.get(VALUE, "")
    return ParagraphStyle(role, level, listed)


def list_kind(properties: Any, lists: dict[tuple[str, str], ListKind]) -> ListKind | None:
    """How a paragraph with these properties is marked as an entry of a list, if it is one."""
    numbered = None if properties is None else child(properties, "numPr")
    if numbered is None:
        return None
    which, level = child(numbered, "numId"), child(numbered, "ilvl")
    if which is None:
        return None
    return lists.get((which.get(VALUE, ""), "0" if level is None else level.get(VALUE, "0")))


def _lists(numbering: bytes) -> dict[tuple[str, str], ListKind]:
    root = etree.fromstring(numbering)
    marks: dict[str, dict[str, ListKind]] = {}
    for abstract in root.iter(W + "abstractNum"):
        levels = marks.setdefault(abstract.get(W + "abstractNumId", ""), {})
        for level in abstract.iter(W + "lvl"):
            mark = child(level, "numFmt")
            name = "decimal" if mark is None else mark.get(VALUE, "decimal")
            if name != "none":
                kind = ListKind.BULLET if name == "bullet" else ListKind.NUMBERED
                levels[level.get(W + "ilvl", "0")] = kind
    return {
        (one.get(W + "numId", ""), level): kind
        for one in root.iter(W + "num")
        if (abstract := child(one, "abstractNumId")) is not None
        for level, kind in marks.get(abstract.get(VALUE, ""), {}).items()
    }


def _size(root: Any, found: dict[str, Any]) -> float:
    """The size of ordinary text; Word counts in half points."""
    normal = next((one for one in found.values() if name_of(one) == "normal"), None)
    for place in (normal, child(root, "docDefaults")):
        size = None if place is None else next(place.iter(W + "sz"), None)
        if size is not None:
            return float(size.get(VALUE, "24")) / 2
    return 12.0


def _colour(style: Any) -> str:
    colour = next(style.iter(W + "color"), None)
    value = "" if colour is None else colour.get(VALUE, "")
    return value if len(value) == 6 else "000000"
