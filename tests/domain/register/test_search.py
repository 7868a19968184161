"""What evidence is found by."""

import pytest

from reviews.domain.register.search import (
    answer_marks,
    answer_texts,
    asked_mark,
    evidence_tokens,
    evidence_words,
    option_mark,
    thing_mark,
    words,
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("We sit & talk, <b>daily</b>", {"we", "sit", "talk", "b", "daily"}),
        ("Łukasz mówi: Żółw", {"lukasz", "mowi", "zolw"}),
        ("Tŷ Ŵyn", {"ty", "wyn"}),
        ("لا أعرف", set(words("لا أعرف"))),
        ("🙂 !? '\"", set()),
        ("one\ntwo\ttwo", {"one", "two"}),
        ("", set()),
    ],
)
def test_words_are_found_without_accents_capitals_or_signs(typed: str, found: set[str]) -> None:
    assert evidence_tokens([typed]) == found
    assert set(evidence_words(typed)) == found


def test_a_word_without_end_is_cut_and_is_looked_for_as_it_was_cut() -> None:
    endless = "w" * 10_000
    (kept,) = evidence_tokens([endless])
    assert len(kept) == 60
    assert evidence_words(endless) == [kept]


@pytest.mark.parametrize(
    ("stored", "texts"),
    [
        ('"Every day"', ["Every day"]),
        ('["yes", "no"]', ["yes", "no"]),
        ("5", []),
        ("null", []),
        ("", []),
        (None, []),
        ("[erased]", []),
    ],
)
def test_the_texts_of_a_stored_answer(stored: str | None, texts: list[str]) -> None:
    assert answer_texts(stored) == texts


def test_no_word_that_is_typed_is_a_mark() -> None:
    marks = {asked_mark("s", "1", "q"), option_mark("s", "1", "q", "yes"), thing_mark("damp")}
    assert not marks & set(evidence_words(" ".join(marks)))
    made = answer_marks("s", "1", "q", ["yes", "Not an option", "no-one"])
    assert made == [
        asked_mark("s", "1", "q"),
        option_mark("s", "1", "q", "yes"),
        option_mark("s", "1", "q", "no-one"),
    ]
