"""Organisations found by any part of their names."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.register.facts import KnownOrganisation
from reviews.domain.register.search import sort_name
from reviews.store.record.rows import read
from reviews.store.tables import Organisation

FEW = 20
"""As many are offered at once to choose from."""


def organisations_like(session: Session, part: str) -> list[KnownOrganisation]:
    """The organisations whose names hold these words, by name; one more than are offered."""
    rows = session.scalars(
        select(Organisation)
        .where(Organisation.sort_name.contains(sort_name(part), autoescape=True))
        .order_by(Organisation.sort_name, Organisation.id)
        .limit(FEW + 1)
    )
    return [read(KnownOrganisation, row) for row in rows]
