"""Long work as it is read, and the rows that a worker changes as it goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, Select, and_, delete, func, insert, or_, select, true, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from reviews.domain.errors import Unreadable
from reviews.domain.record.jobs import JobKind, JobState, state_of
from reviews.store.tables import Job, JobPiece, JobProgress, JobWorker

from .engine import reading_session

_AT_ONCE = 500
_READ_AT_ONCE = 20
_FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job as its page shows it. `of` is None until its pieces are counted."""

    id: UUID
    kind: JobKind
    about: UUID | None
    asked_at: datetime
    asked_by: UUID
    state: JobState
    done: int
    of: int | None
    heartbeat_at: datetime | None
    ended_at: datetime | None
    failure: str | None
    rights: str | None
    bytes_id: str | None


def _lines() -> Select[Job, JobProgress]:
    return select(Job, JobProgress).join(JobProgress, JobProgress.job_id == Job.id)


def _line(job: Job, progress: JobProgress) -> JobLine:
    return JobLine(
        id=job.id,
        kind=job.kind,
        about=job.about,
        asked_at=job.recorded_at,
        asked_by=job.recorded_by,
        state=state_of(job.ended_as, progress.heartbeat_at),
        done=progress.done,
        of=progress.of,
        heartbeat_at=progress.heartbeat_at,
        ended_at=job.ended_at,
        failure=job.failure,
        rights=progress.rights,
        bytes_id=progress.bytes_id,
    )


def job(session: Session, job_id: UUID) -> JobLine | None:
    """One job."""
    found = session.execute(_lines().where(Job.id == job_id)).one_or_none()
    return _line(*found) if found else None


def own_jobs(session: Session, officer_id: UUID, skip: int, limit: int) -> list[JobLine]:
    """The jobs that an officer asked for, newest first."""
    query = _lines().where(Job.recorded_by == officer_id)
    query = query.order_by(Job.recorded_at.desc(), Job.id).offset(skip).limit(limit)
    return [_line(*row) for row in session.execute(query)]


def open_job(session: Session, officer_id: UUID, kind: JobKind, about: UUID | None) -> UUID | None:
    """The job of this kind that an officer asked for and that has not ended."""
    of = {"recorded_by": officer_id, "kind": kind, "about": about, "ended_as": None}
    return session.scalar(select(Job.id).filter_by(**of).limit(1))


def last_about(
    session: Session, officer_id: UUID, kind: JobKind, about: UUID | None
) -> JobLine | None:
    """The last job of this kind, about one thing, that an officer asked for."""
    of = Job.recorded_by == officer_id, Job.kind == kind, Job.about == about
    query = _lines().where(*of).order_by(Job.recorded_at.desc(), Job.id).limit(1)
    found = session.execute(query).one_or_none()
    return _line(*found) if found else None


def unfinished(
    session: Session, asked_before: datetime, silent_since: datetime | None
) -> list[UUID]:
    """Jobs to be handed to a worker, the first that was asked for first.

    Those that wait and were asked for before an instant, and those under way that have said nothing
    since another: all of them, where that is not given.
    """
    beat = JobProgress.heartbeat_at
    waits = and_(beat.is_(None), Job.recorded_at <= asked_before)
    stopped = and_(beat.is_not(None), true() if silent_since is None else beat <= silent_since)
    query = select(Job.id).join(JobProgress, JobProgress.job_id == Job.id)
    query = query.where(Job.ended_as.is_(None), or_(waits, stopped))
    return list(session.scalars(query.order_by(Job.recorded_at)))


def locked(session: Session, job_id: UUID) -> tuple[Job, JobProgress] | None:
    """A job, with how far it is, which nobody else changes until the transaction ends."""
    query = select(JobProgress).where(JobProgress.job_id == job_id).with_for_update()
    progress = session.scalar(query.execution_options(populate_existing=True))
    if progress is None:
        return None
    of = select(Job).where(Job.id == job_id).execution_options(populate_existing=True)
    return session.scalars(of).one(), progress


def standing(session: Session, job_id: UUID) -> tuple[Job, JobProgress] | None:
    """A job, with how far it is, to be read only."""
    of = select(Job, JobProgress).join(JobProgress, JobProgress.job_id == Job.id)
    found = session.execute(of.where(Job.id == job_id)).one_or_none()
    return (found[0], found[1]) if found else None


def add_pieces(session: Session, job_id: UUID, pieces: Iterable[tuple[str, int]]) -> int:
    """Write the pieces of a job, each by what it is about and how much it counts; gives the sum."""
    total, rows = 0, []
    for number, (about, count) in enumerate(pieces, 1):
        total += count
        rows.append({"job_id": job_id, "number": number, "about": about, "count": count})
    for start in range(0, len(rows), _AT_ONCE):
        session.execute(insert(JobPiece), rows[start : start + _AT_ONCE])
    return total


def next_piece(session: Session, job_id: UUID) -> JobPiece | None:
    """The first piece of a job that is not done."""
    query = select(JobPiece).filter_by(job_id=job_id, done_at=None)
    return session.scalar(query.order_by(JobPiece.number).limit(1))


def made(session: Session, job_id: UUID) -> Iterator[tuple[str, str | None]]:
    """What the pieces of a job made, in their order, read a few at a time: words, and a file.

    Nothing is open between two readings, so that whoever reads may stop at any of them.
    """
    of = (JobPiece.job_id == job_id, JobPiece.made.is_not(None))
    query = select(JobPiece.number, JobPiece.made, JobPiece.bytes_id).where(*of)
    query = query.order_by(JobPiece.number).limit(_READ_AT_ONCE)
    read = 0
    while rows := session.execute(query.where(JobPiece.number > read)).all():
        yield from ((row.made or "", row.bytes_id) for row in rows)
        read = rows[-1].number


def empty_pieces(session: Session, job_id: UUID) -> list[str]:
    """Take away what the pieces of a job made: its result holds it; gives the ids of bytes."""
    of = JobPiece.job_id == job_id
    left = session.scalars(select(JobPiece.bytes_id).where(of, JobPiece.bytes_id.is_not(None)))
    gone = [one for one in left if one is not None]
    session.execute(update(JobPiece).where(of).values(made=None, bytes_id=None))
    return gone


def undo_pieces(session: Session, progress: JobProgress, before: datetime) -> bool:
    """Have pieces done again that were done before an instant; whether there were any."""
    old = (JobPiece.job_id == progress.job_id, JobPiece.done_at < before)
    count = session.scalar(select(func.sum(JobPiece.count)).where(*old))
    if count is None:
        return False
    session.execute(update(JobPiece).where(*old).values(done_at=None, made=None, bytes_id=None))
    progress.done -= count
    return True


def forget_made(session: Session) -> None:
    """Give out no more what any job made, and have jobs that have not ended do all of it again.

    For an erasure: what was made before it may hold what was erased.
    """
    holding = select(JobPiece.job_id).where(JobPiece.made.is_not(None))
    session.execute(update(JobProgress).values(bytes_id=None))
    session.execute(update(JobProgress).where(JobProgress.job_id.in_(holding)).values(done=0))
    held = update(JobPiece).where(JobPiece.made.is_not(None))
    session.execute(held.values(made=None, bytes_id=None, done_at=None))


def let_go(session: Session, ended_before: datetime) -> list[str]:
    """Let go of what jobs made that ended before an instant; gives the ids of the bytes."""
    old = select(Job.id).where(Job.ended_at < ended_before)
    kept = (JobProgress.job_id.in_(old), JobProgress.bytes_id.is_not(None))
    gone = list(session.scalars(select(JobProgress.bytes_id).where(*kept)))
    of_pieces = (JobPiece.job_id.in_(old), JobPiece.bytes_id.is_not(None))
    gone += session.scalars(select(JobPiece.bytes_id).where(*of_pieces))
    session.execute(update(JobProgress).where(*kept).values(bytes_id=None))
    session.execute(delete(JobPiece).where(JobPiece.job_id.in_(old)))
    return [one for one in gone if one is not None]


def say_seen(session: Session, worker: UUID, at: datetime) -> None:
    """Keep when a worker was there, and no longer those that have been gone for a day."""
    session.merge(JobWorker(id=worker, seen_at=at))
    session.execute(delete(JobWorker).where(JobWorker.seen_at < at - _FORGOTTEN))


def last_seen(session: Session) -> datetime | None:
    """When a worker was last there."""
    return session.scalar(select(func.max(JobWorker.seen_at)))


def seen(engine: Engine) -> tuple[bool, datetime | None]:
    """Whether the database tells, and when a worker was last there."""
    try:
        with reading_session(engine) as session:
            return True, last_seen(session)
    except (SQLAlchemyError, Unreadable):
        return False, None
