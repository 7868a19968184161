"""Visits as they are read, with who goes, whom they spoke to and what they saw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from reviews.domain.dates import LONDON
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import (
    Access,
    Announced,
    Equipped,
    Followed,
    Sighting,
    VisitPurpose,
    VisitState,
)
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Evidence,
    Hold,
    Observation,
    Officer,
    Resident,
    Review,
    Scheme,
    StaffSpoken,
    StoredFile,
    UrgentHelp,
    Visit,
    VisitOfficer,
)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit with the officers who go, and its review where it has one."""

    id: UUID
    scheme_id: UUID
    scheme: str
    team_id: UUID
    review_id: UUID | None
    review: str
    review_state: ReviewState | None
    purpose: VisitPurpose
    planned_on: date
    planned_time: str
    announced: Announced
    announced_reason: str
    state: VisitState
    went_on: date | None
    access: Access | None
    access_note: str
    residents_spoken: int | None
    notes: str
    version: int
    officers: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A member of staff spoken to."""

    id: UUID
    post: str
    name: str
    feels_equipped: Equipped
    said: str
    recorded_by: UUID
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Sighting):
    """A plain observation, with its photograph and what became of it."""

    id: UUID
    visit_id: UUID
    file_id: UUID | None
    media_type: str
    outcome: str
    outcome_on: date | None
    recorded_by: UUID
    recorded_at: datetime

    @property
    def recorded_on(self) -> date:
        """The day in London on which it was written down, whose words it keeps."""
        return self.recorded_at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Helped:
    """Urgent help that was not safeguarding. `resident` is a reference."""

    id: UUID
    visit_id: UUID
    resident_id: UUID | None
    resident: str
    needed: str
    passed_to: str
    passed_on: date | None
    outcome: str
    recorded_by: UUID
    recorded_at: datetime

    @property
    def mark(self) -> str:
        """The same while nobody records another outcome."""
        return Followed(self.passed_to, self.passed_on, self.outcome).mark


def _visits() -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            VisitLine,
            Visit,
            scheme=Scheme.name,
            review=func.coalesce(Review.reference, ""),
            review_state=Review.state,
        )
        .join(Scheme, Scheme.id == Visit.scheme_id)
        .outerjoin(Review, Review.id == Visit.review_id)
    )


def _lines(session: Session, query: Select[*tuple[Any, ...]]) -> list[VisitLine]:
    rows = session.execute(query).all()
    officers = session.execute(
        select(VisitOfficer.visit_id, Officer.id, Officer.name)
        .join(Officer, Officer.id == VisitOfficer.officer_id)
        .where(VisitOfficer.visit_id.in_([row.id for row in rows]), VisitOfficer.ended_at.is_(None))
        .order_by(Officer.name, Officer.id)
    )
    going = grouped((visit_id, (key, name)) for visit_id, key, name in officers)
    return [read(VisitLine, row, officers=tuple(going.get(row.id, ()))) for row in rows]


def visit(session: Session, visit_id: UUID) -> VisitLine | None:
    """One visit."""
    return next(iter(_lines(session, _visits().where(Visit.id == visit_id))), None)


def visits_of(
    session: Session, *, review_id: UUID | None = None, scheme_id: UUID | None = None
) -> list[VisitLine]:
    """The visits of a review, or of a scheme, in the order they were planned for."""
    query = _visits().order_by(Visit.planned_on, Visit.id)
    if review_id is not None:
        query = query.where(Visit.review_id == review_id)
    if scheme_id is not None:
        query = query.where(Visit.scheme_id == scheme_id)
    return _lines(session, query)


def visits_by_id(session: Session, ids: Iterable[UUID]) -> list[VisitLine]:
    """Some visits, in the order of the days on which they were made; two queries."""
    day = func.coalesce(Visit.went_on, Visit.planned_on)
    return _lines(session, _visits().where(Visit.id.in_(list(ids))).order_by(day, Visit.id))


def visits_to_come(
    session: Session, *, officer_id: UUID | None = None, teams: Iterable[UUID] = (), limit: int = 20
) -> list[VisitLine]:
    """Planned visits of an officer, or of teams, soonest first; a visit past its day too."""
    query = _visits().where(Visit.state == VisitState.PLANNED)
    if officer_id is not None:
        query = query.where(Visit.id.in_(_going(officer_id)))
    else:
        query = query.where(Visit.team_id.in_(list(teams)))
    return _lines(session, query.order_by(Visit.planned_on, Visit.id).limit(limit))


def visits_between(
    session: Session, first: date, last: date, *, teams: Iterable[UUID], officer: UUID | None = None
) -> list[VisitLine]:
    """The visits of teams, or of one officer among them, from day to day, called off or not.

    A visit that was made stands on the day the officers went.
    """
    day = func.coalesce(Visit.went_on, Visit.planned_on)
    query = _visits().where(Visit.team_id.in_(list(teams)), day.between(first, last))
    if officer is not None:
        query = query.where(Visit.id.in_(_going(officer)))
    return _lines(session, query.order_by(day, Scheme.sort_name, Visit.id))


def _going(officer_id: UUID) -> Select[UUID]:
    return select(VisitOfficer.visit_id).where(
        VisitOfficer.officer_id == officer_id, VisitOfficer.ended_at.is_(None)
    )


def staff_spoken(session: Session, visit_id: UUID) -> list[Spoken]:
    """The staff spoken to on a visit, in the order they were."""
    query = select(StaffSpoken).where(StaffSpoken.visit_id == visit_id, stands(StaffSpoken.id))
    rows = session.scalars(query.order_by(StaffSpoken.recorded_at, StaffSpoken.id))
    return [read(Spoken, row, feels_equipped=Equipped(row.feels_equipped)) for row in rows]


def observations(
    session: Session, *, visit_id: UUID | None = None, review_id: UUID | None = None
) -> list[Seen]:
    """What was seen on a visit, or on all visits of a review."""
    query = (
        select_as(
            Seen,
            Observation,
            file_id=StoredFile.id,
            media_type=func.coalesce(StoredFile.media_type, ""),
        )
        .join(Visit, Visit.id == Observation.visit_id)
        .outerjoin(StoredFile, (StoredFile.id == Observation.file_id) & stands(StoredFile.id))
        .where(stands(Observation.id))
        .order_by(Observation.recorded_at, Observation.id)
    )
    return [read(Seen, row) for row in session.execute(_only(query, visit_id, review_id))]


def urgent_help(
    session: Session, *, visit_id: UUID | None = None, review_id: UUID | None = None
) -> list[Helped]:
    """Urgent help recorded on a visit, or on all visits of a review."""
    query = (
        select_as(Helped, UrgentHelp, resident=func.coalesce(Resident.reference, ""))
        .join(Visit, Visit.id == UrgentHelp.visit_id)
        .outerjoin(Resident, Resident.id == UrgentHelp.resident_id)
        .where(stands(UrgentHelp.id))
        .order_by(UrgentHelp.recorded_at, UrgentHelp.id)
    )
    return [read(Helped, row) for row in session.execute(_only(query, visit_id, review_id))]


def _only(
    query: Select[*tuple[Any, ...]], visit_id: UUID | None, review_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    if visit_id is not None:
        query = query.where(Visit.id == visit_id)
    if review_id is not None:
        query = query.where(Visit.review_id == review_id)
    return query


def visits_held(session: Session, scheme_id: UUID) -> bool:
    """Whether a lead holds visits to a scheme, in whichever of its reviews the hold was placed."""
    query = (
        select(Hold.id)
        .join(Review, Review.id == Hold.review_id)
        .where(Review.scheme_id == scheme_id, Hold.visits, Hold.released_at.is_(None))
    )
    return session.scalar(query.limit(1)) is not None


def officer_rows(session: Session, visit_id: UUID) -> list[VisitOfficer]:
    """Who goes on a visit now, to be changed by a service."""
    return list(session.scalars(select(VisitOfficer).filter_by(visit_id=visit_id, ended_at=None)))


def evidence_of_visit(session: Session, visit_id: UUID) -> list[Evidence]:
    """What was noted on a visit, as evidence, to be given its day by a service."""
    kinds = (Observation, StaffSpoken, UrgentHelp)
    noted = union_all(*(select(one.id).where(one.visit_id == visit_id) for one in kinds))
    return list(session.scalars(select(Evidence).where(Evidence.id.in_(noted))))
