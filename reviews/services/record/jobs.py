"""Long work as officers ask for it: asked for, cancelled, started again, and given out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from reviews.domain.dates import LONDON
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act, Permission, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.jobs import JobKind, JobState, is_kept, may_start_again, state_of
from reviews.files.disk import FileStore, Kept
from reviews.reference.question_sets import QuestionSets
from reviews.store.record import jobs
from reviews.store.record.events import lock, record
from reviews.store.record.jobs import JobLine
from reviews.store.record.session import Session
from reviews.store.tables import Job, JobProgress

COUNCIL = "council"

Part = tuple[str, int]
"""One piece of a job before it is done: what it is about, and how many things it counts."""


def _go_on() -> None:
    """Nothing ends the work."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What long work is done with beside the record.

    `scan` is the command of a scanner of files, and `office` of what makes a PDF of an office file;
    empty where the council has none.
    """

    sets: QuestionSets = field(default_factory=partial(QuestionSets, ()))
    scan: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a piece adds to the result: in words, and in a file of its own where it makes one."""

    words: str
    bytes_id: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A job as one of its pieces, or its result, is made: for whom, what it is about, its files.

    `holds` is called now and then by what takes long: the job says that it goes on, and what is
    raised there ends the work. `before` gives what the pieces that are done made, for one that goes
    by them.
    """

    session: Session
    act: Act
    about: UUID | None
    files: FileStore
    tools: Tools = field(default_factory=Tools)
    holds: Callable[[], None] = _go_on
    before: Callable[[], Iterable[Made]] = tuple


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of long work, as the worker does it.

    Attributes:
        permission: what whoever asks must be allowed, then and at each piece.
        counted: one of what is counted, such as scheme.
        parts: the pieces, for a job about what this id names; each of a second or so.
        piece: does one, in a transaction of its own, and gives what it adds to the result.
        result: writes the file from what the pieces gave, in their order, reading only; what it
            returns is for `done`.
        file_name: how the file begins; its day and `ending` come after.
        media_type: of the file.
        of_one_day: whether what pieces give is of the day they are done, so that those of an
            earlier day are done anew.
        reads_only: whether pieces change no row, so that they are done outside any transaction.
        done: writes down what was made, as the job ends; the file is then that record's own.
        page: the endpoint of the page that has it then, for the id that the job is about.
        page_of: as what that page takes the id.
    """

    permission: Permission
    counted: str
    parts: Callable[[Session, Act, UUID | None], Iterable[Part]]
    piece: Callable[[Work, str], Made]
    result: Callable[[Work, Iterator[Made], BinaryIO], str]
    file_name: str
    ending: str
    media_type: str
    of_one_day: bool = False
    reads_only: bool = False
    done: Callable[[Work, Kept, str], None] | None = None
    page: str = ""
    page_of: str = "case_id"


Kinds = Mapping[JobKind, Kind]


def rights(viewer: Viewer) -> str:
    """The roles and teams of an officer as one text, to see whether they are the same later."""
    return " ".join([*sorted(viewer.roles), *sorted(map(str, viewer.teams))])


def told_of(job: Job) -> dict[str, Any]:
    """What an event of a job is about, and what the history tells of it."""
    return {"about": {"job": job.id}, "words": {"what": job.kind.words}}


def ask(session: Session, act: Act, kinds: Kinds, kind: JobKind, about: UUID | None = None) -> UUID:
    """Ask for long work; its id is handed to the queue once this is committed.

    Whoever asks twice for the same has it done once: while it waits or is under way, its id is
    given again.

    Raises:
        NotAllowed: this officer may not have it.
    """
    _check_may(act, kinds, kind)
    lock(session, COUNCIL)
    if found := jobs.open_job(session, act.by.id, kind, about):
        return found
    job = Job(id=uuid4(), recorded_at=act.at, recorded_by=act.by.id, kind=kind, about=about)
    session.add(job)
    session.flush()
    session.add(JobProgress(job_id=job.id))
    record(session, act, COUNCIL, EventKind.JOB_ASKED, **told_of(job))
    return job.id


def cancel(session: Session, act: Act, job_id: UUID) -> None:
    """Cancel one's own job, at once: a piece that is being done now is the last.

    Raises:
        NotThere: it is somebody else's.
        Refused: it has ended already.
    """
    job, _ = _own(session, act, job_id)
    if job.ended_as is not None:
        raise Refused(f"There was nothing to cancel any more: it is {job.ended_as.words.lower()}.")
    job.ended_as, job.ended_at = JobState.CANCELLED, act.at
    record(session, act, COUNCIL, EventKind.JOB_CANCELLED, **told_of(job))


def start_again(session: Session, act: Act, kinds: Kinds, job_id: UUID) -> None:
    """Have one's own job go on where it stopped; hand it to the queue once this is committed.

    Raises:
        NotThere: it is somebody else's.
        NotAllowed: this officer may not have it any more.
        Refused: it waits, is under way or is done, or it stopped too long ago.
    """
    job, progress = _own(session, act, job_id)
    _check_may(act, kinds, job.kind)
    state = state_of(job.ended_as, progress.heartbeat_at)
    if not may_start_again(state, job.ended_at, act.at):
        told = "Ask for it anew." if state in (JobState.FAILED, JobState.CANCELLED) else ""
        raise Refused(f"It cannot be started again: it is {state.words.lower()}. {told}".strip())
    job.ended_as = job.ended_at = job.failure = None
    progress.held_by = progress.heartbeat_at = None
    progress.takes = 0
    record(session, act, COUNCIL, EventKind.JOB_STARTED_AGAIN, **told_of(job))


def given_out(viewer: Viewer, job: JobLine, kinds: Kinds, now: datetime) -> tuple[str, str]:
    """The bytes that a job made and the name of the file, for whoever asked for it.

    Raises:
        NotAllowed: they may not have it any more, or their roles or teams are others by now.
        NotThere: it is not ready, or not kept any more.
    """
    kind = kinds[job.kind]
    if not viewer.may(kind.permission):
        raise NotAllowed
    if job.state is not JobState.DONE:
        raise NotThere("This is not ready. “Long work” says how far it is.")
    if job.bytes_id is None or job.ended_at is None or not is_kept(job.ended_at, now):
        raise NotThere("The file is not kept any more. Ask for it anew.")
    if job.rights != rights(viewer):
        raise NotAllowed(
            "Your roles or teams have changed since this was made for you. Ask for it anew."
        )
    day = job.ended_at.astimezone(LONDON).date()
    return job.bytes_id, f"{kind.file_name}-{day.isoformat()}{kind.ending}"


def _check_may(act: Act, kinds: Kinds, kind: JobKind) -> None:
    if not act.by.may(kinds[kind].permission):
        raise NotAllowed


def _own(session: Session, act: Act, job_id: UUID) -> tuple[Job, JobProgress]:
    found = jobs.locked(session, job_id)
    if found is None or found[0].recorded_by != act.by.id:
        raise NotThere
    return found
