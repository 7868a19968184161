"""Playing the assessment, and what the provider made of the recommendations."""

from uuid import UUID

from reviews.config import ROOT
from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.assessment.planned_parts import SCHEME_SET, PlannedPart
from reviews.domain.consent.consents import Use
from reviews.example.case import assessment_steps as steps
from reviews.reference.judgement_words import load_judgement_words
from reviews.services.assessment import challenges
from reviews.services.assessment.conclusions import conclude, take_step
from reviews.services.assessment.findings import Cited, FindingWords, cite, write_finding
from reviews.services.assessment.late_documents import say_what_changes
from reviews.services.follow_up.recommendations import (
    Looked,
    Recommended,
    acknowledge,
    recommend,
    record_progress,
)
from reviews.store.accounts import accounts
from reviews.store.assessment import planned_parts as store_plan
from reviews.store.board import accounts_compared

from .stage import Stage


def write(stage: Stage, step: steps.WriteFinding) -> None:
    """Write a finding, and cite what it rests on."""
    words = FindingWords(step.theme, step.kind, step.words, step.paragraph)
    fact_id = stage.do(step.by, write_finding, stage.review_id, words)
    stage.make("finding", step.finding, fact_id)
    cited = [_cited(stage, step.by, one) for one in step.rests_on]
    stage.do(step.by, cite, stage.review_id, fact_id, *cited)


def _cited(stage: Stage, by: str, rests_on: steps.RestsOn) -> Cited:
    if rests_on.account:
        account_id = stage.made("account", rests_on.account)
        answer_id = _answer_id(stage, by, account_id, rests_on.question)
        return Cited(answer_id=answer_id, note=rests_on.note)
    if rests_on.document:
        return Cited(file_id=stage.made("document", rests_on.document), note=rests_on.note)
    seen = stage.made("observation", rests_on.observation)
    return Cited(observation_id=seen, note=rests_on.note)


def _answer_id(stage: Stage, by: str, account_id: UUID, question: str) -> UUID:
    sets = {(one.name, one.version): one for one in stage.parts.question_sets}
    found = stage.read(
        accounts.filled, stage.act(by).by, Use.NOTES, stage.review_id, sets, only=[account_id]
    )
    if (question, 0) not in found.items[0].answers:
        raise LookupError(f"“{question}” is not answered in that account.")
    return found.items[0].answers[question, 0].id


def reword(stage: Stage, step: steps.RewordFinding) -> None:
    """Put a finding in other words."""
    words = FindingWords(step.theme, step.kind, step.words, step.paragraph)
    fact_id = stage.made("finding", step.finding)
    stage.do(step.by, write_finding, stage.review_id, words, fact_id=fact_id)


def draw_conclusion(stage: Stage, step: steps.Conclude) -> None:
    """Record one conclusion, on the findings and conclusions that it rests on."""
    grounds = Grounds(
        tuple(stage.made("finding", key) for key in step.rests_on), step.rests_on_conclusions
    )
    stage.do(step.by, conclude, stage.review_id, step.about, step.judgement, step.reasons, grounds)


def take_reading_step(stage: Stage, step: steps.TakeReadingStep) -> None:
    """Take one step of the second reading."""
    asked = _asked(stage, step.by) if step.reading is Reading.SUBMITTED else ()
    parts = _parts(stage)
    stage.do(step.by, take_step, stage.review_id, step.reading, step.words, parts, asked)


def answer_challenge(stage: Stage, step: steps.AnswerChallenge) -> None:
    """Say why everything of one kind that a second reader may ask stands."""
    found = [one.challenge for one in _asked(stage, step.by) if one.challenge.kind is step.kind]
    if not found:
        raise LookupError(f"Nothing is asked of the kind “{step.kind}”.")
    for challenge in found:
        stage.do(step.by, challenges.answer, stage.review_id, challenge, step.reason)


def _asked(stage: Stage, by: str) -> list[challenges.Asked]:
    """What a second reader may ask now, as one officer is shown it."""
    sets = {(one.name, one.version): one for one in stage.parts.question_sets}
    compared, _ = stage.read(
        accounts_compared.compared_accounts, stage.act(by).by, stage.review_id, sets
    )
    known = load_judgement_words(ROOT / "data" / "judgement_words.toml")
    found: list[challenges.Asked] = stage.read(challenges.standing, stage.review, compared, known)
    return found


def _parts(stage: Stage) -> tuple[PlannedPart, ...]:
    """The planned parts of the review, with the question sets of the scheme's models."""
    sets = stage.parts.question_sets
    models = [one for model in stage.story.scheme.models for one in sets.for_model(model)]
    items = [item.key for item in sets.latest(SCHEME_SET).requests]
    titles = {one.name: one.title for one in models}
    return tuple(stage.read(store_plan.parts, stage.review_id, items, titles))


def weigh_late_document(stage: Stage, step: steps.WeighLateDocument) -> None:
    """Say what a document that came late changes."""
    file_id = stage.made("document", step.document)
    stage.do(step.by, say_what_changes, stage.review_id, file_id, step.effect)


def make_recommendation(stage: Stage, step: steps.Recommend) -> None:
    """Make a recommendation on a finding."""
    made = Recommended(
        finding_fact_id=stage.made("finding", step.finding),
        what=step.what,
        plain_words=step.plain_words,
        evidence=step.evidence,
        acknowledge_by_on=step.acknowledge_by_on,
        complete_by_on=step.complete_by_on,
    )
    stage.make(
        "recommendation", step.recommendation, stage.do(step.by, recommend, stage.review_id, made)
    )


def acknowledged(stage: Stage, step: steps.Acknowledge) -> None:
    """Record that the provider acknowledged recommendations."""
    for key in step.recommendations:
        made = stage.made("recommendation", key)
        stage.do(step.by, acknowledge, made, on=step.day, by_whom=step.by_whom, words=step.words)


def progress(stage: Stage, step: steps.RecordProgress) -> None:
    """Record how far a recommendation has come."""
    looked = Looked(step.progress, step.day, step.words)
    evidence = stage.upload(step.name, step.evidence) if step.evidence else None
    made = stage.made("recommendation", step.recommendation)
    stage.do(step.by, record_progress, made, looked, evidence)
