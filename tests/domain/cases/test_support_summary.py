"""Support is told need by need: each step apart, whose account, and a gap as a gap."""

from reviews.domain.board.needs import Aspect
from reviews.domain.board.support import Step
from reviews.domain.cases.paper_lines import Told, told
from reviews.domain.cases.support_summary import (
    OfNeed,
    needs_of,
    of_change,
    of_the_plan,
)
from tests.domain.cases.printed_pieces import DECIDED, HOSTILE, piece


def _said(words: str) -> Told:
    return told(piece(words), 1, DECIDED)


def _of(heading: str, words: str, key: str = "money", name: str = "Money and bills") -> OfNeed:
    return OfNeed(key, name, heading, _said(words))


def test_offered_there_given_and_turned_down_stand_apart_in_one_order() -> None:
    given = [_of(step, step) for step in reversed(Step)]
    (need,) = needs_of([*given, _of(Aspect.NEEDED, "Yes"), _of("", "more")])
    assert [one.heading for one in need.parts] == [
        *("Whether help is needed", "Offered", "There when it was wanted", "Given", "Turned down"),
        "What else was said",
    ]
    assert need.gaps == (
        "No answer or record is in of: what help; how far it is met. That is not the same as a no."
    )


def test_what_several_say_under_one_heading_stands_together_as_given() -> None:
    (need,) = needs_of([_of(Step.OFFERED, "Yes"), _of(Step.OFFERED, "No")])
    (part,) = need.parts
    assert [one.words for one in part.lines] == ["Yes", "No"]
    (other,) = needs_of([_of(Step.OFFERED, "No"), _of(Step.OFFERED, "Yes")])
    assert other.gaps == need.gaps, "and a no leaves the same gaps as a yes"


def test_needs_stand_by_name_whatever_it_holds() -> None:
    found = needs_of([_of("", "a", "x", HOSTILE), _of("", "b", "food", "Cooking")])
    assert [one.name.replace("\N{NO-BREAK SPACE}", " ") for one in found] == [HOSTILE, "Cooking"]


def test_a_need_of_which_everything_is_said_has_no_gap() -> None:
    every = (Aspect.NEEDED, Aspect.WHAT, *Step, Aspect.MET)
    (need,) = needs_of([_of(one, "So") for one in every])
    assert need.gaps == ""
    assert needs_of([]) == ()


def test_questions_of_the_plan_and_of_change_are_known_by_their_keys() -> None:
    assert of_the_plan("plan-have")
    assert of_the_plan("reviews-dates")
    assert not of_the_plan("need-given")
    assert of_change("next-changed")
    assert not of_change("")
