"""Where each record of an outcome stands on its plot: days across, help needed down.

Marks are not joined: what happened between two records is not known. The table beside a plot says
the same in words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import Span

from .voices import Voice

WIDTH, ROW, MARGIN, FOOT = 300, 36, 14, 26


@dataclass(frozen=True, slots=True)
class Mark:
    """One record: where it stands, and whose voice it is."""

    x: float
    y: float
    voice: Voice


@dataclass(frozen=True, slots=True)
class Line:
    """A level of help: how far down it stands, and its words."""

    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """A pause: from where to where across."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot in units of its own, which the page scales."""

    height: int
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    from_on: date
    to_on: date

    @property
    def width(self) -> int:
        """How wide every plot is."""
        return WIDTH

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that have a mark, in their usual order."""
        return tuple(one for one in Voice if any(mark.voice is one for mark in self.marks))


def plot(
    levels: Mapping[str, str],
    records: Sequence[tuple[date, str, Voice]],
    pauses: Iterable[Span],
    today: date,
) -> Plot | None:
    """A plot of some records, or None where there are fewer than two: one is no course of time.

    `levels` are the words for each level of help, from least to most; `records` the day, level
    and voice of each. A pause without an end lasts until today.
    """
    if len(records) < 2:
        return None
    spans = [(one.from_on, one.to_on or today) for one in pauses if one.from_on]
    days = [day for day, _, _ in records] + [day for span in spans for day in span]
    first, last = min(days), max(days)
    across = (WIDTH - 2 * MARGIN) / max((last - first).days, 1)

    def x(day: date) -> float:
        return round(MARGIN + (day - first).days * across, 1)

    down = {key: ROW * (place + 1) - 8 for place, key in enumerate(levels)}
    return Plot(
        height=ROW * len(levels) + FOOT,
        lines=tuple(Line(down[key], name) for key, name in levels.items()),
        marks=tuple(Mark(x(day), down[level], voice) for day, level, voice in records),
        bands=tuple(Band(x(start), max(round(x(end) - x(start), 1), 3)) for start, end in spans),
        from_on=first,
        to_on=last,
    )
