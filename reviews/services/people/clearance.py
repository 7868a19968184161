"""Whether officers may review: their training and security check complete beforehand (para 79)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from reviews.domain.people.roles import ROLES_WITH, Permission, Viewer
from reviews.domain.people.training_and_checks import (
    Reviewing,
    check_cleared,
    lacking,
    who_enters,
)
from reviews.store.people import officers, training_and_checks
from reviews.store.record.session import Session


def check_going(
    session: Session,
    by: Viewer,
    team_id: UUID,
    going: Mapping[UUID, str],
    day: date,
    doing: Reviewing,
) -> None:
    """Check that each of these officers may review on a day; two more queries for a refusal.

    Args:
        session: any session.
        by: the officer who asks, who is told where what is missing is recorded, or by whom.
        team_id: the team that reviews.
        going: who is to review, by id, with names.
        day: the day on which they do.
        doing: what they are about to do.

    Raises:
        Refused: training or the check of someone is not complete.
    """
    held = training_and_checks.held_by(session, going)
    every = [(name, held[key]) for key, name in going.items()]
    enters = ""
    if any(lacking(name, held, day) for name, held in every):
        enters = who_enters(_leads(session, team_id), self_=_enters(by, team_id))
    check_cleared(every, day, doing, enters)


def check_reviewer(
    session: Session, by: Viewer, team_id: UUID, day: date, doing: Reviewing
) -> None:
    """Check that an officer may do this part of a review themselves on a day.

    Raises:
        Refused: their training or check is not complete.
    """
    check_going(session, by, team_id, {by.id: by.name}, day, doing)


def _enters(by: Viewer, team_id: UUID) -> bool:
    return by.leads(team_id) or by.may(Permission.MANAGE_PEOPLE)


def _leads(session: Session, team_id: UUID) -> list[str]:
    team = officers.team_officers(session, team_id)
    return [one.name for one in team if ROLES_WITH[Permission.LEAD] & set(one.roles)]
