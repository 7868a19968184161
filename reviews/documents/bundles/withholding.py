"""A page with words taken out of its picture, and the words that stay, each where it now stands.

The place of words that go is as wide for every name on a line of one height, and what follows on
the line is moved, so that the width does not tell how long the name was. Where there is no room to
move, or the words stand turned, the place is as wide as they were.
"""

import math
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reviews.domain.cases.redacting import IN_PLACE, Area

from .drawn_pages import Box, Character, DrawnPage

if TYPE_CHECKING:
    from PIL import Image

EDGE = 3  # Pixels around what goes, for the soft edges of letters.
_FAR = 2.5  # Lines' heights between characters that are not of one stretch of words.
_BELOW = 0.12  # Of a line's height, for what is drawn under its words.
_RULE_ROOM = 0.4  # Of a line's height; no rule stands between characters closer than that.
_LIGHT, _RULED = 255.0, 150
_SPACE = 0.3
_LEAST_SQUEEZE = 0.6
_NARROWEST, _WIDEST = 4.0, 9.0
"""How wide a place may be, in heights of its line: from what stands in place, to a long name."""
_MARGIN = 0.03
_INKED = 40  # How much a shade differs from the ground where something is drawn.
_COVERED = 0.2


@dataclass(slots=True)
class Part:
    """Characters beside one another on a line that all stay, or all go."""

    gone: bool
    text: str = ""
    boxes: list[Box] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """What surrounds them."""
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return (min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def width(self) -> float:
        """How wide they are."""
        left, _, right, _ = self.box
        return right - left


@dataclass(slots=True)
class Line:
    """A stretch of words on one line, and the room that its letters take from top to bottom."""

    turned: bool
    leftward: bool
    size: float
    top: float
    bottom: float
    parts: list[Part] = field(default_factory=list)

    @property
    def loses(self) -> bool:
        """Whether any of its words go."""
        return any(part.gone for part in self.parts)


@dataclass(frozen=True, slots=True)
class Stands:
    """Words where they stand in the new picture, or what stands in place of those that went."""

    text: str
    box: Box
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """A page without what was to go, in the order in which it is read.

    `tells` says that the width of a place tells how long the words there were.
    """

    page: DrawnPage
    picture: "Image.Image"
    stands: Sequence[Stands]
    tells: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What was painted over on a page: boxes in pixels of its picture, and whether it is exact."""

    page: int
    size: tuple[int, int]
    boxes: Sequence[Box]
    exact: bool


def lines_of(
    page: DrawnPage, gone: Collection[int], covered: Collection[int] = frozenset()
) -> list[Line]:
    """The stretches of words of a page, without the characters that are covered by a place.

    They stand in the order in which the page holds them.
    """
    stretches = [one for row in page.rows() for one in _stretches(page, row, covered)]
    return [_line(page, one, gone) for one in sorted(stretches, key=min)]


def _stretches(page: DrawnPage, row: Sequence[int], covered: Collection[int]) -> list[list[int]]:
    """A row of characters, parted where there is much room between two, or a place covers some."""
    found: list[list[int]] = [[]]
    for at in row:
        last = found[-1][-1] if found[-1] else at
        if at in covered or _parted(page, last, at):
            found.append([])
        found[-1] += [at] if at not in covered else []
    return [one for one in found if one]


def _parted(page: DrawnPage, before: int, after: int) -> bool:
    """Whether two characters of a row belong to stretches apart: far off, or a rule between."""
    one, other = page.characters[before], page.characters[after]
    apart = page.between(before, after)
    if apart < _RULE_ROOM * one.size or one.turned:
        return apart > _FAR * one.size
    box = (
        one.box[2],
        min(one.room[1], other.room[1]),
        other.box[0],
        max(one.room[3], other.room[3]),
    )
    between = _whole(page.picture, box)
    return apart > _FAR * one.size or _darkest(page.picture.crop(between), (1, 0)) < _RULED


def _darkest(piece: "Image.Image", along: tuple[int, int]) -> float:
    """How light the darkest of a piece's columns is on the whole, or the darkest of its rows."""
    from PIL import Image  # noqa: PLC0415 - needed for pictures only

    wide, high = piece.size
    if not (wide and high):
        return _LIGHT
    size = (wide, 1) if along == (1, 0) else (1, high)
    least, _ = piece.convert("L").resize(size, Image.Resampling.BOX).getextrema()
    return float(least) if isinstance(least, int | float) else _LIGHT


def _line(page: DrawnPage, stretch: list[int], gone: Collection[int]) -> Line:
    characters = page.characters
    kinds = [unicodedata.bidirectional(characters[at].text[:1] or " ") for at in stretch]
    leftward = sum(one in ("R", "AL") for one in kinds) > kinds.count("L")
    size = max(characters[at].size for at in stretch)
    rooms = [characters[at].room for at in stretch]
    top, bottom = min(one[1] for one in rooms), max(one[3] for one in rooms)
    line = Line(characters[stretch[0]].turned, leftward, size, top, bottom)
    for at in page.spaced(sorted(stretch) if leftward else stretch):
        if at is None:
            line.parts[-1].text += " "
            continue
        if not line.parts or line.parts[-1].gone is not (at in gone):
            line.parts.append(Part(at in gone))
        line.parts[-1].text += characters[at].text
        line.parts[-1].boxes.append(characters[at].box)
    return line


def widest(page: DrawnPage, words: Sequence[str]) -> float:
    """How wide the widest words that go are, in heights of their line; zero for none."""
    lines = [one for one in lines_of(page, page.places(words)) if not one.turned]
    return max(
        (part.width / one.size for one in lines for part in one.parts if part.gone), default=0
    )


def withhold(page: DrawnPage, words: Sequence[str], areas: Sequence[Area], wide: float) -> Withheld:
    """The page without some words and places.

    Args:
        page: the page as it is drawn.
        words: what is taken out wherever it stands.
        areas: places on this page that are painted over, with the words there.
        wide: how wide the widest words that go are on any page of the paper, as `widest` says.
    """
    picture = page.picture.copy()
    places = [_place(picture, one) for one in areas]
    covered = {at for at, one in enumerate(page.characters) if _under(one, places)}
    lines = lines_of(page, page.places(words), covered)
    _wipe(picture, lines, places)
    step = min(max(wide, _NARROWEST), _WIDEST)
    stands: list[Stands] = []
    tells = bool(places)
    for line in lines:
        moved = _moved(picture, line, step) if line.loses and not line.turned else None
        tells = tells or (line.loses and moved is None)
        stands += moved if moved is not None else _where_it_was(line)
    stands += [Stands(IN_PLACE, place, withheld=True) for place in places]
    for one in stands:
        if one.withheld:
            _paint(picture, one.box)
    return Withheld(page, picture, stands, tells)


def _place(picture: "Image.Image", area: Area) -> Box:
    wide, high = picture.size
    return (
        area.left * wide // 1000,
        area.top * high // 1000,
        math.ceil(area.right * wide / 1000),
        math.ceil(area.bottom * high / 1000),
    )


def _under(one: Character, places: Sequence[Box]) -> bool:
    """Whether so much of a character is within a place that painting it leaves it unread."""
    for left, top, right, bottom in places:
        across = min(one.box[2], right) - max(one.box[0], left)
        down = min(one.box[3], bottom) - max(one.box[1], top)
        whole = (one.box[2] - one.box[0]) * (one.box[3] - one.box[1])
        if across > 0 and down > 0 and across * down > _COVERED * whole:
            return True
    return False


def _wipe(picture: "Image.Image", lines: Sequence[Line], places: Sequence[Box]) -> None:
    """Paint over all that goes, before anything is moved."""
    for line in lines:
        for part in line.parts:
            for box in part.boxes if part.gone else ():
                _paint(picture, _around(box))
    for place in places:
        _paint(picture, place)


def _around(box: Box) -> Box:
    return (box[0] - EDGE, box[1] - EDGE, box[2] + EDGE, box[3] + EDGE)


def _whole(picture: "Image.Image", box: Box) -> tuple[int, int, int, int]:
    """A box in whole pixels within the picture."""
    wide, high = picture.size
    left, top = max(0, math.floor(box[0])), max(0, math.floor(box[1]))
    return (left, top, min(wide, math.ceil(box[2])), min(high, math.ceil(box[3])))


def _paint(picture: "Image.Image", box: Box) -> None:
    left, top, right, bottom = _whole(picture, box)
    if right > left and bottom > top:
        picture.paste(_white(picture), (left, top, right, bottom))


def _white(picture: "Image.Image") -> Any:
    return 255 if picture.mode == "L" else (255, 255, 255)


def _where_it_was(line: Line) -> Iterator[Stands]:
    for part in line.parts:
        if not part.gone:
            yield Stands(part.text, part.box)
        else:
            yield Stands(IN_PLACE, _around(part.box), withheld=True)


def _moved(picture: "Image.Image", line: Line, step: float) -> list[Stands] | None:
    """A line with what follows words that went moved to its new place; None without room for it."""
    from PIL import ImageOps  # noqa: PLC0415 - needed for pictures only

    wide = picture.width
    _, tops, _, bottoms = zip(*(part.box for part in line.parts), strict=True)
    lefts, _, rights, _ = zip(*(part.box for part in line.parts), strict=True)
    under = _whole(picture, (min(lefts), max(bottoms), max(rights), max(bottoms) + 1))
    frame = _whole(picture, (0, min(tops) - EDGE, wide, _foot(picture, under, line.size)))
    band = picture.crop(frame)
    band = ImageOps.mirror(band) if line.leftward else band
    laid = _laid_out(band, line, step)
    if laid is None:
        return None
    band, along = laid
    picture.paste(ImageOps.mirror(band) if line.leftward else band, frame[:2])
    stands = []
    for part, start, end in along:
        left, right = (wide - end, wide - start) if line.leftward else (start, end)
        text = IN_PLACE if part.gone else part.text
        stands.append(Stands(text, (left, line.top, right, line.bottom), withheld=part.gone))
    return stands


def _foot(picture: "Image.Image", under: tuple[int, int, int, int], size: float) -> float:
    """Down to where a line is moved: with what is drawn under words, but no rule under them all."""
    left, top, right, _ = under
    for down in range(1, EDGE + math.ceil(_BELOW * size)):
        row = picture.crop((left, top + down - 1, right, top + down))
        if _darkest(row, (0, 1)) < _RULED:
            return top + down - 1
    return top + EDGE + _BELOW * size


def _laid_out(
    band: "Image.Image", line: Line, step: float
) -> tuple["Image.Image", list[tuple[Part, float, float]]] | None:
    """A line's band of the picture with its parts moved, and from where to where each stands.

    Everything is counted from the side on which the line begins.
    """
    spans = sorted(_spans(band.width, line), key=lambda one: one[1])
    first = next(at for at, (part, _, _) in enumerate(spans) if part.gone)
    going = spans[first:]
    start = math.floor(going[0][1]) - EDGE
    end = min(band.width, math.ceil(max(span[2] for span in spans)) + EDGE)
    ground = _ground(band.crop((max(0, start), 0, end, band.height)))
    room = _limit(band, end, ground) - start
    places = [_place_wide(part, step * line.size) if part.gone else 0.0 for part, _, _ in going]
    gaps = _gaps(going, line.size)
    words = sum(right - left for part, left, right in going if not part.gone)
    left_over = room - sum(places) - sum(gaps)
    squeeze = min(1.0, left_over / words) if words else 1.0
    if not words and left_over < 0:  # The last place ends where there is no more room.
        places[-1] += left_over
    if squeeze < _LEAST_SQUEEZE or (not words and places[-1] < going[-1][0].width):
        return None
    new = band.copy()
    total = sum(places) + sum(gaps) + words * squeeze
    until = max(end, math.ceil(start + total))
    new.paste(ground, (max(0, start), 0, min(band.width, until), band.height))
    along, at = list(spans[:first]), float(start)
    for (part, left, right), place, gap in zip(going, places, gaps, strict=True):
        at += gap
        wide = place if part.gone else (right - left) * squeeze
        if not part.gone:
            _set(new, band, (left, right), at, wide)
        along.append((part, at, at + wide))
        at += wide
    return new, along


def _spans(wide: int, line: Line) -> Iterator[tuple[Part, float, float]]:
    for part in line.parts:
        left, _, right, _ = part.box
        yield (part, wide - right, wide - left) if line.leftward else (part, left, right)


def _place_wide(part: Part, step: float) -> float:
    """How wide the place of a part is: as for every name, or some of these for a long passage."""
    return max(1, math.ceil(part.width / step)) * step


def _gaps(going: Sequence[tuple[Part, float, float]], size: float) -> list[float]:
    """The room before each part: a space at most, since more would tell how wide one was."""
    befores = [0.0]
    for (_, _, before), (_, left, _) in pairwise(going):
        befores.append(min(max(left - before, 1.0), _SPACE * size))
    return befores


def _set(
    new: "Image.Image", band: "Image.Image", span: tuple[float, float], at: float, wide: float
) -> None:
    """Put a piece of the band, as it was, at its new place."""
    left, right = max(0, math.floor(span[0]) - 1), min(band.width, math.ceil(span[1]) + 1)
    piece = band.crop((left, 0, right, band.height))
    size = (max(1, round(wide) + 2), band.height)
    new.paste(piece if piece.size == size else piece.resize(size), (round(at) - 1, 0))


def _ground(piece: "Image.Image") -> Any:
    """The shade that most of a piece has."""
    counted = piece.getcolors(piece.width * piece.height) or []
    return max(counted, default=(0, _white(piece)), key=lambda one: one[0])[1]


def _limit(band: "Image.Image", end: int, ground: Any) -> float:
    """How far a line can grow: to whatever is drawn beside it, or near the edge of the page."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - needed for pictures only

    edge = math.floor(band.width * (1 - _MARGIN))
    if edge <= end:
        return float(end)
    beside = band.crop((end, 0, edge, band.height))
    differs = ImageChops.difference(beside, Image.new(beside.mode, beside.size, ground))
    inked = differs.convert("L").point(lambda shade: 255 if shade > _INKED else 0).getbbox()
    return float(end + inked[0] - EDGE if inked else edge)
