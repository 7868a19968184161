"""The steps that a case takes: what each asks for, and whether its days can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import Refused

from .kinds import CaseKind, DueFrom, SetKind, StepKind


@dataclass(frozen=True, slots=True)
class Asks:
    """What a kind of step asks for beside its words: its days, by the questions for them.

    A question that is empty is not asked. `due_from` is whose it is to do what is due, None where
    an officer says so. `hearing` asks for a time, a place and who goes. `was` and `met` say it on
    the timeline, where its day, or the day on which it was done, is not that of the step itself.
    """

    on: str = "On which day?"
    due: str = ""
    done: str = ""
    due_from: DueFrom | None = DueFrom.COUNCIL
    hearing: bool = False
    words: str = "Anything to add? (optional)"
    was: str = ""
    met: str = ""


ASKS: Mapping[StepKind, Asks] = MappingProxyType(
    {
        StepKind.RECONSIDERED: Asks(words="What was looked at again, and what came of it?"),
        StepKind.NOT_CHANGED: Asks(words="Why was it not changed?"),
        StepKind.REVISED_LAPSED: Asks(words="What was changed in the person’s favour?"),
        StepKind.REVISED_GOES_ON: Asks(words="What was changed, and what is still appealed?"),
        StepKind.SENT_ON: Asks(on="On which day was it sent?"),
        StepKind.RESPONSE_SENT: Asks(on="On which day was it sent?"),
        StepKind.REPLY: Asks(
            on="On which day was the appellant told that they can reply?",
            due="By when is the reply due? (optional)",
            done="On which day did it come? (optional)",
            due_from=DueFrom.APPELLANT,
            was="The appellant was told that they can reply",
            met="The appellant’s reply came",
        ),
        StepKind.DIRECTION: Asks(
            on="On which day was the direction given?",
            due="By when is it to be met? (optional)",
            done="On which day was it met? (optional)",
            due_from=None,
            words="What does the direction ask for?",
            met="The direction was met",
        ),
        StepKind.HEARING: Asks(on="On which day is the hearing?", hearing=True),
        StepKind.DECISION_NOTICE: Asks(
            on="On which day is the notice dated?", words="What did the tribunal decide?"
        ),
        StepKind.REASONS_ASKED: Asks(
            on="On which day were they asked for?", words="Who asked? (optional)"
        ),
        StepKind.REASONS: Asks(on="On which day are the reasons dated?"),
        StepKind.PERMISSION: Asks(
            on="On which day was it decided to ask, or did someone else ask?",
            due="By when must permission be asked for? (optional)",
            done="On which day was it asked for? (optional)",
            due_from=None,
            words="Who asks, and on what point of law? (optional)",
            met="Permission to appeal further was asked for",
        ),
        StepKind.IN_EFFECT: Asks(
            on="From which day is it put into effect, or on which day was that done?",
            words="What was done? (optional)",
        ),
        StepKind.WITHDRAWN: Asks(words="Who withdrew it, and how? (optional)"),
        StepKind.STRUCK_OUT: Asks(words="Why was it struck out? (optional)"),
        StepKind.ANSWERED: Asks(words="What was said? (optional)"),
    }
)

SENT: Mapping[SetKind, str] = MappingProxyType(
    {
        SetKind.RESPONSE: "The response was sent, with its papers",
        SetKind.APPENDED: "Papers that followed were sent",
    }
)
"""How a set of papers that was sent is told, by its kind, beside the steps of a case."""

OF_A_DISPUTE = (StepKind.ANSWERED, StepKind.WITHDRAWN)
BEFORE_AN_APPEAL = frozenset(
    {StepKind.RECONSIDERED, StepKind.NOT_CHANGED, StepKind.REVISED_GOES_ON, StepKind.IN_EFFECT}
)
"""Steps that can come without an appeal: a revision that was asked for by itself."""

ENDS = frozenset({StepKind.REVISED_LAPSED, StepKind.WITHDRAWN, StepKind.STRUCK_OUT})
"""Steps after which nothing more is due."""

RECONSIDERS = frozenset(
    {
        *(StepKind.RECONSIDERED, StepKind.NOT_CHANGED),
        *(StepKind.REVISED_LAPSED, StepKind.REVISED_GOES_ON),
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is recorded; the time, place and who goes are those of a hearing.

    `appeal_fact_id` is the appeal that it is about, where a case has several and it is about one.
    """

    kind: StepKind
    on: date
    appeal_fact_id: UUID | None = None
    due_on: date | None = None
    done_on: date | None = None
    due_from: DueFrom | None = None
    planned_time: str = ""
    place: str = ""
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """An appeal or a dispute, by the day on which it came; `key` is the fact."""

    on: date
    key: UUID


def concerns(step: Step, came: Came) -> bool:
    """Whether a step is about an appeal: named so, or about all that had come by then."""
    if step.appeal_fact_id is not None:
        return step.appeal_fact_id == came.key
    return step.on >= came.on


def ended(steps: Iterable[Step], came: Came) -> bool:
    """Whether an appeal or a dispute was withdrawn, struck out, or lapsed."""
    return any(one.kind in ENDS and concerns(one, came) for one in steps)


def responded(steps: Iterable[Step], came: Came) -> bool:
    """Whether a response to an appeal was sent."""
    return any(one.kind is StepKind.RESPONSE_SENT and concerns(one, came) for one in steps)


def kinds_for(case: CaseKind) -> tuple[StepKind, ...]:
    """The kinds of step that a kind of case takes, in the order in which they come."""
    if case is CaseKind.DISPUTE:
        return OF_A_DISPUTE
    return tuple(kind for kind in StepKind if kind is not StepKind.ANSWERED)


def check_step(step: Step, today: date, came_on: date | None) -> None:
    """Check that a step's days can be.

    Args:
        step: what was typed.
        today: the date in London.
        came_on: the day the first appeal, or the dispute, came; None where none is recorded.

    Raises:
        Refused: a day is out of order, or one that has been is to come; beside its field.
    """
    if step.kind is not StepKind.HEARING:
        check_past(step.on, today, "on")
    if came_on is not None and step.kind not in BEFORE_AN_APPEAL and step.on < came_on:
        raise Refused(
            f"The date must be {long_date(came_on)} or later, which is the day it came to the "
            "council. Check the year.",
            "on",
        )
    if step.due_on is not None and step.due_on < step.on:
        raise Refused(
            f"This is before {long_date(step.on)}, the day above. Check both days.", "due_on"
        )
    if step.done_on is not None:
        check_past(
            step.done_on, today, "done_on", since=step.on, since_is="the day given at the top"
        )


def first_after_an_appeal(steps: Iterable[Step]) -> date | None:
    """The first day of the steps that follow from an appeal; None where there are none."""
    return min((one.on for one in steps if one.kind not in BEFORE_AN_APPEAL), default=None)
