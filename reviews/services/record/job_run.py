"""The worker's part: a job taken up, its pieces done one a transaction, and how it ends.

A worker may be killed at any moment. What a piece does and that it is done are committed together,
under a lock on the job's progress; whoever takes the job up next goes on after it. One run holds a
job at a time: it ends as soon as another has taken the job up, or the job has ended.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.dates import LONDON
from reviews.domain.errors import Busy, DiskFull, Explained, Refused, Unreadable
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.jobs import LOST_AFTER, MOST_TAKES, STOPPED_AFTER, JobState
from reviews.files.disk import FileStore, Kept
from reviews.store.people import officers
from reviews.store.record import jobs
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import record
from reviews.store.record.queue import Queue
from reviews.store.record.session import Session
from reviews.store.tables import Job, JobPiece, JobProgress

from .jobs import COUNCIL, Kind, Kinds, Made, Tools, Work, rights, told_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

_LOG = logging.getLogger(__name__)
_BEAT = timedelta(seconds=30)
_CLOSED = "The account of whoever asked for this was closed."
_NO_LONGER = "Your account does not let you have this any more."
_CHANGED = "Your roles or teams changed while this was being made. Ask for it anew."
_ENDS_ITS_WORKER = (
    f"It was begun {MOST_TAKES} times, and each time the worker ended before a piece of it was "
    "done. Tell an administrator: the log of the worker may say why."
)
_FAULT = (
    "Something went wrong in the program. Tell an administrator: the log of the worker says what."
)


class _LetGo(Exception):
    """The job has ended, or another run has taken it up."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Workshop:
    """What a worker works with. `stopping` tells whether it is asked to stop after this piece."""

    engine: "Engine"
    files: FileStore
    kinds: Kinds
    clock: Callable[[], datetime]
    stopping: Callable[[], bool] = _never
    worker: UUID = field(default_factory=uuid4)
    tools: Tools = field(default_factory=Tools)


@dataclass(frozen=True)
class _Run:
    """One run of one job."""

    shop: Workshop
    job_id: UUID
    token: UUID = field(default_factory=uuid4)

    def held(self, session: Session) -> tuple[Job, JobProgress]:
        """The job, locked, while this run holds it; _LetGo where it does not."""
        return self._still(jobs.locked(session, self.job_id))

    def read(self, session: Session) -> tuple[Job, JobProgress]:
        """The job while this run holds it, to be read only; _LetGo where it does not."""
        return self._still(jobs.standing(session, self.job_id))

    def _still(self, found: tuple[Job, JobProgress] | None) -> tuple[Job, JobProgress]:
        if found is None or found[0].ended_as is not None or found[1].held_by != self.token:
            raise _LetGo
        return found

    def beat(self, session: Session, progress: JobProgress) -> None:
        """Say that the job goes on, and that the worker is there."""
        progress.heartbeat_at = self.shop.clock()
        jobs.say_seen(session, self.shop.worker, self.shop.clock())


def sweep(shop: Workshop, queue: Queue, *, starting: bool = False) -> None:
    """Say that a worker is there, and hand over what waits or stopped and is not in the queue.

    A worker that starts takes up every job: the one before it may have been killed just now.
    """
    now = shop.clock()
    with writing(shop.engine) as session:
        jobs.say_seen(session, shop.worker, now)
    with reading_session(shop.engine) as session:
        asked_before = now if starting else now - LOST_AFTER
        found = jobs.unfinished(session, asked_before, None if starting else now - STOPPED_AFTER)
    waiting = queue.waiting() if found else ()
    for job_id in found:
        if job_id not in waiting:
            queue.hand_over(job_id)


def run(shop: Workshop, job_id: UUID) -> None:
    """Do what is left of a job, piece by piece, until it ends or the worker is asked to stop.

    A job that cannot go on fails, with a sentence, also where a disk has no room. Where the
    database or the disk does not answer, it is left as it is, for the next sweep.

    Raises:
        Busy, Unreadable: the database or the disk does not answer.
    """
    one = _Run(shop, job_id)
    try:
        if _took(one):
            _work(one)
    except DiskFull as full:
        _fail(one, f"{full.sentence} Tell an administrator, and start it again then.")
    except (_LetGo, Busy, Unreadable) as error:
        if not isinstance(error, _LetGo):
            raise
    except Explained as error:
        _fail(one, error.sentence)
    except Exception:  # noqa: BLE001 - whatever it is, who asked is told that it failed
        _LOG.exception("The job %s failed.", job_id)
        _fail(one, _FAULT)


def _took(one: _Run) -> bool:
    """Whether this run holds the job now; it has ended, or is not there, where not."""
    with writing(one.shop.engine) as session:
        found = jobs.locked(session, one.job_id)
        if found is None or found[0].ended_as is not None:
            return False
        progress = found[1]
        progress.held_by = one.token
        progress.takes += 1
        given_up = progress.takes > MOST_TAKES
        one.beat(session, progress)
    if given_up:
        raise Refused(_ENDS_ITS_WORKER)
    return True


def _work(one: _Run) -> None:
    _begin(one)
    while not one.shop.stopping():
        if not _did_piece(one) and not _undid_earlier(one) and _finished(one):
            return


def _begin(one: _Run) -> None:
    """Count the pieces, where that was not done; have those of an earlier day done again."""
    with writing(one.shop.engine) as session:
        job, progress = one.held(session)
        kind, act = _as_asked(one, session, job, progress)
        if progress.of is None:
            parts = kind.parts(session, act, job.about)
            progress.of = jobs.add_pieces(session, job.id, parts)
            progress.rights = rights(act.by)
    _undid_earlier(one)


def _undid_earlier(one: _Run) -> bool:
    """Whether pieces are to be done again, as they were done before today."""
    with writing(one.shop.engine) as session:
        job, progress = one.held(session)
        if not one.shop.kinds[job.kind].of_one_day:
            return False
        today = one.shop.clock().astimezone(LONDON).date()
        return jobs.undo_pieces(session, progress, datetime.combine(today, time(), LONDON))


def _as_asked(one: _Run, session: Session, job: Job, progress: JobProgress) -> tuple[Kind, Act]:
    """The kind of a job, and whoever asked for it doing it now, with the rights they have now.

    Raises:
        Refused: their account is closed, they may not any more, or their rights are others now
            than those with which the first piece was done.
    """
    kind = one.shop.kinds[job.kind]
    viewer = officers.viewer(session, job.recorded_by)
    if viewer is None:
        raise Refused(_CLOSED)
    if not viewer.may(kind.permission):
        raise Refused(_NO_LONGER)
    if progress.rights not in (None, rights(viewer)):
        raise Refused(_CHANGED)
    return kind, Act(viewer, one.shop.clock())


def _did_piece(one: _Run) -> bool:
    """Do the next piece: its work, and that it is done, in one transaction.

    False where none is left. One that only reads is done before that opens, so that nobody waits.
    """
    number, ahead = _read_ahead(one)
    try:
        with writing(one.shop.engine) as session:
            job, progress = one.held(session)
            kind, act = _as_asked(one, session, job, progress)
            piece = jobs.next_piece(session, job.id)
            if piece is None:
                return False
            _check_same(piece, number)
            made = ahead or kind.piece(_work_of(one, session, job, act), piece.about)
            piece.made, piece.bytes_id, piece.done_at = made.words, made.bytes_id, act.at
            progress.done += piece.count
            progress.takes = 0
            one.beat(session, progress)
    except (_LetGo, Refused):
        _let_go(one, ahead.bytes_id if ahead else None)
        raise
    return True


def _check_same(piece: JobPiece, number: int) -> None:
    if number not in (0, piece.number):
        raise _LetGo


def _read_ahead(one: _Run) -> tuple[int, Made | None]:
    """The number of the next piece, and what it makes, where its kind only reads."""
    with reading_session(one.shop.engine) as session:
        job, progress = one.read(session)
        kind, act = _as_asked(one, session, job, progress)
        piece = jobs.next_piece(session, job.id) if kind.reads_only else None
        if piece is None:
            return 0, None
        return piece.number, kind.piece(_work_of(one, session, job, act), piece.about)


def _work_of(one: _Run, session: Session, job: Job, act: Act) -> Work:
    before = partial(_pieces, session, job.id)
    return Work(session, act, job.about, one.shop.files, one.shop.tools, before=before)


def _pieces(session: Session, job_id: UUID) -> Iterator[Made]:
    """What the pieces of a job that are done made, in their order."""
    return (Made(words, bytes_id) for words, bytes_id in jobs.made(session, job_id))


def _let_go(one: _Run, *bytes_ids: str | None) -> None:
    """Take away files that no row names."""
    for bytes_id in filter(None, bytes_ids):
        one.shop.files.discard(bytes_id)


def _finished(one: _Run) -> bool:
    """Make the result and end the job. False where pieces are to be done again first.

    The result is made outside any transaction, as it can take long.
    """
    kept, told = _made(one)
    try:
        with writing(one.shop.engine) as session:
            job, progress = one.held(session)
            kind, act = _as_asked(one, session, job, progress)
            if jobs.next_piece(session, job.id) is not None:
                one.shop.files.discard(kept.bytes_id)
                return False
            if kind.done is None:
                progress.bytes_id = kept.bytes_id
            else:
                kind.done(_work_of(one, session, job, act), kept, told)
            job.sha256 = kept.sha256
            parts = jobs.empty_pieces(session, job.id)
            job.ended_as, job.ended_at = JobState.DONE, act.at
            record(session, act, COUNCIL, EventKind.JOB_DONE, **told_of(job))
    except (_LetGo, Refused):
        one.shop.files.discard(kept.bytes_id)
        raise
    _let_go(one, *parts)
    return True


def _made(one: _Run) -> tuple[Kept, str]:
    with TemporaryFile() as file:
        with writing(one.shop.engine) as session:
            job, progress = one.held(session)
            kind, act = _as_asked(one, session, job, progress)
            about = job.about
        with reading_session(one.shop.engine) as session:
            holds = _Heart(one).beat
            work = Work(session, act, about, one.shop.files, one.shop.tools, holds)
            told = kind.result(work, _beating(_pieces(session, one.job_id), holds), file)
        file.seek(0)
        return one.shop.files.keep(file), told


class _Heart:
    """Says now and then, while a result is made, that the job goes on."""

    def __init__(self, one: _Run) -> None:
        self._one, self._last = one, one.shop.clock()

    def beat(self) -> None:
        """Say so, where that is due; _LetGo where this run does not hold the job any more."""
        if self._one.shop.clock() - self._last > _BEAT:
            self._last = self._one.shop.clock()
            with writing(self._one.shop.engine) as session:
                self._one.beat(session, self._one.held(session)[1])


def _beating(made: Iterator[Made], beat: Callable[[], None]) -> Iterator[Made]:
    """What the pieces made; meanwhile the job says that it goes on."""
    for one in made:
        beat()
        yield one


def _fail(one: _Run, sentence: str) -> None:
    """End a job with a sentence, as whoever asked for it, whether or not they still may."""
    try:
        with writing(one.shop.engine) as session:
            job, _ = one.held(session)
            asked_by = Viewer(job.recorded_by, "", frozenset(), frozenset())
            act = Act(asked_by, one.shop.clock())
            job.ended_as, job.ended_at, job.failure = JobState.FAILED, act.at, sentence
            record(session, act, COUNCIL, EventKind.JOB_FAILED, **told_of(job))
    except _LetGo:
        return
