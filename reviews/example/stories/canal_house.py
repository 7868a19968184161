"""Canal House: one review from the register to a revisit that is due this week."""

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.consent.capacity import CapacityFacts
from reviews.domain.consent.consents import Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.programme.sampling import StratumBy
from reviews.domain.register.closed_words import ContactFormat
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
from reviews.example.case import filled
from reviews.example.stage import Plot, Stage
from reviews.services.assessment.findings import FindingWords, write_finding
from reviews.services.assessment.late_documents import say_what_changes
from reviews.services.consent.capacity import record_capacity
from reviews.services.consent.consents import clear_use
from reviews.services.programme.samples import draw_sample
from reviews.services.review.requests import decide_quarantined, quarantine
from reviews.services.safeguarding.feedback import record_done
from reviews.services.visits.on_visit import record_urgent_help


def story(stage: Stage) -> Plot:
    """The whole review."""
    yield from _chosen_and_asked(stage)
    yield from _what_came_in(stage)
    yield from _first_visit(stage)
    yield from _talking_with_residents(stage)
    yield from _what_others_know(stage)
    yield from _assessment(stage)
    yield from _before_anything_is_sent(stage)
    yield from _what_came_of_it(stage)


def _chosen_and_asked(stage: Stage) -> Plot:
    yield -166
    programme_id = stage.made("programme", "north-year")
    sizes = {"Riverside": 1, "Northfield": 1}
    stage.do("priya", draw_sample, programme_id, StratumBy.AREA, sizes, seed="anytown-north-1")
    yield -80
    review.choose(stage, "niamh", "north-year", "new-provider")
    review.choose(stage, "niamh", "north-year", "moves")
    yield -78
    review.start(stage, "priya")
    yield -77
    review.decide(stage, "niamh", "asked")
    letters.send(stage, "priya", LetterKind.DOCUMENT_REQUEST)
    yield -74
    visits.plan(stage, "priya", "canal-house-visit", "canal-house-talks")
    yield -72
    letters.send(stage, "priya", LetterKind.VISIT_NOTICE)
    yield -71
    letters.send(stage, "priya", LetterKind.RESIDENT_INVITATION)


def _what_came_in(stage: Stage) -> Plot:
    yield -68
    review.receive(stage, "niamh", "description", "signposting")
    yield -67
    review.receive(stage, "niamh", "structure", "caseloads", "policies")
    yield -66
    review.receive(stage, "niamh", "plans", "examples", "satisfaction", "site", "training")
    yield -64
    review.decide(stage, "niamh", "answered")
    yield -63
    told = stage.told["set_apart"]
    upload = stage.upload(told["name"], told["words"])
    papers = stage.do("niamh", quarantine, stage.review_id, upload, told["why"])
    stage.make("document", "set-apart", papers)
    yield -62
    stage.do("priya", decide_quarantined, stage.review_id, papers, told["outcome"])


def _first_visit(stage: Stage) -> Plot:
    yield -58
    visits.make(stage, "priya", "canal-house-visit")
    visits.see(stage, "priya", "laundry-wall", "hall-light")
    visits.see(stage, "niamh", "courtyard")
    accounts.take(stage, "priya", "canal-house-seen")
    accounts.take(stage, "niamh", "canal-house-staff", "canal-house-clustered", "support-worker")
    visit_id = stage.made("visit", "canal-house-visit")
    stage.do("niamh", record_urgent_help, visit_id, **stage.told["help_at_once"])
    safeguarding.tell_rights(stage, "niamh", ContactFormat.STANDARD)


def _talking_with_residents(stage: Stage) -> Plot:
    yield -57
    visits.put_right(stage, "priya", "canal-house-visit")
    yield -56
    visits.make(stage, "niamh", "canal-house-talks")
    accounts.take(stage, "josef", "senior-support-worker")
    for by, resident in (("niamh", "agnieszka"), ("josef", "gareth"), ("niamh", "kwabena")):
        consent.ask(stage, by, resident)
        accounts.take(stage, by, f"{resident}-talk")
    consent.ask(stage, "josef", "siobhan")
    maureen = stage.made("resident", "maureen")
    for decision, told in stage.told["capacity"].items():
        facts = filled(CapacityFacts, told, assessed_on=stage.today)
        stage.do("niamh", record_capacity, stage.review_id, maureen, Use(decision), facts)
    consent.ask(stage, "niamh", "maureen")
    accounts.take(stage, "niamh", "maureen-talk", "maureen-advocate")
    consent.ask(stage, "josef", "hanan")
    accounts.take(stage, "josef", "hanan-talk")
    consent.ask(stage, "josef", "tomasz")
    yield -55
    consent.excuse(stage, "josef", "tomasz")
    consent.refer(stage, "niamh", "agnieszka")
    letters.send(stage, "priya", LetterKind.REFERRER)
    yield -54
    kwabena, reason = stage.made("resident", "kwabena"), stage.told["cleared"]["reason"]
    stage.do("priya", clear_use, stage.review_id, kwabena, Use.TELL_PROVIDER, reason)


def _what_others_know(stage: Stage) -> Plot:
    yield -53
    accounts.take(stage, "niamh", "agnieszka-file")
    accounts.take(stage, "josef", "gareth-file")
    yield -52
    accounts.take(stage, "niamh", "agnieszka-referrer", "agnieszka-staff")
    board.support(stage, "niamh", "agnieszka")
    board.staff_time(stage, "josef")
    accounts.take(stage, "niamh", "maureen-file")
    yield -51
    accounts.take(stage, "niamh", "canal-house-papers")
    assessment.compare_papers(stage, "niamh")
    board.outcomes(stage, "niamh")
    yield -50
    assessment.judge_pair(stage, "niamh")
    review.leave_unheard(stage, "priya")
    visits.follow(stage, "priya", "hall-light")


def _assessment(stage: Stage) -> Plot:
    yield -48
    assessment.find(stage, "priya", "manner", "steps")
    assessment.find(stage, "niamh", "own-door", "records", "weekends", "old-plans", "who-comes")
    assessment.find(stage, "priya", "late-evening", "laundry", "funding")
    yield -47
    assessment.draw_conclusions(stage, "priya")
    yield -46
    assessment.answer_challenges(stage, "priya")
    assessment.read(stage, "priya", Reading.SUBMITTED)
    yield -45
    assessment.read(stage, "niamh", Reading.SENT_BACK)
    review.receive(stage, "niamh", "safeguarding-training")
    yield -44
    late, told = stage.made("document", "safeguarding-training"), stage.told["documents"]
    effect = told["safeguarding-training"]["effect"]
    stage.do("priya", say_what_changes, stage.review_id, late, effect)
    records, told = stage.made("finding", "records"), stage.told["findings"]["records"]
    words = filled(FindingWords, told, words=told["reworded"])
    stage.do("priya", write_finding, stage.review_id, words, fact_id=records)
    assessment.read(stage, "priya", Reading.SUBMITTED)
    yield -43
    assessment.read(stage, "niamh", Reading.AGREED)


def _before_anything_is_sent(stage: Stage) -> Plot:
    """One resident changes her mind. Her words stay out of the letters."""
    yield -42
    consent.ask(stage, "josef", "hanan-withdraws")
    safeguarding.tell_rights(stage, "josef", ContactFormat.TELEPHONE)
    yield -41
    assessment.recommend_all(stage, "priya")
    safeguarding.plan_for_closure(stage, "niamh")


def _what_came_of_it(stage: Stage) -> Plot:
    yield -40
    letters.send(stage, "rachel", LetterKind.RESIDENT_LETTER)
    yield -38
    letters.send(stage, "priya", LetterKind.PROVIDER_RECOMMENDATIONS)
    yield -31
    assessment.acknowledged(stage, "rachel")
    yield -30
    heard = safeguarding.hear_in_confidence(stage, "niamh")
    yield -27
    done = stage.told["feedback"]["done"]
    stage.do("niamh", record_done, heard, done, closed_on=stage.today, seen=1)
    yield -10
    assessment.came_on(stage, "rachel", "laundry-fan")
    yield -6
    assessment.came_on(stage, "rachel", "say-who")
    visits.plan(stage, "priya", "canal-house-revisit")
