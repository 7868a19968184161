"""An appeal as it came: what is said of it, and whether it came in time.

Nothing here stops an appeal: it is sent to the tribunal whoever signed it and whenever it came.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import Refused
from reviews.domain.working_days import BankHolidays

from .kinds import Person, SignedBy, Timing
from .law import TimeLimits
from .time_limits import AS_FIRST_KEPT, InTime, last_day, reasons_awaited, stands

EITHER_WAY = (
    "It is sent to the tribunal either way. Whether a late appeal is let in is for the tribunal, "
    "where the council objects."
)

_MADE = "the day the decision was made"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal as the council received it.

    `objects` is whether the council objects to a late one; None where nobody has said. The days of
    reasons are those on which the council was asked for written reasons, and gave them.
    """

    received_on: date
    person: Person
    appellant: str
    signed_by: SignedBy
    decision_fact_id: UUID | None = None
    representative: str = ""
    grounds: str = ""
    reasons_asked_on: date | None = None
    reasons_given_on: date | None = None
    late_reason: str = ""
    objects: bool | None = None
    objection: str = ""


@dataclass(frozen=True, slots=True)
class Timed:
    """Whether an appeal came in time, and a sentence that says what that was worked out from."""

    timing: Timing
    worked_out: str
    last_on: date | None = None


def check_appeal(
    appeal: Appeal, today: date, made_on: date | None, first_step_on: date | None
) -> None:
    """Check that an appeal's days can be.

    Args:
        appeal: what was typed.
        today: the date in London.
        made_on: the day its decision was made, where that is known.
        first_step_on: the first day recorded of what follows from an appeal, if there is one.

    Raises:
        Refused: a day is to come, or out of order; says which, beside its field.
    """
    _check(appeal.received_on, today, "received_on", made_on, _MADE)
    if first_step_on is not None and appeal.received_on > first_step_on:
        raise Refused(
            f"A step of this case is recorded on {long_date(first_step_on)}, before this day. "
            "Check both days.",
            "received_on",
        )
    asked, given = appeal.reasons_asked_on, appeal.reasons_given_on
    if given is not None and asked is None:
        raise Refused("Enter the day on which the reasons were asked for too.", "reasons_asked_on")
    _check(asked, today, "reasons_asked_on", made_on, _MADE)
    _check(given, today, "reasons_given_on", asked, "the day they were asked for")


def _check(day: date | None, today: date, field: str, since: date | None, is_: str) -> None:
    if day is not None:
        check_past(day, today, field, since=since, since_is=is_)


def not_against(received_on: date, made_on: Iterable[date]) -> Timed:
    """What is known of an appeal of which nobody has said yet which decision it is against.

    `made_on` are the days of the decisions recorded. It is refused for none of them: the decision
    that it is against may not be recorded yet.
    """
    first = min(made_on, default=None)
    told = "Nobody has said yet which decision it is against, so it cannot be worked out."
    if first is not None and received_on < first:
        told += (
            f" The first decision recorded here was made on {long_date(first)}, after it came. "
            "Check both days."
        )
    return Timed(Timing.NOT_KNOWN, told)


def timed(
    received_on: date,
    sent_on: date | None,
    reasons_asked_on: date | None = None,
    reasons_given_on: date | None = None,
    *,
    holidays: BankHolidays,
    limits: TimeLimits = AS_FIRST_KEPT,
) -> Timed:
    """Whether an appeal came in time, from the day that the notice of its decision was sent.

    Never a legal statement by itself: the sentence says what it rests on (SI 2015/1510 art 16).
    `holidays` are the bank holidays that are known, and `limits` the numbers of data/appeals.toml.
    """
    if sent_on is None:
        return Timed(
            Timing.NOT_KNOWN,
            "Nobody has recorded when the notice of this decision was sent to whoever appeals, so "
            "it cannot be worked out.",
        )
    reasons = reasons_asked_on, reasons_given_on
    last = last_day(sent_on, *reasons, holidays=holidays, limits=limits)
    rests = f"{_rests_on(sent_on, *reasons)}: the last day was {last.told}. Check before use."
    stood = stands(received_on, last, holidays=holidays, limits=limits)
    if stood is InTime.IN_TIME:
        return Timed(Timing.IN_TIME, rests, last.on)
    if reasons_awaited(sent_on, *reasons, limits=limits):
        awaited = "Written reasons were asked for and are not given yet, so time may still run."
        return Timed(Timing.NOT_KNOWN, f"{awaited} {rests}", last.on)
    days = (received_on - last.on).days
    came = f"It came {days} {'day' if days == 1 else 'days'} after the last day."
    late = Timing.LATE if stood is InTime.LATE else Timing.VERY_LATE
    return Timed(late, f"{came} {rests}", last.on)


def _rests_on(sent_on: date, asked_on: date | None, given_on: date | None) -> str:
    """From which days it is worked out."""
    rests = f"Worked out from the notice sent on {long_date(sent_on)}"
    if asked_on is not None:
        rests += f", and written reasons asked for on {long_date(asked_on)}"
    if given_on is not None:
        rests += f" and given on {long_date(given_on)}"
    return rests
