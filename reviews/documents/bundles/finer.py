"""Pictures in the copy of a PDF that are finer than 300 dots an inch, made coarser.

Only the copy is changed. Each is counted where it is shown largest; what mixes its colours by other
means (masks, palettes, tables of colours) stays as it was, for the samples alone are made fewer.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf

from .errors import NoPages
from .repairs import TOO_MUCH
from .samples import fewer_samples

MOST_DPI = 300
_FEWEST = 90_000  # Samples; what has fewer costs nothing, however fine it is.
_MOST = 200_000_000
_MOST_DEEP = 12
_MOST_DRAWN = 100_000
_LEFT = "Some pictures in it are finer than 300 dots an inch, and could not be made coarser."
_FAULTS = (
    pikepdf.PdfError,
    OSError,
    ValueError,
    TypeError,
    RuntimeError,
    KeyError,
    zlib.error,
    AttributeError,
)

Matrix = tuple[float, float, float, float]


def make_coarser(pdf: pikepdf.Pdf) -> str:
    """Make the pictures of an open PDF at most 300 dots an inch, in place.

    What to tell of those that could not be; empty where there are none.

    Raises:
        NoPages: its pages draw more than any page needs.
    """
    sizes: dict[tuple[int, int], _Shown] = {}
    steps = _Steps()
    for page in pdf.pages:
        for one in _shown(page, page.obj.get("/Resources"), (1, 0, 0, 1), steps):
            before = sizes.get(one.picture.objgen)
            sizes[one.picture.objgen] = one.or_larger(before) if before else one
    left = False
    for one in sizes.values():
        if one.is_finer:
            try:
                left |= not _coarser(one)
            except _FAULTS:
                left = True
    return _LEFT if left else ""


class _Steps:
    """How often something was drawn so far, and how deep within another."""

    def __init__(self) -> None:
        self.drawn = self.deep = 0

    @contextmanager
    def within(self) -> Iterator[None]:
        """Count one drawing more, a step deeper."""
        self.drawn += 1
        if self.drawn > _MOST_DRAWN:
            raise NoPages(TOO_MUCH)
        self.deep += 1
        yield
        self.deep -= 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture and how large it is shown, in inches across and down."""

    picture: Any
    across: float
    down: float

    def or_larger(self, other: "_Shown") -> "_Shown":
        return _Shown(self.picture, max(self.across, other.across), max(self.down, other.down))

    @property
    def wanted(self) -> tuple[int, int]:
        """The most samples it needs, across and down."""
        wide, high = int(self.picture.Width), int(self.picture.Height)
        return (
            min(wide, max(1, int(self.across * MOST_DPI))),
            min(high, max(1, int(self.down * MOST_DPI))),
        )

    @property
    def is_finer(self) -> bool:
        return self.wanted != (int(self.picture.Width), int(self.picture.Height))


def _shown(content: Any, resources: Any, matrix: Matrix, steps: _Steps) -> Iterator[_Shown]:
    """Each picture that a page or form draws, with its size."""
    drawn = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if steps.deep > _MOST_DEEP or not isinstance(drawn, pikepdf.Dictionary) or not _worth(drawn):
        return
    kept: list[Matrix] = []
    for step in pikepdf.parse_content_stream(content, "q Q cm Do"):
        match str(step.operator):
            case "q":
                kept.append(matrix)
            case "Q" if kept:
                matrix = kept.pop()
            case "cm" if len(step.operands) == 6:
                matrix = _times(step.operands, matrix)
            case "Do" if step.operands:
                yield from _within(drawn.get(str(step.operands[0])), resources, matrix, steps)


def _within(one: Any, resources: Any, matrix: Matrix, steps: _Steps) -> Iterator[_Shown]:
    if not isinstance(one, pikepdf.Stream):
        return
    if one.get("/Subtype") == "/Image":
        a, b, c, d = matrix
        if one.is_indirect and int(one.get("/Width", 0)) * int(one.get("/Height", 0)) > _FEWEST:
            yield _Shown(one, (a * a + b * b) ** 0.5 / 72, (c * c + d * d) ** 0.5 / 72)
    elif one.get("/Subtype") == "/Form":
        own = one.get("/Matrix")
        inner = _times(own, matrix) if isinstance(own, pikepdf.Array) and len(own) == 6 else matrix
        with steps.within():
            yield from _shown(one, one.get("/Resources", resources), inner, steps)


def _worth(drawn: Any) -> bool:
    """Whether something drawn may hold a picture of some size."""
    return any(
        isinstance(one, pikepdf.Stream)
        and (
            one.get("/Subtype") == "/Form"
            or int(one.get("/Width", 0)) * int(one.get("/Height", 0)) > _FEWEST
        )
        for one in drawn.values()
    )


def _times(own: Any, matrix: Matrix) -> Matrix:
    a, b, c, d = (float(one) for one in list(own)[:4])
    e, f, g, h = matrix
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h


def _coarser(shown: _Shown) -> bool:
    """Make one picture coarser, with its mask; False where that cannot be done faithfully."""
    picture = shown.picture
    mask = picture.get("/SMask")
    if isinstance(mask, pikepdf.Stream) and mask.get("/Matte") is not None:
        return False
    if int(picture.Width) * int(picture.Height) > _MOST:
        return False
    done = _resampled(picture, shown.wanted)
    for one in (mask, picture.get("/Mask")):
        if isinstance(one, pikepdf.Stream):
            of_mask = _Shown(one, shown.across, shown.down)
            done = (not of_mask.is_finer or _resampled(one, of_mask.wanted)) and done
    return done


def _resampled(picture: Any, size: tuple[int, int]) -> bool:
    """Make one picture, or one mask, of fewer samples; False where it must stay as it is."""
    made = fewer_samples(picture, size)
    if made is None:
        return False
    picture.write(made.data, filter=made.filter, decode_parms=None)
    picture.Width, picture.Height = size
    if made.bits == 1 and bool(picture.get("/ImageMask", False)):
        return True
    picture.BitsPerComponent = made.bits
    if made.space is not None:
        picture.ColorSpace = made.space
    return True
