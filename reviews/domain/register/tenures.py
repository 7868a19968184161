"""What a person's agreement to live somewhere gives, and who says so.

Rights follow from what an agreement gives and how the home is lived in, never from what a paper is
called. A letter tells a resident of rights only as someone here read them; otherwise it uses the
council's cautious words, and before anyone has asked it is not written at all (paras 140-141).
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import Span, check_past, check_span
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded

from .closed_words import Tenure

NOT_RECORDED = "Nobody has recorded what this person’s agreement gives."
"""Why no letter about rights is written to someone."""


class TenureSource(Worded):
    """Who says what an agreement gives."""

    READ = "read", "The agreement was read"
    PROVIDER = "provider", "The provider or landlord says so"
    RESIDENT = "resident", "The resident says so"
    NOBODY = "nobody", "Asked, and nobody could say"


@dataclass(frozen=True, slots=True)
class TenureTold:
    """What an agreement gives, since when, who says so, and who read it when where one was read.

    `note` is what was gone by where the paper and the life there differ, or why it is not known.
    """

    tenure: Tenure
    source: TenureSource
    from_on: date | None = None
    read_by: str = ""
    read_on: date | None = None
    note: str = ""


def check_tenure(told: TenureTold, stay: Span, today: date) -> None:
    """Check what is recorded of an agreement.

    Raises:
        Refused: it is read by nobody or on no day, what is not known has no reason, what nobody
            could say is said, or its day is to come or outside the stay.
    """
    if told.from_on is not None:
        check_past(told.from_on, today, "from_on")
        check_span(told.from_on, stay.to_on, "from_on")
        if stay.from_on and told.from_on < stay.from_on:
            raise Refused("They did not live there yet on this day.", "from_on")
    if told.source is TenureSource.READ:
        check_said(told.read_by, "Enter who read the agreement.", "read_by")
        if told.read_on is None:
            raise Refused("Enter the day on which the agreement was read.", "read_on")
        check_past(told.read_on, today, "read_on")
    if told.tenure is Tenure.NOT_KNOWN:
        check_said(told.note, "Say why it is not known. Letters then use cautious words.", "note")
    elif told.source is TenureSource.NOBODY:
        raise Refused("Nobody could say, so what it gives is not known.", "tenure")


def wording_for(told: TenureTold | None) -> Tenure | None:
    """Whose wording a letter uses: of what was read, else of what is not known; None stops it."""
    if told is None:
        return None
    return told.tenure if told.source is TenureSource.READ else Tenure.NOT_KNOWN
