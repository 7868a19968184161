"""Residents as they are read. Names come only to those who may read names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.errors import NotAllowed
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.register.facts import ContactNeeds
from reviews.domain.review.state import ReviewState
from reviews.store.record.rows import read, select_as, standing_row
from reviews.store.tables import (
    Residence,
    Resident,
    ResidentContact,
    ResidentName,
    Review,
    ReviewResident,
    Scheme,
)


@dataclass(frozen=True, slots=True)
class Lives:
    """One stay of a resident at a scheme, as it was recorded."""

    id: UUID
    fact_id: UUID
    resident_id: UUID
    scheme_id: UUID
    address_fact_id: UUID | None
    unit: str
    housing_benefit: YesNo
    claim_reference: str
    true_from_on: date | None
    true_to_on: date | None
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Name:
    """A resident's name, as it was recorded."""

    full_name: str
    known_as: str
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(ContactNeeds):
    """How a resident wants to be told things, and what is safe, as recorded."""

    id: UUID
    recorded_at: datetime
    recorded_by: UUID


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """A resident at a scheme: the reference, the stay, and the name for those who may read it."""

    id: UUID
    reference: str
    name: str
    stay: Lives


def everyone_at(session: Session, viewer: Viewer, scheme_id: UUID) -> list[tuple[str, str]]:
    """Everyone who lives or lived at a scheme, for a list to choose from: id, and who it is."""
    rows = session.execute(
        select(Resident.id, Resident.reference)
        .join(Residence, Residence.resident_id == Resident.id)
        .where(Residence.scheme_id == scheme_id, Residence.superseded_at.is_(None))
        .distinct()
        .order_by(Resident.reference)
    ).all()
    known = names(session, viewer, [key for key, _ in rows])
    return [
        (str(key), f"{reference}  {known[key].full_name if key in known else ''}".rstrip())
        for key, reference in rows
    ]


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
    """One resident's name; NotAllowed where the viewer may not read names."""
    found = names(session, viewer, [resident_id])
    if resident_id not in found:
        raise NotAllowed
    return found[resident_id]


def earlier_names(session: Session, viewer: Viewer, resident_id: UUID) -> list[Name]:
    """The names recorded before the one that stands, newest first, for those who read names."""
    if not viewer.may(Permission.READ_NAMES):
        return []
    query = (
        select(ResidentName)
        .where(ResidentName.resident_id == resident_id, ResidentName.superseded_at.is_not(None))
        .order_by(ResidentName.recorded_at.desc(), ResidentName.id)
    )
    return [read(Name, row) for row in session.scalars(query)]


def references(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Residents' references."""
    query = select(Resident.id, Resident.reference).where(Resident.id.in_(list(ids)))
    return dict(session.execute(query).all())


def resident_referenced(session: Session, reference: str) -> UUID | None:
    """The resident with that reference."""
    return session.scalar(select(Resident.id).where(Resident.reference == reference))


def stays(
    session: Session, resident_id: UUID, *, superseded: bool = False
) -> list[tuple[Lives, str, UUID]]:
    """A resident's stays, newest first, each with the scheme's name and team.

    With `superseded`, the wordings that were put right since, newest first.
    """
    query = (
        select(Residence, Scheme.name, Scheme.team_id)
        .join(Scheme, Scheme.id == Residence.scheme_id)
        .where(Residence.resident_id == resident_id)
    )
    if superseded:
        query = query.where(Residence.superseded_at.is_not(None))
        query = query.order_by(Residence.superseded_at.desc(), Residence.id)
    else:
        query = query.where(Residence.superseded_at.is_(None)).order_by(
            Residence.true_to_on.is_not(None),
            Residence.true_from_on.desc().nulls_last(),
            Residence.id,
        )
    rows = session.execute(query)
    return [(read(Lives, stay), scheme, team) for stay, scheme, team in rows]


@dataclass(frozen=True, slots=True)
class ReviewOf:
    """A review that a resident is in."""

    id: UUID
    reference: str
    scheme: str
    opened_on: date
    state: ReviewState


def reviews_of_resident(session: Session, viewer: Viewer, resident_id: UUID) -> list[ReviewOf]:
    """The reviews a resident is in, newest first, of the viewer's own teams.

    Letter officers and benefits officers never learn from it who takes part in a review.
    """
    if not viewer.may(Permission.REVIEW):
        return []
    rows = session.execute(
        select_as(ReviewOf, Review, scheme=Scheme.name)
        .join(ReviewResident, ReviewResident.review_id == Review.id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(ReviewResident.resident_id == resident_id, Review.team_id.in_(viewer.teams))
        .order_by(Review.opened_on.desc(), Review.id)
    )
    return [read(ReviewOf, row) for row in rows]


def contact(session: Session, resident_id: UUID) -> Contact | None:
    """How a resident wants to be told things, as it stands."""
    return contacts(session, [resident_id]).get(resident_id)


def contacts(session: Session, ids: Iterable[UUID]) -> dict[UUID, Contact]:
    """How residents want to be told things, as it stands."""
    query = select(ResidentContact).where(
        ResidentContact.resident_id.in_(list(ids)), ResidentContact.superseded_at.is_(None)
    )
    return {
        row.resident_id: read(Contact, row, format=ContactFormat(row.format))
        for row in session.scalars(query)
    }


def name_row(session: Session, resident_id: UUID) -> ResidentName | None:
    """The row of a resident's name, to be superseded by a service."""
    return standing_row(session, ResidentName, resident_id=resident_id)


def contact_row(session: Session, resident_id: UUID) -> ResidentContact | None:
    """The row of a resident's contact needs, to be superseded by a service."""
    return standing_row(session, ResidentContact, resident_id=resident_id)
