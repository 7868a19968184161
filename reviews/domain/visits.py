"""Visits: what for, announced or not, and whether access was given (paras 73, 87-88, 119, 141)."""

from datetime import date
from enum import StrEnum

from .errors import Refused


class VisitPurpose(StrEnum):
    """What a visit is for."""

    SITE = "site"
    INTERVIEWS = "interviews"
    REVISIT = "revisit"
    PRESENCE = "presence"


PURPOSE_NAMES = {
    VisitPurpose.SITE: "Scheme review visit",
    VisitPurpose.INTERVIEWS: "Talking with residents",
    VisitPurpose.REVISIT: "Revisit to look at recommendations",
    VisitPurpose.PRESENCE: "Presence visit, no review open",
}


class Announced(StrEnum):
    """Whether the provider is told beforehand."""

    YES = "announced"
    NO = "unannounced"


ANNOUNCED_NAMES = {
    Announced.YES: "Announced: we tell the provider first",
    Announced.NO: "Unannounced",
}


class VisitState(StrEnum):
    """Whether a visit is still to come."""

    PLANNED = "planned"
    DONE = "done"
    NOT_MADE = "not-made"


VISIT_STATE_NAMES = {
    VisitState.PLANNED: "Planned",
    VisitState.DONE: "Done",
    VisitState.NOT_MADE: "Not made",
}


class Access(StrEnum):
    """Whether the officers were let in."""

    GIVEN = "given"
    PARTLY = "partly"
    REFUSED = "refused"


ACCESS_NAMES = {
    Access.GIVEN: "Access given",
    Access.PARTLY: "Access given to part",
    Access.REFUSED: "Access refused",
}

OBSERVED_THINGS = {
    "damp-mould": "Damp or mould",
    "cold-heating": "Cold, or heating that does not work",
    "heat": "Too hot",
    "water": "No hot water, or a problem with water",
    "fire-escape": "A way out that is blocked",
    "alarms": "Smoke or carbon monoxide alarm missing or not working",
    "electrics": "Exposed wiring or broken sockets",
    "gas": "Smell of gas or fumes",
    "locks": "A broken lock, door or window",
    "stairs": "Stairs, floors or a risk of falling",
    "pests": "Pests or rubbish",
    "bathroom-kitchen": "Bathroom or kitchen",
    "space": "Crowding or lack of space",
    "privacy": "Privacy",
    "kept-well": "Something kept well",
    "other": "Something else",
}


def check_made(access: Access, access_note: str, went_on: date, today: date) -> None:
    """Check the record of a visit that was made or tried.

    Raises:
        Refused: it lies in the future, or access was refused and nothing says what happened.
    """
    if went_on > today:
        raise Refused("The visit date must be today or in the past.", "went_on")
    if access is not Access.GIVEN and not access_note.strip():
        raise Refused("Say what happened, and who said so.", "access_note")
