"""Safeguarding is handed over, not held: the record of a concern and its referral.

Care Act 2014 s42: adult safeguarding is decided by the authority for the area. Nothing here
decides anything; it makes sure that a concern reaches those who do.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .errors import Refused


class ConcernAbout(StrEnum):
    """Whom the concern is about, which decides the route."""

    ADULT = "adult"
    CHILD = "child"
    STAFF = "staff"


ABOUT_NAMES = {
    ConcernAbout.ADULT: "An adult",
    ConcernAbout.CHILD: "A child",
    ConcernAbout.STAFF: "Something a member of staff is said to have done",
}

ROUTES = {
    ConcernAbout.ADULT: "the adult safeguarding team",
    ConcernAbout.CHILD: "the children’s social care front door",
    ConcernAbout.STAFF: "the adult safeguarding team, and the designated officer for allegations",
}

_NUMBER = re.compile(r"\+?\d[\d ]{7,}\d")


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom the council says to ring, in its own words; empty where it has not said."""

    adults: str
    children: str
    staff: str
    out_of_hours: str


@dataclass(frozen=True, slots=True)
class Ring:
    """One line of whom to ring, and the number in it as a telephone dials it."""

    words: str

    @property
    def number(self) -> str:
        """The first number in the words; empty where there is none."""
        found = _NUMBER.search(self.words)
        return found[0].replace(" ", "") if found else ""


def whom_to_ring(about: ConcernAbout, contacts: Contacts) -> list[Ring]:
    """Whom to ring about a concern in working hours, those named by the council only."""
    named = {
        ConcernAbout.ADULT: [contacts.adults],
        ConcernAbout.CHILD: [contacts.children],
        ConcernAbout.STAFF: [contacts.adults, contacts.staff],
    }
    return [Ring(words) for words in named[about] if words]


class Told(StrEnum):
    """Whether the person knows that the concern is passed on."""

    YES = "told"
    NO = "not-told"
    UNSAFE = "unsafe-to-tell"


TOLD_NAMES = {
    Told.YES: "Yes",
    Told.NO: "Not yet",
    Told.UNSAFE: "No, it would not be safe to tell them",
}


def check_concern(words: str, wishes: str, told: Told, reasons_to_share: str) -> None:
    """Check a new concern.

    Raises:
        Refused: it says nothing, or would be shared without the person's knowledge or wishes
            and nobody says why.
    """
    if not words.strip():
        raise Refused("Say what you saw or were told.", "words")
    if told is Told.YES and not wishes.strip():
        raise Refused("Say what the person wants to happen, in their words.", "wishes")
    if told is Told.UNSAFE and not reasons_to_share.strip():
        raise Refused("Say why it would not be safe to tell them.", "reasons_to_share")


def check_referral(referred_to: str, referred_on: date, today: date) -> None:
    """Check the record of a referral.

    Raises:
        Refused: nobody is named, or the day is to come.
    """
    if not referred_to.strip():
        raise Refused("Say who it was referred to.", "referred_to")
    if referred_on > today:
        raise Refused("The date must be today or in the past.", "referred_on")
