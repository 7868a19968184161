"""What someone said and an officer must follow up: what, by when, and by whom."""

from datetime import date
from uuid import uuid4

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.tasks import check_owner, check_task
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer

TODAY = date(2026, 11, 23)
TEAM, HEARD = uuid4(), uuid4()


def officer(*roles: Role, key: object = None) -> Viewer:
    return Viewer(HEARD if key else uuid4(), "Ann", frozenset(roles), frozenset({TEAM}))


def test_a_task_says_what_and_by_a_day_to_come() -> None:
    check_task("Ring her", TODAY, TODAY)
    with pytest.raises(Refused, match="what is to be followed up"):
        check_task(" ", TODAY, TODAY)
    with pytest.raises(Refused, match="today or later"):
        check_task("Ring her", date(2026, 11, 22), TODAY)


@pytest.mark.parametrize(
    ("owner", "sensitivity", "may"),
    [
        (officer(Role.REVIEWER), Sensitivity.ORDINARY, True),
        (officer(Role.REVIEWER), Sensitivity.CONFIDENTIAL, False),
        (officer(Role.LEAD_REVIEWER), Sensitivity.CONFIDENTIAL, True),
        (officer(Role.REVIEWER, key=HEARD), Sensitivity.CONFIDENTIAL, True),
        (officer(Role.LETTER_OFFICER), Sensitivity.ORDINARY, False),
        (None, Sensitivity.ORDINARY, False),
    ],
)
def test_an_owner_may_read_the_account(
    owner: Viewer | None, sensitivity: Sensitivity, *, may: bool
) -> None:
    of = {"team_id": TEAM, "heard_by": HEARD}
    if may:
        check_owner(owner, **of, sensitivity=sensitivity)
    else:
        with pytest.raises(Refused, match="who may read this account"):
            check_owner(owner, **of, sensitivity=sensitivity)
