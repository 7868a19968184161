"""What is read for benefits: a finding stands on the rest, and what is not shared is not there."""

import re
from itertools import product

import pytest

from reviews.domain.accounts.questions import Kind
from reviews.domain.consent.shared import (
    SAID,
    SAYS_NO_SUPPORT,
    TURNED_DOWN,
    as_worded_before,
    not_shown,
    of_a_need,
    reasons_read,
    says_no_support,
    stands_on_the_rest,
)
from reviews.reference.question_sets import load_question_sets
from tests.site.test_sizes import ROOT

PIECES = [(), (True,), (False,), (True, False), (False, False), (True, True)]


@pytest.mark.parametrize(
    ("now", "once", "shown"),
    [
        ((), (), True),
        ((True,), (), True),
        ((True, False), (), True),
        ((False,), (), False),
        ((False, False), (True,), False),
        ((), (True,), True),
        ((), (False,), False),
        ((True,), (False,), True),
    ],
)
def test_a_finding_stands_on_the_rest(
    now: tuple[bool, ...], once: tuple[bool, ...], *, shown: bool
) -> None:
    assert stands_on_the_rest(now, once, held=False) is shown
    assert not stands_on_the_rest(now, once, held=True)


def test_earlier_words_are_read_only_where_nothing_was_taken_away_that_is_not_shared() -> None:
    for now, once in product(PIECES, PIECES):
        read = stands_on_the_rest(now, once, held=False)
        assert as_worded_before(now, once, held=False) is (read and False not in once)
        assert not as_worded_before(now, once, held=True)


def test_reasons_follow_the_findings_that_they_name_or_else_the_whole_review() -> None:
    assert reasons_read((True, True), whole=False)
    assert not reasons_read((True, False), whole=True)
    assert reasons_read((), whole=True)
    assert not reasons_read((), whole=False)


def test_below_the_threshold_no_reason_is_given() -> None:
    assert not_shown(4, 5) == "Not shown here."
    assert not_shown(5, 5).startswith("Not shown here. ")
    assert "agree" not in not_shown(5, 5)


def test_an_answer_says_no_support_by_its_option() -> None:
    assert says_no_support("need-help-needed", '"no"')
    assert says_no_support("need-declined", '["bare"]')
    assert not says_no_support("need-help-needed", '"yes"')
    assert not says_no_support("need-help-needed", None)
    assert not says_no_support("came-how", '"no"')
    assert not says_no_support("need-declined", '"no"')


def test_every_option_of_every_set_is_placed_where_it_says_so() -> None:
    asked = {
        (question.key, option.key)
        for one in load_question_sets(ROOT / "data/question_sets")
        for question in one.questions()
        if question.key in SAYS_NO_SUPPORT and question.kind is Kind.CHOICE
        for option in question.options
    }
    placed = {(key, option) for key, options in SAYS_NO_SUPPORT.items() for option in options}
    assert placed <= asked
    assert {key for key, _ in placed if not of_a_need(key)} == set()
    assert sorted(asked - placed) == [
        ("need-available", "no"),
        ("need-available", "not-sure"),
        ("need-available", "sometimes"),
        ("need-available", "yes"),
        ("need-declined", "did-not-say"),
        ("need-declined", "no"),
        ("need-declined", "none-offered"),
        ("need-declined", "not-sure"),
        ("need-given", "daily"),
        ("need-given", "less-often"),
        ("need-given", "monthly"),
        ("need-given", "not-sure"),
        ("need-given", "varies"),
        ("need-given", "weekly"),
        ("need-help-needed", "did-not-say"),
        ("need-help-needed", "not-mentioned"),
        ("need-help-needed", "not-sure"),
        ("need-help-needed", "yes"),
    ]


@pytest.mark.parametrize(
    "folder", ["reviews", "templates", "data/question_sets", "data/code_lists"]
)
def test_no_word_of_ours_says_of_anybody_that_they_do_not_engage(folder: str) -> None:
    """What is not used was offered, there or not, and turned down, with why."""
    ours = [one for one in (ROOT / folder).rglob("*") if one.suffix in {".py", ".html", ".toml"}]
    assert ours
    said = [one.name for one in ours if "engag" in one.read_text(encoding="utf-8").casefold()]
    assert said == []
    assert not any("engag" in one.casefold() for one in (*SAID.values(), TURNED_DOWN))
    for one in (*SAID.values(), TURNED_DOWN):
        assert not re.search(r"refus|fail|would not|won.t", one)
