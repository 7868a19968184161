"""A case as it stood: what was known on a day, and what was true on a day, apart.

A tribunal looks at the circumstances as they were when the decision was made. What was recorded
later can still be about that time, so it is never dropped for its date alone: it is marked, or
hidden while someone looks. Who may open what, what was agreed to and what is withheld are always
today's.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar

from reviews.domain.dates import LONDON, long_date
from reviews.domain.worded import Worded

R = TypeVar("R")


class Mark(Worded):
    """What is said beside a record when a case is read as it stood."""

    LATER = "later", "Recorded later"
    REWORDED = "reworded", "Worded otherwise since"
    GONE = "gone", "Taken back since"
    AFTER = "after", "True only after that day"
    BEFORE = "before", "No longer true on that day"
    NO_DAY = "no-day", "Day not known"


@dataclass(frozen=True, slots=True)
class AsOf:
    """How a case is read: two switches apart, and whether later matter is hidden or marked.

    Args:
        known_on: what was recorded by the end of this day in London; None for all there is now.
        true_on: what was so on this day; None for any day.
        hides: later matter, and what was not so on the day, is hidden; else it is marked.
    """

    known_on: date | None = None
    true_on: date | None = None
    hides: bool = False

    @property
    def now(self) -> bool:
        """Whether the case is read as it is now."""
        return self.known_on is None and self.true_on is None

    @property
    def known_before(self) -> datetime | None:
        """The first instant that is no longer known: the midnight that ends the day in London."""
        if self.known_on is None:
            return None
        return datetime.combine(self.known_on + timedelta(days=1), time(), LONDON)

    @property
    def then(self) -> "AsOf":
        """By what was known alone: what is worked out is worked out from it."""
        return AsOf(self.known_on, None, hides=True)

    def day(self, today: date) -> date:
        """The day as of which something is worked out."""
        return self.known_on or today

    def knows(self, at: datetime) -> bool:
        """Whether what was recorded at an instant was known."""
        before = self.known_before
        return before is None or at < before

    @property
    def words(self) -> str:
        """How the case is read, for the top of a page; nothing where it is read as it is now."""
        if self.now:
            return ""
        known = f"as it was known by the end of {long_date(self.known_on)}" if self.known_on else ""
        true = f"as it was on {long_date(self.true_on)}" if self.true_on else ""
        later = "hidden" if self.hides else "marked"
        read = " and ".join(one for one in (known, true) if one)
        return f"You read the case {read}. What is otherwise is {later}."


NOW = AsOf()
"""A case as it is now."""


@dataclass(frozen=True, slots=True)
class Seen(Generic[R]):
    """One record as it is shown: its wording of then, and what is said beside it."""

    row: R
    marks: tuple[Mark, ...] = ()


def _at(row: Any) -> datetime:
    at: datetime = row.recorded_at
    return at


def _in_order(row: Any) -> tuple[datetime, bool]:
    """As they were recorded; of two at one instant, what stands comes last."""
    return _at(row), _superseded(row) is None


def _superseded(row: Any) -> datetime | None:
    ended: datetime | None = getattr(row, "superseded_at", None)
    return ended


def _fact_of(row: Any) -> Hashable:
    key: Hashable = getattr(row, "fact_id", None) or row.id
    return key


def stood(
    rows: Iterable[R], as_of: AsOf, fact: Callable[[R], Hashable] = _fact_of
) -> list[Seen[R]]:
    """The wordings that stood, in the order of their first wording.

    `rows` are all wordings of some facts, those superseded too; `fact` says which belong together.
    A fact of which every wording is superseded was taken back.
    """
    facts: dict[Hashable, list[R]] = {}
    for row in sorted(rows, key=_in_order):
        facts.setdefault(fact(row), []).append(row)
    seen = (_seen(wordings, as_of) for wordings in facts.values())
    return [one for one in seen if one is not None]


def _seen(wordings: Sequence[R], as_of: AsOf) -> Seen[R] | None:
    newest = wordings[-1]
    gone = _superseded(newest) is not None
    before = as_of.known_before
    if before is None:
        return None if gone else _on_the_day(newest, (), as_of)
    then = [one for one in wordings if _stands_before(one, before)]
    if then:
        since = Mark.GONE if gone else Mark.REWORDED
        return _on_the_day(then[-1], () if then[-1] is newest and not gone else (since,), as_of)
    if as_of.hides or gone:
        return None
    return _on_the_day(newest, (Mark.LATER,), as_of)


def _stands_before(row: object, before: datetime) -> bool:
    ended = _superseded(row)
    return _at(row) < before and (ended is None or ended >= before)


def _on_the_day(row: R, marks: tuple[Mark, ...], as_of: AsOf) -> Seen[R] | None:
    if not hasattr(row, "true_from_on"):
        return Seen(row, marks)
    off = off_the_day(
        getattr(row, "true_from_on", None), getattr(row, "true_to_on", None), as_of.true_on
    )
    if off in (Mark.AFTER, Mark.BEFORE) and as_of.hides:
        return None
    return Seen(row, (*marks, off) if off else marks)


def in_words_of_then(
    rows: Iterable[Any], as_of: AsOf, fact: Callable[[Any], Hashable] = _fact_of
) -> list[Any]:
    """As `stood`, where each row is a frozen value with `marks` of its own, which it is given.

    A row without days of its own, such as a note, is never marked for them.
    """
    return [replace(one.row, marks=one.marks) for one in stood(rows, as_of, fact)]


def off_the_day(from_on: date | None, to_on: date | None, day: date | None) -> Mark | None:
    """What is said of a record on a day: not yet so, no longer so, or that its day is not known."""
    if day is None:
        return None
    if from_on is None and to_on is None:
        return Mark.NO_DAY
    if from_on is not None and from_on > day:
        return Mark.AFTER
    return Mark.BEFORE if to_on is not None and to_on < day else None
