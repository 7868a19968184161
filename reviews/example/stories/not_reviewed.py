"""Alder Row and Sorrel Yard: chosen for a programme, and not reviewed yet."""

from reviews.domain.register.closed_words import ContactFormat
from reviews.example import review, safeguarding, visits
from reviews.example.stage import Plot, Stage


def alder_row(stage: Stage) -> Plot:
    """Nobody has looked at it."""
    yield -9
    review.choose(stage, "ffion", "south-concerns", "service-model")


def sorrel_yard(stage: Stage) -> Plot:
    """Officers came to be seen and to listen."""
    yield -18
    visits.plan(stage, "samuel", "sorrel-yard-presence")
    yield -14
    visits.make(stage, "ffion", "sorrel-yard-presence")
    visits.see(stage, "ffion", "sorrel-yard-gate")
    safeguarding.tell_rights(stage, "ffion", ContactFormat.EASY_READ)
    yield -12
    visits.plan(stage, "samuel", "sorrel-yard-again")
    review.choose(stage, "ffion", "south-concerns", "residents-contact")
    yield -10
    review.choose(stage, "samuel", "south-concerns", "safeguarding-history")
