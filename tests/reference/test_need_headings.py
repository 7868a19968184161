"""Each released question of a need stands under the heading that it asks, and under no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.accounts.questions import Question, QuestionSet
from reviews.domain.board.needs import HEADINGS, Aspect, names_need
from reviews.domain.board.support import Step
from reviews.reference.faults import NeedHeadingsFault
from reviews.reference.need_headings import load_need_headings, need_headings
from reviews.reference.question_sets import load_question_sets

SETS = load_question_sets(ROOT / "data" / "question_sets")
ASKS = {
    Aspect.NEEDED: r"\bneed(s|ed)? help with this\?",
    Aspect.WHAT: r"^What help .*(right|should have)",
    Aspect.MET: r"^How far does the help .* meet ",
    Aspect.CHANGED: r"^What change does the file show",
    Aspect.SINCE: r"heard since",
    Aspect.ELSE: r"anything else you would like to say",
    Step.OFFERED: r"\boffered\b",
    Step.AVAILABLE: r"is it there\?$",
    Step.DELIVERED: (
        r"^(As far as you know, how|How) often |^What (happens|is done)|^What do the records "
        r"say was done|^Who helps you|^When (did someone last|was help with this last)"
    ),
    Step.DECLINED: (
        r"said no to|turned (help with this )?down|(why was it not right|what reason did)"
    ),
}
"""What a question under each heading asks, in the words that released sets ask it in."""


def of_needs() -> Iterator[tuple[QuestionSet, Question]]:
    """Every question of every set and version that is asked for each support need."""
    for one in SETS:
        for section in one.sections:
            for question in section.questions if section.repeat == "support need" else ():
                if not names_need(section, question):
                    yield one, question


def test_every_released_question_of_a_need_has_its_place() -> None:
    lacking = [(one.name, one.version, q.key) for one, q in of_needs() if not q.heading]
    assert lacking == [], "Give each a heading in data/need_headings.toml."


def test_no_question_stands_under_a_heading_that_it_does_not_ask() -> None:
    assert set(ASKS) == set(HEADINGS)
    wrong = [
        (one.name, one.version, question.key, question.heading)
        for one, question in of_needs()
        if not re.search(ASKS[question.heading], question.ask)  # type: ignore[index]  # a StrEnum's value
    ]
    assert wrong == []


def test_how_far_a_need_is_met_is_asked_by_questions_of_that_alone() -> None:
    met = {(one.name, q.key) for one, q in of_needs() if q.heading == Aspect.MET}
    assert met == {("resident-interview", "need-met"), ("resident-support", "need-met")}


def test_each_place_is_of_a_question_that_is_asked() -> None:
    asked = {(one.name, one.version, question.key) for one, question in of_needs()}
    placed = {(*of, key) for of, some in need_headings().items() for key in some}
    assert placed == asked


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('[s.2026-11]\nk = "mood"', "set “s”, version “2026-11”: “k” is “mood”"),
        ('[s]\n"2026-11" = "met"', "must be a table of fields"),
        ('s = "met"', "must be a table of fields"),
    ],
)
def test_a_fault_names_file_set_version_and_fault(tmp_path: Path, lines: str, fault: str) -> None:
    path = tmp_path / "need_headings.toml"
    path.write_text(lines)
    with pytest.raises(NeedHeadingsFault) as found:
        load_need_headings(path)
    assert fault in str(found.value)
    assert "need_headings.toml" in str(found.value)
