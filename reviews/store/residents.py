"""Residents as they are read. Names come only to those who may read names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.errors import NotAllowed
from reviews.domain.people import Permission, Viewer
from reviews.domain.register import YesNo

from .rows import read
from .tables import Residence, Resident, ResidentContact, ResidentName, Scheme


@dataclass(frozen=True, slots=True)
class Lives:
    """One stay of a resident at a scheme."""

    id: UUID
    fact_id: UUID
    resident_id: UUID
    scheme_id: UUID
    unit: str
    housing_benefit: YesNo
    claim_reference: str
    true_from_on: date | None
    true_to_on: date | None


@dataclass(frozen=True, slots=True)
class Name:
    """A resident's name as it stands."""

    full_name: str
    known_as: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How a resident wants to be told things, and what is safe."""

    id: UUID
    language: str
    interpreter: bool
    format: str
    other_needs: str
    safe_to_write: YesNo
    write_to: str
    by_hand: bool
    safe_to_ring: YesNo
    telephone: str
    email: str
    safety_note: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """A resident at a scheme: the reference, the stay, and the name for those who may read it."""

    id: UUID
    reference: str
    name: str
    stay: Lives


def residents_at(
    session: Session, viewer: Viewer, scheme_id: UUID, day: date
) -> list[ResidentLine]:
    """Those who live at a scheme on a day, by reference; names where the viewer may read them."""
    rows = session.execute(
        select(Resident.reference, Residence)
        .join(Resident, Resident.id == Residence.resident_id)
        .where(
            Residence.scheme_id == scheme_id,
            Residence.superseded_at.is_(None),
            or_(Residence.true_from_on.is_(None), Residence.true_from_on <= day),
            or_(Residence.true_to_on.is_(None), Residence.true_to_on >= day),
        )
        .order_by(Resident.reference, Residence.id)
    ).all()
    known = names(session, viewer, [stay.resident_id for _, stay in rows])
    return [
        ResidentLine(
            stay.resident_id,
            reference,
            known[stay.resident_id].full_name if stay.resident_id in known else "",
            read(Lives, stay),
        )
        for reference, stay in rows
    ]


def names(session: Session, viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, Name]:
    """Residents' names, empty for a viewer who may not read names."""
    if not viewer.may(Permission.READ_NAMES):
        return {}
    query = select(ResidentName).where(
        ResidentName.resident_id.in_(list(ids)), ResidentName.superseded_at.is_(None)
    )
    return {row.resident_id: read(Name, row) for row in session.scalars(query)}


def name(session: Session, viewer: Viewer, resident_id: UUID) -> Name:
    """One resident's name.

    Raises:
        NotAllowed: the viewer may not read names.
    """
    found = names(session, viewer, [resident_id])
    if resident_id not in found:
        raise NotAllowed
    return found[resident_id]


def references(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Residents' references."""
    query = select(Resident.id, Resident.reference).where(Resident.id.in_(list(ids)))
    return dict(session.execute(query).all())


def resident_referenced(session: Session, reference: str) -> UUID | None:
    """The resident with that reference."""
    return session.scalar(select(Resident.id).where(Resident.reference == reference))


def stays(session: Session, resident_id: UUID) -> list[tuple[Lives, str, UUID]]:
    """A resident's stays, newest first, each with the scheme's name and team."""
    rows = session.execute(
        select(Residence, Scheme.name, Scheme.team_id)
        .join(Scheme, Scheme.id == Residence.scheme_id)
        .where(Residence.resident_id == resident_id, Residence.superseded_at.is_(None))
        .order_by(Residence.true_to_on.is_not(None), Residence.true_from_on.desc(), Residence.id)
    )
    return [(read(Lives, stay), scheme, team) for stay, scheme, team in rows]


def contact(session: Session, resident_id: UUID) -> Contact | None:
    """How a resident wants to be told things, as it stands."""
    return contacts(session, [resident_id]).get(resident_id)


def contacts(session: Session, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    """How residents want to be told things, as it stands."""
    query = select(ResidentContact).where(
        ResidentContact.resident_id.in_(list(ids)), ResidentContact.superseded_at.is_(None)
    )
    return {row.resident_id: read(Contact, row) for row in session.scalars(query)}


def name_row(session: Session, resident_id: UUID) -> ResidentName | None:
    """The row of a resident's name, to be superseded by a service."""
    return session.scalar(
        select(ResidentName).where(
            ResidentName.resident_id == resident_id, ResidentName.superseded_at.is_(None)
        )
    )


def contact_row(session: Session, resident_id: UUID) -> ResidentContact | None:
    """The row of a resident's contact needs, to be superseded by a service."""
    return session.scalar(
        select(ResidentContact).where(
            ResidentContact.resident_id == resident_id, ResidentContact.superseded_at.is_(None)
        )
    )
