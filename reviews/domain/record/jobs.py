"""Long work: its kinds, how each stands, how long what it made is kept, and who works on it."""

from datetime import datetime, timedelta

from reviews.domain.worded import Worded

KEPT_FOR = timedelta(days=7)
"""How long what a job made can be downloaded, and what it did so far is there to go on from."""
STOPPED_AFTER = timedelta(minutes=5)
"""How long a job says nothing before another worker takes it up: a piece takes seconds."""
SILENT_AFTER = timedelta(minutes=3)
"""How long no worker says that it is there before people are told: it says so each minute."""
LOST_AFTER = timedelta(minutes=1)
"""How long a job waits before it is handed to the worker once more."""
MOST_TAKES = 10
"""How often a job is taken up without one piece done before it is given up: it ends its worker."""


class JobKind(Worded):
    """What long work makes."""

    SCHEME_LOG = "scheme-log", "The log of all schemes"
    EVENTS = "events", "The record of events"
    BUNDLE_PARTIES = "bundle-parties", "A bundle of papers: the parties’ set"
    BUNDLE_FULL = "bundle-full", "A bundle of papers: the full set"
    BUNDLE_GROUP = "bundle-group", "A bundle of papers: what a group of cases shares"
    REDACTION_LOOK = "redaction-look", "What would be taken out of a long paper"
    REDACTION = "redaction", "Words taken out of a long paper"


class JobState(Worded):
    """How a job stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Under way"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


ENDS = frozenset((JobState.DONE, JobState.FAILED, JobState.CANCELLED))


class WorkerState(Worded):
    """Whether anything works on long work; told by `/health`, which it does not fail."""

    OK = "ok", "The worker runs."
    SILENT = "silent", "No worker has been seen for some minutes, so long work waits."


def state_of(ended_as: JobState | None, heartbeat_at: datetime | None) -> JobState:
    """How a job stands: as it ended, else under way once a worker took it up."""
    return ended_as or (JobState.WAITING if heartbeat_at is None else JobState.RUNNING)


def may_start_again(state: JobState, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a job can go on where it stopped: what it did so far is still there."""
    stopped = state in (JobState.FAILED, JobState.CANCELLED)
    return stopped and ended_at is not None and now < ended_at + KEPT_FOR


def is_kept(ended_at: datetime | None, now: datetime) -> bool:
    """Whether what a job made is still given out."""
    return ended_at is not None and now < ended_at + KEPT_FOR


def worker_state(seen_at: datetime | None, now: datetime) -> WorkerState:
    """Whether a worker that was last seen then counts as there."""
    there = seen_at is not None and now - seen_at < SILENT_AFTER
    return WorkerState.OK if there else WorkerState.SILENT


def progress(done: int, of: int | None, one: str) -> str:
    """How far a job is, as people read it: 40 of 120 schemes."""
    if of is None:
        return ""
    return f"{done:,} of {of:,} {one if of == 1 else one + 's'}"
