"""A programme of reviews: what it is for, which schemes and why, and where each stands (para 82).

Schemes are chosen by visible indicators or by a sample. Nothing is added up: reasons are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.dates import check_span, long_date
from reviews.domain.errors import Refused, check_said
from reviews.domain.review.state import ReviewState


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that may speak for a review.

    `source` is where it is usually learnt; `counts` what its number counts, where it is told as
    one.
    """

    key: str
    name: str
    source: str
    counts: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """The indicators that may be picked from a day on; `version` is that day."""

    version: str
    indicators: tuple[Indicator, ...]


def list_on(lists: Mapping[date, IndicatorList], day: date) -> IndicatorList:
    """The list that counts on a day: the newest that had begun, else the first."""
    begun = [start for start in lists if start <= day]
    return lists[max(begun) if begun else min(lists)]


@dataclass(frozen=True, slots=True)
class Because:
    """Why a scheme is chosen: the indicator, what is known, and where that was learnt."""

    indicator: Indicator
    source: str
    reason: str = ""
    number: int | None = None

    @property
    def said(self) -> str:
        """What is known, in words."""
        return f"{self.indicator.counts}: {self.number}" if self.indicator.counts else self.reason


def check_because(because: Because) -> None:
    """Check that a reason for choosing a scheme says something, or its number alone, and whence."""
    if because.indicator.counts:
        if because.number is None:
            raise Refused("Enter the number, and nothing about what happened.", "number")
        if because.reason.strip():
            raise Refused(
                f"For “{because.indicator.name}” give the number only. Take the words out.",
                "reason",
            )
    elif not because.reason.strip():
        raise Refused("Say what is known, so that anyone can read why.", "reason")
    elif because.number is not None:
        raise Refused(
            f"A number is only for what is counted. For “{because.indicator.name}” use words.",
            "number",
        )
    check_said(because.source, "Say where this comes from.", "source")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a programme is for, and when."""

    name: str
    purpose: str
    from_on: date
    to_on: date


def check_plan(plan: Plan) -> None:
    """Check a programme, new or changed."""
    check_said(plan.name, "Enter a name for the programme.", "name")
    check_said(plan.purpose, "Say what the programme is for.", "purpose")
    check_span(plan.from_on, plan.to_on, "to_on")


def why(programme: str, reasons: Sequence[tuple[str, str]], sample: str = "") -> str:
    """The reason for a review, as its first page offers it; the officer puts it in their words.

    `reasons` are those that may be told in a review, each with what is known; `sample` is the
    group that a sample drew the scheme from, where one did.
    """
    lines = [f"Chosen in the programme “{programme}”."]
    if sample:
        lines.append(f"Drawn by sample from the group “{sample}”.")
    return "\n".join([*lines, *(f"{name}: {said}" for name, said in reasons)])


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts of a review that say where it stands. `reading` is the last step of its reading."""

    state: ReviewState
    state_on: date
    state_reason: str
    opened_on: date
    visit_on: date | None = None
    visited_on: date | None = None
    reading: Reading | None = None
    letter_sent_on: date | None = None


_READ = {
    Reading.SUBMITTED: "The assessment is with its second reader.",
    Reading.SENT_BACK: "The second reader sent the assessment back.",
    Reading.DISAGREED: "The readers disagree on the assessment. A third person decides.",
    Reading.AGREED: "The assessment is agreed. The letter to the provider comes next.",
    Reading.DECIDED: "The assessment is decided. The letter to the provider comes next.",
}


def told(standing: Standing | None) -> str:
    """Where a scheme's review stands, in a sentence or two."""
    if standing is None:
        return "No review yet."
    if standing.state is not ReviewState.OPEN:
        ended = f"{standing.state.words} on {long_date(standing.state_on)}"
        return f"{ended}: {standing.state_reason}"
    if standing.letter_sent_on:
        return f"The letter to the provider was sent on {long_date(standing.letter_sent_on)}."
    if standing.reading in _READ:
        return _READ[standing.reading]
    return f"Started on {long_date(standing.opened_on)}. {_visits(standing)}"


def _visits(standing: Standing) -> str:
    said = f"Visited on {long_date(standing.visited_on)}. " if standing.visited_on else ""
    if standing.visit_on:
        return f"{said}A visit is planned for {long_date(standing.visit_on)}."
    return said.strip() or "No visit is planned yet."
