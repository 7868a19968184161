"""Days since an appeal came without a response, and what the response still waits for.

A warning and never a limit: nothing that is said here stops a response, or an appeal on its way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date

from .kinds import StepKind
from .steps import RECONSIDERS, Came, Step, ended, responded

USUAL_DAYS = 28
"""Days from receipt to the response, the Ombudsman's yardstick (Bradford 16 016 533)."""

STOPS_NOTHING = (
    "None of this stops the response. Send it with what there is, say which papers follow and by "
    "when, and send those after it."
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Days since one appeal came, while it has no response; `late` past the yardstick."""

    received_on: date
    days: int
    late: bool
    words: str


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that the response waits for, and on whom."""

    what: str
    whom: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What matters here of one decision; `changes` says that it changes an award."""

    changes: bool
    made_on: date
    has_ground: bool
    effective_on: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Authority that was asked for and not seen: whose, since when."""

    name: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands: what was decided, done, asked for, and who is on it by name."""

    decisions: Sequence[Decided] = ()
    steps: Sequence[StepKind] = ()
    asked: Sequence[Asked] = ()
    decision_not_known: bool = False
    disclosed: bool = False
    disclosure_officers: Sequence[str] = ()
    benefits_officers: Sequence[str] = ()


def clock(came: Came, steps: Sequence[Step], today: date, days: int) -> Clock | None:
    """The clock of one appeal; None once a response was sent or the appeal came to its end.

    `days` is the council's yardstick.
    """
    if ended(steps, came) or responded(steps, came):
        return None
    since = (today - came.on).days
    words = f"{since} {'day' if since == 1 else 'days'} since it came, no response yet."
    late = since > days
    if late:
        words += (
            f" That is more than {days} days, the Ombudsman’s yardstick: check before use. It is "
            "no time limit."
        )
    return Clock(came.on, since, late, words)


def where(came: Sequence[Came], steps: Sequence[Step], today: date, days: int) -> str:
    """Where a case stands, in a sentence, by its appeals and its last step."""
    clocks = [one for each in came if (one := clock(each, steps, today, days))]
    if clocks:
        return max(clocks, key=lambda one: one.days).words
    if not came and not steps:
        return "No appeal is recorded."
    past = [one for one in steps if one.on <= today]
    last = max(past, key=lambda one: one.on, default=None)
    return f"{last.kind.words}, {long_date(last.on)}." if last else "No step is recorded yet."


def waiting(standing: Standing) -> list[Waits]:
    """What a response still waits for, each with whose it is to do it."""
    team = _names(standing.benefits_officers, "Nobody from Housing Benefit is on this case")
    found = [
        Waits(f"The decision of {long_date(one.made_on)} has no {what}.", team)
        for one in standing.decisions
        if one.changes
        for what, there in (
            ("ground", one.has_ground),
            ("day from which it has effect", one.effective_on is not None),
        )
        if not there
    ]
    if standing.decision_not_known:
        found.append(Waits("It is not known which decision the appeal is against.", team))
    done = set(standing.steps)
    if not done & RECONSIDERS:
        found.append(Waits("No reconsideration is recorded.", team))
    if StepKind.SENT_ON not in done:
        found.append(Waits("Nobody has recorded that the appeal was sent to the tribunal.", team))
    found += [
        Waits(f"Authority was asked for on {long_date(one.asked_on)} and is not seen.", one.name)
        for one in standing.asked
    ]
    if not standing.disclosed:
        officers = standing.disclosure_officers
        found.append(
            Waits(
                "The disclosure officer has not finished.",
                _names(officers, "No disclosure officer is on this case: put one on it"),
            )
        )
    return found


def _names(names: Sequence[str], nobody: str) -> str:
    return ", ".join(names) or nobody
