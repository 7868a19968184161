"""What residents were told of their rights, and what they would need if the scheme closed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import Contingency, Need
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import ContingencyNeed, Officer, RightsGiven


@dataclass(frozen=True, slots=True)
class Given:
    """What one resident was told of their rights, in which format, by whom and when."""

    resident_id: UUID
    tenure: Tenure
    words: str
    format: ContactFormat
    given_on: date
    given_by_name: str
    note: str
    recorded_at: datetime


def rights_given(session: Session, resident_ids: Collection[UUID]) -> dict[UUID, list[Given]]:
    """What residents were told of their rights, the latest first; one query."""
    query = (
        select_as(Given, RightsGiven, given_by_name=Officer.name)
        .join(Officer, Officer.id == RightsGiven.given_by)
        .where(RightsGiven.resident_id.in_(list(resident_ids)))
        .order_by(RightsGiven.given_on.desc(), RightsGiven.recorded_at.desc(), RightsGiven.id)
    )
    return grouped((row.resident_id, read(Given, row)) for row in session.execute(query))


def contingency_rows(
    session: Session, scheme_id: UUID, resident_ids: Collection[UUID]
) -> list[ContingencyNeed]:
    """What residents of a scheme would need, as it is recorded now."""
    query = select(ContingencyNeed).where(
        ContingencyNeed.scheme_id == scheme_id,
        ContingencyNeed.resident_id.in_(list(resident_ids)),
        ContingencyNeed.superseded_at.is_(None),
    )
    return list(session.scalars(query))


@dataclass(frozen=True, slots=True)
class Planned:
    """What one resident would need, and which wording of it this is."""

    id: UUID
    plan: Contingency
    recorded_at: datetime


def contingency(
    session: Session, scheme_id: UUID, resident_ids: Collection[UUID]
) -> dict[UUID, Planned]:
    """What residents of a scheme would need if it closed, by resident; one query."""
    return {
        row.resident_id: Planned(
            row.id,
            Contingency(
                tuple(Need(one) for one in row.needs.split()), row.how_soon, row.place, row.notes
            ),
            row.recorded_at,
        )
        for row in contingency_rows(session, scheme_id, resident_ids)
    }
