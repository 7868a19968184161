"""Steps of a programme: its start, the schemes chosen for it and why, the samples drawn."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.programme.sampling import StratumBy

from .steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProgramme(Step):
    """A programme of reviews starts for the team of the story's scheme."""

    programme: str
    name: str
    purpose: str
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseScheme(Step):
    """An indicator speaks for reviewing the story's scheme; `number` where it is a count."""

    programme: str
    indicator: str
    source: str
    reason: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many schemes are drawn from one group."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSample(Step):
    """A sample is drawn into a programme."""

    programme: str
    group_by: StratumBy
    seed: str
    groups: tuple[Group, ...]
