"""The overall assessment's page: what the team has before it, in a fixed number of queries."""

from typing import Any

import pytest

from reviews.domain.assessment.overall_assessment import About, FindingKind, Reading
from reviews.domain.people.roles import Role, Viewer
from reviews.services.assessment.overall_page import (
    OverallRead,
    TeamsPart,
    overall_read,
    teams_part,
)
from reviews.store.review import reviews
from tests.build import Build
from tests.journeys.assessing import Assessing
from tests.queries import asked, tables


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def page(case: Assessing, by: Viewer) -> tuple[OverallRead, TeamsPart]:
    house = case.build.house
    sets = {(one.name, one.version): one for one in house.question_sets}
    review = case.build.read(reviews.review, case.id)
    read = case.build.read(overall_read, case.id)
    more: tuple[Any, ...] = ((), read.reading, sets, house.judgement_words)
    return read, case.build.read(teams_part, by, review, *more)


def test_whose_turn_it_is_follows_the_steps(case: Assessing) -> None:
    read, team = page(case, case.ann)
    assert read.now is None
    assert team.changeable
    assert team.steps == (Reading.SUBMITTED,)
    assert "4 conclusions are still to be recorded." in team.in_the_way[0]
    case.excuse_everything()
    case.conclude()
    case.conclude(About.RESPECT, reasons="In other words")
    case.answer_asked()
    read, team = page(case, case.ann)
    assert team.in_the_way == ()
    assert team.asked > 0
    assert [one.reasons for one in read.earlier[About.RESPECT]] == ["Reasons"]
    assert {one.about for one in read.reading.conclusions} == set(About)
    case.step(Reading.SUBMITTED, case.ann)
    read, team = page(case, case.bo)
    assert read.now is Reading.SUBMITTED
    assert not team.changeable
    assert {Reading.AGREED, Reading.DISAGREED} <= set(team.steps)
    assert team.readers == ((case.bo.id, "Bo"), (case.cy.id, "Cy"))
    assert set(team.kept) == {read.reading.readings[0].id}
    assert page(case, case.ann)[1].steps == ()


def test_a_colleague_who_does_not_review_is_no_reader(case: Assessing) -> None:
    case.build.officer(Role.LETTER_OFFICER, team=case.team, name="Dora")
    assert {name for _, name in page(case, case.ann)[1].readers} == {"Ann", "Bo", "Cy"}


def test_as_many_queries_however_much_is_found(case: Assessing) -> None:
    def sent() -> int:
        with asked(case.build.house.engine) as statements:
            page(case, case.ann)
        assert tables(statements)["own_conclusion"] == 1
        return len(statements)

    case.build.agree(case.ann, case.id, case.residents[0])
    case.account()
    case.excuse_everything()
    case.conclude()
    few = sent()
    for number in range(3):
        case.account(respondent=f"R {number}")
        case.finding(f"Claimed {number}", FindingKind.IMPROVE)
    case.conclude(reasons="Put otherwise")
    assert sent() == few
