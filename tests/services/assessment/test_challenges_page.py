"""What a second reader may ask as a page: for whom, now or as it was, and each piece read once."""

from typing import Any

import pytest

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.overall_assessment import About, FindingKind, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Viewer
from reviews.services.assessment import challenges, conclusions
from reviews.services.assessment.challenges_page import (
    AskedNow,
    AskedThen,
    asked_and_kept,
    asked_now,
    challenges_page,
    examined,
)
from reviews.services.assessment.second_reading_page import second_reading
from reviews.services.people import council_settings
from reviews.store.review import reviews
from tests.build import Build
from tests.journeys.assessing import Assessing
from tests.queries import asked, tables


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(lambda new: Assessing(new, residents=2), Assessing, 2)


def told(case: Assessing) -> None:
    """What one resident said, and a finding that cites it."""
    case.build.agree(case.ann, case.id, case.residents[0])
    account = case.account()
    case.finding("They are asked", FindingKind.IMPROVE, answer_id=case.newest_answer(account))


def given(case: Assessing, query: Any, by: Viewer, *more: Any) -> Any:
    house = case.build.house
    sets = {(one.name, one.version): one for one in house.question_sets}
    review = case.build.read(reviews.review, case.id)
    return case.build.read(query, by, review, sets, house.judgement_words, *more)


def kept(case: Assessing, by: Viewer) -> Any:
    reading = case.build.read(second_reading, case.id)
    return given(case, asked_and_kept, by, reading)[1]


def submit(case: Assessing) -> None:
    found = given(case, examined, case.ann)
    sent = ((), found.asked, found.not_looked)
    case.build.do(conclusions.take_step, case.ann, case.id, Reading.SUBMITTED, "", *sent)


def test_what_is_asked_now_comes_with_its_findings_and_reasons(case: Assessing) -> None:
    finding = case.finding("Claimed", FindingKind.IMPROVE)
    page = given(case, challenges_page, case.ann)
    assert isinstance(page, AskedNow)
    [one] = page.by_kind[ChallengeKind.NO_EVIDENCE]
    assert page.words == {finding: "Claimed"}
    assert page.changeable
    assert page.under(one.challenge.key) == one
    assert one.answer is None
    assert page.under("nothing") is None
    case.build.do(challenges.answer, case.ann, case.id, one.challenge, "We know")
    again = given(case, asked_now, case.ann).under(one.challenge.key)
    assert again.answer.reason == "We know"


def test_a_finding_that_rests_on_words_not_agreed_to_is_not_shown(case: Assessing) -> None:
    told(case)
    assert "They are asked" in given(case, challenges_page, case.ann).words.values()
    withdrawn = ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, case.residents[0], Use.NOTES, state=withdrawn)
    assert given(case, challenges_page, case.ann).words == {}


def test_once_sent_on_it_stays_as_it_was_asked(case: Assessing) -> None:
    case.excuse_everything()
    case.conclude(reasons="It is poor")
    case.answer_asked()
    submit(case)
    page = given(case, challenges_page, case.bo)
    assert isinstance(page, AskedThen)
    assert page.step.reading is Reading.SUBMITTED
    assert page.kept is not None
    assert {one.reason for one in page.kept.asked} == {"We know, and why"}
    assert ChallengeKind.TWICE in page.kept.nothing
    not_looked = dict(page.kept.not_looked)
    assert not_looked[ChallengeKind.AGAINST] == "Fewer than two findings are written."
    assert not_looked[ChallengeKind.STAFF_TIME].startswith("Fewer than two accounts tell")
    asked = {one.kind for one in page.kept.asked}
    every = [*page.kept.nothing, *not_looked, *asked]
    assert sorted(every) == sorted(ChallengeKind)
    assert page.kept.untold == ()
    assert not given(case, asked_now, case.bo).changeable
    case.step(Reading.SENT_BACK, case.bo)
    assert isinstance(given(case, challenges_page, case.ann), AskedNow)
    assert kept(case, case.ann) == {page.step.id: page.kept}


def test_what_was_kept_before_does_not_say_that_it_was_looked_for(case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    case.answer_asked()
    asked = given(case, examined, case.ann).asked
    case.build.do(conclusions.take_step, case.ann, case.id, Reading.SUBMITTED, "", (), asked)
    page = given(case, challenges_page, case.bo)
    assert (page.kept.nothing, page.kept.not_looked) == ((), ())
    assert ChallengeKind.TWICE in page.kept.untold


def test_whoever_concludes_first_is_shown_nothing_about_a_conclusion(case: Assessing) -> None:
    case.build.do(council_settings.set_council, None, second_reader_blind=True)
    case.excuse_everything()
    case.conclude(reasons="It is poor")
    case.finding("Claimed", FindingKind.IMPROVE)
    mine, theirs = (given(case, challenges_page, one) for one in (case.ann, case.bo))
    assert {one.challenge.about for one in mine.asked} > {None}
    assert {one.challenge.about for one in theirs.asked} == {None}
    assert given(case, examined, case.bo).asked == mine.asked
    case.answer_asked()
    submit(case)
    step = given(case, challenges_page, case.bo).step.id
    assert any(one.about is About.OVERALL for one in kept(case, case.ann)[step].asked)
    assert {one.about for one in kept(case, case.bo)[step].asked} == {None}


def test_each_piece_is_read_once_however_much_there_is(case: Assessing) -> None:
    def sent(query: Any) -> list[str]:
        house = case.build.house
        sets = {(one.name, one.version): one for one in house.question_sets}
        review = case.build.read(reviews.review, case.id)
        with asked(house.engine) as statements:
            case.build.read(query, case.ann, review, sets, house.judgement_words)
        read = tables(statements)
        assert read["consent"] == 1
        assert read["finding"] == 1
        assert read["own_conclusion"] == 1
        assert read["council_settings"] == 1
        return statements

    told(case)
    case.finding("Claimed", FindingKind.IMPROVE)
    case.excuse_everything()
    case.conclude()
    few = [len(sent(query)) for query in (challenges_page, asked_now)]
    assert few == [18, 18]
    case.build.agree(case.ann, case.id, case.residents[1])
    for number in range(3):
        case.account(resident=case.residents[1], respondent=f"R {number}")
        case.finding(f"Claimed {number}", FindingKind.IMPROVE)
    case.conclude(reasons="Put otherwise")
    assert [len(sent(query)) for query in (challenges_page, asked_now)] == few
    case.answer_asked()
    submit(case)
    sent(challenges_page)
