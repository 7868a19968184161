"""What people's agreements give, as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.register.tenures import TenureTold
from reviews.store.record.rows import read
from reviews.store.tables import StayTenure


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTenure(TenureTold):
    """What an agreement gives, as it was recorded."""

    id: UUID
    residence_fact_id: UUID
    to_on: date | None
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None


def _read(row: StayTenure) -> KnownTenure:
    return read(KnownTenure, row, from_on=row.true_from_on, to_on=row.true_to_on)


def tenure_rows(session: Session, scheme_id: UUID, day: date) -> dict[UUID, StayTenure]:
    """The rows that hold at a scheme on a day, by stay, to be superseded by a service."""
    rows = session.scalars(
        select(StayTenure)
        .where(
            StayTenure.scheme_id == scheme_id,
            StayTenure.superseded_at.is_(None),
            or_(StayTenure.true_from_on.is_(None), StayTenure.true_from_on <= day),
            or_(StayTenure.true_to_on.is_(None), StayTenure.true_to_on >= day),
        )
        .order_by(StayTenure.recorded_at, StayTenure.id)
    )
    return {row.residence_fact_id: row for row in rows}


def tenures_at(session: Session, scheme_id: UUID, day: date) -> dict[UUID, KnownTenure]:
    """What agreements give at a scheme on a day, by stay."""
    return {key: _read(row) for key, row in tenure_rows(session, scheme_id, day).items()}


def tenures_of(session: Session, stays: Iterable[UUID]) -> list[KnownTenure]:
    """All that was ever recorded of the agreements of these stays, newest first."""
    rows = session.scalars(
        select(StayTenure)
        .where(StayTenure.residence_fact_id.in_(list(stays)))
        .order_by(StayTenure.recorded_at.desc(), StayTenure.id)
    )
    return [_read(row) for row in rows]
