"""A fact said to be wrong is recorded, and decided once by someone who was on no visit."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from reviews.domain.errors import NotThere, Refused
from reviews.domain.follow_up.corrections import CorrectionOutcome
from reviews.domain.people.roles import Role
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.services.follow_up.corrections import Asked, ask_correction, decide_correction
from reviews.services.visits.visits import Made, plan_visit, record_visit
from reviews.store.follow_up.corrections import CorrectionView, corrections, officers_on_visits
from reviews.store.tables import CorrectionAsked, Finding, Visit
from tests.build import Build
from tests.letter_case import IMPROVE, LetterCase

AWKWARD = "“Łukasz” & <her> sister\nsaid: لا أعرف 🙂 ŵŷ"


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def finding_of(case: LetterCase) -> UUID:
    keys: list[UUID] = [one.fact_id for one in case.build.rows(Finding) if one.words == IMPROVE]
    return keys[0]


def asked(case: LetterCase, finding: UUID | None = None) -> UUID:
    said = Asked(f" {AWKWARD} ", case.build.today, AWKWARD, finding)
    key: UUID = case.build.do(ask_correction, case.drafter, case.review, said)
    return key


def only(case: LetterCase) -> CorrectionView:
    (found,) = case.build.read(corrections, case.review)
    assert isinstance(found, CorrectionView)
    return found


def test_what_was_asked_and_decided_is_kept_and_the_finding_stays(case: LetterCase) -> None:
    finding = finding_of(case)
    key = asked(case, finding)
    found = only(case)
    assert (found.asked_by, found.what, found.finding_fact_id) == (AWKWARD, AWKWARD, finding)
    assert (found.outcome, found.by) == (None, "Dora Draft")
    case.build.do(decide_correction, case.second, key, CorrectionOutcome.WRONG, f" {AWKWARD}")
    found = only(case)
    assert (found.outcome, found.reasons) == (CorrectionOutcome.WRONG, AWKWARD)
    assert found.decided_by == "Sam Second"
    assert [one.words for one in case.build.rows(Finding) if one.fact_id == finding] == [IMPROVE]


def test_whoever_was_on_a_visit_does_not_decide_and_nobody_decides_twice(case: LetterCase) -> None:
    key = asked(case)
    right = CorrectionOutcome.RIGHT
    with pytest.raises(Refused, match="You went on a visit of this review"):
        case.build.do(decide_correction, case.lead, key, right, "I was there")
    with pytest.raises(Refused, match="Give the reasons"):
        case.build.do(decide_correction, case.second, key, right, " ")
    case.build.do(decide_correction, case.second, key, right, "The rota shows it")
    with pytest.raises(Refused, match="decided on this already"):
        case.build.do(decide_correction, case.second, key, CorrectionOutcome.WRONG, "Or not")


@pytest.mark.parametrize("days", [0, -400])
def test_nor_does_whoever_went_on_a_revisit_of_the_scheme_since(
    case: LetterCase, days: int
) -> None:
    key = asked(case)
    build, by = case.build, frozenset({case.second.id})
    day = build.days(days)
    revisit, review = VisitPurpose.REVISIT, case.review
    plan = VisitPlan(case.scheme, revisit, build.today, by, review_id=review)
    visit = build.do(plan_visit, case.second, plan)
    made = Made(went_on=build.today, access=Access.GIVEN)
    build.do(record_visit, case.second, visit, made, 1)
    with build.house.engine.begin() as connection:
        of_no_review = update(Visit).where(Visit.id == visit).values(went_on=day, review_id=None)
        connection.execute(of_no_review)
    since = days == 0
    assert (case.second.id in build.read(officers_on_visits, case.review)) == since
    if since:
        with pytest.raises(Refused, match="You went on a visit"):
            build.do(decide_correction, case.second, key, CorrectionOutcome.RIGHT, "Because")


def test_only_those_of_the_review_ask_and_decide(case: LetterCase) -> None:
    stranger = case.build.officer(team=case.build.team("Other"), name="Stranger")
    said = Asked("Jo", case.build.today, "Wrong")
    with pytest.raises(NotThere):
        case.build.do(ask_correction, stranger, case.review, said)
    with pytest.raises(NotThere):
        case.build.do(ask_correction, case.build.officer(Role.BENEFITS_OFFICER), case.review, said)
    key = asked(case)
    for by in (stranger, case.drafter):
        with pytest.raises(NotThere):
            case.build.do(decide_correction, by, key, CorrectionOutcome.RIGHT, "Because")
    with pytest.raises(NotThere):
        case.build.do(decide_correction, case.second, uuid4(), CorrectionOutcome.RIGHT, "Because")


def test_a_finding_of_another_review_is_refused(case: LetterCase) -> None:
    with pytest.raises(Refused, match="Choose one of the findings"):
        asked(case, uuid4())
    future = Asked("Jo", date(2027, 1, 1), "Wrong")
    with pytest.raises(Refused):
        case.build.do(ask_correction, case.drafter, case.review, future)
    assert case.build.rows(CorrectionAsked) == []
