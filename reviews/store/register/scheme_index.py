"""What each scheme is found by, kept in step with the register."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.register.search import tokens
from reviews.store.tables import OrganisationPart, Scheme

from .scheme_search import index
from .schemes import addresses_of, facts_rows, players

OPEN, CLOSED = "=open", "=closed"


def team_filter(team_id: UUID) -> str:
    """The token of every scheme of a team."""
    return f"=team:{team_id.hex}"


def model_filter(model: str) -> str:
    """The token of every scheme that runs on a service model."""
    return f"=model:{model}"


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
    for key, facts in facts_rows(session, ids, day).items():
        texts.setdefault(key, []).extend([facts.area, facts.cohort])
        filters[key] = list(map(model_filter, facts.models.split()))
    for key, places in addresses_of(session, ids, day).items():
        for one in places:
            texts.setdefault(key, []).extend(
                [one.line_1, one.line_2, one.town, one.postcode, one.uprn]
            )
    for key, played in players(session, ids, day).items():
        texts.setdefault(key, []).extend(name for _, name in played)
    return texts, filters
