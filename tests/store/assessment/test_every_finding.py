"""Every finding read once: as `findings` and the grounds of conclusions have them."""

import pytest

from reviews.domain.assessment.overall_assessment import About, FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.services.assessment.findings import FindingWords, withdraw_finding, write_finding
from reviews.store.assessment import grounds, overall_assessment
from reviews.store.assessment.every_finding import EveryFinding, every_finding, worded
from reviews.store.consent.consents import standings
from tests.build import Build
from tests.journeys.assessing import Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def every(case: Assessing) -> EveryFinding:
    agreed = case.build.read(standings, case.id)
    found: EveryFinding = case.build.read(every_finding, case.id, agreed)
    return found


def test_what_may_be_seen_is_what_is_found_for_each_use(case: Assessing) -> None:
    resident = case.residents[0]
    case.build.agree(case.ann, case.id, resident)
    account = case.account()
    case.finding("Told", FindingKind.IMPROVE, answer_id=case.newest_answer(account))
    back = case.finding("Taken back")
    case.finding("Kept", theme="staff")
    case.build.do(withdraw_finding, case.ann, case.id, back, "Not so")
    case.build.agree(case.ann, case.id, resident, Use.TELL_PROVIDER, state=ConsentState.REFUSED)
    found = every(case)
    for use in set(Use) - {Use.SHARE_BENEFITS}:
        for withdrawn in (False, True):
            told = case.build.read(overall_assessment.findings, use, case.id, withdrawn=withdrawn)
            assert found.seen(use, withdrawn=withdrawn) == told, use
    assert len(found.seen(Use.TELL_PROVIDER).withheld) == 1
    with pytest.raises(ValueError, match="not read for benefits"):
        found.seen(Use.SHARE_BENEFITS)
    assert found.worded.taken_back == {back}


def test_earlier_wordings_lead_to_their_finding(case: Assessing) -> None:
    reworded = case.finding("Before")
    other = case.finding("Another")
    case.conclude(About.RESPECT)
    words = FindingWords("needs", FindingKind.NOT_ENOUGH, "After")
    case.build.do(write_finding, case.ann, case.id, words, fact_id=reworded)
    case.build.do(withdraw_finding, case.ann, case.id, other, "Not so")
    found = every(case)
    assert found.worded == case.build.read(worded, case.id)
    assert sorted(found.worded.facts.values()) == sorted([reworded] * 2 + [other] * 2)
    assert set(found.worded.now) == {reworded, other}
    [rested] = case.build.read(grounds.rested, case.id, found.worded).values()
    assert rested.reworded == {reworded}
    assert rested.taken_back == {other}
    assert set(rested.grounds.findings) == {reworded, other}
