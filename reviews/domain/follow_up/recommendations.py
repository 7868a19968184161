"""Recommendations and their two dates (paras 113-119): acknowledge by; complete and evidence by."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.domain.worded import Worded
from reviews.domain.working_days import BankHolidays, after_working_days, working_days_between


class Progress(Worded):
    """How far a provider has come with one recommendation, as last seen."""

    NOT_STARTED = "not-started", "Not started"
    UNDER_WAY = "under-way", "Under way"
    DONE_NO_EVIDENCE = "done-no-evidence", "Said to be done, no evidence seen"
    DONE = "done", "Done, evidence seen"
    NOT_DONE = "not-done", "Provider will not do it"
    NO_LONGER_NEEDED = "no-longer-needed", "No longer needed"


SETTLED = frozenset({Progress.DONE, Progress.NO_LONGER_NEEDED})


class Clock(Worded):
    """How a recommendation stands against its two dates."""

    NOT_ISSUED = "not-issued", "Not sent yet"
    STOPPED = "stopped", "Stopped: scheme closed"
    SETTLED = "settled", "Settled"
    ACKNOWLEDGEMENT_LATE = "acknowledgement-late", "Acknowledgement overdue"
    COMPLETION_LATE = "completion-late", "Evidence overdue"
    AWAITING_ACKNOWLEDGEMENT = "awaiting-acknowledgement", "Waiting for acknowledgement"
    AWAITING_COMPLETION = "awaiting-completion", "Waiting for evidence"


LATE = frozenset({Clock.ACKNOWLEDGEMENT_LATE, Clock.COMPLETION_LATE})
OPEN = LATE | {Clock.AWAITING_ACKNOWLEDGEMENT, Clock.AWAITING_COMPLETION}
TO_LOOK_AT = OPEN | {Clock.NOT_ISSUED}
"""What a revisit looks at: everything neither settled nor stopped, sent or not (para 119)."""


def follows_up(viewer: Viewer, team_id: UUID) -> bool:
    """Whether a viewer follows up a team's recommendations: the team, and letter officers."""
    mine = viewer.works_on(team_id) or Role.LETTER_OFFICER in viewer.roles
    return mine and viewer.may(Permission.FOLLOW_UP)


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


def days_late(now: Clock, acknowledge_by_on: date, complete_by_on: date, today: date) -> int | None:
    """How many calendar days the date that has passed unmet lies back; None where none has.

    The pages and the log's workbook both count so: anyone can check it with a calendar, in years
    whose bank holidays are not published yet too, and what is late is never 0 days late.
    """
    passed = {
        Clock.ACKNOWLEDGEMENT_LATE: acknowledge_by_on,
        Clock.COMPLETION_LATE: complete_by_on,
    }.get(now)
    return None if passed is None else (today - passed).days


def told(dates: Dates, today: date, holidays: BankHolidays) -> str:
    """How a recommendation stands against its dates, in a sentence or two."""
    now = clock(dates, today)
    late = days_late(now, dates.acknowledge_by_on, dates.complete_by_on, today)
    verb = "is" if late is None else "was"
    match now:
        case Clock.SETTLED if dates.progress is not None:
            return f"Settled: {_lower(dates.progress.words)}."
        case Clock.STOPPED if dates.scheme_closed_on is not None:
            closed = long_date(dates.scheme_closed_on)
            return f"The scheme closed on {closed}, so its dates no longer run."
        case Clock.ACKNOWLEDGEMENT_LATE | Clock.AWAITING_ACKNOWLEDGEMENT:
            due = _apart(dates.acknowledge_by_on, today, holidays, late)
            return f"The provider {verb} to acknowledge it by {due}."
        case Clock.COMPLETION_LATE | Clock.AWAITING_COMPLETION:
            due = _apart(dates.complete_by_on, today, holidays, late)
            never = "" if dates.acknowledged_on else " It was not acknowledged either."
            return f"Evidence {verb} due by {due}.{never}"
        case _:
            return "It has not been sent to the provider yet, so its dates do not run."


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _apart(day: date, today: date, holidays: BankHolidays, late: int | None) -> str:
    """A date and how far from today it is: working days to come, as far as known; days late."""
    if late is not None:
        return f"{long_date(day)}, {late} calendar day{'s' if late != 1 else ''} ago"
    if day == today:
        return f"{long_date(day)}, today"
    try:
        count = working_days_between(today, day, holidays)
    except Refused:
        return long_date(day)
    if count == 0:
        return long_date(day)
    return f"{long_date(day)}, {count} working day{'s' if count != 1 else ''} from now"


def usual_dates(
    start: date, acknowledge_days: int, complete_days: int, holidays: BankHolidays
) -> tuple[date, date] | None:
    """The two dates that a council usually gives: acknowledge by, and complete by (paras 113-118).

    They are counted in working days from `start`; None where one lies past the years whose bank
    holidays are known.
    """
    try:
        return (
            after_working_days(start, acknowledge_days, holidays),
            after_working_days(start, complete_days, holidays),
        )
    except Refused:
        return None


def check_dates(
    acknowledge_by_on: date,
    complete_by_on: date,
    start: date,
    before: tuple[date, date] | None = None,
) -> None:
    """Check the two dates of a recommendation against the day it is sent, or changed.

    `before` holds the two dates as they stood; one that is left as it was may have passed.
    """
    acknowledge_before, complete_before = before or (None, None)
    if acknowledge_by_on != acknowledge_before and acknowledge_by_on <= start:
        raise Refused(
            "The date to acknowledge by must be after the day the letter is sent.",
            "acknowledge_by_on",
        )
    if complete_by_on != complete_before and complete_by_on <= start:
        raise Refused(
            "The date to complete and evidence by must be after the day the letter is sent.",
            "complete_by_on",
        )
    if complete_by_on < acknowledge_by_on:
        raise Refused(
            "The date to complete and evidence by must be the same as or after the date to "
            "acknowledge by.",
            "complete_by_on",
        )
