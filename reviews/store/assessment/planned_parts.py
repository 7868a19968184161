"""The facts that a review's plan is judged by; a fixed number of queries."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.assessment.planned_parts import PlanFacts, PlannedPart, planned_parts
from reviews.store.accounts.accounts import counts
from reviews.store.record.standing import stands
from reviews.store.review.reviews import excused_parts, planned_residents
from reviews.store.tables import RequestLine, StaffSpoken, Visit


def parts(
    session: Session, review_id: UUID, request_items: Sequence[str], model_sets: Mapping[str, str]
) -> list[PlannedPart]:
    """The planned parts of a review as they stand.

    Args:
        session: any session.
        review_id: the review.
        request_items: keys of the items on the request list.
        model_sets: question sets of the scheme's service models: name to title.
    """
    lines = select(RequestLine.item, RequestLine.state).where(RequestLine.review_id == review_id)
    visits = select(Visit.purpose, Visit.state, Visit.access).where(Visit.review_id == review_id)
    staff = (
        select(func.count(StaffSpoken.id))
        .join(Visit, Visit.id == StaffSpoken.visit_id)
        .where(Visit.review_id == review_id, stands(StaffSpoken.id))
    )
    residents = planned_residents(session, review_id)
    return planned_parts(
        PlanFacts(
            request_items=request_items,
            request_states=dict(session.execute(lines).all()),
            visits=list(session.execute(visits).all()),
            staff_spoken=session.scalar(staff) or 0,
            model_sets=model_sets,
            accounts=counts(session, review_id),
            residents=[
                (one.resident_id, one.reference, one.interview_planned, one.file_planned)
                for one in residents
            ],
            excused={
                (one.part, one.resident_id): one.reason for one in excused_parts(session, review_id)
            },
        )
    )
