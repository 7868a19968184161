"""The scheme log (para 112): one row a scheme, its latest review, and room for later visits."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from reviews.domain.follow_up.recommendations import LATE, Clock
from reviews.domain.worded import Worded
from reviews.domain.working_days import SATURDAY, BankHolidays


class LogFilter(Worded):
    """Which schemes of the log to show."""

    EVERY = "", "All schemes"
    OVERDUE = "overdue", "Overdue"
    REVISIT = "revisit-due", "Revisit due"


def revisit_cutoff(today: date, days: int, holidays: BankHolidays) -> date:
    """The last day from which `days` working days have gone by (para 119).

    Where the bank holidays of a year are not known it counts weekdays: a revisit is a prompt, and
    a prompt a day early is better than none.
    """
    day = today
    while days > 0:
        days -= day.weekday() < SATURDAY and day not in holidays.days
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """One recommendation still open at a scheme, with both its dates.

    `fact_id` is its lasting id, for a screen that leads to it.
    """

    number: int
    what: str
    acknowledge_by_on: date
    complete_by_on: date
    acknowledged_on: date | None
    clock: Clock
    fact_id: UUID | None = None

    @property
    def late(self) -> bool:
        """Whether either date has passed unmet."""
        return self.clock in LATE


@dataclass(frozen=True, slots=True)
class LogRow:
    """One scheme as the log shows it. Conclusions are words; empty until they are final.

    `presence_visits` is how many visits were made with no review open (para 141), and
    `presence_on` the day of the last one.
    """

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
    presence_visits: int = 0
    presence_on: date | None = None

    @property
    def late(self) -> int:
        """How many open recommendations are late."""
        return sum(one.late for one in self.recommendations)
