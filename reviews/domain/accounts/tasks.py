"""What someone said and an officer must follow up: with a day, an owner, and what was done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import long_date
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


@dataclass(frozen=True, slots=True)
class AdvocateSought:
    """An advocate or supporter who is being found for a resident: whose task it is, by when."""

    task_id: UUID
    owner: str
    due_on: date

    @property
    def says(self) -> str:
        """What is under way, and what waits for it."""
        return (
            f"An advocate or supporter is being found for them by {long_date(self.due_on)}: "
            f"{self.owner} sees to it. The talk waits for that."
        )


def check_excusable(sought: AdvocateSought | None, *, for_want_of_advocate: bool) -> None:
    """Check that a talk with a resident is not excused because no advocate is there yet.

    Raises:
        Refused: someone is still finding one, or nobody was given the task of it.
    """
    if sought is not None:
        raise Refused(
            f"{sought.says} Once it is settled, record on the resident’s page what came of it, and "
            "decide then."
        )
    if for_want_of_advocate:
        raise Refused(
            "That nobody was found yet is no reason to leave out the talk. Give someone the task "
            "of finding an advocate or supporter, on the resident’s page, with a day.",
            "waits",
        )


def check_owner(
    owner: Viewer | None,
    *,
    team_id: UUID,
    heard_by: UUID | None = None,
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
) -> None:
    """Check that whoever is to follow something up may read what it comes from.

    `heard_by` and `sensitivity` are those of its account, where it has one.

    Raises:
        Refused: there is no such officer, or what was said is not theirs to read.
    """
    if owner is None or not may_open(
        owner, team_id=team_id, heard_by=heard_by, sensitivity=sensitivity
    ):
        raise Refused("Choose someone who may read this account.", "owner")
