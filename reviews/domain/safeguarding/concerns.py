"""Safeguarding is handed over, not held: the record of a concern and its referral.

Care Act 2014 s42: adult safeguarding is decided by the authority for the area. Nothing here
decides anything; it makes sure that a concern reaches those who do.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.people.safeguarding_numbers import Contacts
from reviews.domain.worded import Worded


class ConcernAbout(Worded):
    """Whom the concern is about, which decides the route."""

    ADULT = "adult", "An adult"
    CHILD = "child", "A child"
    STAFF = "staff", "Something a member of staff is said to have done"


ROUTES = {
    ConcernAbout.ADULT: "the adult safeguarding team",
    ConcernAbout.CHILD: "the children’s social care front door",
    ConcernAbout.STAFF: "the adult safeguarding team, and the designated officer for allegations",
}


_NUMBER = re.compile(r"\+?\d[\d ]{7,}\d")


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


class Told(Worded):
    """Whether the person knows that the concern is passed on."""

    YES = "told", "Yes"
    NO = "not-told", "Not yet"
    UNSAFE = "unsafe-to-tell", "No, it would not be safe to tell them"


class Agreed(Worded):
    """Whether the person agrees that the concern is passed on."""

    YES = "agreed", "Yes"
    NO = "not-agreed", "No, they do not want it passed on"
    NOT_ASKED = "not-asked", "They have not been asked"
    CANNOT = "cannot-decide", "They could not decide this for themselves when asked"


class Channel(Worded):
    """How a concern was passed on."""

    TELEPHONE = "telephone", "By telephone"
    FORM = "form", "By their online form"
    EMAIL = "email", "By secure email"
    IN_PERSON = "in-person", "Face to face"


@dataclass(frozen=True, slots=True)
class Person:
    """What the person wants, what they know, and why it is passed on if they do not agree."""

    wishes: str
    told: Told
    agreed: Agreed = Agreed.NOT_ASKED
    reasons_to_share: str = ""


def check_concern(words: str, person: Person) -> None:
    """Check a new concern."""
    check_said(words, "Say what you saw or were told.", "words")
    check_person(person)


def check_person(person: Person) -> None:
    """Check what is recorded of the person's wishes and agreement, and that it holds together.

    Sharing without the person's knowledge or against their wishes asks for a reason.
    """
    if person.told is Told.YES and not person.wishes.strip():
        raise Refused("Say what the person wants to happen, in their words.", "wishes")
    if person.told is not Told.YES and person.agreed is Agreed.YES:
        raise Refused("Someone who does not know of it cannot have agreed to it.", "agreed")
    if person.reasons_to_share.strip():
        return
    if person.told is Told.UNSAFE:
        raise Refused(
            "Say here why it would not be safe for the person to know.", "reasons_to_share"
        )
    if person.agreed in (Agreed.NO, Agreed.CANNOT):
        raise Refused("Say why it is passed on without their agreement.", "reasons_to_share")


WRITTEN_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Referral:
    """To whom a concern was referred, when and how; what was said back, and how it ended."""

    referred_to: str
    referred_on: date
    reference: str = ""
    outcome: str = ""
    how: Channel | None = None
    said_back: str = ""
    closed_on: date | None = None


def check_referral(referral: Referral, today: date, raised_on: date) -> None:
    """Check a referral: to whom, on days that can be, closed after it and with an outcome.

    It can have been made by telephone some days before the concern was written down.
    """
    check_said(referral.referred_to, "Say who it was referred to.", "referred_to")
    check_past(
        referral.referred_on,
        today,
        "referred_on",
        since=raised_on - WRITTEN_WITHIN,
        since_is="a week before the concern was written down",
    )
    if referral.closed_on is None:
        return
    check_past(referral.closed_on, today, "closed_on")
    if referral.closed_on < referral.referred_on:
        raise Refused("It cannot be closed before it was referred.", "closed_on")
    check_said(referral.outcome, "Say what came of it before you close it.", "outcome")
