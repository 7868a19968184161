"""What to do next, by the kind of concern (paras 72-73; Care Act 2014 s42).

The council for the area where an adult is decides, wherever they came from. Nothing here decides
anything, and nobody outside waits for this service.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reviews.domain.working_days import SATURDAY

from .concerns import ROUTES, ConcernAbout


class Route(StrEnum):
    """A road that a concern takes. One in which someone is in danger takes two."""

    DANGER = "danger"
    ADULT = "adult"
    CHILD = "child"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What an officer does now, in order, and what they leave to others."""

    heading: str
    lead: str
    steps: tuple[str, ...]
    leave: tuple[str, ...]


NEXT_STEPS = {
    Route.DANGER: NextSteps(
        "Someone is in danger now",
        "Ring 999 before anything else. Do it from a place where you are safe.",
        (
            "Say where you are, who is in danger and from what, and whether there are children.",
            "Leave if you are not safe yourself. Ring your manager once you are out.",
            "If you can do so safely, stay with the person until help comes.",
            "Write down who came, when, and any reference they gave you.",
            "Then go on to the next page: 999 does not tell safeguarding.",
        ),
        (
            "Do not go between people, and do not go into a room that you were told to leave.",
            "Do not move or clean anything that the police may need to see.",
        ),
    ),
    Route.ADULT: NextSteps(
        f"Now ring {ROUTES[ConcernAbout.ADULT]}",
        "Ring the team of the council for the area where the person is today, even if another "
        "council placed them there.",
        (
            "Say what you saw or were told, in the person’s own words where you have them.",
            "Say what the person wants, whether they know you are ringing, and whether they agree.",
            "Say how the person can be reached safely, and who must not find out.",
            "Ask who will tell the person what happens, and ask for a reference.",
            "Record the referral here, with what was said back to you.",
        ),
        (
            "Do not look into it yourself, and do not speak to whoever is said to have done harm.",
            "Do not wait until you are sure. Whether it is safeguarding is for them to say.",
        ),
    ),
    Route.CHILD: NextSteps(
        f"Now ring {ROUTES[ConcernAbout.CHILD]}",
        "This is for anyone under 18, also if they live here on their own or are the child of a "
        "resident.",
        (
            "Say what you saw or were told, and the child’s own words where you have them.",
            "Say where the child is now, who is with them, and whether other children are there.",
            (
                "Say whether a parent knows. You do not need a parent’s agreement where a child "
                "may come to harm."
            ),
            "Ask what happens next and who tells the family, and ask for a reference.",
            "Record the referral here, with what was said back to you.",
        ),
        (
            "Do not question the child further, and do not promise to keep it secret.",
            "Do not tell a parent if that could put the child at more risk. Ask first.",
        ),
    ),
    Route.STAFF: NextSteps(
        f"Now ring {ROUTES[ConcernAbout.STAFF]}",
        "This is for anyone who works or volunteers at the scheme, its manager and owner too, and "
        "for anyone from the council.",
        (
            (
                "Ring adult safeguarding first. Where the person harmed is a child, ring "
                "children’s social care."
            ),
            (
                "Then ring the designated officer for allegations: where the person works with "
                "children this is the local authority designated officer; for work with adults, "
                "ask adult safeguarding who it is."
            ),
            (
                "Say what the person is said to have done, where else they work if you know, and "
                "who may be at risk now."
            ),
            "Ask who tells the employer, and when. Ask each for a reference.",
            "Record here whom you told, with what was said back to you.",
        ),
        (
            "Tell nobody at the provider, not even the manager, until safeguarding says so.",
            "Do not ask the member of staff about it, and do not collect statements.",
        ),
    ),
}


_OFFICE_HOURS = range(9, 17)


def offices_closed(at: datetime, holidays: Collection[date]) -> bool:
    """Whether most councils' offices are closed, so that the number for nights comes first.

    `at` is the time in London.
    """
    weekend = at.weekday() >= SATURDAY
    return weekend or at.date() in holidays or at.hour not in _OFFICE_HOURS


def routes_of(about: ConcernAbout, *, immediate_danger: bool) -> tuple[Route, ...]:
    """The roads that a concern takes, the most pressing first."""
    return (*((Route.DANGER,) if immediate_danger else ()), Route(about.value))
