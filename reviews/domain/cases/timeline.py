"""What is due in a case and from whom, and what has been: one line for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .as_of import Mark
from .kinds import DueFrom, StepKind
from .steps import ASKS, Came, Step, concerns, ended


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: on which day, what, and from whom; `key` is the fact it comes from.

    `limit` is False where the day is the Ombudsman's yardstick, and nothing more.
    """

    on: date
    what: str
    whom: str
    key: UUID
    today: date
    more: str = ""
    hearing: bool = False
    limit: bool = True

    @property
    def overdue(self) -> bool:
        """Whether its day has gone by."""
        return self.on < self.today

    @property
    def how_long(self) -> str:
        """How far off it is, in days."""
        days = (self.on - self.today).days
        if days == 0:
            return "Today"
        count = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
        past = "Overdue" if self.limit else "Past"
        return f"In {count}" if days > 0 else f"{past} by {count}"


@dataclass(frozen=True, slots=True)
class Was:
    """Something that was: on which day and what; `part` and `key` name the fact it comes from.

    `marks` is what is said beside it where the case is read as of a day, and `evidence` what shows
    it: the record itself, and its file.
    """

    on: date
    what: str
    more: str = ""
    part: str = ""
    key: UUID | None = None
    marks: tuple[Mark, ...] = ()
    evidence: tuple[UUID | None, ...] = ()


def due_of(steps: Iterable[tuple[UUID, Step]], came: Sequence[Came], today: date) -> list[Due]:
    """What is due from the steps of a case, each with its key: the longest overdue first.

    Nothing is due any more that was about appeals that have all come to their end.
    """
    every = list(steps)
    over = {one: ended([step for _, step in every], one) for one in came}
    found = [line for key, step in every if _live(step, over) for line in _due(key, step, today)]
    return in_order(found)


def _live(step: Step, over: Mapping[Came, bool]) -> bool:
    about = [is_over for came, is_over in over.items() if concerns(step, came)]
    return not about or not all(about)


def _due(key: UUID, step: Step, today: date) -> Iterable[Due]:
    if step.kind is StepKind.HEARING and step.on >= today:
        what = ", ".join(filter(None, ("A hearing", step.planned_time, step.place)))
        yield Due(
            step.on, what, step.who or "Nobody is named yet", key, today, step.words, hearing=True
        )
    if step.due_on is not None and step.done_on is None:
        whom = step.due_from or ASKS[step.kind].due_from or DueFrom.OTHER
        yield Due(step.due_on, step.kind.words, whom.words, key, today, step.words)


def in_order(lines: Iterable[Due]) -> list[Due]:
    """What is due, the longest overdue first, then by day."""
    return sorted(lines, key=lambda one: (one.on, one.what))
