"""What benefits officers asked review teams to record, and what they were answered."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session, aliased

from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.people.roles import Viewer
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Officer, RecordAskedFor, Review, Scheme

PAGE, LATEST = 50, 5


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a review's team was asked to record. It names no case: reviewers are told of none.

    `answer`, `answered_at` and `answered_by` are nothing until somebody answered.
    """

    id: UUID
    review_id: UUID
    review: str
    scheme: str
    team_id: UUID
    words: str
    asked_by: str
    recorded_at: datetime
    answer: str | None
    answered_at: datetime | None
    answered_by: str | None


def _query() -> Select[*tuple[Any, ...]]:
    answered = aliased(Officer)
    return (
        select_as(
            AskedFor,
            RecordAskedFor,
            review=Review.reference,
            scheme=Scheme.name,
            team_id=Review.team_id,
            asked_by=Officer.name,
            answered_by=answered.name,
        )
        .join(Review, Review.id == RecordAskedFor.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Officer, Officer.id == RecordAskedFor.recorded_by)
        .outerjoin(answered, answered.id == RecordAskedFor.answered_by)
    )


def asked(session: Session, asked_id: UUID) -> AskedFor | None:
    """One thing that was asked for, whoever reads it."""
    found = session.execute(_query().where(RecordAskedFor.id == asked_id)).one_or_none()
    return read(AskedFor, found) if found else None


def asked_by(
    session: Session, viewer: Viewer, *, page: int = 1, size: int = PAGE
) -> list[AskedFor]:
    """A page of what an officer asked for, the newest first; one query."""
    query = _query().where(RecordAskedFor.recorded_by == viewer.id)
    ordered = query.order_by(RecordAskedFor.recorded_at.desc(), RecordAskedFor.id)
    return _read(session, ordered.offset((page - 1) * size).limit(size))


def asked_in(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[AskedFor]:
    """What was asked for in a case, the oldest first, for its team; one query.

    As of a day, what was asked for by then, with the answer if it had come.
    """
    query = _query().where(RecordAskedFor.case_id == case_id)
    every = _read(session, query.order_by(RecordAskedFor.recorded_at, RecordAskedFor.id))
    return [
        one
        if one.answered_at is None or as_of.knows(one.answered_at)
        else replace(one, answer=None, answered_at=None, answered_by=None)
        for one in every
        if as_of.knows(one.recorded_at)
    ]


def asked_of(session: Session, review_ids: Collection[UUID]) -> list[AskedFor]:
    """What the teams of some reviews were asked for, the oldest first; one query."""
    query = _query().where(RecordAskedFor.review_id.in_(review_ids))
    return _read(session, query.order_by(RecordAskedFor.recorded_at, RecordAskedFor.id))


def to_answer(session: Session, viewer: Viewer) -> list[AskedFor]:
    """What the viewer's teams were asked for and have not answered, the oldest first; one query."""
    query = _query().where(RecordAskedFor.answered_at.is_(None), Review.team_id.in_(viewer.teams))
    return _read(session, query.order_by(RecordAskedFor.recorded_at, RecordAskedFor.id))


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[AskedFor]:
    return [read(AskedFor, row) for row in session.execute(query)]
