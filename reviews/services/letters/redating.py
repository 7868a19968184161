"""A letter planned again as it was drafted, but for its date."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterState
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import copied_in, draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.record.session import Session

from .letter_plan import LetterPlan

NOT_ISSUED = (LetterState.DRAFT, LetterState.APPROVED)
KEEPS_ITS_DATE = "Only a letter that is drafted or approved can be given another date."


def date_passed_too(session: Session, letter: LetterLine, today: date) -> list[LetterLine]:
    """The other letters made like this one that could not leave on their date, by reference.

    They are of its review and kind, name the same officer and carry the same own paragraph, and
    none was changed in Word: one content is gathered for all of them.
    """
    every = letters.letters_of(session, letter.review_id)
    late = (one for one in every if one.state in NOT_ISSUED and one.planned_issue_on < today)
    alike = (one for one in late if one.kind is letter.kind and one.id != letter.id)
    like = _choices(session, letter)
    same = (one for one in alike if _choices(session, one) == like)
    return sorted(same, key=lambda one: one.reference)


def _choices(
    session: Session, letter: LetterLine
) -> tuple[UUID, str, tuple[UUID, ...], int | None]:
    """What was chosen for a draft; whoever drafted one too old to say is named in it."""
    made = draft_of(session, letter.id, letter.draft)
    if made is None:
        return letter.drafted_by, "", (), None
    return made.contact_id, made.covering, copied_in(made), made.edited_from


def plans_again(
    session: Session, letter: LetterLine, others: Sequence[LetterLine], planned_issue_on: date
) -> list[LetterPlan]:
    """A letter to whom it went before, on another date, and others made like it.

    Raises:
        Refused: it is issued or put aside, or it was changed in Word and would lose that.
    """
    if letter.state not in NOT_ISSUED:
        raise Refused(KEEPS_ITS_DATE)
    contact_id, covering, copied, edited_from = _choices(session, letter)
    if edited_from is not None:
        raise Refused(
            "This letter was changed in Word, and another date would lose that. Draft it again, "
            "then make the changes in Word again."
        )
    return [
        LetterPlan(
            kind=one.kind,
            planned_issue_on=planned_issue_on,
            contact_id=contact_id,
            organisation_id=one.organisation_id,
            resident_id=one.resident_id,
            covering=covering,
            copied=copied,
        )
        for one in (letter, *others)
    ]
