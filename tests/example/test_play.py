"""What stops the play of the example council: a slip in its files is never played over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviews.domain.errors import Refused
from reviews.example.case import Example
from reviews.example.case.assessment_steps import SendLetters, WriteFinding
from reviews.example.case.reading import STEPS
from reviews.example.case.resident_steps import TakeAccount
from reviews.example.case.steps import Step
from reviews.example.play import PLAYED_BY, play
from tests.example.conftest import example_on, parts_for


def with_steps(change: Callable[[Step], Step]) -> Example:
    """The smallest review of the case alone, with its steps changed."""
    example = example_on(date(2026, 11, 23))
    story = next(one for one in example.stories if one.scheme.key == "harbour-lodge")
    steps = tuple(change(step) for step in story.steps)
    return replace(example, stories=(replace(story, steps=steps),))


def changed(kind: type[Step], **facts: Any) -> Callable[[Step], Step]:
    """Changes facts of every step of a kind."""
    return lambda step: replace(step, **facts) if isinstance(step, kind) else step


def stopped(place: Path, example: Example) -> tuple[str, str]:
    """What stopped the play: the reason, and where."""
    parts = parts_for(f"sqlite:///{place}/reviews.db", place / "files")
    with pytest.raises((LookupError, ValueError, Refused)) as error:
        play(parts, example)
    parts.engine.dispose()
    return str(error.value), " ".join(error.value.__notes__)


def test_every_kind_of_step_is_played() -> None:
    assert set(STEPS.values()) == set(PLAYED_BY)


def test_a_name_in_a_letter_stops_the_play(tmp_path: Path) -> None:
    words = "Declan Rooney has painted the lounge."
    told, where = stopped(tmp_path, with_steps(changed(WriteFinding, words=words)))
    assert told.startswith("The example has no reason to clear a passage of “name”: ")
    assert where.startswith("In data/example/schemes/harbour-lodge.toml: step ")
    assert where.endswith(", SendLetters.")


def test_a_passage_without_a_reason_stops_the_play(tmp_path: Path) -> None:
    told, _ = stopped(tmp_path, with_steps(changed(SendLetters, clearing={})))
    assert "a passage of “small-scheme”: " in told


def test_who_drafted_a_letter_cannot_approve_it(tmp_path: Path) -> None:
    told, _ = stopped(tmp_path, with_steps(changed(SendLetters, approved_by="priya")))
    assert "someone else must approve it" in told


def test_a_missing_answer_stops_the_play(tmp_path: Path) -> None:
    told, where = stopped(tmp_path, with_steps(changed(TakeAccount, answers={})))
    assert told.startswith("3 questions are still to be answered. The first: ")
    assert where.endswith(", TakeAccount.")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"visit-manners": "Kind."}, "“visit-manners” is not asked here."),
        ({"visit-look-round": "perhaps"}, "“visit-look-round” cannot be answered with 'perhaps'."),
        ({"visit-manner": 4}, "“visit-manner” cannot be answered with 4."),
    ],
)
def test_a_wrong_answer_stops_the_play(
    tmp_path: Path, answers: dict[str, object], told: str
) -> None:
    found, _ = stopped(tmp_path, with_steps(changed(TakeAccount, answers=answers)))
    assert told in found


def test_a_name_that_nobody_made_stops_the_play(tmp_path: Path) -> None:
    told, _ = stopped(tmp_path, with_steps(changed(TakeAccount, visit="another-visit")))
    assert told.strip("'") == "No visit is called “another-visit” yet."
