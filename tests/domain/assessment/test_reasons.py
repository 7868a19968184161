"""Reasons, sentence by sentence, and what each rests on."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.assessment.reasons import (
    Pointer,
    check_pointers,
    digest_of,
    kept,
    pointed,
    seen_of,
    sentences,
)
from reviews.domain.errors import Refused

A, B, OLD = UUID(int=1), UUID(int=2), UUID(int=3)
REASONS = "Staff are there by day and at night. Plans are alike."
NIGHT, PLANS = sentences(REASONS)


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        (REASONS, ["Staff are there by day and at night.", "Plans are alike."]),
        ("No full stop", ["No full stop"]),
        ("One line\n\n- another\r\n  a third ", ["One line", "- another", "a third"]),
        ("Some, e.g. at night, are not. “Why?” They ask!", None),
        ("Ŵyn & <b> “ie”. هل هم هنا؟ نعم 🙂. Łatwo… Tak.", None),
        ("  ", []),
    ],
)
def test_sentences_as_people_read_them(reasons: str, found: list[str] | None) -> None:
    expected = found
    if expected is None and "e.g." in reasons:
        expected = ["Some, e.g. at night, are not.", "“Why?”", "They ask!"]
    elif expected is None:
        expected = ["Ŵyn & <b> “ie”.", "هل هم هنا؟", "نعم 🙂.", "Łatwo…", "Tak."]
    assert list(sentences(reasons)) == expected


@given(st.text())
def test_no_word_of_the_reasons_is_lost_or_put_elsewhere(reasons: str) -> None:
    made = sentences(reasons)
    assert "".join("".join(made).split()) == "".join(reasons.split())
    assert all(one == one.strip() and one for one in made)


def test_a_sentence_that_points_nowhere_is_told_apart() -> None:
    found = pointed(REASONS, [Pointer(digest_of(PLANS), OLD, A)], ())
    assert [(one.words, one.findings, one.nowhere) for one in found] == [
        (NIGHT, (), True),
        (PLANS, (A,), False),
    ]


def test_a_pointer_to_what_was_taken_back_is_said_and_points_nowhere() -> None:
    pointers = [Pointer(digest_of(PLANS), OLD, A), Pointer(digest_of(NIGHT), B, B)]
    night, plans = pointed(REASONS, pointers, {A})
    assert (plans.taken_back, plans.nowhere) == ((A,), True)
    assert (night.taken_back, night.nowhere) == ((), False)


def test_sentences_may_point_only_to_what_the_conclusion_rests_on() -> None:
    check_pointers({NIGHT: [A], PLANS: []}, {A})
    with pytest.raises(Refused, match="taken back meanwhile"):
        check_pointers({NIGHT: [A], PLANS: [B]}, {A})


def test_what_was_chosen_is_kept_by_the_words_of_the_sentence() -> None:
    assert kept(REASONS, {digest_of(PLANS): [A, B], digest_of("Gone."): [A]}) == {
        (digest_of(PLANS), A),
        (digest_of(PLANS), B),
    }


def test_what_a_page_was_opened_on_changes_with_the_conclusion_and_with_each_pointer() -> None:
    one = Pointer(digest_of(PLANS), OLD, A)
    other = Pointer(digest_of(NIGHT), OLD, A)
    assert len({seen_of(A, ()), seen_of(B, ()), seen_of(A, [one]), seen_of(A, [one, other])}) == 4
    assert seen_of(A, [one, other]) == seen_of(A, [other, one])
