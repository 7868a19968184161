"""Pages set upright: whatever a page's boxes and turns say, it comes out as it is seen.

What a page draws is put into a form of its own and placed on a new page that begins at 0 0, is not
turned, and is at most A3. Patterns, transparency and a drawing state left open stay within it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf

from .objects import inherited

A4 = (595.276, 841.89)
A3 = (841.89, 1190.551)
_SMALLEST = 144.0
"""Points; a page with a shorter side is put on a sheet of A4, where a number can be printed."""
_LARGEST_UNIT = 75_000.0


@dataclass(frozen=True, slots=True)
class Placed:
    """How a page was placed.

    Attributes:
        cut: whether it shows less than it holds.
        odd: whether its boxes made no sense, so that it is shown on A4.
        scaled: whether it was larger than A3 and is shown smaller.
    """

    cut: bool = False
    odd: bool = False
    scaled: bool = False


def set_upright(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Placed:
    """Make a page upright, in place; it keeps nothing but what it draws.

    The page's annotations must have been drawn into it before, as they go.
    """
    obj = page.obj
    box, odd, cut = _seen(obj)
    turn = _turn(inherited(obj, "/Rotate"))
    unit = _number(obj.get("/UserUnit"), 1.0)
    unit = unit if 0 < unit < _LARGEST_UNIT else 1.0
    form = as_form(pdf, page, box)
    wide, high = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    if turn in (90, 270):
        wide, high = high, wide
    paper, scale = _sheet(wide, high)
    matrix = _matrix(box, turn, unit * scale)
    matrix[4] += (paper[0] - wide * scale) / 2
    matrix[5] += (paper[1] - high * scale) / 2
    drawn = " ".join(f"{one:.6f}".rstrip("0").rstrip(".") for one in matrix)
    _replaced(pdf, obj, form, drawn, paper)
    return Placed(cut=cut, odd=odd, scaled=scale < 1)


def as_form(pdf: pikepdf.Pdf, page: pikepdf.Page, box: Sequence[float]) -> Any:
    """What a page draws within a box as a form, with its resources and the way it mixes colours."""
    obj = page.obj
    page.contents_coalesce()
    held = obj.get("/Contents")
    form = pdf.make_stream(b"")
    if isinstance(held, pikepdf.Stream):
        # As it was packed: one stream may be that of many pages, so it is not changed itself.
        packed: Any = held.get("/Filter")
        parms: Any = held.get("/DecodeParms")
        form.write(held.read_raw_bytes(), filter=packed, decode_parms=parms)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array(map(_decimal, box))
    resources = inherited(obj, "/Resources")
    form.Resources = pikepdf.Dictionary() if resources is None else resources
    group = obj.get("/Group")
    if isinstance(group, pikepdf.Dictionary):
        form.Group = group
    return form


def _replaced(
    pdf: pikepdf.Pdf, obj: Any, form: Any, matrix: str, paper: tuple[float, float]
) -> None:
    """Leave nothing in a page but a form that is drawn with a matrix on a sheet."""
    for key in list(obj.keys()):
        if key not in ("/Type", "/Parent"):
            del obj[key]
    obj.MediaBox = pikepdf.Array([0, 0, _decimal(paper[0]), _decimal(paper[1])])
    obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Paper=pdf.make_indirect(form)))
    obj.Contents = pdf.make_stream(f"q {matrix} cm /Paper Do Q\n".encode())


def _sheet(wide: float, high: float) -> tuple[tuple[float, float], float]:
    """The sheet that a page of a size goes on, and how much smaller it is drawn there."""
    across = wide > high
    most = (A3[1], A3[0]) if across else A3
    scale = min(1.0, most[0] / wide, most[1] / high)
    wide, high = wide * scale, high * scale
    if min(wide, high) >= _SMALLEST:
        return (wide, high), scale
    least = (A4[1], A4[0]) if across else A4
    return (max(wide, least[0]), max(high, least[1])), scale


def _matrix(box: tuple[float, ...], turn: int, scale: float) -> list[float]:
    """What takes a page's own places to those of an upright page that begins at 0 0."""
    left, bottom, right, top = box
    match turn:
        case 90:
            return [0, -scale, scale, 0, -bottom * scale, right * scale]
        case 180:
            return [-scale, 0, 0, -scale, right * scale, top * scale]
        case 270:
            return [0, scale, -scale, 0, top * scale, -left * scale]
        case _:
            return [scale, 0, 0, scale, -left * scale, -bottom * scale]


def _seen(obj: Any) -> tuple[tuple[float, ...], bool, bool]:
    """What is shown of a page: its box, whether that is our guess, whether more is held."""
    media = _box(inherited(obj, "/MediaBox"))
    crop = _box(inherited(obj, "/CropBox"))
    if media is None:
        return (crop or (0.0, 0.0, *A4)), crop is None, False
    if crop is None:
        return media, False, False
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < 1 or top - bottom < 1:
        return media, False, False  # Readers show a page whose crop lies outside it whole.
    box = (left, bottom, right, top)
    return box, False, any(abs(one - other) > 1 for one, other in zip(box, media, strict=True))


def _box(value: Any) -> tuple[float, ...] | None:
    """A box with its corners in order; None where it is none, or has no size."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    numbers = [_number(one, math.nan) for one in value]
    if not all(map(math.isfinite, numbers)):
        return None
    (left, right), (bottom, top) = sorted(numbers[::2]), sorted(numbers[1::2])
    if right - left < 1 or top - bottom < 1:
        return None
    return left, bottom, right, top


def _turn(value: Any) -> int:
    """By how much readers turn a page to the right: a quarter at a time; others turn nothing."""
    turn = _number(value, 0.0)
    return int(turn) % 360 if turn % 90 == 0 else 0


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return otherwise


def _decimal(value: float) -> Any:
    return Decimal(f"{value:.4f}").normalize()
