"""A case opens to its own team, and to nobody's curiosity."""

from uuid import uuid4

import pytest

from reviews.domain.cases.access import kinds_told, may_take_up, opens, reads_advice, works
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.event_kinds import EventKind

OPENS_CLAIMS = {Role.BENEFITS_OFFICER, Role.DISCLOSURE_OFFICER}


def _officer(*roles: Role) -> Viewer:
    return Viewer(uuid4(), "Ann", frozenset(roles), frozenset())


@pytest.mark.parametrize("role", Role)
def test_a_claim_opens_to_two_roles_on_its_team_and_to_nobody_off_it(role: Role) -> None:
    officer = _officer(role)
    assert opens(officer, CaseKind.CLAIM, {officer.id}) is (role in OPENS_CLAIMS)
    assert not opens(officer, CaseKind.CLAIM, {uuid4()})
    assert may_take_up(officer, CaseKind.CLAIM) is (role in OPENS_CLAIMS)


@pytest.mark.parametrize("role", Role)
def test_a_dispute_opens_to_a_lead_too(role: Role) -> None:
    officer = _officer(role)
    known = OPENS_CLAIMS | {Role.LEAD_REVIEWER}
    assert opens(officer, CaseKind.DISPUTE, {officer.id}) is (role in known)


def test_who_decides_on_disclosure_does_not_work_the_case() -> None:
    assert not works(_officer(Role.DISCLOSURE_OFFICER), CaseKind.CLAIM)
    assert works(_officer(Role.BENEFITS_OFFICER), CaseKind.CLAIM)


def test_a_witness_reads_no_advice_whatever_else_they_are() -> None:
    assert reads_advice(_officer(Role.BENEFITS_OFFICER))
    assert reads_advice(_officer(Role.DISCLOSURE_OFFICER))
    assert not reads_advice(_officer(Role.BENEFITS_OFFICER, Role.REVIEWER))
    assert not reads_advice(_officer(Role.LEAD_REVIEWER))


def test_the_history_tells_of_advice_and_items_to_few() -> None:
    advice, items = EventKind.CASE_ADVICE_WRITTEN, EventKind.CASE_ITEMS_DECIDED
    assert {advice, items} <= kinds_told(_officer(Role.DISCLOSURE_OFFICER))
    benefits = kinds_told(_officer(Role.BENEFITS_OFFICER))
    assert advice in benefits
    assert items not in benefits
    assert not {advice, items} & kinds_told(_officer(Role.LEAD_REVIEWER))
    assert EventKind.APPEAL_RECORDED in kinds_told(_officer(Role.LEAD_REVIEWER))
