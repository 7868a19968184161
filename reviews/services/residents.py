"""Residents: added with a name apart from the reference, moved, and asked how to reach them."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.dated import check_span
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.domain.register import ContactFormat, YesNo
from reviews.store import residents
from reviews.store.events import lock, record
from reviews.store.tables import Residence, Resident, ResidentContact, ResidentName

from .dated import again, first
from .register import open_scheme, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay at a scheme."""

    scheme_id: UUID
    unit: str = ""
    housing_benefit: YesNo = YesNo.NOT_KNOWN
    claim_reference: str = ""
    from_on: date | None = None
    to_on: date | None = None
    address_fact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ContactNeeds:
    """How a resident wants to be told things, and what is safe."""

    language: str = "English"
    interpreter: bool = False
    format: str = ContactFormat.STANDARD
    other_needs: str = ""
    safe_to_write: YesNo = YesNo.NOT_KNOWN
    write_to: str = ""
    by_hand: bool = False
    safe_to_ring: YesNo = YesNo.NOT_KNOWN
    telephone: str = ""
    email: str = ""
    safety_note: str = ""


@dataclass(frozen=True, slots=True)
class NewResident:
    """A resident as they enter the register."""

    reference: str
    full_name: str
    stay: Stay
    known_as: str = ""
    contact: ContactNeeds | None = None
    id: UUID = field(default_factory=uuid4)


def add_resident(session: "Session", act: Act, new: NewResident) -> UUID:
    """Add a resident who lives, or has lived, at a scheme.

    Raises:
        Refused: the reference is taken, or the stay ends before it starts.
    """
    stream = stream_of(new.stay.scheme_id)
    lock(session, stream)
    open_scheme(session, new.stay.scheme_id)
    write_resident(session, act, new)
    about = {"scheme": new.stay.scheme_id, "resident": new.id}
    record(session, act, stream, "resident_added", about=about)
    return new.id


def write_resident(session: "Session", act: Act, new: NewResident) -> None:
    """The rows of a new resident; the caller records the event."""
    if residents.resident_referenced(session, new.reference.strip()):
        raise Refused("There is already a resident with this reference.", "reference")
    session.add(Resident(id=new.id, reference=new.reference.strip(), created_at=act.at))
    session.flush()
    first(
        session,
        act,
        ResidentName,
        resident_id=new.id,
        full_name=new.full_name.strip(),
        known_as=new.known_as.strip(),
    )
    _write_stay(session, act, new.id, new.stay)
    if new.contact is not None:
        first(session, act, ResidentContact, resident_id=new.id, **asdict(new.contact))


def _write_stay(session: "Session", act: Act, resident_id: UUID, stay: Stay) -> None:
    check_span(stay.from_on, stay.to_on)
    first(
        session,
        act,
        Residence,
        resident_id=resident_id,
        scheme_id=stay.scheme_id,
        address_fact_id=stay.address_fact_id,
        unit=stay.unit.strip(),
        housing_benefit=stay.housing_benefit,
        claim_reference=stay.claim_reference.strip(),
        true_from_on=stay.from_on,
        true_to_on=stay.to_on,
    )


def add_stay(session: "Session", act: Act, resident_id: UUID, stay: Stay) -> None:
    """Record that a resident also lives, or lived, at another place."""
    stream = stream_of(stay.scheme_id)
    lock(session, stream)
    open_scheme(session, stay.scheme_id)
    _write_stay(session, act, resident_id, stay)
    about = {"scheme": stay.scheme_id, "resident": resident_id}
    record(session, act, stream, "stay_recorded", about=about)


def change_stay(session: "Session", act: Act, residence_id: UUID, stay: Stay) -> None:
    """Correct or end a stay.

    Raises:
        NotThere: someone changed it since the page was opened.
    """
    check_span(stay.from_on, stay.to_on)
    stream = stream_of(stay.scheme_id)
    lock(session, stream)
    row = session.get(Residence, residence_id)
    if row is None or row.superseded_at is not None or row.scheme_id != stay.scheme_id:
        raise NotThere("This record has changed since you opened it. Go back and look again.")
    again(
        session,
        act,
        row,
        unit=stay.unit.strip(),
        housing_benefit=stay.housing_benefit,
        claim_reference=stay.claim_reference.strip(),
        true_from_on=stay.from_on,
        true_to_on=stay.to_on,
    )
    about = {"scheme": stay.scheme_id, "resident": row.resident_id}
    record(session, act, stream, "stay_changed", about=about)


def change_name(
    session: "Session", act: Act, scheme_id: UUID, resident_id: UUID, full_name: str, known_as: str
) -> None:
    """Change a resident's name; the reference stays."""
    stream = stream_of(scheme_id)
    lock(session, stream)
    row = residents.name_row(session, resident_id)
    if row is None:
        raise NotThere
    again(session, act, row, full_name=full_name.strip(), known_as=known_as.strip())
    record(session, act, stream, "resident_renamed", about={"resident": resident_id})


def set_contact(
    session: "Session", act: Act, scheme_id: UUID, resident_id: UUID, needs: ContactNeeds
) -> None:
    """Record how a resident wants to be told things, and what is safe."""
    stream = stream_of(scheme_id)
    lock(session, stream)
    row = residents.contact_row(session, resident_id)
    if row is None:
        first(session, act, ResidentContact, resident_id=resident_id, **asdict(needs))
    else:
        again(session, act, row, **asdict(needs))
    record(session, act, stream, "contact_needs_recorded", about={"resident": resident_id})
