"""Schemes as they are read: their facts, addresses, and the parts played at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from reviews.domain.register.closed_words import Part
from reviews.domain.register.facts import AddressDetails, KnownOrganisation, SchemeDetails
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    Organisation,
    OrganisationPart,
    Scheme,
    SchemeAddress,
    SchemeFacts,
    Team,
)


@dataclass(frozen=True, slots=True)
class SchemeHead:
    """A scheme by name, with the team whose work it is."""

    id: UUID
    reference: str
    name: str
    team_id: UUID
    team: str
    closed_on: date | None
    closed_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(SchemeDetails):
    """What a scheme was like over some time, as recorded."""

    id: UUID
    fact_id: UUID
    scheme_id: UUID
    true_from_on: date | None
    true_to_on: date | None
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(AddressDetails):
    """One address of a scheme, as recorded."""

    id: UUID
    fact_id: UUID
    scheme_id: UUID
    true_from_on: date | None
    true_to_on: date | None


@dataclass(frozen=True, slots=True)
class PartPlayed:
    """The part an organisation plays, or played, at a scheme."""

    id: UUID
    fact_id: UUID
    scheme_id: UUID
    organisation_id: UUID
    organisation: str
    part: Part
    responsibilities: str
    true_from_on: date | None
    true_to_on: date | None


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """A scheme as lists show it."""

    id: UUID
    reference: str
    name: str
    team: str
    area: str
    provider: str
    closed_on: date | None


def holds_on(table: type[SchemeFacts | SchemeAddress | OrganisationPart], day: date) -> tuple:  # type: ignore[type-arg]
    """Conditions: recorded, not superseded, and true on a day."""
    return (
        table.superseded_at.is_(None),
        or_(table.true_from_on.is_(None), table.true_from_on <= day),
        or_(table.true_to_on.is_(None), table.true_to_on >= day),
    )


def scheme(session: Session, scheme_id: UUID) -> SchemeHead | None:
    """One scheme."""
    row = session.execute(
        select_as(SchemeHead, Scheme, team=Team.name)
        .join(Team, Team.id == Scheme.team_id)
        .where(Scheme.id == scheme_id)
    ).one_or_none()
    return read(SchemeHead, row) if row else None


def scheme_referenced(session: Session, reference: str) -> UUID | None:
    """The scheme with that reference."""
    return session.scalar(select(Scheme.id).where(Scheme.reference == reference))


def scheme_names(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Schemes' names."""
    query = select(Scheme.id, Scheme.name).where(Scheme.id.in_(ids))
    return dict(session.execute(query).all())


def facts_rows(session: Session, ids: Sequence[UUID], day: date) -> dict[UUID, SchemeFacts]:
    """The rows of what schemes are like on a day; of two that hold, the later."""
    query = (
        select(SchemeFacts)
        .where(SchemeFacts.scheme_id.in_(ids), *holds_on(SchemeFacts, day))
        .order_by(
            SchemeFacts.true_from_on.is_not(None), SchemeFacts.true_from_on, SchemeFacts.recorded_at
        )
    )
    return {row.scheme_id: row for row in session.scalars(query)}


def facts(session: Session, scheme_id: UUID, day: date) -> Facts | None:
    """What a scheme is like on a day, as recorded now."""
    row = facts_rows(session, [scheme_id], day).get(scheme_id)
    return read(Facts, row) if row else None


def every_facts(session: Session, scheme_id: UUID) -> list[Facts]:
    """Every wording of a scheme's facts, newest recorded first; superseded ones too."""
    query = select(SchemeFacts).where(SchemeFacts.scheme_id == scheme_id)
    rows = session.scalars(query.order_by(SchemeFacts.recorded_at.desc(), SchemeFacts.id))
    return [read(Facts, row) for row in rows]


def addresses_of(session: Session, ids: Sequence[UUID], day: date) -> dict[UUID, list[Address]]:
    """Schemes' addresses on a day."""
    query = (
        select(SchemeAddress)
        .where(SchemeAddress.scheme_id.in_(ids), *holds_on(SchemeAddress, day))
        .order_by(SchemeAddress.line_1, SchemeAddress.id)
    )
    return grouped((row.scheme_id, read(Address, row)) for row in session.scalars(query))


def addresses(session: Session, scheme_id: UUID, day: date) -> list[Address]:
    """A scheme's addresses on a day."""
    return addresses_of(session, [scheme_id], day).get(scheme_id, [])


def players(session: Session, ids: Sequence[UUID], day: date) -> dict[UUID, list[tuple[Part, str]]]:
    """Who plays which part at schemes on a day, by part and name."""
    query = (
        select(OrganisationPart.scheme_id, OrganisationPart.part, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id.in_(ids), *holds_on(OrganisationPart, day))
        .order_by(OrganisationPart.part, Organisation.sort_name, Organisation.id)
    )
    return grouped((key, (part, name)) for key, part, name in session.execute(query))


def providers_of(session: Session, ids: Sequence[UUID], day: date) -> dict[UUID, str]:
    """Schemes' support providers on a day; the first by name where there are several."""
    return {
        key: name
        for key, played in players(session, ids, day).items()
        for part, name in reversed(played)
        if part is Part.SUPPORT_PROVIDER
    }


def parts_played(
    session: Session, *, scheme_id: UUID | None = None, organisation_id: UUID | None = None
) -> list[PartPlayed]:
    """The parts played at a scheme, or by an organisation, past ones too; open ones first."""
    query = (
        select(OrganisationPart, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.superseded_at.is_(None))
        .order_by(
            OrganisationPart.true_to_on.is_not(None), OrganisationPart.part, Organisation.sort_name
        )
    )
    if scheme_id is not None:
        query = query.where(OrganisationPart.scheme_id == scheme_id)
    if organisation_id is not None:
        query = query.where(OrganisationPart.organisation_id == organisation_id)
    return [read(PartPlayed, row, organisation=name) for row, name in session.execute(query)]


def parts_on(session: Session, scheme_id: UUID, day: date) -> list[PartPlayed]:
    """The parts played at a scheme on a day, by part and name."""
    query = (
        select(OrganisationPart, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id == scheme_id, *holds_on(OrganisationPart, day))
        .order_by(OrganisationPart.part, Organisation.sort_name, Organisation.id)
    )
    return [read(PartPlayed, row, organisation=name) for row, name in session.execute(query)]


def parts_changed(
    session: Session, scheme_id: UUID, day: date, since: datetime
) -> tuple[frozenset[UUID], bool]:
    """The organisations that play a part on a day, and whether any part was recorded since."""
    changed = or_(OrganisationPart.recorded_at > since, OrganisationPart.superseded_at > since)
    rows = session.execute(
        select(
            OrganisationPart.organisation_id, and_(*holds_on(OrganisationPart, day)), changed
        ).where(OrganisationPart.scheme_id == scheme_id)
    ).all()
    return frozenset(key for key, plays, _ in rows if plays), any(row[2] for row in rows)


def provider_of(session: Session, scheme_id: UUID, day: date) -> KnownOrganisation | None:
    """Whom letters on support go to: the support provider on a day, else the landlord."""
    order = [Part.SUPPORT_PROVIDER, Part.LANDLORD, Part.MANAGING_AGENT]
    rows = session.execute(
        select(OrganisationPart.part, Organisation)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id == scheme_id, *holds_on(OrganisationPart, day))
        .order_by(Organisation.sort_name, Organisation.id)
    ).all()
    if not rows:
        return None
    return read(KnownOrganisation, min(rows, key=lambda row: order.index(row[0]))[1])


def scheme_lines(session: Session, ids: Sequence[UUID], day: date) -> list[SchemeLine]:
    """Schemes as lists show them, in the order of `ids`; three queries however many."""
    heads = session.execute(
        select_as(SchemeLine, Scheme, team=Team.name)
        .join(Team, Team.id == Scheme.team_id)
        .where(Scheme.id.in_(ids))
    ).all()
    known, provider = facts_rows(session, ids, day), providers_of(session, ids, day)
    area = {key: row.area for key, row in known.items()}
    lines = {
        row.id: read(SchemeLine, row, area=area.get(row.id, ""), provider=provider.get(row.id, ""))
        for row in heads
    }
    return [lines[key] for key in ids if key in lines]
