"""The provider's wording reaches residents only where it is short and easy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.assessment.plain_words import LONGEST, reads_plainly, told_to_residents

EASY = """
Staff are kind and know people well.
Staff know residents well and speak to them with respect.
Someone is there in the evening. You can ask them to sit with you.
""".strip().splitlines()

HARD = """
The better support plans set out small steps that residents take over one by one, and the records show that they do.
Accommodation-based interventions demonstrate considerable personalisation.
""".strip().splitlines()  # noqa: E501 - a sentence is as long as a provider's is


@pytest.mark.parametrize("words", EASY)
def test_short_and_easy_words_are_read_as_they_are(words: str) -> None:
    assert reads_plainly(words)
    assert told_to_residents(words, "") == words


@pytest.mark.parametrize("words", [*HARD, "", "  \n"])
def test_words_over_the_bound_wait_for_plain_ones(words: str) -> None:
    assert not reads_plainly(words)
    assert told_to_residents(words, "  ") == ""
    assert told_to_residents(words, " It works well. ") == "It works well."


@given(st.text(), st.text())
def test_the_wording_for_the_provider_never_takes_the_place_of_plain_words(
    words: str, plain: str
) -> None:
    told = told_to_residents(words, plain)
    assert told in (plain.strip(), words.strip())
    if not plain.strip() and told:
        assert all(len(one.split()) <= LONGEST for one in told.split(". "))


@given(st.integers(LONGEST + 1, 60))
def test_no_sentence_is_too_long_however_easy_its_words(count: int) -> None:
    assert not reads_plainly(" ".join(["so"] * count))
