"""What people ask of what is held about them, as it is read by who decides."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.across.data_answers import Sent
from reviews.domain.across.data_requests import Asks, Came, Ground, Outcome, answer_by
from reviews.domain.consent.consents import ConsentState, Use
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Consent,
    DataRequest,
    DataRequestDecision,
    EvidenceRestricted,
    Letter,
    Officer,
    Resident,
)
from reviews.store.tables.letters import gone_out

from .erasure import Key
from .places import About


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: about whom, what it asks, by when it is answered."""

    id: UUID
    resident_id: UUID | None
    resident: str
    evidence_id: UUID | None
    name: str
    asked_on: date
    asked_by: str
    came: Came
    asks: Asks
    words: str
    recorded_by: str
    recorded_at: datetime
    answered_at: datetime | None
    answer: str | None

    @property
    def about(self) -> About:
        """What is looked for."""
        return About(self.resident_id, self.evidence_id, self.name)

    @property
    def whom(self) -> str:
        """About whom or what it is, in a few words."""
        return ", ".join(one for one in (self.resident, self.name) if one) or "One record"

    @property
    def due_on(self) -> date:
        """The last day on which it is answered in time."""
        return answer_by(self.asked_on)

    def overdue(self, today: date) -> bool:
        """Whether it should have been answered by now."""
        return self.answered_at is None and today > self.due_on


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on one place, by whom and when."""

    row_table: str
    row_id: str
    outcome: Outcome
    ground: Ground | None
    reason: str
    recorded_by: str
    recorded_at: datetime

    @property
    def key(self) -> Key:
        """The table and id of the place."""
        return self.row_table, self.row_id


def _lines() -> Any:
    return (
        select_as(
            RequestLine,
            DataRequest,
            resident=func.coalesce(Resident.reference, ""),
            recorded_by=Officer.name,
        )
        .outerjoin(Resident, Resident.id == DataRequest.resident_id)
        .join(Officer, Officer.id == DataRequest.recorded_by)
    )


def requests(session: Session, *, waiting: bool = False) -> list[RequestLine]:
    """Every request, what is due first coming first; with `waiting`, those not answered yet."""
    query = _lines().order_by(DataRequest.asked_on, DataRequest.recorded_at, DataRequest.id)
    if waiting:
        query = query.where(DataRequest.answered_at.is_(None))
    return [read(RequestLine, row) for row in session.execute(query)]


def request(session: Session, request_id: UUID) -> RequestLine | None:
    """One request."""
    row = session.execute(_lines().where(DataRequest.id == request_id)).one_or_none()
    return read(RequestLine, row) if row else None


def decisions(session: Session, request_id: UUID) -> dict[Key, Decided]:
    """What was decided on each place that a request bears on, as it stands."""
    rows = session.execute(
        select_as(Decided, DataRequestDecision, recorded_by=Officer.name)
        .join(Officer, Officer.id == DataRequestDecision.recorded_by)
        .where(
            DataRequestDecision.request_id == request_id,
            DataRequestDecision.superseded_at.is_(None),
        )
        .order_by(DataRequestDecision.row_table, DataRequestDecision.row_id)
    )
    found = [read(Decided, row) for row in rows]
    return {one.key: one for one in found}


def decision_rows(session: Session, request_id: UUID) -> dict[Key, DataRequestDecision]:
    """The rows of the decisions that stand, to be superseded by a service."""
    rows = session.scalars(
        select(DataRequestDecision).filter_by(request_id=request_id, superseded_at=None)
    )
    return {(one.row_table, one.row_id): one for one in rows}


def restricted_by(session: Session, request_id: UUID) -> list[EvidenceRestricted]:
    """What is restricted on a request now, to be lifted by a service."""
    rows = select(EvidenceRestricted).filter_by(request_id=request_id, superseded_at=None)
    return list(session.scalars(rows.order_by(EvidenceRestricted.id)))


def sent(session: Session, letter_ids: Collection[UUID]) -> list[Sent]:
    """The letters, of some, that went out: whoever has them keeps them."""
    rows = session.execute(
        select(Letter.reference, Letter.sent_on, Letter.planned_issue_on)
        .where(Letter.id.in_(letter_ids), gone_out())
        .order_by(Letter.reference)
    )
    return [Sent(reference, on or planned) for reference, on, planned in rows]


def shared(session: Session, resident_id: UUID | None) -> bool:
    """Whether the Housing Benefit team could ever read what a resident told."""
    ever = select(Consent.id).where(
        Consent.resident_id == resident_id,
        Consent.use == Use.SHARE_BENEFITS,
        Consent.state.in_([ConsentState.GIVEN, ConsentState.IN_PART]),
    )
    return session.scalar(ever.limit(1)) is not None


def resident_with(session: Session, reference: str) -> UUID | None:
    """The resident with a reference, as it is typed."""
    return session.scalar(
        select(Resident.id).where(Resident.reference == reference.strip().upper())
    )
