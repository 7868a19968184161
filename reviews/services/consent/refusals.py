"""What a no means for the plan of a review: the part is excused, and nobody asks why (para 97)."""

from collections.abc import Mapping
from uuid import UUID

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET
from reviews.domain.consent.consents import CHOSE_NOT, REFUSES, ConsentState, Use, needed
from reviews.domain.people.roles import Act
from reviews.domain.sources import Source
from reviews.services.review.reviews import write_excuse
from reviews.store.accounts import accounts
from reviews.store.record.session import Session
from reviews.store.review import reviews

_RESTS_ON = {
    INTERVIEW_SET: needed(Source.RESIDENT, Use.NOTES),
    FILE_SET: needed(Source.DOCUMENT, Use.NOTES),
}
"""The uses without which a part of the plan cannot be done."""


def excuse_refused(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    replies: Mapping[Use, ConsentState],
) -> None:
    """Excuse the parts that a resident has now said no to, unless they are done or excused.

    Each part is excused by a no to what it rests on itself, and by no other.
    """
    planned = next(
        one
        for one in reviews.planned_residents(session, review_id)
        if one.resident_id == resident_id
    )
    excused = {(one.part, one.resident_id) for one in reviews.excused_parts(session, review_id)}
    taken = accounts.counts(session, review_id)
    for part, is_planned in (
        (INTERVIEW_SET, planned.interview_planned),
        (FILE_SET, planned.file_planned),
    ):
        done = AccountState.COMPLETE in taken.get((part, resident_id), ())
        settled = done or (part, resident_id) in excused
        said_no = [use for use in _RESTS_ON[part] if replies.get(use) in REFUSES]
        if is_planned and not settled and said_no:
            write_excuse(session, act, review_id, part, CHOSE_NOT[said_no[0]], resident_id)
