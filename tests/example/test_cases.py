"""Cases of the example council: what an officer who opens them finds, on whatever day."""

from typing import Any
from uuid import UUID

from reviews.domain.cases.appeals import timed
from reviews.domain.cases.kinds import (
    Answering,
    CaseKind,
    DisputeOutcome,
    Inclusion,
    SetKind,
    Side,
    SignedBy,
    StepKind,
    Timing,
    UniversalCredit,
)
from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Role
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.services.cases.paper_words import schedule
from reviews.store.cases import cases, items, listed, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, DISPUTES, STEPS
from reviews.store.tables import (
    Case,
    CaseAuthority,
    CaseBearing,
    CaseCircumstances,
    CaseDecision,
    CaseGroup,
    CaseItem,
    DecisionNotice,
    EarlierWording,
    OtherSidePoint,
    RecordAskedFor,
    Suspension,
)
from tests.example.conftest import Played


def case_of(played: Played, resident: str) -> CaseHead:
    row = played.one(Case, Case.resident_id == played.resident(resident))
    found: CaseHead = played.read(cases.case, row.id)
    return found


def one_of(played: Played, table: Any, case_id: UUID, *where: Any) -> Any:
    return played.one(table, table.case_id == case_id, table.superseded_at.is_(None), *where)


def test_a_disclosure_officer_neither_reviews_nor_works_the_benefit(played: Played) -> None:
    assert played.officer("constance").roles == {Role.DISCLOSURE_OFFICER}


def test_an_appeal_that_its_landlord_signed_came_late_and_was_sent_on(played: Played) -> None:
    case = case_of(played, "agnieszka")
    [came] = played.read(APPEALS.of, [case.id])
    told = played.one(
        DecisionNotice, DecisionNotice.case_id == case.id, DecisionNotice.person == "claimant"
    )
    found = timed(came.received_on, told.sent_on, holidays=known_bank_holidays())
    assert found.timing is Timing.LATE
    assert (came.signed_by, came.objects) == (SignedBy.LANDLORD, False)
    who = one_of(played, CaseAuthority, case.id)
    assert (who.asked_on, who.seen_on) == (came.received_on, None)
    assert who.doubt
    assert who.doubt_told_on
    steps = {one.kind: one for one in played.read(STEPS.of, [case.id])}
    assert steps.keys() == {
        StepKind.SENT_ON,
        StepKind.NOT_CHANGED,
        StepKind.REPLY,
        StepKind.DIRECTION,
        StepKind.HEARING,
    }
    assert steps[StepKind.SENT_ON].on < steps[StepKind.NOT_CHANGED].on
    assert steps[StepKind.DIRECTION].due_on > played.today
    assert steps[StepKind.REPLY].due_on > played.today
    assert steps[StepKind.HEARING].on > played.today


def test_what_goes_in_was_decided_whole_with_one_item_for_the_tribunal_alone(
    played: Played,
) -> None:
    case = case_of(played, "agnieszka")
    decided = {one.id: one.decided for one in played.read(items.items, case)}
    assert all(decided.values())
    assert {one.inclusion for one in decided.values() if one} == set(Inclusion)
    known = {(one.name, one.version): one for one in played.parts.question_sets}
    [row] = played.read(schedule, case, known)
    assert row.whose == "R-0106"
    assert row.harm
    assert row.to_whom
    assert row.proportionate


def test_the_response_went_with_what_was_decided_and_the_rest_followed(played: Played) -> None:
    case = case_of(played, "agnieszka")
    response, after = played.read(sets.sets, case.id)
    assert (response.kind, after.kind) == (SetKind.RESPONSE, SetKind.APPENDED)
    assert response.to_follow
    assert response.certified_at is None
    assert after.certified_at is not None
    assert after.sent_on < response.follows_by_on
    assert {one.what for one in after.papers} == {
        "Talking with a resident. Resident: R-0102",
        "Talking with a resident. Resident: R-0105",
    }
    gone = {one.evidence_id for one in (*response.papers, *after.papers)}
    assert gone == {one.id for one in played.read(items.put_in, case)}
    assert all("-on-file" not in one.what for one in response.papers)


def test_evidence_was_weighed_both_ways_and_two_points_have_an_answer(played: Played) -> None:
    case = case_of(played, "agnieszka")
    assert {one.side for one in played.rows(CaseBearing, CaseBearing.case_id == case.id)} == set(
        Side
    )
    said = played.rows(OtherSidePoint, OtherSidePoint.case_id == case.id)
    assert {one.choice for one in said} == set(Answering)
    [asked] = played.rows(RecordAskedFor)
    assert asked.case_id == case.id
    assert asked.answer


def test_three_claimants_of_one_scheme_have_their_common_papers_decided_once(
    played: Played,
) -> None:
    group = played.one(CaseGroup)
    heads = played.read(cases.group_cases, group.id)
    assert [one.resident for one in heads] == ["R-0201", "R-0202", "R-0204"]
    decided = played.rows(CaseItem, CaseItem.group_id == group.id)
    assert decided
    assert played.rows(CaseItem, CaseItem.case_id.in_([one.id for one in heads])) == []
    for head in heads:
        every = played.read(items.items, head)
        common = {one.id for one in every if one.common}
        assert common == {one.evidence_id for one in decided}
        assert any(one.decided is None for one in every)


def test_one_decision_has_no_ground_one_payment_was_suspended_one_person_is_on_universal_credit(
    played: Played,
) -> None:
    without = [one.case_id for one in played.rows(CaseDecision, CaseDecision.ground == "")]
    assert without == [case_of(played, "ifeoma").id]
    assert played.one(Suspension).case_id == case_of(played, "connor").id
    credit = CaseCircumstances.universal_credit == UniversalCredit.YES
    assert played.one(CaseCircumstances, credit).case_id == case_of(played, "abdirahman").id


def test_a_provider_disputed_a_review_and_its_lead_answered(played: Played) -> None:
    case = played.one(Case, Case.kind == CaseKind.DISPUTE)
    [said] = played.read(DISPUTES.of, [case.id])
    assert said.organisation == "Tamarisk and Wren Trust"
    assert (said.outcome, said.by) == (DisputeOutcome.STANDS, "Priya Shah")
    assert played.read(cases.opened, played.officer("priya"), case.id) is not None
    assert played.read(cases.opened, played.officer("priya"), case_of(played, "connor").id) is None


def test_the_home_of_who_works_cases_has_something_of_each_kind(played: Played) -> None:
    found = played.read(listed.sections, played.officer("imran"))
    assert len(found) == 5


def test_what_a_visit_said_before_it_was_put_right_can_be_read(played: Played) -> None:
    rows = played.rows(EarlierWording, EarlierWording.row_table == "visit")
    assert any("Three residents" in str(one.was) for one in rows if one.row_column == "notes")
    assert all(one.replaced_at.astimezone(LONDON).date() < played.today for one in rows)
