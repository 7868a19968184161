"""Reviews as they are read: heads, lists, planned residents, the request list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Viewer, sees_every_team
from reviews.domain.review.requests import RequestState
from reviews.domain.review.state import ReviewState
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    ExcusedPart,
    Finding,
    Hold,
    Officer,
    Recommendation,
    RequestFile,
    RequestLine,
    Resident,
    Review,
    ReviewResident,
    SameWordsLook,
    SameWordsPair,
    Scheme,
    StaffTime,
    StoredFile,
    Team,
)

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReviewHead:
    """A review with its scheme, team and lead by name."""

    id: UUID
    reference: str
    scheme_id: UUID
    scheme: str
    scheme_reference: str
    scheme_closed_on: date | None
    team_id: UUID
    team: str
    lead_id: UUID
    lead: str
    why: str
    period_from_on: date | None
    period_to_on: date | None
    opened_on: date
    state: ReviewState
    state_reason: str
    state_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedResident:
    """A resident in a review, by reference."""

    resident_id: UUID
    reference: str
    interview_planned: bool
    file_planned: bool


@dataclass(frozen=True, slots=True)
class Excused:
    """A planned part that will not be done, and why."""

    id: UUID
    part: str
    resident_id: UUID | None
    reason: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """How much stands in the record of a review."""

    findings: int
    pairs: int
    compared: int
    staff_time: int
    recommendations: int


@dataclass(frozen=True, slots=True)
class RequestedLine:
    """How one item of the request list stands, with the files that answer it."""

    id: UUID
    item: str
    version: int
    state: RequestState
    reason: str
    requested_on: date | None
    due_on: date | None
    received_on: date | None
    files: tuple[tuple[UUID, str], ...]


def _heads() -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            ReviewHead,
            Review,
            scheme=Scheme.name,
            scheme_reference=Scheme.reference,
            scheme_closed_on=Scheme.closed_on,
            team=Team.name,
            lead=Officer.name,
        )
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Team, Team.id == Review.team_id)
        .join(Officer, Officer.id == Review.lead_id)
    )


def review(session: Session, review_id: UUID) -> ReviewHead | None:
    """One review."""
    row = session.execute(_heads().where(Review.id == review_id)).one_or_none()
    return read(ReviewHead, row) if row else None


def review_page(
    session: Session,
    viewer: Viewer,
    *,
    state: ReviewState | None = None,
    after: tuple[date, UUID] | None = None,
) -> list[ReviewHead]:
    """One page of the reviews a viewer may see, newest first, one more than a page holds.

    Review teams see their own; officers who read findings for the whole council see all.
    """
    query = _heads().order_by(Review.opened_on.desc(), Review.id.desc()).limit(PAGE + 1)
    if not sees_every_team(viewer):
        query = query.where(Review.team_id.in_(viewer.teams))
    if state is not None:
        query = query.where(Review.state == state)
    if after is not None:
        query = query.where(tuple_(Review.opened_on, Review.id) < after)
    return [read(ReviewHead, row) for row in session.execute(query)]


def reviews_of(session: Session, scheme_id: UUID) -> list[ReviewHead]:
    """Every review of a scheme, newest first."""
    query = _heads().where(Review.scheme_id == scheme_id)
    rows = session.execute(query.order_by(Review.opened_on.desc(), Review.id.desc()))
    return [read(ReviewHead, row) for row in rows]


def open_review_of(session: Session, scheme_id: UUID) -> UUID | None:
    """The review of a scheme that is open or paused."""
    return session.scalar(
        select(Review.id).where(
            Review.scheme_id == scheme_id, Review.state.in_([ReviewState.OPEN, ReviewState.PAUSED])
        )
    )


def next_reference(session: Session, year: int) -> str:
    """The next reference of a year, such as SR-2026-014."""
    start = f"SR-{year}-"
    last = session.scalar(
        select(Review.reference)
        .where(Review.reference.startswith(start))
        .order_by(func.length(Review.reference).desc(), Review.reference.desc())
        .limit(1)
    )
    return f"{start}{int((last or start + '0').removeprefix(start)) + 1:03}"


def planned_residents(session: Session, review_id: UUID) -> list[PlannedResident]:
    """The residents whose interview or file is planned in a review, by reference."""
    rows = session.execute(
        select_as(PlannedResident, ReviewResident, reference=Resident.reference)
        .join(Resident, Resident.id == ReviewResident.resident_id)
        .where(ReviewResident.review_id == review_id)
        .order_by(Resident.reference)
    )
    return [read(PlannedResident, row) for row in rows]


def excused_parts(session: Session, review_id: UUID) -> list[Excused]:
    """The planned parts of a review that are excused now."""
    query = select(ExcusedPart).filter_by(review_id=review_id, ended_at=None)
    return [read(Excused, row) for row in session.scalars(query.order_by(ExcusedPart.at))]


def request_lines(session: Session, review_id: UUID) -> dict[str, RequestedLine]:
    """The request list of a review by item, each with its files; two queries."""
    rows = session.scalars(select(RequestLine).where(RequestLine.review_id == review_id)).all()
    answering = session.execute(
        select(RequestFile.request_line_id, StoredFile.id, StoredFile.name)
        .join(StoredFile, StoredFile.id == RequestFile.file_id)
        .where(RequestFile.request_line_id.in_([row.id for row in rows]))
        .order_by(StoredFile.recorded_at)
    )
    files = grouped((line_id, (file_id, name)) for line_id, file_id, name in answering)
    return {row.item: read(RequestedLine, row, files=tuple(files.get(row.id, ()))) for row in rows}


def request_row(session: Session, review_id: UUID, item: str) -> RequestLine | None:
    """The row of one item, to be changed by a service."""
    return session.scalar(select(RequestLine).filter_by(review_id=review_id, item=item))


def held(session: Session, review_id: UUID) -> tuple[bool, bool]:
    """Whether a lead holds a review's letters, and its visits."""
    rows = hold_rows(session, review_id)
    return any(row.letters for row in rows), any(row.visits for row in rows)


def hold_rows(session: Session, review_id: UUID) -> list[Hold]:
    """The holds of a review that stand, to be released by a service."""
    return list(session.scalars(select(Hold).filter_by(review_id=review_id, released_at=None)))


def counted(session: Session, review_id: UUID) -> Counted:
    """How many findings, pairs with the same words and the like stand; one query."""
    findings = _stands(Finding, review_id).where(Finding.withdrawn.is_(None))
    pairs = select(func.count()).where(SameWordsPair.review_id == review_id)
    times = _stands(StaffTime, review_id)
    made = _stands(Recommendation, review_id).where(Recommendation.withdrawn.is_(None))
    looks = select(func.count()).where(
        SameWordsLook.review_id == review_id, SameWordsLook.papers > 1
    )
    several = (findings, pairs, looks, times, made)
    return Counted(*session.execute(select(*(one.scalar_subquery() for one in several))).one())


def _stands(table: type[Finding | StaffTime | Recommendation], review_id: UUID) -> Select[int]:
    return select(func.count()).where(table.review_id == review_id, table.superseded_at.is_(None))
