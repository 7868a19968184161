"""Feedback and complaints in confidence, by a road that does not pass the provider (para 141)."""

from dataclasses import dataclass
from datetime import date, timedelta

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded


class FeedbackKind(Worded):
    """What it is."""

    COMPLAINT = "complaint", "A complaint"
    WORRY = "worry", "A worry"
    PRAISE = "praise", "Something that works well"
    IDEA = "idea", "An idea or a wish"


class FeedbackSource(Worded):
    """Whose word it is."""

    RESIDENT = "resident", "A resident"
    FORMER_RESIDENT = "former-resident", "Someone who lived there"
    FAMILY = "family", "Family or a friend"
    STAFF = "staff", "Someone who works or worked there"
    NEIGHBOUR = "neighbour", "A neighbour"
    PROFESSIONAL = "professional", "Another professional"
    NOT_KNOWN = "not-known", "They did not say who they are"


class CameBy(Worded):
    """How it reached the council."""

    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By email or web form"
    LETTER = "letter", "By letter or note"
    IN_PERSON = "in-person", "Face to face"
    OTHER = "other", "Another way"


class Anonymity(Worded):
    """Who may know who they are."""

    NOBODY = "nobody", "They want nobody to know who they are"
    TEAM = "team", "The review team may know, nobody else"
    ANYONE = "anyone", "They do not mind who knows"


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
    """Check what was told in confidence, its day, and that it names nobody who gave no name."""
    check_said(told.words, "Write what they told you.", "words")
    check_past(
        told.received_on, today, "received_on", since=today - KNOWN_WITHIN, since_is="a year ago"
    )
    if told.source is FeedbackSource.NOT_KNOWN and told.who.strip():
        raise Refused("You said that they did not say who they are. Leave this empty.", "who")


def check_done(done: str, closed_on: date | None, received_on: date, today: date) -> None:
    """Check the record of what was done about it."""
    check_said(done, "Say what was done.", "done")
    if closed_on is not None and not received_on <= closed_on <= today:
        raise Refused(
            "The date must be today or in the past, and not before it was received.", "closed_on"
        )
