"""Playing a review at large: its start, its papers, its end."""

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.review.requests import RequestState
from reviews.example.case import steps
from reviews.services.register.closing import close_scheme
from reviews.services.review.requests import (
    Decision,
    decide_item,
    decide_quarantined,
    quarantine,
    receive_document,
)
from reviews.services.review.reviews import move_review, start_review
from reviews.store.review import reviews

from .stage import Stage


def start(stage: Stage, step: steps.StartReview) -> None:
    """Start the review of the story's scheme."""
    keys = [one.key for one in stage.story.residents] if step.residents is None else step.residents
    planned = [stage.made("resident", key) for key in keys]
    made = stage.do(step.by, start_review, stage.scheme_id, why=step.why, residents=planned)
    stage.make("review", stage.story.scheme.key, made)


def decide(stage: Stage, step: steps.DecideItems) -> None:
    """Decide on items of the document request, each asked for with its usual reason."""
    lines = stage.read(reviews.request_lines, stage.review_id)
    usual = {one.key: one.why for one in stage.parts.question_sets.latest(SCHEME_SET).requests}
    for decided in step.items:
        for key in decided.keys:
            decision = Decision(
                item=key,
                state=decided.state,
                reason=usual[key] if decided.state is RequestState.REQUESTED else decided.reason,
                due_on=decided.due_on,
                received_on=decided.received_on,
                seen=lines[key].version if key in lines else 0,
            )
            stage.do(step.by, decide_item, stage.review_id, decision)


def receive(stage: Stage, step: steps.ReceiveDocument) -> None:
    """File a document that came in."""
    made = stage.do(
        step.by,
        receive_document,
        stage.review_id,
        stage.upload(step.name, step.words),
        item=step.item,
        about=step.about,
        true_on=step.true_on,
    )
    stage.make("document", step.document, made)


def set_apart(stage: Stage, step: steps.Quarantine) -> None:
    """Set personal papers apart that nobody asked for."""
    upload = stage.upload(step.name, step.words)
    made = stage.do(step.by, quarantine, stage.review_id, upload, step.why)
    stage.make("papers", step.papers, made)


def decide_set_apart(stage: Stage, step: steps.DecideQuarantined) -> None:
    """Say what became of such papers."""
    papers = stage.made("papers", step.papers)
    stage.do(step.by, decide_quarantined, stage.review_id, papers, step.outcome)


def close(stage: Stage, step: steps.CloseScheme) -> None:
    """Close the story's scheme."""
    stage.do(step.by, close_scheme, stage.scheme_id, step.closed_on, step.why)


def move(stage: Stage, step: steps.MoveReview) -> None:
    """Pause, stop, close or open the review again."""
    stage.do(step.by, move_review, stage.review_id, step.to, step.reason)
