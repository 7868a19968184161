"""What the tests try of every page and form in a browser: data/accessibility_testing.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from reviews.config import ROOT


@dataclass(frozen=True, slots=True)
class AccessibilityTesting:
    """How wide the browser is; how many kinds of page, forms among them, sent wrong, and right."""

    widths: tuple[int, int]
    pages: int
    forms: int
    spoiled: int
    mended: int


@cache
def accessibility_testing() -> AccessibilityTesting:
    """The facts as the file has them; the walks of the tests hold them true."""
    raw = tomllib.loads((ROOT / "data" / "accessibility_testing.toml").read_text("utf-8"))
    return AccessibilityTesting(**raw | {"widths": tuple(raw["widths"])})
