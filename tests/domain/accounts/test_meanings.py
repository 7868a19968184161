"""What options mean: each member has its place among those that answer, and those that do not."""

from reviews.domain.accounts.meanings import ANSWERS, SAYS_NEITHER, STANDS_ALONE, USUAL, Meaning
from reviews.domain.accounts.questions import Option


def test_each_meaning_answers_or_says_neither_or_is_of_its_own() -> None:
    assert ANSWERS | SAYS_NEITHER | {Meaning.OF_ITS_OWN} == set(Meaning)
    assert not ANSWERS & SAYS_NEITHER
    assert Meaning.YES not in STANDS_ALONE


def test_what_a_set_says_comes_before_what_a_key_usually_means() -> None:
    assert Option("no", "No").means is USUAL["no"] is Meaning.NO
    assert Option("no", "No, but it is new", Meaning.DOES_NOT_APPLY).means is Meaning.DOES_NOT_APPLY
    assert Option("landlord", "The landlord").means is None
