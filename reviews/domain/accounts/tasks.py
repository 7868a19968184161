"""What someone said and an officer must follow up: with a day, an owner, and what was done."""

from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused, check_said
from reviews.domain.people.roles import Viewer

from .accounts import Sensitivity, may_open


def check_task(what: str, due_on: date, today: date) -> None:
    """Check what is to be followed up, and by when.

    Raises:
        Refused: nothing says what, or the day is past.
    """
    check_said(what, "Say what is to be followed up.", "what")
    check_due(due_on, today)


def check_due(due_on: date, today: date) -> None:
    """Check the day by which something is to be followed up; a day that is past is Refused."""
    if due_on < today:
        raise Refused("The day must be today or later.", "due_on")


def check_owner(
    owner: Viewer | None, *, team_id: UUID, heard_by: UUID, sensitivity: Sensitivity
) -> None:
    """Check that whoever is to follow something up may read the account it comes from.

    Raises:
        Refused: there is no such officer, or what was said is not theirs to read.
    """
    if owner is None or not may_open(
        owner, team_id=team_id, heard_by=heard_by, sensitivity=sensitivity
    ):
        raise Refused("Choose someone who may read this account.", "owner")
