"""One text for several questions: by choice, and said."""

import pytest

from reviews.domain.assessment.one_answer import check_its_own, served
from reviews.domain.errors import Refused


@pytest.mark.parametrize("words", ["We know.", "  we  KNOW ", "We know", "We\nknow…"])
def test_words_given_to_another_question_are_refused_until_they_are_meant_for_both(
    words: str,
) -> None:
    with pytest.raises(Refused, match="The same words answer 2 other questions"):
        check_its_own(words, ["We know.", "we know", "Other"], serves_others=False)
    check_its_own(words, ["We know."], serves_others=True)
    check_its_own(words, ["We know why."], serves_others=False)


def test_each_question_says_how_many_its_answer_serves() -> None:
    assert served({"a": "We know.", "b": "we know", "c": "Other", "d": "We know why"}) == {
        "a": 2,
        "b": 2,
    }
