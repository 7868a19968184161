"""Support as it was told for one need: offered, available, delivered, declined, each apart.

Availability counts as well as use, and what somebody declined was still offered. No number of
hours is enough or too few: what is claimed, evidenced and experienced stand side by side, and
people conclude (para 110).
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past, check_span
from reviews.domain.errors import check_said
from reviews.domain.sources import Source
from reviews.domain.worded import Worded


class Step(Worded):
    """What became of one kind of support. None of these follows from another."""

    OFFERED = "offered", "Offered"
    AVAILABLE = "available", "There when it was wanted"
    DELIVERED = "delivered", "Given"
    DECLINED = "declined", "Turned down"


class SupportSide(Worded):
    """Whose knowledge of the support it is."""

    CLAIMED = "claimed", "Claimed: provider and staff"
    EVIDENCED = "evidenced", "Evidenced: papers, and what we saw"
    EXPERIENCED = "experienced", "Experienced: the resident and who speaks for them"
    OTHERS = "others", "Told by the referrer and other professionals"


SIDE_OF = {
    Source.PROVIDER: SupportSide.CLAIMED,
    Source.STAFF: SupportSide.CLAIMED,
    Source.DOCUMENT: SupportSide.EVIDENCED,
    Source.OBSERVED: SupportSide.EVIDENCED,
    Source.RESIDENT: SupportSide.EXPERIENCED,
    Source.FAMILY: SupportSide.EXPERIENCED,
    Source.ADVOCATE: SupportSide.EXPERIENCED,
    Source.REFERRER: SupportSide.OTHERS,
    Source.PROFESSIONAL: SupportSide.OTHERS,
}


@dataclass(frozen=True, slots=True)
class SupportTold:
    """Support for one need, as one source tells it.

    `need` is the part of life, by its key, or in words where it is none of the list. `said_by` is a
    post or the title of a document, never a resident's name; `who` gives it, as a post. `how_often`
    and `how_long` are words, such as "twice a week"; `words` are what it was, as told. It was so on
    `true_from_on`, or from it, and until `true_to_on` where it was so for a time.
    """

    need: str
    step: Step
    source: Source
    said_by: str
    who: str
    how_often: str
    how_long: str
    words: str
    true_from_on: date
    true_to_on: date | None = None


def check_support(told: SupportTold, today: date) -> None:
    """Check that a record says what, by whom it was told, and when it was so: no day to come."""
    check_said(told.need, "Choose the part of life, or say which other it is.", "need")
    check_said(told.said_by, "Say whose account this is.", "said_by")
    check_said(told.words, "Say what the support was, as it was told.", "words")
    check_past(told.true_from_on, today, "true_from_on")
    if told.true_to_on is not None:
        check_past(told.true_to_on, today, "true_to_on")
    check_span(told.true_from_on, told.true_to_on, "true_to_on")
