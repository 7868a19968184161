"""The number at the foot of each page of a bundle, in a small white box of its own."""

import io
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reviews.domain.errors import Refused

from .signs import drawn_signs

if TYPE_CHECKING:
    import pikepdf

_SIGNS = "0123456789 (parties’ set:)"
_STAMPED = re.compile(r"(\d+)(?: \(parties’ set: \d+\))?")
_SIZE = 12.0
_FROM_EDGE, _PADDING = 14.0, 4.0
_TALL, _UNDER = 17.0, 4.5  # The box, and how far its line of text stands above its floor.
_DRAWN = re.compile(rb"\s*Q /Artifact <</Type /Pagination .* BT (/\S+) ", re.DOTALL)
_UNSTAMPED = (
    "A page of the bundle that was sent does not bear its number as this service puts it, so it "
    "cannot be drawn anew. Tell an administrator."
)
_SAVES = re.compile(rb"(?<![^\s\]>)])[qQ](?=[\s\[</(]|\Z)")


def stamp_words(number: int, beside: int | None) -> str:
    """What stands at the foot of a page: its number, and that in the parties' set if it differs."""
    return f"{number} (parties’ set: {beside})" if beside not in (None, number) else str(number)


def stamped_number(words: str) -> int | None:
    """The number of the page that a stamp says; None for words that are no stamp."""
    found = _STAMPED.fullmatch(words)
    return int(found[1]) if found else None


def stamp_box(seen: Sequence[float], words: str) -> tuple[float, float, float, float]:
    """Where the box stands at the right foot of a page: left, bottom, right and top in points.

    `seen` is the box of the page that is shown: two corners, each from the left and from below.
    """
    left, bottom = min(seen[0], seen[2]), min(seen[1], seen[3])
    wide = _wide(words) + 2 * _PADDING
    right = max(max(seen[0], seen[2]) - _FROM_EDGE, left + wide)
    return right - wide, bottom + _FROM_EDGE, right, bottom + _FROM_EDGE + _TALL


class Stamp:
    """Stamps pages of one PDF with one typeface, of which only the signs used are in the file."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        """Take the typeface into the PDF."""
        import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

        self.pdf, self._make = pdf, pikepdf
        with pikepdf.open(io.BytesIO(_sheet())) as sheet:
            (font,) = sheet.pages[0].Resources.Font.values()
            self._font = pdf.copy_foreign(font)
        self._save = pdf.make_stream(b"q\n")
        self._named: dict[tuple[int, int], str] = {}

    def put(self, page: "pikepdf.Page", words: str) -> None:
        """Stamp a page: over all that is drawn on it, and as no part of its text (an artifact)."""
        content: Any = page.obj.get("/Contents")
        some = list(content) if isinstance(content, self._make.Array) else [content]
        parts: list[Any] = [one for one in some if isinstance(one, self._make.Stream)]
        if not _balanced(parts):
            parts = [self._set_apart(page)]
        drawing = self.pdf.make_stream(self._drawing(page, words))
        page.obj.Contents = self._make.Array([self._save, *parts, drawing])

    def _drawing(self, page: "pikepdf.Page", words: str) -> bytes:
        left, bottom, right, top = stamp_box([float(one) for one in page.cropbox], words)
        codes = "".join(f"{_codes()[one]:04X}" for one in words)
        return (
            "\nQ /Artifact <</Type /Pagination /Subtype /Footer>> BDC q 1 g "
            f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f 0 g BT "
            f"{self._name(page)} {_SIZE:.0f} Tf {left + _PADDING:.2f} {bottom + _UNDER:.2f} Td "
            f"<{codes}> Tj ET Q EMC\n"
        ).encode()

    def _name(self, page: "pikepdf.Page") -> str:
        """What the page calls the typeface; a page that shares its resources calls it the same."""
        if "/Resources" not in page.obj:
            page.obj.Resources = self._make.Dictionary()
        resources = page.obj.Resources
        if "/Font" not in resources:
            resources.Font = self._make.Dictionary()
        fonts = resources.Font
        shared = fonts.objgen if fonts.is_indirect else resources.objgen
        known = self._named.get(shared) if shared[0] else None
        if known is None:
            known = next(
                f"/Number{place}" for place in range(10**6) if f"/Number{place}" not in fonts
            )
            fonts[known] = self._font
            if shared[0]:
                self._named[shared] = known
        return known

    def _set_apart(self, page: "pikepdf.Page") -> "pikepdf.Object":
        """A drawing for all that the page draws, where what it leaves behind would move a stamp."""
        form = self.pdf.make_indirect(page.as_form_xobject())
        make = self._make
        page.obj.Resources = make.Dictionary(XObject=make.Dictionary({"/Page": form}))
        return self.pdf.make_stream(b"/Page Do\n")


def take_stamp_off(pdf: "pikepdf.Pdf", page: "pikepdf.Page") -> None:
    """Have a page draw all that it draws but the number that it bears.

    Raises:
        Refused: it bears none.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    parts, _, _ = _parted(page)
    page.obj.Contents = pikepdf.Array([*parts, pdf.make_stream(b"\nQ\n")])


def keep_stamp(page: "pikepdf.Page", contents: Sequence[Any], resources: Any) -> None:
    """Have a page draw something else beneath the number that it bears.

    Args:
        page: a page that bears its number.
        contents: the streams to draw, of the same PDF.
        resources: what they draw with; they are not changed.

    Raises:
        Refused: it bears none.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    (save, *_), stamp, name = _parted(page)
    own = pikepdf.Dictionary(dict(resources.items()))
    own.Font = pikepdf.Dictionary(dict(resources.get("/Font", pikepdf.Dictionary()).items()))
    own.Font[name] = page.obj.Resources.Font[name]
    page.obj.Resources = own
    page.obj.Contents = pikepdf.Array([save, *contents, stamp])


def _parted(page: "pikepdf.Page") -> tuple[list[Any], Any, str]:
    """What a page draws, the number over it, and what it calls the typeface of that."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    contents: Any = page.obj.get("/Contents")
    *parts, stamp = contents if isinstance(contents, pikepdf.Array) else [contents]
    found = _DRAWN.match(stamp.read_bytes()) if isinstance(stamp, pikepdf.Stream) else None
    if found is None:
        raise Refused(_UNSTAMPED)
    return parts, stamp, found[1].decode()


def _balanced(parts: list[Any]) -> bool:
    """Whether what a page saves of how it draws is given back, as far as a look can tell."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    try:
        found = _SAVES.findall(b"\n".join(one.read_bytes() for one in parts))
    except pikepdf.PdfError:
        return True  # It is damaged, and stays as it is; the number is read back from the page.
    depths = list(accumulate(1 if one == b"q" else -1 for one in found))
    return not depths or (depths[-1] == 0 and min(depths) >= 0)


@lru_cache(maxsize=1)
def _sheet() -> bytes:
    """A page with every sign of a stamp."""
    return drawn_signs(_SIGNS, bold=True)


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    """The code by which the typeface shows each sign."""
    told = _font_of_sheet()[0]
    return {
        bytes.fromhex(text).decode("utf-16-be"): int(code, 16)
        for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL)
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block)
    }


@lru_cache(maxsize=1)
def _font_of_sheet() -> tuple[str, dict[int, float]]:
    """Which sign each code of the typeface means, as the file tells; and how wide each is."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    with pikepdf.open(io.BytesIO(_sheet())) as sheet:
        (font,) = sheet.pages[0].Resources.Font.values()
        told = font.ToUnicode.read_bytes().decode("ascii")
        spans: list[Any] = list(font.DescendantFonts[0].W)
        widths = {
            code: float(spans[at + 2])
            for at in range(0, len(spans), 3)
            for code in range(int(spans[at]), int(spans[at + 1]) + 1)
        }
    return told, widths


def _wide(words: str) -> float:
    widths = _font_of_sheet()[1]
    return sum(widths[_codes()[one]] for one in words) * _SIZE / 1000
