"""Capacity, decision by decision (Mental Capacity Act 2005 ss1-4).

It is presumed; help comes first; an unwise choice is not a lack of capacity. The person need not
prove it: whoever says it is lacking must show why.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded


class CapacityOutcome(Worded):
    """What was found for one decision at one time."""

    DECIDED = "decided", "Made the decision"
    DECIDED_WITH_HELP = "decided-with-help", "Made the decision with help"
    COULD_NOT_DECIDE = "could-not-decide", "Could not make this decision at this time"


ABLE_TO = {
    "understand": "Understand what it is about",
    "remember": "Remember it long enough to decide",
    "weigh": "Weigh it up",
    "tell": "Tell us what they decided, in any way",
}
"""What making a decision takes (s3). Lacking one, in spite of help, is lacking capacity for it."""


@dataclass(frozen=True, slots=True)
class CapacityFacts:
    """What is said of one decision at one time.

    `could_not` holds keys of `ABLE_TO`; `authority` names an attorney or deputy, and
    `authority_seen` says that the paper was seen and covers this decision.
    """

    outcome: CapacityOutcome
    assessed_on: date
    assessed_by: str
    help_given: str = ""
    could_not: Collection[str] = ()
    shown_by: str = ""
    ask_again_on: date | None = None
    best_interests: str = ""
    authority: str = ""
    authority_seen: bool = False


def check_capacity(facts: CapacityFacts, today: date) -> None:
    """Check a record of capacity for one decision: its dates, who, and the help that was given.

    A lack of capacity that is said must be shown; nobody else decides for a person who did.
    """
    check_past(facts.assessed_on, today, "assessed_on")
    check_said(facts.assessed_by, "Say who saw how the decision was made.", "assessed_by")
    if facts.outcome is not CapacityOutcome.DECIDED and not facts.help_given.strip():
        raise Refused("Say what help was given to make the decision.", "help_given")
    if facts.outcome is CapacityOutcome.COULD_NOT_DECIDE:
        _check_shown(facts)
    else:
        _check_own_decision(facts)


def _check_shown(facts: CapacityFacts) -> None:
    if not facts.could_not:
        raise Refused("Choose what they could not do at this time, in spite of help.", "could_not")
    check_said(facts.shown_by, "Say what you saw or heard that shows this.", "shown_by")
    if facts.ask_again_on is not None and facts.ask_again_on <= facts.assessed_on:
        raise Refused(
            "The day to ask again must be after the day it was looked at.", "ask_again_on"
        )
    if facts.authority_seen and not facts.authority.strip():
        raise Refused("Say who the attorney or deputy is.", "authority")


def _check_own_decision(facts: CapacityFacts) -> None:
    """Nobody decides for someone who decided."""
    for field in ("could_not", "shown_by", "best_interests", "authority"):
        if getattr(facts, field):
            raise Refused(
                "They made this decision themselves, so leave this empty. If they could not make "
                "it, choose that above.",
                field,
            )


def shown_in_words(could_not: Collection[str], shown_by: str) -> str:
    """What a lack of capacity for one decision rests on, as it is kept and read."""
    lacking = [say[0].lower() + say[1:] for key, say in ABLE_TO.items() if key in could_not]
    return f"Could not {'; '.join(lacking)}.\n{shown_by.strip()}" if lacking else ""
