"""Playing what protects residents: safeguarding handed over, rights, confidence, a closure."""

from reviews.domain.safeguarding.closure import Contingency, Moved
from reviews.domain.safeguarding.concerns import Referral
from reviews.domain.safeguarding.feedback import Feedback
from reviews.example.case import protection_steps as steps
from reviews.services.safeguarding.closure import read_list, record_move
from reviews.services.safeguarding.concerns import concern_stream, record_referral
from reviews.services.safeguarding.feedback import feedback_stream, record_done, record_feedback
from reviews.services.safeguarding.protection import (
    Telling,
    record_contingency,
    record_rights_given,
)
from reviews.store.across import history

from .stage import Stage


def refer(stage: Stage, step: steps.ReferConcern) -> None:
    """Hand a concern over, and close it where that is told."""
    key = stage.made("concern", step.concern)
    referral = Referral(
        step.referred_to,
        step.referred_on,
        step.reference,
        step.outcome,
        step.how,
        step.said_back,
        step.day if step.closed else None,
    )
    seen = len(stage.read(history.history, [concern_stream(key)]))
    stage.do(step.by, record_referral, key, referral, seen)


def tell_rights(stage: Stage, step: steps.TellRights) -> None:
    """Record that residents were told of their rights."""
    tenure = stage.story.scheme.tenure
    given_by = stage.made("officer", step.by)
    telling = Telling(tenure, step.format, step.day, given_by, step.note)
    for resident in step.residents:
        resident_id = stage.made("resident", resident)
        stage.do(step.by, record_rights_given, stage.scheme_id, resident_id, telling)


def tell_in_confidence(stage: Stage, step: steps.TellInConfidence) -> None:
    """Write down what someone told."""
    told = Feedback(
        step.kind, step.source, step.came_by, step.day, step.anonymity, step.words, step.who
    )
    made = stage.do(step.by, record_feedback, stage.scheme_id, told)
    stage.make("feedback", step.feedback, made)


def answer(stage: Stage, step: steps.AnswerFeedback) -> None:
    """Record what was done about it."""
    key = stage.made("feedback", step.feedback)
    seen = len(stage.read(history.history, [feedback_stream(key)]))
    closed_on = step.day if step.closed else None
    stage.do(step.by, record_done, key, step.done, closed_on, seen)


def plan_for_closure(stage: Stage, step: steps.PlanForClosure) -> None:
    """Record what a resident would need."""
    plan = Contingency(step.needs, step.how_soon, step.place, step.notes)
    resident_id = stage.made("resident", step.resident)
    stage.do(step.by, record_contingency, stage.scheme_id, resident_id, plan)


def move(stage: Stage, step: steps.RecordMove) -> None:
    """Record where a resident went."""
    moved = Moved(step.day, step.moved_to, step.safe_contact, step.notes)
    resident_id = stage.made("resident", step.resident)
    stage.do(step.by, record_move, stage.scheme_id, resident_id, moved)


def open_list(stage: Stage, step: steps.OpenMovedList) -> None:
    """Open the list of where people went."""
    stage.do(step.by, read_list, stage.scheme_id, step.reason)
