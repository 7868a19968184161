"""What stops the play of the example council: a slip in its files is never played over."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviews.domain.errors import Refused
from reviews.example.case import Example
from reviews.example.play import play
from reviews.example.stories import STORIES
from tests.example.conftest import example_on, parts_for

LETTERS = ("resident-invitation", "provider-recommendations", "resident-letter")


def with_told(told: Any, *places: str) -> Example:
    """The smallest review of the case alone, with something else told at some places."""
    example = example_on(date(2026, 11, 23))
    scheme = deepcopy(example.schemes["harbour-lodge"])
    for place in places:
        *tables, name = place.split(".")
        table = scheme
        for one in tables:
            table = table[one]
        table[name] = told
    return replace(example, schemes={"harbour-lodge": scheme})


def stopped(place: Path, example: Example) -> tuple[str, str]:
    """What stopped the play: the reason, and where."""
    parts = parts_for(f"sqlite:///{place}/reviews.db", place / "files")
    with pytest.raises((LookupError, ValueError, Refused)) as error:
        play(parts, example)
    parts.engine.dispose()
    return str(error.value), " ".join(getattr(error.value, "__notes__", ()))


def test_every_scheme_has_a_story() -> None:
    assert list(STORIES) == list(example_on(date(2026, 11, 23)).schemes)


def test_a_story_that_goes_back_to_an_earlier_day_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STORIES, "harbour-lodge", lambda _: iter([-5, -6]))
    told, _ = stopped(tmp_path, with_told({}))
    assert told == "The story of harbour-lodge goes back to 13 November 2026."


def test_a_name_in_a_letter_stops_the_play(tmp_path: Path) -> None:
    words = "Declan Rooney has painted the lounge."
    told, where = stopped(tmp_path, with_told(words, "findings.harbour-lodge-less.words"))
    assert told.startswith("The example has no reason to clear a passage of “name”: ")
    assert where == "In the story of harbour-lodge, on 13 May 2026."


def test_a_passage_without_a_reason_stops_the_play(tmp_path: Path) -> None:
    example = with_told({}, *(f"letters.{one}.clearing" for one in LETTERS))
    told, _ = stopped(tmp_path, example)
    assert "a passage of “small-scheme”: " in told


def test_who_drafted_a_letter_cannot_approve_it(tmp_path: Path) -> None:
    example = with_told("priya", *(f"letters.{one}.approved_by" for one in LETTERS))
    told, _ = stopped(tmp_path, example)
    assert "someone else must approve it" in told


def test_a_missing_answer_stops_the_play(tmp_path: Path) -> None:
    told, where = stopped(tmp_path, with_told({}, "accounts.harbour-lodge-seen.answers"))
    assert told.startswith("3 questions are still to be answered. The first: ")
    assert where.startswith("In the story of harbour-lodge, on ")


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
    found, _ = stopped(tmp_path, with_told(answers, "accounts.harbour-lodge-seen.answers"))
    assert told in found


def test_a_word_that_is_not_in_its_list_stops_the_play(tmp_path: Path) -> None:
    told, where = stopped(tmp_path, with_told("sideways", "visits.harbour-lodge-visit.purpose"))
    assert told == "'sideways' is not a valid VisitPurpose"
    assert where.startswith("In the story of harbour-lodge, on ")


def test_a_name_that_nobody_made_stops_the_play(tmp_path: Path) -> None:
    example = with_told("another-visit", "accounts.harbour-lodge-seen.visit")
    told, _ = stopped(tmp_path, example)
    assert told.strip("'") == "No visit is called “another-visit” yet."
