"""Steps that compare residents' papers, and that record outcomes over time."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.assessment.same_words import Made
from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.sources import Source

from .steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePapers(Step):
    """The papers of residents are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgePair(Step):
    """An officer says what to make of the same words in the papers of two accounts."""

    one: str
    other: str
    made: Made
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """What one source tells of an outcome on a day."""

    on: date
    prompting: str
    source: Source
    who: str
    barrier: str = ""
    changed: str = ""
    weeks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """A time in which an outcome rested; without its last day it still does."""

    why: PauseWhy
    from_on: date
    source: Source
    who: str
    to_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutcome(Step):
    """An outcome of a resident, with all that is told of it by then."""

    resident: str
    words: str
    source: Source
    who: str
    set_on: date
    looks_like: str = ""
    told: tuple[ToldOf, ...] = ()
    rested: tuple[Rested, ...] = ()
