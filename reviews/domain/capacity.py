"""Capacity, decision by decision (Mental Capacity Act 2005 ss1-4).

It is presumed; help comes first; an unwise choice is not a lack of capacity. The person need not
prove it: whoever says it is lacking must show why.
"""

from enum import StrEnum

from .errors import Refused


class CapacityOutcome(StrEnum):
    """What was found for one decision at one time."""

    DECIDED = "decided"
    DECIDED_WITH_HELP = "decided-with-help"
    COULD_NOT_DECIDE = "could-not-decide"


OUTCOME_NAMES = {
    CapacityOutcome.DECIDED: "Made the decision",
    CapacityOutcome.DECIDED_WITH_HELP: "Made the decision with help",
    CapacityOutcome.COULD_NOT_DECIDE: "Could not make this decision at this time",
}


def check_capacity(outcome: CapacityOutcome, *, help_given: str, shown_by: str) -> None:
    """Check a record of capacity for one decision.

    Raises:
        Refused: no help is recorded, or a lack of capacity is said but not shown.
    """
    if outcome is not CapacityOutcome.DECIDED and not help_given.strip():
        raise Refused("Say what help was given to make the decision.", "help_given")
    if outcome is CapacityOutcome.COULD_NOT_DECIDE and not shown_by.strip():
        raise Refused(
            "Say what shows that the person could not make this decision at this time: "
            "understand, remember, weigh up or tell you.",
            "shown_by",
        )
