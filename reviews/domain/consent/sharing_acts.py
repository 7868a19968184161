"""A lead lets the Housing Benefit team read that one person needs no support, or takes none.

Only after that person was told what it may do to their rent, and offered an adviser.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded

from .consents import Ruling


class Adviser(Worded):
    """What a person said to the offer of an adviser who is not the council's."""

    SPOKE = "spoke", "Yes, and they have spoken with one"
    WAITS = "waits", "Yes, and they have not spoken with one yet"
    NO = "no", "No, they did not want one"


@dataclass(frozen=True, slots=True)
class ToldFirst:
    """What a person was told before it is shared, and what they said.

    Attributes:
        told_on: the day on which they were told what it may do to their rent.
        told_how: how, and by whom.
        adviser: what they said to the offer of an adviser.
        reply: what else they said, in their own words where they agree.
        reason: why the Housing Benefit team must read it.
    """

    told_on: date
    told_how: str
    adviser: Adviser
    reply: str
    reason: str


def check_told_first(told: ToldFirst, today: date, agreed: Ruling) -> None:
    """Check that it may be shared now.

    Raises:
        Refused: they have not agreed to sharing, the day is to come, they wait for an adviser, or
            it is not said how they were told, or why it is shared.
    """
    if agreed is not Ruling.ALLOWED:
        raise Refused("They have not agreed that this is shared with the Housing Benefit team.")
    check_past(told.told_on, today, "told_on")
    check_said(told.told_how, "Say how they were told, and by whom.", "told_how")
    if told.adviser is Adviser.WAITS:
        raise Refused("Wait until they have spoken with an adviser.", "adviser")
    check_said(told.reason, "Say why the Housing Benefit team must read it.", "reason")
