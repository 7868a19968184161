"""Organisations and schemes: added and changed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.dates import check_past, check_span
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import Part
from reviews.domain.register.facts import AddressDetails, OrganisationFacts, SchemeDetails
from reviews.domain.register.search import sort_name
from reviews.services.record.facts import again, first, first_many
from reviews.store.record import events
from reviews.store.record.events import add_all, lock
from reviews.store.record.session import Session
from reviews.store.register import organisations, scheme_index, schemes
from reviews.store.tables import Organisation, OrganisationPart, Scheme, SchemeAddress, SchemeFacts

COUNCIL = "council"
OTHER_TEAM = "This scheme is another team’s. Ask them, or an administrator, to change its record."


@dataclass(frozen=True, slots=True)
class NewScheme:
    """A scheme as it enters the register; `parts` names who plays which part there."""

    reference: str
    name: str
    team_id: UUID
    details: SchemeDetails
    addresses: tuple[AddressDetails, ...]
    known_from_on: date | None = None
    parts: tuple[tuple[Part, UUID], ...] = ()
    id: UUID = field(default_factory=uuid4)


def stream_of(scheme_id: UUID) -> str:
    """The event stream of a scheme."""
    return f"scheme:{scheme_id}"


def record(
    session: Session,
    act: Act,
    scheme_id: UUID,
    kind: EventKind,
    words: Mapping[str, Any] | None = None,
    **about: UUID | None,
) -> None:
    """Add an event to a scheme's stream; `about` names what it is about beside the scheme."""
    every = {"scheme": scheme_id, **about}
    events.record(session, act, stream_of(scheme_id), kind, about=every, words=words)


def add_organisation(
    session: Session, act: Act, facts: OrganisationFacts, organisation_id: UUID | None = None
) -> UUID:
    """Add an organisation.

    Raises:
        Refused: there is one of that name.
    """
    lock(session, COUNCIL)
    _check_name(session, facts.name)
    key = organisation_id or uuid4()
    write_organisations(session, act, {key: facts})
    events.record(session, act, COUNCIL, EventKind.ORGANISATION_ADDED, about={"organisation": key})
    return key


def write_organisations(session: Session, act: Act, new: Mapping[UUID, OrganisationFacts]) -> None:
    """The rows of new organisations; the caller records the event."""
    made = [
        {"id": key, "sort_name": sort_name(facts.name), "created_at": act.at, **asdict(facts)}
        for key, facts in new.items()
    ]
    add_all(session, Organisation, made)


def _check_name(session: Session, name: str, but: UUID | None = None) -> None:
    if organisations.organisation_named(session, sort_name(name)) not in (None, but):
        raise Refused("There is already an organisation with this name.", "name")


def change_organisation(
    session: Session, act: Act, organisation_id: UUID, facts: OrganisationFacts
) -> None:
    """Change what is recorded of an organisation; what it was before stays in the history."""
    lock(session, COUNCIL)
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise NotThere
    _check_name(session, facts.name, organisation_id)
    before = overwrite(row, asdict(facts))
    row.sort_name = sort_name(facts.name)
    about = {"organisation": organisation_id}
    words = {"before": before}
    events.record(session, act, COUNCIL, EventKind.ORGANISATION_CHANGED, about=about, words=words)
    scheme_index.refresh_of_organisation(session, organisation_id, act.today)


def overwrite(row: Organisation | Scheme, values: Mapping[str, object]) -> dict[str, str]:
    """Change columns that keep no history of their own; what they said before is for the event."""
    before = {name: str(getattr(row, name)) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    return before


def add_scheme(session: Session, act: Act, new: NewScheme) -> UUID:
    """Add a scheme with its addresses.

    Raises:
        Refused: the reference is taken.
    """
    lock(session, stream_of(new.id))
    if schemes.scheme_referenced(session, new.reference.strip()):
        raise Refused("There is already a scheme with this reference.", "reference")
    if new.known_from_on is not None:
        check_past(new.known_from_on, act.today, "known_from_on")
    write_schemes(session, act, [new])
    record(session, act, new.id, EventKind.SCHEME_ADDED)
    scheme_index.refresh(session, [new.id], act.today)
    return new.id


def write_schemes(session: Session, act: Act, new: Sequence[NewScheme]) -> None:
    """The rows of new schemes; the caller records the event."""
    made = [
        {
            "id": one.id,
            "reference": one.reference.strip(),
            "name": one.name.strip(),
            "sort_name": sort_name(one.name),
            "team_id": one.team_id,
            "created_at": act.at,
        }
        for one in new
    ]
    add_all(session, Scheme, made)
    dated = [({"scheme_id": one.id, "true_from_on": one.known_from_on}, one) for one in new]
    facts = (about | asdict(one.details) for about, one in dated)
    first_many(session, act, SchemeFacts, facts)
    addresses = (about | asdict(place) for about, one in dated for place in one.addresses)
    first_many(session, act, SchemeAddress, addresses)
    parts = (
        about | {"part": part, "organisation_id": organisation, "responsibilities": ""}
        for about, one in dated
        for part, organisation in one.parts
    )
    first_many(session, act, OrganisationPart, parts)


def open_scheme(session: Session, scheme_id: UUID) -> Scheme:
    """A scheme's row, to be changed by a service."""
    row = session.get(Scheme, scheme_id)
    if row is None:
        raise NotThere
    return row


def kept_scheme(session: Session, act: Act, scheme_id: UUID) -> Scheme:
    """A scheme's row, to be changed by those who keep its record.

    Raises:
        NotThere: there is none.
        NotAllowed: it is another team's.
    """
    row = open_scheme(session, scheme_id)
    if not act.by.keeps(row.team_id):
        raise NotAllowed(OTHER_TEAM)
    return row


def change_scheme(
    session: Session,
    act: Act,
    scheme_id: UUID,
    *,
    name: str,
    details: SchemeDetails,
    changed_on: date | None,
) -> None:
    """Change a scheme's facts: a correction, or a change from `changed_on`.

    A correction supersedes the wording that stands; a change ends it the day before.
    """
    lock(session, stream_of(scheme_id))
    row = kept_scheme(session, act, scheme_id)
    row.name, row.sort_name = name.strip(), sort_name(name)
    write_details(session, act, scheme_id, details, changed_on=changed_on)
    kind = EventKind.SCHEME_CORRECTED if changed_on is None else EventKind.SCHEME_CHANGED
    record(session, act, scheme_id, kind, {"on": changed_on})
    scheme_index.refresh(session, [scheme_id], act.today)


def write_details(
    session: Session,
    act: Act,
    scheme_id: UUID,
    details: SchemeDetails,
    *,
    changed_on: date | None,
    known_from_on: date | None = None,
) -> None:
    """The rows of a scheme's facts: corrected, changed, or the first; the caller records the event.

    `changed_on` is since when it is so, where it was otherwise before, and None for a
    correction; `known_from_on` since when, where nothing is recorded yet.
    """
    now = schemes.facts_rows(session, [scheme_id], act.today).get(scheme_id)
    if now is not None and changed_on is None:
        again(session, act, now, **asdict(details))
        return
    if now is not None and changed_on is not None:
        check_past(changed_on, act.today, "changed_on")
        ended = changed_on - timedelta(days=1)
        check_span(now.true_from_on, ended, "changed_on")
        again(session, act, now, true_to_on=ended)
        known_from_on = changed_on
    about = {"scheme_id": scheme_id, "true_from_on": known_from_on}
    first(session, act, SchemeFacts, **about, **asdict(details))


def add_address(
    session: Session, act: Act, scheme_id: UUID, address: AddressDetails, since: date | None
) -> None:
    """Add an address to a scheme."""
    lock(session, stream_of(scheme_id))
    kept_scheme(session, act, scheme_id)
    if since is not None:
        check_past(since, act.today, "since")
    first(session, act, SchemeAddress, scheme_id=scheme_id, true_from_on=since, **asdict(address))
    record(session, act, scheme_id, EventKind.ADDRESS_ADDED)
    scheme_index.refresh(session, [scheme_id], act.today)


__all__ = ["AddressDetails", "NewScheme", "OrganisationFacts", "SchemeDetails"]
"""The values that these services take; those of the register are defined with its rules."""
