"""Names of other residents stand as references, whole and in either case, and nothing else does."""

from reviews.domain.cases.response import Listed, Named, Under
from reviews.domain.cases.unnamed import every_word, unnamed
from reviews.domain.worded import Worded

NAMES = {"Łukasz O’Neill": "R-0002", "Ann Ash": "R-0003", "Ann Ash-Low": "R-0004"}


def test_whole_names_become_references() -> None:
    words = "ann ash & Ann Ash-Low met łukasz O’Neill <here>; Hann Ashe and Łukasz did not"
    assert unnamed(words, NAMES) == (
        "R-0003 & R-0004 met R-0002 <here>; Hann Ashe and Łukasz did not"
    )
    assert unnamed(words, {}) == words


class _Kind(Worded):
    ANN = "Ann Ash", "Ann Ash"


def test_each_text_of_a_value_changes_and_closed_words_do_not() -> None:
    paper = Listed("paper 1", "By Ann Ash", "", "Ann Ash")
    made = every_word(Under("Others", (paper,)), lambda words: unnamed(words, NAMES))
    assert made == Under("Others", (Listed("paper 1", "By R-0003", "", "R-0003"),))
    assert every_word((_Kind.ANN, 3, None), str.upper) == (_Kind.ANN, 3, None)
    assert every_word((Named("a", "b"),), str.upper) == (Named("A", "B"),)
