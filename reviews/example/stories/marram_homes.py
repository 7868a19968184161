"""Marram Homes: a review half done. One talk is paused, and a concern waits to be handed over."""

from datetime import time

from reviews.domain.letters.kinds import LetterKind
from reviews.example import accounts, consent, letters, review, safeguarding, visits
from reviews.example.stage import Plot, Stage


def story(stage: Stage) -> Plot:
    """The review, as far as it has come."""
    yield -25
    review.start(stage, "priya")
    yield -24
    review.decide(stage, "josef", "asked")
    letters.send(stage, "priya", LetterKind.DOCUMENT_REQUEST)
    yield -21
    visits.plan(stage, "priya", "marram-visit", "marram-talks")
    yield -20
    letters.send(stage, "priya", LetterKind.RESIDENT_INVITATION)
    yield -15
    review.receive(stage, "josef", "marram-description", "marram-caseloads")
    yield -9
    visits.make(stage, "josef", "marram-visit")
    accounts.take(stage, "niamh", "senior-support-worker")
    visits.see(stage, "josef", "dunes-door")
    accounts.take(stage, "josef", "marram-seen")
    stage.wait_until(time(15))
    safeguarding.raise_a_concern(stage, "niamh", "marram-worker")
    stage.wait_until(time(16, 10))
    safeguarding.refer(stage, "niamh", "marram-worker")
    yield -8
    accounts.take(stage, "niamh", "marram-staff")
    yield from _talking_with_residents(stage)


def _talking_with_residents(stage: Stage) -> Plot:
    """What one resident tells waits on the home pages of the writer and the lead."""
    yield -7
    visits.make(stage, "josef", "marram-talks")
    for by, resident in (("josef", "chidi"), ("niamh", "megan")):
        consent.ask(stage, by, resident)
        accounts.take(stage, by, f"{resident}-talk")
    safeguarding.raise_a_concern(stage, "josef", "dunes-terrace-caller")
    consent.ask(stage, "josef", "aoife")
    accounts.seek_advocate(stage, "niamh", "samira")
    yield -5
    safeguarding.refer(stage, "priya", "marram-worker", closed_on=stage.today)
    yield -4
    visits.plan(stage, "josef", "marram-more-talks")
