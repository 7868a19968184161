"""Lines of the council's own papers: what a piece says, whose it is, of when, and its paper.

One rule makes every line, so that what helps and what harms read alike and stand in one order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind

from .citing import cite, quoted
from .matrix import DayMark
from .pieces import Piece

NOT_IN = "not in the papers"
"""What stands for the paper of a step that the case took itself, where none is in."""

NOT_SAID = "No answer or record under this heading is in. That is not the same as a no."
"""What stands where nothing that is in was recorded of something: a file may still speak of it."""

THE_COUNCIL = "The council"
_RECORDED_BY = {
    EvidenceKind.LETTER: THE_COUNCIL,
    EvidenceKind.PROGRESS: "The review team",
    EvidenceKind.URGENT_HELP: "The review team",
}
"""Whose a piece is that is nobody's account."""
_ENDS = (".", ":", "?", "!", ";")


@dataclass(frozen=True, slots=True)
class Told:
    """What one piece says, as plain words.

    Attributes:
        what: what it is; of an answer, the question as it was asked.
        words: what was said; empty for a file or a letter.
        whose: whose account it is.
        when: from when to when it was so, and when it was recorded.
        later: that it was recorded after the decision; empty where it was not.
        paper: the words that cite its paper.
    """

    what: str
    words: str
    whose: str
    when: str
    later: str
    paper: str


def told(piece: Piece, place: int, decided_on: date | None, what: str = "") -> Told:
    """A piece as a line.

    Args:
        piece: a piece that is in the papers.
        place: the number of its paper.
        decided_on: when the decision was made; None where none is recorded.
        what: what it is called, where that is not its own title.
    """
    called, answer = what or piece.title, piece.kind is EvidenceKind.ANSWER
    return Told(
        what=quoted(with_mark(called) if piece.words else called),
        words=quoted(piece.words if answer else one_line(piece.words)),
        whose=quoted(whose(piece)),
        when=_when(piece),
        later=later(piece.recorded_on, decided_on),
        paper=cite(place),
    )


def later(recorded_on: date, decided_on: date | None) -> str:
    """That something was recorded after the decision; empty where it was not, or none was made."""
    after = decided_on is not None and recorded_on > decided_on
    return DayMark.RECORDED_LATER.words if after else ""


def whose(piece: Piece) -> str:
    """Whose account a piece is, or who recorded what is nobody's."""
    if piece.source is None and piece.kind in _RECORDED_BY:
        return ", ".join(filter(None, (_RECORDED_BY[piece.kind], piece.whose)))
    return piece.whose or "It is not recorded whose account it is"


def one_line(words: str) -> str:
    """Some lines as one, each with an end; a record's words stand a part to a line."""
    lines = list(filter(None, (line.strip() for line in words.splitlines())))
    return " ".join(line if line.endswith(_ENDS) else f"{line};" for line in lines).rstrip(";")


def with_mark(called: str) -> str:
    """What something is called, with a mark before what it says."""
    return called if called.endswith(_ENDS) else f"{called}:"


def _when(piece: Piece) -> str:
    """From when to when it was so, and when it was recorded, in sentences."""
    starts, ends = piece.true_from_on, piece.true_to_on
    if starts == ends == piece.recorded_on:
        return f"{long_date(piece.recorded_on)}, and recorded that day."
    return f"{_days(starts, ends)} Recorded on {long_date(piece.recorded_on)}."


def _days(starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return "On which day is not recorded."
    if starts == ends and starts is not None:
        return f"{long_date(starts)}."
    begins = f"From {long_date(starts)}" if starts else "From a day that is not recorded"
    return f"{begins} to {long_date(ends)}." if ends else f"{begins}."


def gap(lines: Iterable[Told]) -> str:
    """That nothing that is in says it, where there is no line; empty where there is."""
    return "" if any(True for _ in lines) else NOT_SAID


def by_day(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces by the day on which they were so, then as they were recorded; no day comes last."""
    return sorted(pieces, key=_in_order)


def _in_order(one: Piece) -> tuple[bool, date, date]:
    starts = one.true_from_on or one.true_to_on
    return starts is None, starts or date.max, one.recorded_on
