"""Who opens what is kept apart, and who may stand on a list of those who do."""

from uuid import uuid4

from reviews.domain.people.restricted import (
    Room,
    may_be_listed,
    may_hold_letters,
    opens_every_concern,
    opens_quarantined,
)
from reviews.domain.people.roles import Role, Viewer


def test_papers_that_came_unasked_open_for_the_team_s_lead_reviewers_only() -> None:
    team, other = uuid4(), uuid4()
    lead = Viewer(uuid4(), "Lena", frozenset({Role.LEAD_REVIEWER}), frozenset({team}))
    assert opens_quarantined(lead, team)
    assert not opens_quarantined(lead, other)
    for role in set(Role) - {Role.LEAD_REVIEWER}:
        another = Viewer(uuid4(), "Rae", frozenset({role}), frozenset({team}))
        assert not opens_quarantined(another, team)


def test_the_safeguarding_lead_opens_every_concern_and_holds_letters() -> None:
    team, other = uuid4(), uuid4()
    for role in Role:
        officer = Viewer(uuid4(), "Rae", frozenset({role}), frozenset({team}))
        guards = role is Role.SAFEGUARDING_LEAD
        assert opens_every_concern(officer) is guards
        assert may_hold_letters(officer, team) is (guards or role is Role.LEAD_REVIEWER)
        assert may_hold_letters(officer, other) is guards
    both = frozenset({Role.SAFEGUARDING_LEAD, Role.AUDITOR})
    assert not opens_every_concern(Viewer(uuid4(), "Ed", both, frozenset()))


def test_an_auditor_is_on_no_list() -> None:
    assert not may_be_listed([Role.AUDITOR, Role.LEAD_REVIEWER])
    assert not may_be_listed([])
    assert all(may_be_listed([role]) for role in Role if role is not Role.AUDITOR)
    assert set(Room) == {"safeguarding", "closure"}
