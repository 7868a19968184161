"""Which reviews and which pieces fall in the time of a claim.

What is not known stays open: a piece or a review is left out only where its days show that it
cannot bear on the claim.
"""

from collections.abc import Iterable
from datetime import date

from reviews.domain.dates import Span


def looked_at(
    period_from_on: date | None, period_to_on: date | None, opened_on: date, ended_on: date | None
) -> Span:
    """The time that a review looks at: the period it names, or from its first day to its end."""
    if period_from_on or period_to_on:
        return Span(period_from_on, period_to_on)
    return Span(opened_on, ended_on)


def bears(time: Span, claims: Iterable[Span]) -> bool:
    """Whether any day of some time is in one of the claims."""
    return any(time.overlaps(claim) for claim in claims)


def in_claim(day: date | None, claims: Iterable[Span]) -> bool:
    """Whether a piece is of the time of a claim; one without a day may be."""
    return day is None or any(claim.holds_on(day) for claim in claims)
