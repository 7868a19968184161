"""Playing what residents agreed to, how they decided, and what was heard and read of them."""

from reviews.domain.consent.capacity import CapacityFacts
from reviews.domain.consent.consents import ASK_WORDS, WAYS, ConsentState, Use
from reviews.example.case import resident_steps as steps
from reviews.services.consent.capacity import record_capacity
from reviews.services.consent.consents import Asked, Reply, clear_use, record_consent
from reviews.services.review.reviews import excuse_part

from .stage import Stage


def ask_consent(stage: Stage, step: steps.AskConsent) -> None:
    """Record one conversation about consent, with a signed copy where there is one."""
    asked = Asked(
        words_used=step.words_used or ASK_WORDS,
        format_used=", ".join(WAYS[one] for one in step.ways),
        present=step.present,
        told_of_tribunal=step.told_of_tribunal,
        asked_on=step.day,
    )
    replies = [
        Reply(Use(use), ConsentState(state), step.limits.get(use, ""))
        for use, state in step.replies.items()
    ]
    copy = ("Signed agreement to take part.", "(The signed page, as it was scanned.)")
    written = stage.upload("agreement.txt", copy) if step.written else None
    resident = stage.made("resident", step.resident)
    stage.do(step.by, record_consent, stage.review_id, resident, asked, replies, written)


def record_a_decision(stage: Stage, step: steps.RecordCapacity) -> None:
    """Record how a resident made one decision, or could not that day."""
    facts = CapacityFacts(
        outcome=step.outcome,
        assessed_on=step.day,
        assessed_by=step.assessed_by,
        help_given=step.help_given,
        could_not=step.could_not,
        shown_by=step.shown_by,
        ask_again_on=step.ask_again_on,
    )
    resident = stage.made("resident", step.resident)
    stage.do(step.by, record_capacity, stage.review_id, resident, step.decision, facts)


def clear(stage: Stage, step: steps.ClearUse) -> None:
    """Clear a use that was agreed to in part."""
    resident = stage.made("resident", step.resident)
    stage.do(step.by, clear_use, stage.review_id, resident, step.use, step.reason)


def excuse(stage: Stage, step: steps.ExcusePart) -> None:
    """Excuse a planned part, of one resident or of the review."""
    resident = stage.made("resident", step.resident) if step.resident else None
    stage.do(step.by, excuse_part, stage.review_id, step.part, step.reason, resident)
