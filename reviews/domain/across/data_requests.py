"""What people may ask of what is held about them, and what may be decided on it.

UK GDPR articles 12, 16 to 18 and 21; Data Protection Act 2018 section 167 (to go to court).
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded


class Asks(Worded):
    """What someone asks for."""

    # fmt: off
    ERASE = "erase", "To erase it", "Article 17"
    RESTRICT = "restrict", "To keep it and not use it", "Article 18"
    OBJECT = "object", "To stop using it", "Article 21"
    CORRECT = "correct", "To put it right, or to say that it is wrong", "Article 16"
    # fmt: on


class Came(Worded):
    """How a request came. It needs no form, and no particular words."""

    LETTER = "letter", "In a letter"
    EMAIL = "email", "By email"
    TELEPHONE = "telephone", "On the telephone"
    SPOKEN = "spoken", "Said to an officer"
    SOMEONE = "someone", "Through someone who speaks for them"


class Outcome(Worded):
    """What is done with one place that holds it."""

    # fmt: off
    ERASED = "erased", "Erase it"
    RESTRICTED = "restricted", "Keep it, and do not use or show it"
    REFUSED = "refused", "Refuse, and keep it in use"
    DISPUTED = "disputed", "Keep it, with a note that they say it is wrong"
    NOT_THEIRS = "not-theirs", "It is not about them"
    # fmt: on


class Ground(Worded):
    """Why a request can be refused; `hint` is what the person is told."""

    # fmt: off
    CLAIMS = ("claims", "Legal claims (article 17(3)(e))",
        ("we need it to make, answer or decide a legal claim, such as an appeal about Housing "
        "Benefit"))
    PUBLIC_TASK = ("public-task", "A task in the public interest (article 17(3)(b))",
        "we need it for a task that the law gives the council")
    DUTY = ("duty", "The law says that it is kept (article 17(3)(b))",
        "the law says that we must keep it")
    OVERRIDES = ("overrides", "Reasons that outweigh theirs (article 21(1))",
        "we have strong reasons to use it, which outweigh yours")
    OTHERS = ("others", "Someone else’s rights (article 23; DPA 2018 schedule 2)",
        "it is also about somebody else, whose rights it would harm")
    UNFOUNDED = ("unfounded", "Clearly unfounded or excessive (article 12(5)(b))",
        "the request is clearly unfounded, or excessive")
    RIGHT_AS_IT_IS = ("right", "It is right as it stands (article 16)",
        "we looked into it, and it is right as it stands")
    # fmt: on


def answer_by(asked_on: date) -> date:
    """The last day on which a request is answered in time: one calendar month on (article 12(3)).

    The same day of the next month, or the last day of a month that has no such day.
    """
    year, month = divmod(asked_on.year * 12 + asked_on.month, 12)
    return date(year, month + 1, min(asked_on.day, monthrange(year, month + 1)[1]))


def check_request(asked_by: str, words: str, asked_on: date, today: date) -> None:
    """Check what is recorded of a request."""
    check_said(asked_by, "Say who asked.", "asked_by")
    check_said(words, "Write what they ask, in their own words.", "words")
    check_past(asked_on, today, "asked_on")


def check_decision(
    outcome: Outcome, ground: Ground | None, reason: str, *, cited: Collection[bool]
) -> None:
    """Check a decision on some places.

    `cited` says of each place whether it is a record that can be cited: only such a record can be
    restricted or bear a note.
    """
    if not cited:
        raise Refused("Choose at least one place.", "places")
    if outcome is Outcome.REFUSED and ground is None:
        raise Refused("Choose the ground on which it is refused.", "ground")
    if outcome is not Outcome.NOT_THEIRS:
        check_said(reason, _WHY[outcome], "reason")
    if outcome in (Outcome.RESTRICTED, Outcome.DISPUTED) and not all(cited):
        raise Refused(
            "Only records that can be cited can be kept unused, or bear a note: answers, finished "
            "forms, files, notes of visits and the like. Take the others off the list below.",
            "places",
        )


_WHY = {
    Outcome.ERASED: "Say on what ground it is erased, and who decided.",
    Outcome.RESTRICTED: "Say why it is kept and not used, and who decided.",
    Outcome.REFUSED: "Say why it is refused in their case, in words that they can use.",
    Outcome.DISPUTED: "Write what they say is wrong. It stands beside the record.",
}
