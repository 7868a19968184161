"""What matters to a resident, and how it went over time, as each source tells it.

Outcome-led support sets a few outcomes with the person, and its records tell the help that was
needed, what got in the way and what changed, so that support given and change can be told apart.
Being ill, in hospital or not wanting to for now are states of their own: an outcome at rest is not
a failure, and nobody is called unwilling. Nothing is averaged or added up, over outcomes or people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import Span, check_past, check_span
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded

A_FEW = 4
"""As many outcomes as a team can keep in mind. More can be recorded; the page says this."""


class PauseWhy(Worded):
    """Why an outcome rests for a while."""

    ILL = "ill", "Ill"
    HOSPITAL = "hospital", "In hospital"
    NOT_NOW = "not-now", "Does not want to for now"
    STEADY_FIRST = "steady-first", "Feeling steady comes first"
    AWAY = "away", "Away from home"
    OTHER = "other", "Something else"


@dataclass(frozen=True, slots=True)
class PromptingList:
    """How much help can be needed, from least to most: keys and words, in force from a date."""

    from_on: date
    levels: tuple[tuple[str, str], ...]


PromptingLists = Sequence[PromptingList]
"""Every list, the earliest first."""


def levels_on(lists: PromptingLists, day: date) -> tuple[tuple[str, str], ...]:
    """The levels of the list in force on a day; refused where none was yet."""
    found = [one for one in lists if one.from_on <= day]
    if not found:
        raise Refused(f"The words for help needed are not known before {lists[0].from_on:%Y}.")
    return found[-1].levels


@dataclass(frozen=True, slots=True)
class Noted:
    """What one source tells of an outcome on a day.

    `prompting` is the key of the help needed, `weeks` over how many weeks the change is told,
    and `who` says so, such as a post or the title of a paper. Nothing got in the way where
    `barrier` is empty.
    """

    on: date
    prompting: str
    barrier: str
    changed: str
    weeks: int | None
    who: str


def check_noted(noted: Noted, lists: PromptingLists, today: date) -> None:
    """Check the day of what is told of an outcome, its words, who says so, and a change's weeks."""
    check_past(noted.on, today, "on")
    if noted.prompting not in dict(levels_on(lists, noted.on)):
        raise Refused("These words were not in use on that date. Choose others.", "prompting")
    check_said(noted.who, "Say who says so.", "who")
    if noted.changed.strip() and not noted.weeks:
        raise Refused("Say over how many weeks it changed. One day is not a change.", "weeks")
    if noted.weeks and not noted.changed.strip():
        raise Refused("Say what changed over those weeks.", "changed")


def check_pause(span: Span, others: Iterable[Span], today: date) -> None:
    """Check the dates of a pause, and that it overlaps no other of the same outcome."""
    check_span(span.from_on, span.to_on, "to_on")
    if span.from_on is not None:
        check_past(span.from_on, today, "from_on")
    if span.to_on and span.to_on > today:
        raise Refused("Leave this empty until the pause is over.", "to_on")
    if any(span.overlaps(one) for one in others):
        raise Refused("It is paused already for some of these days.", "from_on")
