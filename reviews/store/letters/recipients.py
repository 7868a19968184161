"""Whom letters go to: everyone who lives at a scheme, where, and how each can be reached."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.errors import NotAllowed
from reviews.domain.people.roles import Permission, Viewer
from reviews.store.register.residents import Contact, Lives, Name, contacts, names, residents_at
from reviews.store.register.schemes import Address, addresses


@dataclass(frozen=True, slots=True)
class Living:
    """Someone who lives at a scheme, and how they want to be told things, if anyone has asked.

    `home` is room and address, a line each; empty where it is not recorded which address it is.
    """

    id: UUID
    reference: str
    name: Name
    stay: Lives
    home: tuple[str, ...]
    contact: Contact | None

    @property
    def called(self) -> str:
        """What they like to be called, or else their full name: the name after "Dear"."""
        return self.name.known_as or self.name.full_name

    @property
    def on_envelope(self) -> str:
        """The name that they chose for the envelope, or else their full name."""
        return (self.contact and self.contact.envelope_name) or self.name.full_name

    @property
    def recorded_at(self) -> datetime:
        """When what a letter to them rests on was last recorded."""
        times = [self.name.recorded_at, self.stay.recorded_at]
        return max([*times, self.contact.recorded_at] if self.contact else times)


def living_at(session: Session, viewer: Viewer, scheme_id: UUID, day: date) -> list[Living]:
    """Everyone who lives at a scheme on a day, by reference; NotAllowed to who reads no names."""
    if not viewer.may(Permission.READ_NAMES):
        raise NotAllowed
    lines = {one.id: one for one in residents_at(session, viewer, scheme_id, day)}
    known = names(session, viewer, lines)
    reached = contacts(session, lines)
    places = addresses(session, scheme_id, day)
    return [
        Living(
            id=key,
            reference=line.reference,
            name=known[key],
            stay=line.stay,
            home=_home(line.stay, places),
            contact=reached.get(key),
        )
        for key, line in lines.items()
        if key in known
    ]


def _home(stay: Lives, places: list[Address]) -> tuple[str, ...]:
    found = [one for one in places if one.fact_id == stay.address_fact_id]
    if stay.address_fact_id is None and len(places) == 1:
        found = places
    if not found:
        return ()
    parts = (stay.unit, found[0].line_1, found[0].line_2, found[0].town, found[0].postcode)
    return tuple(part for part in parts if part)
