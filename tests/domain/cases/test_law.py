"""Who may appeal which decision, and which grounds fit, as the list in use has it."""

import pytest

from reviews.domain.cases.kinds import DecisionKind, Person
from reviews.domain.cases.law import AppealLaw, TimeLimits
from reviews.reference.cases.appeals import appeal_law

WHOSE = {
    DecisionKind.DIRECT_PAYMENT: {Person.LANDLORD, Person.AGENT},
    DecisionKind.OVERPAYMENT: {Person.RECOVERED_FROM},
}
UNCHANGED = {
    DecisionKind.CLAIM,
    DecisionKind.REVISION_REFUSED,
    DecisionKind.SUPERSESSION_REFUSED,
    DecisionKind.DIRECT_PAYMENT,
}


@pytest.fixture
def law() -> AppealLaw:
    return appeal_law()


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_claimant_and_appointee_always_and_others_only_where_it_affects_them(
    law: AppealLaw, kind: DecisionKind
) -> None:
    who = law.who_may_appeal(kind)
    found = {one.person for one in who.people}
    assert found == {Person.CLAIMANT, Person.APPOINTEE} | WHOSE.get(kind, set())
    assert who.has(Person.CLAIMANT)
    assert not who.has(Person.OTHER)
    assert "SI 2001/1002 regulation 3" in who.checked
    assert who.checked.endswith("check before use.")
    assert law.checked_on == who.checked_on


def test_each_whom_an_overpayment_is_recoverable_from_is_named(law: AppealLaw) -> None:
    who = law.who_may_appeal(DecisionKind.OVERPAYMENT, ("Ann", "Canal Homes"))
    named = [one.told for one in who.people if one.person is Person.RECOVERED_FROM]
    assert [one.rpartition(": ")[2] for one in named] == ["Ann", "Canal Homes"]


def test_only_what_changes_an_award_needs_a_ground(law: AppealLaw) -> None:
    for kind in DecisionKind:
        assert law.changes_award(kind, "") is (kind not in UNCHANGED)
    assert not law.changes_award(DecisionKind.RENT_RESTRICTION, "part-of-first-decision")


def test_revision_rests_on_regulation_4_and_supersession_on_7(law: AppealLaw) -> None:
    for kind, number in ((DecisionKind.REVISION, 4), (DecisionKind.SUPERSESSION, 7)):
        grounds = law.grounds_of(kind)
        assert grounds
        assert all(f"regulation {number}(" in one.told for one in grounds)
    assert not law.grounds_of(DecisionKind.CLAIM)


def test_a_ground_that_the_list_has_no_more_stays_readable(law: AppealLaw) -> None:
    assert law.ground_told("rent-officer").endswith("(SI 2001/1002 regulation 7(2)(c))")
    assert law.ground_told("was-once-so") == "was once so"
    assert law.ground_told("") == ""


def test_the_numbers_of_the_rules_are_those_of_the_list(law: AppealLaw) -> None:
    assert law.limits == TimeLimits()
    said = " ".join(one.words for one in law.limits_told)
    assert "28 days" not in said
    assert "as soon as it reasonably can" in said
    for one in law.limits_told:
        assert not ("reply" in one.words and one.regulation)
