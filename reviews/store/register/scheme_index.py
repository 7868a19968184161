"""What each scheme is found by, kept in step with the register."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.register.search import tokens
from reviews.store.tables import Organisation, OrganisationPart, Scheme, SchemeAddress, SchemeFacts

from .scheme_search import index
from .schemes import holds_on

OPEN, CLOSED = "=open", "=closed"


def team_filter(team_id: UUID) -> str:
    """The token of every scheme of a team."""
    return f"=team:{team_id.hex}"


def model_filter(model: str) -> str:
    """The token of every scheme that runs on a service model."""
    return f"=model:{model}"


def facts_row(session: Session, scheme_id: UUID, day: date) -> SchemeFacts | None:
    """The row of a scheme's facts on a day, to be superseded by a service."""
    return session.scalar(
        select(SchemeFacts)
        .where(SchemeFacts.scheme_id == scheme_id, *holds_on(SchemeFacts, day))
        .order_by(SchemeFacts.true_from_on.desc(), SchemeFacts.recorded_at.desc())
        .limit(1)
    )


def refresh_of_organisation(session: Session, organisation_id: UUID, day: date) -> None:
    """Index anew every scheme where an organisation plays a part."""
    query = select(OrganisationPart.scheme_id).where(
        OrganisationPart.organisation_id == organisation_id
    )
    refresh(session, list(session.scalars(query.distinct())), day)


def refresh(session: Session, ids: Sequence[UUID], day: date) -> None:
    """Index schemes by what the register says of them on a day."""
    session.flush()
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        texts, filters = _texts(session, part, day)
        schemes = session.execute(
            select(
                Scheme.id,
                Scheme.name,
                Scheme.sort_name,
                Scheme.reference,
                Scheme.team_id,
                Scheme.closed_on,
            ).where(Scheme.id.in_(part))
        )
        index(
            session,
            [
                (
                    row.id,
                    row.sort_name,
                    tokens(
                        [row.name, row.reference, *texts.get(row.id, [])],
                        [
                            team_filter(row.team_id),
                            CLOSED if row.closed_on else OPEN,
                            *filters.get(row.id, []),
                        ],
                    ),
                )
                for row in schemes
            ],
        )


def _texts(
    session: Session, ids: Sequence[UUID], day: date
) -> tuple[dict[UUID, list[str]], dict[UUID, list[str]]]:
    texts: dict[UUID, list[str]] = {}
    filters: dict[UUID, list[str]] = {}
    for facts in session.execute(
        select(
            SchemeFacts.scheme_id, SchemeFacts.area, SchemeFacts.cohort, SchemeFacts.models
        ).where(SchemeFacts.scheme_id.in_(ids), *holds_on(SchemeFacts, day))
    ):
        texts.setdefault(facts.scheme_id, []).extend([facts.area, facts.cohort])
        filters.setdefault(facts.scheme_id, []).extend(map(model_filter, facts.models.split()))
    for address in session.scalars(
        select(SchemeAddress).where(SchemeAddress.scheme_id.in_(ids), *holds_on(SchemeAddress, day))
    ):
        texts.setdefault(address.scheme_id, []).extend(
            [address.line_1, address.line_2, address.town, address.postcode, address.uprn]
        )
    for scheme_id, name in session.execute(
        select(OrganisationPart.scheme_id, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id.in_(ids), *holds_on(OrganisationPart, day))
    ):
        texts.setdefault(scheme_id, []).append(name)
    return texts, filters
