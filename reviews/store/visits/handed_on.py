"""What was seen at buildings and is still with someone: handed on, with no outcome yet.

What a settled recommendation mended is with nobody any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.dates import LONDON
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import Observation, Scheme, Visit

from .settled import not_settled


@dataclass(frozen=True, slots=True)
class StillWith:
    """Something seen that waits with someone, since when."""

    id: UUID
    visit_id: UUID
    scheme: str
    kind: str
    place: str
    urgent: bool
    handed_to: str
    handed_on: date | None
    recorded_at: datetime

    @property
    def recorded_on(self) -> date:
        """The day in London on which it was written down, whose words it keeps."""
        return self.recorded_at.astimezone(LONDON).date()


def still_with(
    session: Session, *, review_id: UUID | None = None, teams: Iterable[UUID] = (), limit: int = 50
) -> list[StillWith]:
    """What is still with someone, of a review or of teams; the longest there first."""
    query = (
        select_as(StillWith, Observation, scheme=Scheme.name)
        .join(Visit, Visit.id == Observation.visit_id)
        .join(Scheme, Scheme.id == Visit.scheme_id)
        .where(
            Observation.handed_to != "",
            Observation.outcome == "",
            stands(Observation.id),
            not_settled(),
        )
        .order_by(Observation.handed_on, Observation.recorded_at, Observation.id)
        .limit(limit)
    )
    if review_id is not None:
        query = query.where(Visit.review_id == review_id)
    else:
        query = query.where(Visit.team_id.in_(list(teams)))
    return [read(StillWith, row) for row in session.execute(query)]
