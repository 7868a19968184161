"""The chronology: what happened, day by day, with when it was recorded, by whom, and its paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reviews.domain.dates import long_date

from .citing import cite, quoted
from .own_papers import EVERY_MAY_LACK, EVERY_SAYS, OwnPaper
from .paper_lines import NOT_IN, later, one_line, with_mark

_AT_MOST = 160
"""Letters in what one line says; more would make no line of a table."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, and when it was recorded, both as days in London.

    `paper` is the number of its paper, None where none is in. An `own` step of the case is no
    evidence: nothing is said of its having been recorded after the decision.
    """

    on: date
    what: str
    source: str
    recorded_on: date
    paper: int | None
    to_on: date | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """One line, in plain words; `later` marks evidence recorded after the decision, or is empty."""

    day: str
    what: str
    source: str
    recorded: str
    later: str
    paper: str


@dataclass(frozen=True, slots=True)
class Chronology(OwnPaper):
    """The whole of it; `decision` is the decision that it is held against, empty for none."""

    decision: str
    lines: tuple[ChronologyLine, ...]

    parts: ClassVar = {"decision": "the decision", "lines": "what happened"}
    must_say: ClassVar = {
        **EVERY_SAYS,
        "lines.day": "the day of each line",
        "lines.what": "what happened",
        "lines.source": "whose account each line is",
        "lines.recorded": "when each line was recorded",
        "lines.later": "what was recorded after the decision",
        "lines.paper": "the paper of each line",
    }
    may_be_empty: ClassVar = (*EVERY_MAY_LACK, "decision", "lines", "lines.later")


def brief(what: str, words: str = "") -> str:
    """What happened in a few words, on one line: the rest of it stands in its paper.

    Whatever it says, it is cut at the same length, and a cut shows.
    """
    said = one_line(words)
    whole = f"{with_mark(what)} {said}" if said else what
    if len(whole) <= _AT_MOST:
        return whole
    kept = whole[: _AT_MOST - 1]
    return f"{kept.rpartition(' ')[0] or kept} …"


def lines(happened: Iterable[Happened], decided_on: date | None) -> tuple[ChronologyLine, ...]:
    """What happened by its day, then as it was recorded; what helps and what harms alike.

    Args:
        happened: each thing, in an order that stands where both days are alike.
        decided_on: when the decision was made; None where none is recorded.
    """
    ordered = sorted(happened, key=lambda one: (one.on, one.recorded_on))
    return tuple(_line(one, decided_on) for one in ordered)


def _line(one: Happened, decided_on: date | None) -> ChronologyLine:
    until = f" to {long_date(one.to_on)}" if one.to_on and one.to_on != one.on else ""
    return ChronologyLine(
        day=f"{long_date(one.on)}{until}",
        what=quoted(one.what),
        source=quoted(one.source),
        recorded=long_date(one.recorded_on),
        later="" if one.own else later(one.recorded_on, decided_on),
        paper=NOT_IN if one.paper is None else cite(one.paper),
    )
