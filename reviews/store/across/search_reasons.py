"""What a scheme is found by that the list of schemes does not show."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.record.rows import read
from reviews.store.register.schemes import Address, holds_on
from reviews.store.tables import Organisation, OrganisationPart, SchemeAddress, SchemeFacts

Texts = dict[UUID, list[tuple[str, str]]]


def found_by(session: Session, ids: Sequence[UUID], day: date) -> Texts:
    """Organisations, addresses and whom each scheme is for, each with what it is; three queries."""
    found: Texts = {}
    for scheme_id, part, name in session.execute(
        select(OrganisationPart.scheme_id, OrganisationPart.part, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id.in_(ids), *holds_on(OrganisationPart, day))
        .order_by(OrganisationPart.part, Organisation.sort_name)
    ):
        found.setdefault(scheme_id, []).append((part.words, name))
    for row in session.scalars(
        select(SchemeAddress)
        .where(SchemeAddress.scheme_id.in_(ids), *holds_on(SchemeAddress, day))
        .order_by(SchemeAddress.line_1, SchemeAddress.id)
    ):
        address = read(Address, row)
        told = f"{address.line}, UPRN {address.uprn}" if address.uprn else address.line
        found.setdefault(row.scheme_id, []).append(("Address", told))
    for scheme_id, cohort in session.execute(
        select(SchemeFacts.scheme_id, SchemeFacts.cohort).where(
            SchemeFacts.scheme_id.in_(ids), *holds_on(SchemeFacts, day)
        )
    ):
        found.setdefault(scheme_id, []).append(("Who lives there", cohort))
    return found
