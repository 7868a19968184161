"""What evidence is weighed for: which decision, on which ground, from when, and who must show it.

It stands at the top of a matrix, on screen and on paper; what is missing is said first.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import Span, long_date

from .benefit_tests import ShownBy
from .kinds import DecisionKind

NO_DECISION = (
    "No decision is recorded in this case. Record which decision it is about, on which ground and "
    "from when: until then nobody can say what has to be shown."
)
NO_GROUND = "No ground is recorded for this decision. Whoever made it must show one."
NO_FACTS = "Nothing is recorded of what shows the ground."
NO_EFFECT = "It is not recorded from when this decision has effect."


@dataclass(frozen=True, slots=True)
class DecisionWeighed:
    """A decision of a case; `ground` is its key, and empty where none is recorded."""

    fact_id: UUID
    kind: DecisionKind
    what: str
    made_on: date
    ground: str
    ground_facts: str
    effective_on: date | None

    @property
    def name(self) -> str:
        """The decision in a line: its kind and its day."""
        return f"{self.kind.words}, made on {long_date(self.made_on)}"

    @property
    def span(self) -> Span:
        """The days that it is about: from when it has effect to the day it was made."""
        starts = self.effective_on
        return Span(starts if starts and starts <= self.made_on else None, self.made_on)


@dataclass(frozen=True, slots=True)
class WeighedFor:
    """The head of a matrix: lines of a name and what is said of it, and what is missing."""

    lines: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]


def weighed_for(
    decision: DecisionWeighed | None,
    shown_by: ShownBy | None,
    ground: str,
    span: Span,
    *,
    needs_ground: bool,
) -> WeighedFor:
    """The head of a matrix.

    Args:
        decision: the decision; None where the case has none.
        shown_by: who must show it; None where the case has no decision.
        ground: the ground in words; empty where none is recorded.
        span: the days looked at.
        needs_ground: that the decision changes an award, which needs one.
    """
    days = ("Dates looked at", days_of(span))
    if decision is None or shown_by is None:
        return WeighedFor((("Decision", "None recorded"), days), (NO_DECISION,))
    effect = decision.effective_on
    must = " ".join(filter(None, (f"{shown_by.who}.", shown_by.words)))
    lines = (
        ("Decision", f"{decision.name}. {decision.what}".strip()),
        ("Ground", ground or "None recorded"),
        ("What shows the ground", decision.ground_facts or "None recorded"),
        ("It has effect from", long_date(effect) if effect else "Not known"),
        ("Who must show it", must),
        days,
    )
    return WeighedFor(lines, _lacks(decision, needs_ground=needs_ground))


def _lacks(decision: DecisionWeighed, *, needs_ground: bool) -> tuple[str, ...]:
    ground = NO_GROUND if not decision.ground else "" if decision.ground_facts else NO_FACTS
    effect = "" if decision.effective_on else NO_EFFECT
    return tuple(filter(None, (ground if needs_ground else "", effect)))


def days_of(span: Span) -> str:
    """The days looked at, in words; open where no day is given."""
    starts = f"From {long_date(span.from_on)}" if span.from_on else "From the beginning"
    ends = f"to {long_date(span.to_on)}" if span.to_on else "to now"
    return f"{starts} {ends}"
