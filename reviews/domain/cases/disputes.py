"""A provider's dispute of a review (para 144): what it says, and whether its days can be."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said

from .kinds import DisputeOutcome


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a provider disputes of the level of support, by when it is answered, and the answer."""

    organisation_id: UUID
    received_on: date
    words: str
    answer_by_on: date | None = None
    answered_on: date | None = None
    outcome: DisputeOutcome | None = None
    answer: str = ""


def check_dispute(dispute: Dispute, today: date, *, review_on: date | None) -> None:
    """Check that a dispute says something, and that its days can be.

    `review_on` is the first day on which a review that bears on the case was begun.

    Raises:
        Refused: nothing is said, a day is out of order, or an answer is only half said; beside
            its field.
    """
    since_is = "the day the review was begun"
    check_past(dispute.received_on, today, "received_on", since=review_on, since_is=since_is)
    check_said(dispute.words, "Say what the provider disputes.", "words")
    if dispute.answer_by_on is not None and dispute.answer_by_on < dispute.received_on:
        raise Refused("This is before the day on which it came. Check both days.", "answer_by_on")
    if dispute.answered_on is None:
        if dispute.outcome is not None or dispute.answer.strip():
            raise Refused("Enter the day on which the provider was answered.", "answered_on")
        return
    came = "the day on which it came"
    check_past(dispute.answered_on, today, "answered_on", since=dispute.received_on, since_is=came)
    if dispute.outcome is None:
        raise Refused("Select what the answer was.", "outcome")
