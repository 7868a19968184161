"""Who may stand on a list of those who open what is kept apart."""

from reviews.domain.people.restricted import Room, may_be_listed
from reviews.domain.people.roles import Role


def test_an_auditor_is_on_no_list() -> None:
    assert not may_be_listed([Role.AUDITOR, Role.LEAD_REVIEWER])
    assert not may_be_listed([])
    assert all(may_be_listed([role]) for role in Role if role is not Role.AUDITOR)
    assert set(Room) == {"safeguarding", "closure"}
