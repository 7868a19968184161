"""The scheme log (para 112): one row a scheme, its latest review, and room for later visits."""

from dataclasses import dataclass
from datetime import date

from .recommendations import LATE, Clock


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """One recommendation still open at a scheme, with both its dates."""

    number: int
    what: str
    acknowledge_by_on: date
    complete_by_on: date
    acknowledged_on: date | None
    clock: Clock

    @property
    def late(self) -> bool:
        """Whether either date has passed unmet."""
        return self.clock in LATE


@dataclass(frozen=True, slots=True)
class LogRow:
    """One scheme as the log shows it. Conclusions are words; empty until they are final."""

    scheme_reference: str
    scheme: str
    area: str
    provider: str
    cohort: str
    models: str
    units: int | None
    review_reference: str
    review_state: str
    visited_on: date | None
    tailored: str
    accurate: str
    respect: str
    overall: str
    recommendations: tuple[OpenRecommendation, ...]
    next_visit_on: date | None
    closed_on: date | None

    @property
    def late(self) -> int:
        """How many open recommendations are late."""
        return sum(one.late for one in self.recommendations)
