"""Who referred a resident, as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read
from reviews.store.tables import Referrer


@dataclass(frozen=True, slots=True)
class ReferrerView:
    """Who referred a resident, and where a letter to them goes."""

    resident_id: UUID
    name: str
    organisation: str
    address: str
    postcode: str
    email: str
    referred_on: date | None
    recorded_at: datetime

    @property
    def lines(self) -> tuple[str, ...]:
        """The address, a line each."""
        every = (*self.address.splitlines(), self.postcode)
        return tuple(line.strip(" ,") for line in every if line.strip(" ,"))


def referrers(session: Session, ids: Iterable[UUID]) -> dict[UUID, ReferrerView]:
    """Who referred each of these residents, where it is recorded; one query."""
    query = select(Referrer).where(
        Referrer.resident_id.in_(list(ids)), Referrer.superseded_at.is_(None)
    )
    return {row.resident_id: read(ReferrerView, row) for row in session.scalars(query)}
