"""One person's support, as each told it and as it is in the papers; what nobody said is a gap."""

import pytest

from reviews.domain.board.support import Step, SupportTold
from reviews.domain.cases.support_summary import NeedPrinted, SupportSummary
from reviews.domain.sources import Source
from reviews.services.board import support
from reviews.services.cases.support_summary import summary
from tests.build import Build
from tests.journeys.assessing import AWKWARD
from tests.printed_case import ABOUT, COUNCIL, IN, PLANTED, PrintedCase


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _summary(case: PrintedCase) -> SupportSummary:
    return summary(case.in_papers(), COUNCIL, ABOUT, case.sets)


def _money(case: PrintedCase) -> NeedPrinted:
    (need,) = _summary(case).needs
    assert need.name == "Money and bills"
    return need


def _said(need: NeedPrinted) -> dict[str, list[str]]:
    return {part.heading: [one.words for one in part.lines] for part in need.parts}


def test_answers_and_records_of_one_need_stand_together_by_what_they_say(
    case: PrintedCase,
) -> None:
    said = _said(_money(case))
    assert said["Whether help is needed"] == ["Yes"]
    (given, _) = said["Given"][0], said["Given"]
    assert given.startswith("Given; Budget")
    assert all(line in given for line in AWKWARD.splitlines())
    (part,) = [one for one in _money(case).parts if one.heading == "Given"]
    assert {one.paper for one in part.lines} <= {
        f"paper {place}" for place in case.in_papers().places.values()
    }


def test_the_question_stands_without_its_need_a_second_time(case: PrintedCase) -> None:
    (part,) = [one for one in _money(case).parts if one.heading == "Whether help is needed"]
    assert part.lines[0].what == "Do you need help with this?"


def test_words_of_others_cite_none_of_our_papers(case: PrintedCase) -> None:
    said = repr(_summary(case))
    assert "as paper 3 says" not in said
    assert IN in said


def test_support_that_was_turned_down_is_told_as_that_and_no_more(case: PrintedCase) -> None:
    told = SupportTold(
        "money",
        Step.DECLINED,
        Source.STAFF,
        "Key worker",
        "",
        "",
        "",
        "Not today",
        case.build.today,
    )
    key = case.build.do(support.record_support, case.ann, case.id, case.claimant, told)
    before = _said(_money(case))
    assert "Not today" not in repr(before), "it is not in yet"
    case.decide(key)
    said = _said(_money(case))
    assert any(one.endswith("Not today") for one in said["Turned down"])
    assert said["Given"] == before["Given"], "and what was given stands as it did"


def test_what_changed_is_what_was_told_of_outcomes(case: PrintedCase) -> None:
    found = _summary(case)
    assert any("A choir" in one.words for one in found.changed)
    assert found.changed_gap == ""


def test_a_plan_of_which_nothing_is_in_is_a_gap(case: PrintedCase) -> None:
    case.decide(case.finished(case.claimant, IN, Source.DOCUMENT))
    assert any("plan" in one.what for one in _summary(case).plan)
    assert _summary(case).plan_gap == ""


def test_nothing_that_is_not_in_is_printed(case: PrintedCase) -> None:
    assert PLANTED not in repr(_summary(case))


def test_no_word_says_whether_somebody_takes_part(case: PrintedCase) -> None:
    said = repr(_summary(case)).lower()
    assert "engage" not in said
    assert "hours a week is" not in said
