"""Harbour Lodge: a small review whose scheme has closed since. What was to be done has stopped."""

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.review.state import ReviewState
from reviews.domain.safeguarding.closure import Moved
from reviews.example import accounts, assessment, consent, letters, review, visits
from reviews.example.case import filled
from reviews.example.stage import Plot, Stage
from reviews.services.register.closing import close_scheme
from reviews.services.review.reviews import move_review
from reviews.services.safeguarding.closure import read_list, record_move


def story(stage: Stage) -> Plot:
    """The review, and the end of the scheme."""
    yield from _review(stage)
    yield from _assessment(stage)
    yield from _closure(stage)


def _review(stage: Stage) -> Plot:
    yield -168
    review.begin_programme(stage, "priya", "north-year")
    yield -162
    review.choose(stage, "priya", "north-year", "not-commissioned")
    yield -160
    review.start(stage, "priya")
    yield -159
    review.decide(stage, "priya", "asked")
    review.receive(stage, "priya", "harbour-lodge-report")
    yield -158
    visits.plan(stage, "priya", "harbour-lodge-visit")
    yield -157
    letters.send(stage, "priya", LetterKind.RESIDENT_INVITATION)
    yield -150
    visits.make(stage, "josef", "harbour-lodge-visit")
    accounts.take(stage, "josef", "visiting-support-worker")
    visits.see(stage, "josef", "harbour-lodge-lounge", "harbour-lodge-notice")
    accounts.take(stage, "josef", "harbour-lodge-seen")
    for by, resident in (("josef", "declan"), ("priya", "fatoumata")):
        consent.ask(stage, by, resident)
        accounts.take(stage, by, f"{resident}-talk")
    yield -149
    accounts.take(stage, "josef", "declan-file")
    accounts.take(stage, "priya", "fatoumata-file")
    review.leave_unheard(stage, "priya")


def _assessment(stage: Stage) -> Plot:
    yield -144
    assessment.find(stage, "priya", "harbour-lodge-welcome", "harbour-lodge-less")
    yield -143
    assessment.draw_conclusions(stage, "priya")
    yield -142
    assessment.answer_challenges(stage, "priya")
    assessment.read(stage, "priya", Reading.SUBMITTED)
    yield -140
    assessment.read(stage, "niamh", Reading.AGREED)
    yield -138
    assessment.recommend_all(stage, "priya")
    yield -137
    letters.send(stage, "rachel", LetterKind.RESIDENT_LETTER)
    yield -136
    letters.send(stage, "priya", LetterKind.PROVIDER_RECOMMENDATIONS)
    yield -130
    assessment.acknowledged(stage, "rachel")


def _closure(stage: Stage) -> Plot:
    """Where people went is a list that few may open, and each reading of it is kept."""
    yield -63
    closed = stage.told["closed"]
    stage.do("priya", close_scheme, stage.scheme_id, stage.today, closed["why"])
    for key, told in stage.told["moved"].items():
        moved = filled(Moved, {"notes": ""} | told, moved_on=stage.today)
        stage.do("priya", record_move, stage.scheme_id, stage.made("resident", key), moved)
    yield -62
    stage.do("priya", move_review, stage.review_id, ReviewState.CLOSED, closed["review"])
    yield -60
    stage.do("imran", read_list, stage.scheme_id, stage.told["moved_list"]["reason"])
