"""Which reviews and pieces fall in the time of a claim."""

from datetime import date

from reviews.domain.cases.claim_period import bears, in_claim, looked_at
from reviews.domain.dates import Span

OLD, NEW = date(2025, 3, 1), date(2026, 3, 1)
CLAIM = [Span(date(2026, 1, 5), date(2026, 6, 30))]


def test_a_review_looks_at_its_period_or_else_at_the_days_it_took() -> None:
    assert looked_at(OLD, None, NEW, None) == Span(OLD, None)
    assert looked_at(None, None, OLD, NEW) == Span(OLD, NEW)


def test_what_is_not_known_is_not_left_out() -> None:
    assert bears(Span(None, None), CLAIM)
    assert bears(Span(NEW, None), [Span(None, None)])
    assert not bears(Span(OLD, OLD), CLAIM)
    assert in_claim(None, CLAIM)
    assert in_claim(date(2026, 6, 30), CLAIM)
    assert not in_claim(date(2026, 7, 1), CLAIM)
