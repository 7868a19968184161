"""What is said of a case in a list."""

from datetime import date
from uuid import uuid4

import pytest

from reviews.domain.cases.listing import days_since, is_overdue, lists_every_case, waits_until
from reviews.domain.cases.next_step import Awaits
from reviews.domain.people.roles import Role, Viewer

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("awaits", "said"),
    [
        (Awaits.RESPONSE, "it came on 23 November 2026"),
        (Awaits.HEARING, "on 23 November 2026"),
        (Awaits.GROUND, "since 23 November 2026"),
        (Awaits.DIRECTION, "by 23 November 2026"),
    ],
)
def test_the_day_is_said_as_what_it_is(awaits: Awaits, said: str) -> None:
    assert waits_until(awaits, DAY) == said
    assert waits_until(awaits, None) == ""


def test_days_are_counted_from_the_day_it_came() -> None:
    assert days_since(DAY, DAY) == "0 days"
    assert days_since(DAY, date(2026, 11, 24)) == "1 day"
    assert days_since(DAY, date(2026, 12, 21)) == "28 days"


def test_only_what_is_due_by_a_day_is_overdue() -> None:
    after = date(2026, 11, 24)
    assert is_overdue(Awaits.DIRECTION, DAY, after)
    assert not is_overdue(Awaits.DIRECTION, DAY, DAY)
    assert not is_overdue(Awaits.RESPONSE, DAY, after)
    assert not is_overdue(Awaits.REPLY, None, after)


def test_lead_reviewers_are_not_listed_every_case() -> None:
    listed = {
        role
        for role in Role
        if lists_every_case(Viewer(uuid4(), "", frozenset({role}), frozenset()))
    }
    assert listed == {Role.BENEFITS_OFFICER, Role.DISCLOSURE_OFFICER}
