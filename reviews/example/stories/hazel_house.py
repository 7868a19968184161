"""Hazel House: a shorter review. Its letter is sent, and the provider has not answered in time."""

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.letters.kinds import LetterKind
from reviews.example import (
    accounts,
    assessment,
    board,
    consent,
    letters,
    review,
    safeguarding,
    visits,
)
from reviews.example.stage import Plot, Stage


def story(stage: Stage) -> Plot:
    """The review, as far as it has come."""
    yield from _review(stage)
    yield from _visits(stage)
    yield from _assessment(stage)


def _review(stage: Stage) -> Plot:
    yield -55
    review.begin_programme(stage, "samuel", "south-concerns")
    yield -52
    review.choose(stage, "samuel", "south-concerns", "new-provider")
    review.choose(stage, "ffion", "south-concerns", "benefit-claims")
    yield -49
    review.start(stage, "samuel")
    yield -48
    review.decide(stage, "ffion", "asked")
    letters.send(stage, "samuel", LetterKind.DOCUMENT_REQUEST)
    yield -44
    visits.plan(stage, "samuel", "hazel-house-visit", "hazel-house-talks")
    yield -43
    letters.send(stage, "samuel", LetterKind.RESIDENT_INVITATION)
    yield -39
    review.receive(stage, "ffion", "hazel-description", "hazel-staff", "hazel-plans")
    yield -38
    review.receive(stage, "ffion", "hazel-answers")
    yield -37
    review.decide(stage, "ffion", "answered")


def _visits(stage: Stage) -> Plot:
    yield -34
    visits.make(stage, "samuel", "hazel-house-visit")
    accounts.take(stage, "ffion", "caretaker")
    visits.see(stage, "ffion", "hazel-fire-door")
    visits.see(stage, "samuel", "hazel-kitchen")
    accounts.take(stage, "samuel", "hazel-seen")
    for by, resident in (("ffion", "ifeoma"), ("samuel", "abdirahman")):
        consent.ask(stage, by, resident)
        accounts.take(stage, by, f"{resident}-talk")
    consent.ask(stage, "ffion", "rhiannon")
    yield -32
    accounts.take(stage, "ffion", "hazel-provider")
    board.staff_time(stage, "ffion")
    yield -31
    accounts.take(stage, "samuel", "abdirahman-file")
    visits.make(stage, "ffion", "hazel-house-talks")
    consent.ask(stage, "ffion", "connor")
    yield -30
    consent.excuse(stage, "ffion", "connor")
    yield -28
    visits.follow(stage, "ffion", "hazel-fire-door")
    review.leave_unheard(stage, "ffion")


def _assessment(stage: Stage) -> Plot:
    yield -26
    assessment.find(stage, "ffion", "hazel-house-kept", "hazel-back-door", "hazel-no-record")
    assessment.find(stage, "samuel", "hazel-plans-alike", "hazel-whom-to-tell", "hazel-training")
    yield -25
    assessment.draw_conclusions(stage, "samuel")
    yield -24
    assessment.read(stage, "samuel", Reading.SUBMITTED)
    yield -22
    assessment.read(stage, "ffion", Reading.AGREED)
    yield -20
    assessment.recommend_all(stage, "samuel")
    yield -17
    letters.send(stage, "rachel", LetterKind.RESIDENT_LETTER)
    yield -16
    letters.send(stage, "samuel", LetterKind.PROVIDER_RECOMMENDATIONS)
    yield -9
    safeguarding.hear_in_confidence(stage, "ffion")
    yield -1
    safeguarding.hear_of_a_threat(stage, "ffion", "ifeoma")
