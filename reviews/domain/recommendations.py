"""Recommendations and their two dates (paras 113-119): acknowledge by; complete and evidence by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .errors import Refused


class Progress(StrEnum):
    """How far a provider has come with one recommendation, as last seen."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE_NO_EVIDENCE = "done-no-evidence"
    DONE = "done"
    NOT_DONE = "not-done"
    NO_LONGER_NEEDED = "no-longer-needed"


PROGRESS_NAMES = {
    Progress.NOT_STARTED: "Not started",
    Progress.UNDER_WAY: "Under way",
    Progress.DONE_NO_EVIDENCE: "Said to be done, no evidence seen",
    Progress.DONE: "Done, evidence seen",
    Progress.NOT_DONE: "Provider will not do it",
    Progress.NO_LONGER_NEEDED: "No longer needed",
}

SETTLED = frozenset({Progress.DONE, Progress.NO_LONGER_NEEDED})


class Clock(StrEnum):
    """How a recommendation stands against its two dates."""

    NOT_ISSUED = "not-issued"
    STOPPED = "stopped"
    SETTLED = "settled"
    ACKNOWLEDGEMENT_LATE = "acknowledgement-late"
    COMPLETION_LATE = "completion-late"
    AWAITING_ACKNOWLEDGEMENT = "awaiting-acknowledgement"
    AWAITING_COMPLETION = "awaiting-completion"


CLOCK_NAMES = {
    Clock.NOT_ISSUED: "Not sent yet",
    Clock.STOPPED: "Stopped: scheme closed",
    Clock.SETTLED: "Settled",
    Clock.ACKNOWLEDGEMENT_LATE: "Acknowledgement overdue",
    Clock.COMPLETION_LATE: "Evidence overdue",
    Clock.AWAITING_ACKNOWLEDGEMENT: "Waiting for acknowledgement",
    Clock.AWAITING_COMPLETION: "Waiting for evidence",
}

LATE = frozenset({Clock.ACKNOWLEDGEMENT_LATE, Clock.COMPLETION_LATE})
OPEN = LATE | {Clock.AWAITING_ACKNOWLEDGEMENT, Clock.AWAITING_COMPLETION}


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates asked of the provider, and what happened against them."""

    acknowledge_by_on: date
    complete_by_on: date
    issued_on: date | None = None
    acknowledged_on: date | None = None
    progress: Progress | None = None
    scheme_closed_on: date | None = None


def clock(dates: Dates, today: date) -> Clock:
    """How one recommendation stands today. A date that is today is not yet late.

    Evidence that is late outranks an acknowledgement that is late. A closed scheme's clocks stop.
    """
    if dates.progress in SETTLED:
        return Clock.SETTLED
    if dates.scheme_closed_on is not None and dates.scheme_closed_on <= today:
        return Clock.STOPPED
    if dates.issued_on is None:
        return Clock.NOT_ISSUED
    if today > dates.complete_by_on:
        return Clock.COMPLETION_LATE
    if dates.acknowledged_on is None:
        late = today > dates.acknowledge_by_on
        return Clock.ACKNOWLEDGEMENT_LATE if late else Clock.AWAITING_ACKNOWLEDGEMENT
    return Clock.AWAITING_COMPLETION


def check_dates(acknowledge_by_on: date, complete_by_on: date, start: date) -> None:
    """Check the two dates of a recommendation against the day it is sent.

    Raises:
        Refused: a date has passed by then, or evidence is asked for before acknowledgement.
    """
    if acknowledge_by_on <= start:
        raise Refused(
            "The date to acknowledge by must be after the day the letter is sent.",
            "acknowledge_by_on",
        )
    if complete_by_on < acknowledge_by_on:
        raise Refused(
            "The date to complete and evidence by must be the same as or after the date to "
            "acknowledge by.",
            "complete_by_on",
        )
