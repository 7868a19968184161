"""Residents: added with a name apart from the reference, moved, and asked how to reach them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID, uuid4

from reviews.domain.dates import Span, check_past, check_span
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import BY_EMAIL
from reviews.domain.register.facts import ContactNeeds, Stay
from reviews.services.record.facts import again, first, first_many, first_or_again, stripped
from reviews.store.record.events import add_all, lock
from reviews.store.record.session import Session
from reviews.store.register import resident_index, residents
from reviews.store.tables import Residence, Resident, ResidentContact, ResidentName

from .schemes import open_scheme, record, stream_of


@dataclass(frozen=True, slots=True)
class NewResident:
    """A resident as they enter the register."""

    reference: str
    full_name: str
    stay: Stay
    known_as: str = ""
    contact: ContactNeeds | None = None
    id: UUID = field(default_factory=uuid4)


def add_resident(session: Session, act: Act, new: NewResident) -> UUID:
    """Add a resident who lives, or has lived, at a scheme."""
    lock(session, stream_of(new.stay.scheme_id))
    open_scheme(session, new.stay.scheme_id)
    _check_stay(act, new.stay)
    if residents.resident_referenced(session, new.reference.strip()):
        raise Refused("There is already a resident with this reference.", "reference")
    write_residents(session, act, [new])
    resident_index.refresh(session, [new.id])
    record(session, act, new.stay.scheme_id, EventKind.RESIDENT_ADDED, resident=new.id)
    return new.id


def write_residents(session: Session, act: Act, new: Sequence[NewResident]) -> None:
    """The rows of new residents; the caller records the event."""
    made = [{"id": one.id, "reference": one.reference.strip(), "created_at": act.at} for one in new]
    add_all(session, Resident, made)
    names = (
        {"resident_id": one.id, **stripped(full_name=one.full_name, known_as=one.known_as)}
        for one in new
    )
    first_many(session, act, ResidentName, names)
    first_many(session, act, Residence, (_columns(one.id, one.stay) for one in new))
    contacts = (
        {"resident_id": one.id, **_kept(one.contact)} for one in new if one.contact is not None
    )
    first_many(session, act, ResidentContact, contacts)


def _check_stay(act: Act, stay: Stay) -> None:
    """A stay that is to come is not recorded yet; its end may be known ahead."""
    if stay.from_on is not None:
        check_past(stay.from_on, act.today, "from_on")
    check_span(stay.from_on, stay.to_on, "to_on")


def write_stay(session: Session, act: Act, resident_id: UUID, stay: Stay) -> None:
    """The row of a new stay; the caller records the event."""
    first(session, act, Residence, **_columns(resident_id, stay))


def _columns(resident_id: UUID, stay: Stay) -> dict[str, object]:
    return {
        "resident_id": resident_id,
        "scheme_id": stay.scheme_id,
        "address_fact_id": stay.address_fact_id,
        "unit": stay.unit.strip(),
        "housing_benefit": stay.housing_benefit,
        "claim_reference": stay.claim_reference.strip(),
        "true_from_on": stay.from_on,
        "true_to_on": stay.to_on,
    }


def _lock_resident(session: Session, resident_id: UUID) -> None:
    """Let one person at a time change what is recorded of a resident."""
    if session.get(Resident, resident_id, with_for_update=True) is None:
        raise NotThere


def add_stay(session: Session, act: Act, resident_id: UUID, stay: Stay) -> None:
    """Record that a resident also lives, or lived, at another place.

    Raises:
        Refused: they are recorded as living at that scheme already, or the dates cannot be right.
    """
    lock(session, stream_of(stay.scheme_id))
    open_scheme(session, stay.scheme_id)
    _lock_resident(session, resident_id)
    _check_stay(act, stay)
    for known, _, _ in residents.stays(session, resident_id):
        held = Span(known.true_from_on, known.true_to_on)
        if known.scheme_id == stay.scheme_id and stay.span.overlaps(held):
            raise Refused(
                "They are recorded as living at this scheme at that time already. Change or end "
                "that stay first.",
                "scheme",
            )
    write_stay(session, act, resident_id, stay)
    resident_index.refresh(session, [resident_id])
    record(session, act, stay.scheme_id, EventKind.STAY_RECORDED, resident=resident_id)


def change_stay(session: Session, act: Act, residence_id: UUID, stay: Stay) -> None:
    """Correct or end a stay; the wording before stays on the record.

    Raises:
        NotThere: someone changed it since the page was opened.
        Refused: the dates cannot be right.
    """
    lock(session, stream_of(stay.scheme_id))
    row = session.get(Residence, residence_id)
    if row is None or row.superseded_at is not None or row.scheme_id != stay.scheme_id:
        raise NotThere("This record has changed since you opened it. Go back and look again.")
    _check_stay(act, stay)
    again(session, act, row, **_columns(row.resident_id, stay))
    resident_index.refresh(session, [row.resident_id])
    record(session, act, stay.scheme_id, EventKind.STAY_CHANGED, resident=row.resident_id)


def change_name(
    session: Session, act: Act, scheme_id: UUID, resident_id: UUID, full_name: str, known_as: str
) -> None:
    """Change a resident's name; the reference stays, and so does the name before."""
    lock(session, stream_of(scheme_id))
    _lock_resident(session, resident_id)
    row = residents.name_row(session, resident_id)
    if row is None:
        raise NotThere
    again(session, act, row, full_name=full_name.strip(), known_as=known_as.strip())
    resident_index.refresh(session, [resident_id])
    record(session, act, scheme_id, EventKind.RESIDENT_RENAMED, resident=resident_id)


def set_contact(
    session: Session,
    act: Act,
    scheme_id: UUID,
    resident_id: UUID,
    needs: ContactNeeds,
    *,
    seen: Collection[UUID] | None = None,
) -> None:
    """Record how a resident wants to be told things, and what is safe.

    The history of the scheme tells of the change. `seen` holds ids of the records that the
    officer had on the page; None where no page was.

    Raises:
        Refused: someone else recorded it meanwhile, or the format needs an email address.
    """
    lock(session, stream_of(scheme_id))
    _lock_resident(session, resident_id)
    row = residents.contact_row(session, resident_id)
    if row is not None and seen is not None and row.id not in seen:
        raise Refused(
            "Someone else recorded this while you had the page open. Look at it on the resident’s "
            "page, then save again if yours should take its place."
        )
    if needs.format in BY_EMAIL and not needs.email.strip():
        raise Refused("Enter the email address that this format is sent to.", "email")
    first_or_again(session, act, ResidentContact, row, resident_id=resident_id, **_kept(needs))
    record(session, act, scheme_id, EventKind.CONTACT_NEEDS_RECORDED, resident=resident_id)


def _kept(needs: ContactNeeds) -> dict[str, object]:
    """Contact needs as they are kept: a name for the envelope on one line, or none."""
    name = " ".join((needs.envelope_name or "").split())
    return asdict(needs) | {"envelope_name": name or None}


__all__ = ["ContactNeeds", "NewResident", "Stay"]
"""The values that these services take; those of the register are defined with its rules."""
