"""What teams ask providers for beside the list of para 85."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.questions import RequestItem
from reviews.domain.review.requests import OWN_GROUP, own_key
from reviews.store.tables import OwnRequestItem


def own_items(session: Session, review_id: UUID) -> tuple[RequestItem, ...]:
    """The items that the team added to a review's list, in the order added."""
    rows = session.scalars(
        select(OwnRequestItem)
        .where(OwnRequestItem.review_id == review_id)
        .order_by(OwnRequestItem.added_at, OwnRequestItem.id)
    )
    return tuple(RequestItem(own_key(row.id), row.ask, "84", row.why, OWN_GROUP) for row in rows)
