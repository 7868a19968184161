"""Feedback and complaints in confidence, by a road that does not pass the provider (para 141)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused


class FeedbackKind(StrEnum):
    """What it is."""

    COMPLAINT = "complaint"
    WORRY = "worry"
    PRAISE = "praise"
    IDEA = "idea"


KIND_NAMES = {
    FeedbackKind.COMPLAINT: "A complaint",
    FeedbackKind.WORRY: "A worry",
    FeedbackKind.PRAISE: "Something that works well",
    FeedbackKind.IDEA: "An idea or a wish",
}


class FeedbackSource(StrEnum):
    """Whose word it is."""

    RESIDENT = "resident"
    FORMER_RESIDENT = "former-resident"
    FAMILY = "family"
    STAFF = "staff"
    NEIGHBOUR = "neighbour"
    PROFESSIONAL = "professional"
    NOT_KNOWN = "not-known"


SOURCE_NAMES = {
    FeedbackSource.RESIDENT: "A resident",
    FeedbackSource.FORMER_RESIDENT: "Someone who lived there",
    FeedbackSource.FAMILY: "Family or a friend",
    FeedbackSource.STAFF: "Someone who works or worked there",
    FeedbackSource.NEIGHBOUR: "A neighbour",
    FeedbackSource.PROFESSIONAL: "Another professional",
    FeedbackSource.NOT_KNOWN: "They did not say who they are",
}


class CameBy(StrEnum):
    """How it reached the council."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in-person"
    OTHER = "other"


CAME_BY_NAMES = {
    CameBy.TELEPHONE: "By telephone",
    CameBy.EMAIL: "By email or web form",
    CameBy.LETTER: "By letter or note",
    CameBy.IN_PERSON: "Face to face",
    CameBy.OTHER: "Another way",
}


class Anonymity(StrEnum):
    """Who may know who they are."""

    NOBODY = "nobody"
    TEAM = "team"
    ANYONE = "anyone"


ANONYMITY_NAMES = {
    Anonymity.NOBODY: "They want nobody to know who they are",
    Anonymity.TEAM: "The review team may know, nobody else",
    Anonymity.ANYONE: "They do not mind who knows",
}


@dataclass(frozen=True, slots=True)
class Feedback:
    """What someone told the council in confidence. `who` is how to reach them, if they said."""

    kind: FeedbackKind
    source: FeedbackSource
    came_by: CameBy
    received_on: date
    anonymity: Anonymity
    words: str
    who: str = ""


KNOWN_WITHIN = timedelta(days=365)


def check_feedback(told: Feedback, today: date) -> None:
    """Check what was told in confidence.

    Raises:
        Refused: it says nothing, the day is to come, or a name is given for someone who did not
            say who they are.
    """
    if not told.words.strip():
        raise Refused("Write what they told you.", "words")
    check_past(
        told.received_on, today, "received_on", since=today - KNOWN_WITHIN, since_is="a year ago"
    )
    if told.source is FeedbackSource.NOT_KNOWN and told.who.strip():
        raise Refused("You said that they did not say who they are. Leave this empty.", "who")


def check_done(done: str, closed_on: date | None, received_on: date, today: date) -> None:
    """Check the record of what was done about it.

    Raises:
        Refused: it is closed without a word of what was done, or on a day that cannot be.
    """
    if not done.strip():
        raise Refused("Say what was done.", "done")
    if closed_on is not None and not received_on <= closed_on <= today:
        raise Refused(
            "The date must be today or in the past, and not before it was received.", "closed_on"
        )
