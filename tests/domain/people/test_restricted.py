"""Who opens what is kept apart."""

from uuid import uuid4

from reviews.domain.people.restricted import opens_quarantined
from reviews.domain.people.roles import Role, Viewer


def test_papers_that_came_unasked_open_for_the_team_s_lead_reviewers_only() -> None:
    team, other = uuid4(), uuid4()
    lead = Viewer(uuid4(), "Lena", frozenset({Role.LEAD_REVIEWER}), frozenset({team}))
    assert opens_quarantined(lead, team)
    assert not opens_quarantined(lead, other)
    for role in set(Role) - {Role.LEAD_REVIEWER}:
        assert not opens_quarantined(
            Viewer(uuid4(), "R", frozenset({role}), frozenset({team})), team
        )
