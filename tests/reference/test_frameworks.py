"""Frameworks: dated, marked where only proposed, and tied to questions that are asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from reviews.reference.faults import FrameworkFault
from reviews.reference.frameworks import load_frameworks
from reviews.reference.question_sets import QuestionSets, load_question_sets

DATA = Path(__file__).parents[2] / "data"
SETS = load_question_sets(DATA / "question_sets")
FRAMEWORKS = load_frameworks(DATA / "frameworks", SETS)

GOOD = """\
title = "Ours"
standing = "In use."
proposed = false
checked = 2026-11-21
source = "https://council.example"
[[expectations]]
key = "one"
title = "One"
questions = ["scheme-review/staff-who"]
"""


def faults(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkFault) as caught:
        load_frameworks(folder, SETS)
    return caught.value.faults


def test_what_is_only_proposed_says_so() -> None:
    assert {one.key: one.proposed for one in FRAMEWORKS} == {
        "nse-2020": False,
        "standards-2025": True,
    }
    proposed = next(one for one in FRAMEWORKS if one.proposed)
    assert "proposed" in proposed.title
    assert "Not in force" in proposed.standing


def test_every_question_named_is_asked_and_every_set_serves() -> None:
    asked = {(one.name, q.key) for one in SETS for q in one.questions()}
    named = {pair for one in FRAMEWORKS for part in one.expectations for pair in part.questions}
    assert named <= asked
    assert {name for name, _ in named} == set(SETS.names)


def test_a_council_adds_its_own_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(GOOD, encoding="utf-8")
    [own] = load_frameworks(tmp_path, SETS)
    assert own.expectations[0].questions == (("scheme-review", "staff-who"),)


def test_a_question_that_is_not_there_is_named(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, GOOD.replace("staff-who", "staff-whom"))
    assert fault == (
        "ours.toml, expectation “one”: “questions” has “scheme-review/staff-whom”, and the set "
        "has no such question."
    )
    assert faults(tmp_path, GOOD.replace("2026-11-21", '"soon"'))
    assert faults(tmp_path, GOOD.replace("proposed", "propsed"))
    assert faults(tmp_path, GOOD.replace('["scheme-review/staff-who"]', "[]"))
    assert faults(tmp_path, "title = ")


def test_a_set_that_the_council_does_not_have_is_passed_over() -> None:
    few = QuestionSets(tuple(one for one in SETS if one.name == "scheme-review"))
    assert load_frameworks(DATA / "frameworks", few) == FRAMEWORKS
    renamed = QuestionSets(tuple(replace(one, name="other") for one in few))
    assert load_frameworks(DATA / "frameworks", renamed) == FRAMEWORKS
