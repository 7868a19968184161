"""Organisations and schemes: added and changed."""

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.dates import check_past, check_span
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import (
    Commissioned,
    LandlordType,
    OrganisationKind,
    Tenure,
)
from reviews.domain.register.search import sort_name
from reviews.services.record.facts import again, first
from reviews.store.record.events import lock, record
from reviews.store.register import organisations, scheme_index, schemes
from reviews.store.tables import Organisation, Scheme, SchemeAddress, SchemeFacts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COUNCIL = "council"
OTHER_TEAM = "This scheme is another team’s. Ask them, or an administrator, to change its record."


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What is recorded of an organisation."""

    name: str
    kind: OrganisationKind
    registration: str = ""
    contact_name: str = ""
    contact_role: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class SchemeDetails:
    """What is recorded of a scheme beside its name. `models` is a list, space between."""

    area: str
    cohort: str
    tenure: Tenure = Tenure.NOT_KNOWN
    landlord_type: LandlordType = LandlordType.NOT_KNOWN
    models: str = ""
    units: int | None = None
    commissioned: Commissioned = Commissioned.NOT_KNOWN
    support_funding: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class AddressDetails:
    """One address."""

    line_1: str
    postcode: str
    line_2: str = ""
    town: str = ""
    uprn: str = ""


@dataclass(frozen=True, slots=True)
class NewScheme:
    """A scheme as it enters the register."""

    reference: str
    name: str
    team_id: UUID
    details: SchemeDetails
    addresses: tuple[AddressDetails, ...]
    known_from_on: date | None = None
    id: UUID = field(default_factory=uuid4)


def stream_of(scheme_id: UUID) -> str:
    """The event stream of a scheme."""
    return f"scheme:{scheme_id}"


def add_organisation(
    session: "Session", act: Act, facts: OrganisationFacts, organisation_id: UUID | None = None
) -> UUID:
    """Add an organisation.

    Raises:
        Refused: there is one of that name.
    """
    lock(session, COUNCIL)
    _check_name(session, facts.name)
    row = _organisation(act, facts, organisation_id or uuid4())
    session.add(row)
    record(session, act, COUNCIL, EventKind.ORGANISATION_ADDED, about={"organisation": row.id})
    return row.id


def _organisation(act: Act, facts: OrganisationFacts, organisation_id: UUID) -> Organisation:
    return Organisation(
        id=organisation_id,
        sort_name=sort_name(facts.name),
        created_at=act.at,
        **asdict(facts),
    )


def _check_name(session: "Session", name: str, but: UUID | None = None) -> None:
    if organisations.organisation_named(session, sort_name(name)) not in (None, but):
        raise Refused("There is already an organisation with this name.", "name")


def change_organisation(
    session: "Session", act: Act, organisation_id: UUID, facts: OrganisationFacts
) -> None:
    """Change what is recorded of an organisation; what it was before stays in the history."""
    lock(session, COUNCIL)
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise NotThere
    _check_name(session, facts.name, organisation_id)
    before = {name: str(getattr(row, name)) for name in asdict(facts)}
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.sort_name = sort_name(facts.name)
    record(
        session,
        act,
        COUNCIL,
        EventKind.ORGANISATION_CHANGED,
        about={"organisation": organisation_id},
        words={"before": before},
    )
    scheme_index.refresh_of_organisation(session, organisation_id, act.today)


def add_scheme(session: "Session", act: Act, new: NewScheme) -> UUID:
    """Add a scheme with its addresses.

    Raises:
        Refused: the reference is taken.
    """
    stream = stream_of(new.id)
    lock(session, stream)
    write_scheme(session, act, new)
    record(session, act, stream, EventKind.SCHEME_ADDED, about={"scheme": new.id})
    scheme_index.refresh(session, [new.id], act.today)
    return new.id


def write_scheme(session: "Session", act: Act, new: NewScheme) -> None:
    """The rows of a new scheme; the caller records the event."""
    if schemes.scheme_referenced(session, new.reference.strip()):
        raise Refused("There is already a scheme with this reference.", "reference")
    session.add(
        Scheme(
            id=new.id,
            reference=new.reference.strip(),
            name=new.name.strip(),
            sort_name=sort_name(new.name),
            team_id=new.team_id,
            created_at=act.at,
        )
    )
    since = new.known_from_on
    if since is not None:
        check_past(since, act.today, "known_from_on")
    first(session, act, SchemeFacts, scheme_id=new.id, true_from_on=since, **asdict(new.details))
    for address in new.addresses:
        first(session, act, SchemeAddress, scheme_id=new.id, true_from_on=since, **asdict(address))


def open_scheme(session: "Session", scheme_id: UUID) -> Scheme:
    """A scheme's row, to be changed by a service.

    Raises:
        NotThere: there is none.
    """
    row = session.get(Scheme, scheme_id)
    if row is None:
        raise NotThere
    return row


def kept_scheme(session: "Session", act: Act, scheme_id: UUID) -> Scheme:
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
    session: "Session",
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
    stream = stream_of(scheme_id)
    lock(session, stream)
    row = kept_scheme(session, act, scheme_id)
    row.name, row.sort_name = name.strip(), sort_name(name)
    now = scheme_index.facts_row(session, scheme_id, act.today)
    if now is None:
        first(session, act, SchemeFacts, scheme_id=scheme_id, **asdict(details))
    elif changed_on is None:
        again(session, act, now, **asdict(details))
    else:
        check_past(changed_on, act.today, "changed_on")
        check_span(now.true_from_on, changed_on - timedelta(days=1), "changed_on")
        again(session, act, now, true_to_on=changed_on - timedelta(days=1))
        first(
            session,
            act,
            SchemeFacts,
            scheme_id=scheme_id,
            true_from_on=changed_on,
            **asdict(details),
        )
    kind = EventKind.SCHEME_CORRECTED if changed_on is None else EventKind.SCHEME_CHANGED
    record(session, act, stream, kind, about={"scheme": scheme_id}, words={"on": changed_on})
    scheme_index.refresh(session, [scheme_id], act.today)


def add_address(
    session: "Session", act: Act, scheme_id: UUID, address: AddressDetails, since: date | None
) -> None:
    """Add an address to a scheme."""
    stream = stream_of(scheme_id)
    lock(session, stream)
    kept_scheme(session, act, scheme_id)
    if since is not None:
        check_past(since, act.today, "since")
    first(session, act, SchemeAddress, scheme_id=scheme_id, true_from_on=since, **asdict(address))
    record(session, act, stream, EventKind.ADDRESS_ADDED, about={"scheme": scheme_id})
    scheme_index.refresh(session, [scheme_id], act.today)
