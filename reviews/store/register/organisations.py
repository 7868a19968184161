"""Organisations of the register, as they are read."""

from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from reviews.domain.register.facts import KnownOrganisation
from reviews.domain.register.search import folded
from reviews.store.record.rows import read
from reviews.store.tables import Organisation

from .scheme_search import PAGE, Key


def organisation_page(
    session: Session, start: str = "", after: Key | None = None
) -> tuple[list[KnownOrganisation], Key | None]:
    """One page of organisations whose name starts so, and where the next page starts."""
    query = select(Organisation).order_by(Organisation.sort_name, Organisation.id).limit(PAGE + 1)
    if start:
        low = folded(start)
        query = query.where(
            Organisation.sort_name >= low, Organisation.sort_name < low + "\U0010ffff"
        )
    if after is not None:
        query = query.where(
            tuple_(Organisation.sort_name, Organisation.id) > (after.sort_name, after.id)
        )
    rows = session.scalars(query).all()
    more = len(rows) > PAGE
    last = rows[PAGE - 1] if more else None
    lines = [read(KnownOrganisation, row) for row in rows[:PAGE]]
    return lines, Key(last.sort_name, last.id) if last else None


def organisation(session: Session, organisation_id: UUID) -> KnownOrganisation | None:
    """One organisation."""
    row = session.get(Organisation, organisation_id)
    return read(KnownOrganisation, row) if row else None


def organisation_named(session: Session, sort_name: str) -> UUID | None:
    """The organisation of that name, as sorted."""
    return session.scalar(select(Organisation.id).where(Organisation.sort_name == sort_name))
