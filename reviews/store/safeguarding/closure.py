"""Where people went when a scheme closed: for very few, and each reading is an event."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Viewer
from reviews.store.people.restricted import is_listed
from reviews.store.record.rows import read, select_as, standing_row
from reviews.store.register import residents
from reviews.store.tables import MovedOn, Officer, Residence, Resident, ResidentName


@dataclass(frozen=True, slots=True)
class MovedLine:
    """Where one resident went, with their name and how to reach them safely."""

    resident_id: UUID
    reference: str
    name: str
    moved_on: date | None
    moved_to: str
    safe_contact: str
    notes: str
    recorded_by_name: str
    recorded_at: datetime


def may_open(session: Session, viewer: Viewer, team_id: UUID) -> bool:
    """Whether a viewer may open where people went: the team's leads, and those listed."""
    return viewer.leads(team_id) or is_listed(session, Room.CLOSURE, viewer)


def moved(session: Session, scheme_id: UUID) -> list[MovedLine]:
    """Where everyone went, by reference. Only the service that records the reading asks."""
    query = (
        select_as(
            MovedLine,
            MovedOn,
            reference=Resident.reference,
            name=ResidentName.full_name,
            recorded_by_name=Officer.name,
        )
        .join(Resident, Resident.id == MovedOn.resident_id)
        .join(ResidentName, ResidentName.resident_id == Resident.id)
        .join(Officer, Officer.id == MovedOn.recorded_by)
        .where(
            MovedOn.scheme_id == scheme_id,
            MovedOn.superseded_at.is_(None),
            ResidentName.superseded_at.is_(None),
        )
        .order_by(Resident.reference)
    )
    return [read(MovedLine, row) for row in session.execute(query)]


def people(
    session: Session, viewer: Viewer, scheme_id: UUID, day: date
) -> list[tuple[UUID, str, str]]:
    """Those who live at a scheme, or left in the year before a day: id, reference and name."""
    rows = session.execute(
        select(Resident.id, Resident.reference)
        .join(Residence, Residence.resident_id == Resident.id)
        .where(
            Residence.scheme_id == scheme_id,
            Residence.superseded_at.is_(None),
            or_(Residence.true_to_on.is_(None), Residence.true_to_on >= day - timedelta(days=365)),
        )
        .distinct()
        .order_by(Resident.reference)
    ).all()
    known = residents.names(session, viewer, [key for key, _ in rows])
    return [
        (key, reference, known[key].full_name if key in known else "") for key, reference in rows
    ]


def recorded(session: Session, scheme_id: UUID) -> set[UUID]:
    """The residents of whom it is recorded where they went."""
    query = select(MovedOn.resident_id).filter_by(scheme_id=scheme_id, superseded_at=None)
    return set(session.scalars(query))


def row_of(session: Session, scheme_id: UUID, resident_id: UUID) -> MovedOn | None:
    """Where one resident went, to be superseded by a service."""
    return standing_row(session, MovedOn, scheme_id=scheme_id, resident_id=resident_id)
