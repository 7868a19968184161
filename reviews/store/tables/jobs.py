"""Long work: what was asked for and how it ended; and beside it, how far it is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.record.jobs import JobKind, JobState

from .base import Base, Written


class Job(Written, Base):
    """Long work that an officer asked for: `recorded_by`, at `recorded_at`.

    `about` is the id of what it is about, for kinds that are about one thing. `failure` is a
    sentence of ours, and `sha256` that of the file it made. How far it is stands in `JobProgress`.
    """

    __table_args__ = (Index("ix_job_recorded_by", "recorded_by", "recorded_at"),)

    kind: Mapped[JobKind]
    about: Mapped[UUID | None]
    ended_as: Mapped[JobState | None]
    ended_at: Mapped[datetime | None]
    failure: Mapped[str | None]
    sha256: Mapped[str | None]


class JobProgress(Base):
    """How far a job is; locked while a piece is done. It changes with each, and tells of no act.

    `held_by` names the run that works on it, and `takes` how often one took it up since the last
    piece. `rights` are the roles and teams of whoever asked, as the first piece was done for them.
    `bytes_id` is the file it made, for as long as that is kept.
    """

    audited = False

    job_id: Mapped[UUID] = mapped_column(ForeignKey("job.id"), primary_key=True)
    held_by: Mapped[UUID | None]
    heartbeat_at: Mapped[datetime | None]
    takes: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int | None]
    rights: Mapped[str | None]
    bytes_id: Mapped[str | None]


class JobPiece(Base):
    """One piece of a job: what it is about, how many things it counts, when it was done.

    `made` is what it adds to the result, until that is made, and `bytes_id` a file that it made.
    """

    audited = False

    job_id: Mapped[UUID] = mapped_column(ForeignKey("job.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    about: Mapped[str]
    count: Mapped[int]
    done_at: Mapped[datetime | None]
    made: Mapped[str | None]
    bytes_id: Mapped[str | None]


class JobWorker(Base):
    """When each worker was last seen."""

    audited = False

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]
