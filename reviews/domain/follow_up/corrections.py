"""When someone says that a fact in a letter is wrong: who may decide, and what can come of it.

Whoever was on a visit does not decide whether what they wrote down there is right.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.people.roles import Viewer
from reviews.domain.worded import Worded

USUAL_DAYS = 10
"""The working days to say that a fact is wrong, where the council has not set its own."""


class CorrectionOutcome(Worded):
    """What was decided of something said to be wrong."""

    WRONG = "wrong", "It was wrong: we put it in other words"
    PARTLY = "partly", "Part of it was wrong: we put that part in other words"
    RIGHT = "right", "It is right as it stands"
    NOT_SHOWN = "not-shown", "Nothing shows that it is wrong"


def check_asked(asked_by: str, asked_on: date, what: str, today: date) -> None:
    """Check what is recorded of a fact said to be wrong.

    Raises:
        Refused: nobody is named, nothing says what is wrong, or the day is to come.
    """
    check_said(asked_by, "Say who asked, such as their name and organisation.", "asked_by")
    check_past(asked_on, today, "asked_on")
    check_said(what, "Say which fact is said to be wrong, and what shows it.", "what")


def why_not_decides(viewer: Viewer, on_visits: Collection[UUID]) -> str:
    """Why an officer may not decide; nothing where they may. `on_visits` went on the visits."""
    if viewer.id in on_visits:
        return (
            "You went on a visit of this review, so someone who did not decides this. Ask a "
            "colleague who was not there."
        )
    return ""


def check_decides(viewer: Viewer, on_visits: Collection[UUID]) -> None:
    """Check that an officer may decide: they were on no visit of the review."""
    if why := why_not_decides(viewer, on_visits):
        raise Refused(why)
