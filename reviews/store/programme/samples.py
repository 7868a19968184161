"""Samples: the schemes that could be drawn, and draws as they were recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.programme.sampling import NOT_RECORDED, Line, StratumBy
from reviews.domain.register.closed_words import Part
from reviews.store.record.rows import read, select_as
from reviews.store.register.schemes import holds_on
from reviews.store.tables import (
    ChosenScheme,
    Officer,
    Organisation,
    OrganisationPart,
    Review,
    SampleDraw,
    SampleFrame,
    SampleSize,
    Scheme,
    SchemeFacts,
)

from .standings import AT_WORK


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A scheme with its group. `free` says whether it can be drawn."""

    scheme_id: UUID
    reference: str
    scheme: str
    stratum: str
    free: bool = True
    drawn: bool = False

    @property
    def line(self) -> Line:
        """As the rules take it."""
        return Line(self.reference, self.stratum)


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw as it was recorded: seed, method, sizes, the list it drew from and the result."""

    id: UUID
    programme_id: UUID
    by: StratumBy
    method: str
    seed: str
    drawn_by_name: str
    drawn_at: datetime
    sizes: dict[str, int]
    frame: tuple[FrameLine, ...]

    @property
    def drawn(self) -> frozenset[str]:
        """The references of the schemes that were drawn."""
        return frozenset(one.reference for one in self.frame if one.drawn)


def frame(
    session: Session, team_id: UUID, programme_id: UUID, by: StratumBy, day: date
) -> list[FrameLine]:
    """The open schemes of a team with their groups; three queries.

    One that is in the programme or under review already cannot be drawn.
    """
    schemes = session.execute(
        select(Scheme.id, Scheme.reference, Scheme.name)
        .where(Scheme.team_id == team_id, Scheme.closed_on.is_(None))
        .order_by(Scheme.sort_name, Scheme.id)
    ).all()
    groups = _groups(session, team_id, by, day)
    taken = set(
        session.scalars(
            select(ChosenScheme.scheme_id)
            .where(ChosenScheme.programme_id == programme_id, ChosenScheme.ended_at.is_(None))
            .union(select(Review.scheme_id).where(Review.state.in_(AT_WORK)))
        )
    )
    return [
        FrameLine(key, reference, name, groups.get(key) or NOT_RECORDED, free=key not in taken)
        for key, reference, name in schemes
    ]


def _groups(session: Session, team_id: UUID, by: StratumBy, day: date) -> dict[UUID, str]:
    mine = select(Scheme.id).where(Scheme.team_id == team_id)
    if by is StratumBy.PROVIDER:
        query = (
            select(OrganisationPart.scheme_id, Organisation.name)
            .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
            .where(
                OrganisationPart.scheme_id.in_(mine),
                OrganisationPart.part == Part.SUPPORT_PROVIDER,
                *holds_on(OrganisationPart, day),
            )
            .order_by(Organisation.sort_name.desc(), Organisation.id)
        )
    else:
        column = SchemeFacts.cohort if by is StratumBy.COHORT else SchemeFacts.area
        query = (
            select(SchemeFacts.scheme_id, column)
            .where(SchemeFacts.scheme_id.in_(mine), *holds_on(SchemeFacts, day))
            .order_by(SchemeFacts.true_from_on, SchemeFacts.recorded_at)
        )
    return dict(session.execute(query).all())


def draws(session: Session, programme_id: UUID) -> list[tuple[UUID, StratumBy, datetime]]:
    """The draws of a programme, in the order they were made."""
    query = (
        select(SampleDraw.id, SampleDraw.by, SampleDraw.drawn_at)
        .where(SampleDraw.programme_id == programme_id)
        .order_by(SampleDraw.drawn_at, SampleDraw.id)
    )
    return [(row.id, row.by, row.drawn_at) for row in session.execute(query)]


def draw(session: Session, draw_id: UUID) -> Draw | None:
    """One draw with all that it can be drawn again from; three queries."""
    found = session.execute(
        select(SampleDraw, Officer.name)
        .join(Officer, Officer.id == SampleDraw.drawn_by)
        .where(SampleDraw.id == draw_id)
    ).one_or_none()
    if found is None:
        return None
    row, name = found
    sizes = session.execute(
        select(SampleSize.stratum, SampleSize.size)
        .where(SampleSize.draw_id == draw_id)
        .order_by(SampleSize.stratum)
    ).all()
    return read(
        Draw, row, drawn_by_name=name, sizes=dict(sizes), frame=tuple(_recorded(session, draw_id))
    )


def _recorded(session: Session, draw_id: UUID) -> Sequence[FrameLine]:
    rows = session.execute(
        select_as(FrameLine, SampleFrame, scheme=Scheme.name)
        .join(Scheme, Scheme.id == SampleFrame.scheme_id)
        .where(SampleFrame.draw_id == draw_id)
        .order_by(SampleFrame.stratum, SampleFrame.reference)
    )
    return [read(FrameLine, row, free=True) for row in rows]
