"""The matrix of a case on paper: A4 across, for and against in two columns of one width."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reviews.domain.cases.matrix import EMPTY_SIDE, Laid, LimbShown, Weighed
from reviews.domain.dates import long_date
from reviews.domain.letters.typesetting import signs_named

from .letters.blocks import Run
from .letters.pdf import Page, drawn

_LOOK = Path(__file__).parent / "letters" / "matrix.typ"
_SIZE_PT, _COLUMN_MM, _PAGE_MM = 9.5, 126.0, 261.0
DECIDES_NOTHING = (
    "This paper lays side by side what speaks for the answer yes, and what against it, as people "
    "said. It decides nothing: nothing in it is counted, and each side stands in the order of days."
)


@dataclass(frozen=True, slots=True)
class MatrixPaper:
    """What the paper says: `lines` are pairs of a name and what is said of it."""

    council: str
    title: str
    dated_on: date
    lines: Sequence[tuple[str, str]]
    lacks: Sequence[str]
    tests: Sequence[Laid]
    checked: str


def matrix_pdf(paper: MatrixPaper) -> bytes:
    """The paper as PDF, tagged for screen readers.

    Raises:
        Refused: no font here has a character that someone wrote.
    """
    return drawn(_LOOK, said(paper), paper.dated_on, _unshown)


def _unshown(signs: Sequence[str]) -> str:
    return (
        f"The paper cannot show {signs_named(signs)}, because no font here has it. Put a font that "
        "has it in the fonts folder of the service. The page on the screen shows it, and can be "
        "printed."
    )


def said(paper: MatrixPaper) -> dict[str, Any]:
    """What the look draws; the two sides of a limb are made by one rule."""
    day = paper.dated_on
    return {
        "title": paper.title,
        "author": paper.council,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "on": long_date(day),
        "council": _set(paper.council),
        "lines": [(name, _set(words, _PAGE_MM)) for name, words in paper.lines],
        "lacks": [_set(one, _PAGE_MM) for one in paper.lacks],
        "decides": DECIDES_NOTHING,
        "checked": paper.checked,
        "tests": [_test(one) for one in paper.tests],
    }


def _test(laid: Laid) -> dict[str, Any]:
    return {
        "name": laid.test.name,
        "source": laid.test.source,
        "note": laid.test.note,
        "limbs": [_limb(one) for one in laid.limbs],
    }


def _limb(shown: LimbShown) -> dict[str, Any]:
    return {
        "ask": shown.asked.ask,
        "source": shown.asked.source,
        "held": shown.asked.held_by,
        "gap": shown.gap.words if shown.gap else "",
        "more": shown.more,
        "differ": [_set(one, _PAGE_MM) for one in shown.differ],
        "sides": [
            {"name": name, "pieces": [_piece(one) for one in some], "empty": EMPTY_SIDE}
            for name, some in shown.sides
        ],
    }


def _piece(one: Weighed) -> dict[str, Any]:
    return {
        "title": _set(one.piece.title),
        "words": _set(one.piece.words),
        "told": _set(one.piece.told),
        "why": _set(one.bearing.why),
        "by": one.bearing.by,
        "marks": list(one.noted),
    }


def _set(words: str, width: float = _COLUMN_MM) -> dict[str, Any]:
    return Page(width, _SIZE_PT, large=False).directed((Run(words),))
