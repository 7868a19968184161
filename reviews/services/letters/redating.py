"""A letter planned again as it was drafted, but for its date."""

from collections.abc import Iterable
from datetime import date

from reviews.domain.letters.kinds import LetterState
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.record.session import Session

from .letter_plan import LetterPlan

_NOT_ISSUED = (LetterState.DRAFT, LetterState.APPROVED)


def date_passed_too(session: Session, letter: LetterLine, today: date) -> list[LetterLine]:
    """The other letters of a review and kind that could not leave on their date, by reference."""
    every = letters.letters_of(session, letter.review_id)
    late = (one for one in every if one.state in _NOT_ISSUED and one.planned_issue_on < today)
    alike = (one for one in late if one.kind is letter.kind and one.id != letter.id)
    return sorted(alike, key=lambda one: one.reference)


def plans_again(
    session: Session, chosen: Iterable[LetterLine], planned_issue_on: date
) -> list[LetterPlan]:
    """Each letter to whom it went before, on another date, with whom to talk to about it.

    Whoever drafted it is named where the draft is too old to say whom it names.
    """
    return [
        LetterPlan(
            kind=one.kind,
            planned_issue_on=planned_issue_on,
            contact_id=made.contact_id if made else one.drafted_by,
            organisation_id=one.organisation_id,
            resident_id=one.resident_id,
        )
        for one in chosen
        for made in (draft_of(session, one.id, one.draft),)
    ]
