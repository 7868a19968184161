"""Which cases are listed: what is asked for, and what is said of the day a case waits for."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.worded import Worded

from .kinds import CaseKind
from .next_step import Awaits


class CasesShown(Worded):
    """The lists of cases that can be asked for."""

    EVERY = "every", "Every open case"
    RESPONSE = "response", "Appeals without a response"
    DIRECTION = "direction", "Directions due"
    HEARING = "hearing", "Hearings to come"
    REPLY = "reply", "Replies due"
    GROUND = "ground", "Decisions without a ground"
    CLOSED = "closed", "Closed cases"


SECTIONS = tuple(one for one in CasesShown if one not in (CasesShown.EVERY, CasesShown.CLOSED))
"""The lists that stand on a first page, in their order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of cases is asked for: what was typed, and the filters."""

    words: str = ""
    shown: CasesShown = CasesShown.EVERY
    kind: CaseKind | None = None
    mine: bool = False


def lists_every_case(viewer: Viewer) -> bool:
    """Whether every case of the council is listed to an officer, as a line; teams open them."""
    return viewer.may(Permission.APPEALS) or viewer.may(Permission.DISCLOSURE)


def days_since(came_on: date, today: date) -> str:
    """How long ago something came, in calendar days."""
    days = (today - came_on).days
    return "1 day" if days == 1 else f"{days} days"


def waits_until(awaits: Awaits, day: date | None) -> str:
    """What is said of the day that a case waits for, after what it waits for."""
    if day is None:
        return ""
    leads = {Awaits.RESPONSE: "it came on", Awaits.HEARING: "on", Awaits.GROUND: "since"}
    return f"{leads.get(awaits, 'by')} {long_date(day)}"


def is_overdue(awaits: Awaits, day: date | None, today: date) -> bool:
    """Whether the day by which something was due is over."""
    due = awaits in (Awaits.DIRECTION, Awaits.REPLY)
    return due and day is not None and day < today
