"""The register as an import compares it with a workbook: whole, and a batch of rows at a time."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from reviews.domain.register.facts import AddressDetails, KnownOrganisation, SchemeDetails
from reviews.domain.register.workbook.known import KnownScheme, KnownStay
from reviews.domain.register.workbook.reading import same_name
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    Organisation,
    OrganisationPart,
    Residence,
    Resident,
    Scheme,
    SchemeAddress,
    SchemeFacts,
    Team,
)

from .kept_apart_counts import kept_apart
from .schemes import addresses_of, facts_rows, players


def keep_to_oneself(session: Session) -> None:
    """Let nobody else change the register until the transaction ends; everybody can read it.

    On SQLite the whole database is locked already by BEGIN IMMEDIATE.
    """
    if session.get_bind().dialect.name == "postgresql":
        tables = (Organisation, OrganisationPart, Residence, Resident, Scheme, SchemeAddress)
        names = ", ".join(table.__tablename__ for table in (*tables, SchemeFacts))
        session.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def organisation_ids(session: Session) -> dict[str, UUID]:
    """Every organisation by its name, as names are compared."""
    rows = session.execute(select(Organisation.name, Organisation.id))
    return {same_name(name): key for name, key in rows}


def scheme_ids(session: Session) -> dict[str, UUID]:
    """Every scheme by its reference, as references are compared."""
    rows = session.execute(select(Scheme.reference, Scheme.id))
    return {same_name(reference): key for reference, key in rows}


def resident_ids(session: Session, references: Collection[str]) -> dict[str, UUID]:
    """Those residents that are referred to, by reference as it is compared."""
    rows = session.execute(select(Resident.reference, Resident.id)).yield_per(10_000)
    found = ((same_name(reference), key) for reference, key in rows)
    return {reference: key for reference, key in found if reference in references}


def organisations_sorted(
    session: Session, sort_names: Iterable[str]
) -> dict[str, KnownOrganisation]:
    """Organisations by the name they are sorted by."""
    query = select(Organisation).where(Organisation.sort_name.in_(list(sort_names)))
    return {row.sort_name: read(KnownOrganisation, row) for row in session.scalars(query)}


def organisation_rows(session: Session, ids: Sequence[UUID]) -> list[Organisation]:
    """The rows of organisations, to be changed by a service."""
    return list(session.scalars(select(Organisation).where(Organisation.id.in_(ids))))


def known_schemes(session: Session, ids: Sequence[UUID], day: date) -> dict[UUID, KnownScheme]:
    """Schemes as recorded for a day; a fixed number of queries."""
    facts = facts_rows(session, ids, day)
    addresses = addresses_of(session, ids, day)
    parts = players(session, ids, day)
    kept = kept_apart(session, ids)
    heads = session.execute(
        select(Scheme.id, Scheme.name, Scheme.closed_on, Team.name)
        .join(Team, Team.id == Scheme.team_id)
        .where(Scheme.id.in_(ids))
    )
    return {
        key: KnownScheme(
            id=key,
            name=name,
            team=team,
            closed_on=closed_on,
            facts=read(SchemeDetails, facts[key]) if key in facts else None,
            since=facts[key].true_from_on if key in facts else None,
            addresses={one.id: read(AddressDetails, one) for one in addresses.get(key, ())},
            parts=tuple(parts.get(key, ())),
            kept=kept[key],
        )
        for key, name, closed_on, team in heads
    }


def known_stays(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[KnownStay]]:
    """Residents' stays as recorded, by resident, in the order they began."""
    rows = session.execute(
        select_as(
            KnownStay,
            Residence,
            scheme=Scheme.reference,
            from_on=Residence.true_from_on,
            to_on=Residence.true_to_on,
            resident_id=Residence.resident_id,
        )
        .join(Scheme, Scheme.id == Residence.scheme_id)
        .where(Residence.resident_id.in_(ids), Residence.superseded_at.is_(None))
        .order_by(Residence.true_from_on.is_not(None), Residence.true_from_on, Residence.id)
    )
    return grouped((row.resident_id, read(KnownStay, row)) for row in rows)


def address_row(session: Session, address_id: UUID) -> SchemeAddress:
    """The row of an address as it stands, to be superseded by a service."""
    return session.get_one(SchemeAddress, address_id)


def stay_row(session: Session, stay_id: UUID) -> Residence:
    """The row of a stay as it stands, to be superseded by a service."""
    return session.get_one(Residence, stay_id)
