"""Programmes as they are read: their schemes with the reasons, and where each review stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.programme import programmes as rules
from reviews.domain.programme.programmes import Standing
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    ChosenReason,
    ChosenScheme,
    Officer,
    Programme,
    SampleFrame,
    Scheme,
    Team,
)

from .standings import Begun, standings


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """A programme with its team and lead by name."""

    id: UUID
    team_id: UUID
    team: str
    name: str
    purpose: str
    from_on: date
    to_on: date
    lead_id: UUID
    lead: str
    version: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One indicator that speaks for a scheme, with who gave it."""

    indicator: str
    name: str
    reason: str
    number: int | None
    source: str
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scheme in a programme: why, and where its review stands.

    `group` is the stratum a sample drew it from.
    """

    id: UUID
    scheme_id: UUID
    scheme: str
    reference: str
    closed_on: date | None
    draw_id: UUID | None
    group: str
    by: str
    chosen_at: datetime
    reasons: tuple[Reason, ...]
    review_id: UUID | None
    standing: Standing | None


def _heads() -> Select[*tuple[Any, ...]]:
    return (
        select_as(ProgrammeHead, Programme, team=Team.name, lead=Officer.name)
        .join(Team, Team.id == Programme.team_id)
        .join(Officer, Officer.id == Programme.lead_id)
    )


def programme(session: Session, programme_id: UUID) -> ProgrammeHead | None:
    """One programme."""
    row = session.execute(_heads().where(Programme.id == programme_id)).one_or_none()
    return read(ProgrammeHead, row) if row else None


def programmes_of(session: Session, teams: Iterable[UUID]) -> list[tuple[ProgrammeHead, int]]:
    """The programmes of teams, the latest first, each with how many schemes are in it."""
    rows = session.execute(
        _heads()
        .where(Programme.team_id.in_(list(teams)))
        .order_by(Programme.from_on.desc(), Programme.name, Programme.id)
    ).all()
    counts = dict(
        session.execute(
            select(ChosenScheme.programme_id, func.count())
            .where(
                ChosenScheme.programme_id.in_([row.id for row in rows]),
                ChosenScheme.ended_at.is_(None),
            )
            .group_by(ChosenScheme.programme_id)
        ).all()
    )
    return [(read(ProgrammeHead, row), counts.get(row.id, 0)) for row in rows]


def _chosen() -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            Chosen,
            ChosenScheme,
            scheme=Scheme.name,
            reference=Scheme.reference,
            closed_on=Scheme.closed_on,
            group=func.coalesce(SampleFrame.stratum, ""),
            by=Officer.name,
        )
        .join(Scheme, Scheme.id == ChosenScheme.scheme_id)
        .join(Officer, Officer.id == ChosenScheme.chosen_by)
        .outerjoin(
            SampleFrame,
            (SampleFrame.draw_id == ChosenScheme.draw_id)
            & (SampleFrame.scheme_id == ChosenScheme.scheme_id),
        )
        .where(ChosenScheme.ended_at.is_(None))
        .order_by(Scheme.sort_name, Scheme.id)
    )


def chosen(session: Session, programme_id: UUID) -> list[Chosen]:
    """The schemes of a programme by name, with reasons and reviews; six queries however many."""
    rows = session.execute(_chosen().where(ChosenScheme.programme_id == programme_id)).all()
    reasons = _reasons(session, [row.id for row in rows])
    stand = standings(session, {row.scheme_id: row.chosen_at for row in rows})
    return [_line(row, reasons, stand.get(row.scheme_id)) for row in rows]


def _line(row: Any, reasons: Mapping[UUID, Sequence[Reason]], begun: Begun | None) -> Chosen:
    return read(
        Chosen,
        row,
        reasons=tuple(reasons.get(row.id, ())),
        review_id=begun.review_id if begun else None,
        standing=begun.standing if begun else None,
    )


def _reasons(session: Session, chosen_ids: Sequence[UUID]) -> dict[UUID, list[Reason]]:
    rows = session.execute(
        select_as(Reason, ChosenReason, by=Officer.name, chosen_id=ChosenReason.chosen_id)
        .join(Officer, Officer.id == ChosenReason.recorded_by)
        .where(ChosenReason.chosen_id.in_(chosen_ids))
        .order_by(ChosenReason.recorded_at, ChosenReason.id)
    )
    return grouped((row.chosen_id, read(Reason, row)) for row in rows)


def in_programme(session: Session, programme_id: UUID, scheme_id: UUID) -> UUID | None:
    """Under which id a scheme is in a programme now."""
    query = select(ChosenScheme.id)
    return session.scalar(
        query.filter_by(programme_id=programme_id, scheme_id=scheme_id, ended_at=None)
    )


def why(session: Session, scheme_id: UUID, today: date) -> str:
    """What a programme that runs today says for reviewing a scheme; empty where none does.

    What is told as a number only, such as safeguarding history, stays out: officers outside the
    team read the reason of a review.
    """
    row = session.execute(
        _chosen()
        .add_columns(Programme.name.label("programme"))
        .join(Programme, Programme.id == ChosenScheme.programme_id)
        .where(
            ChosenScheme.scheme_id == scheme_id,
            Programme.team_id == Scheme.team_id,
            Programme.to_on >= today,
        )
        .order_by(None)
        .order_by(ChosenScheme.chosen_at.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return ""
    reasons = _reasons(session, [row.id]).get(row.id, [])
    told = [(one.name, one.reason) for one in reasons if one.number is None]
    return rules.why(row.programme, told, row.group)


def last_review(session: Session, scheme_id: UUID) -> Standing | None:
    """Where the newest review of a scheme stands, whenever it was."""
    begun = standings(session, {scheme_id: None}).get(scheme_id)
    return begun.standing if begun else None
