"""Who went together is said in words, and places are left for the witness's own."""

from reviews.domain.cases.response import places_left
from reviews.domain.cases.witness_statement import (
    IN_YOUR_OWN_WORDS,
    KNOWN,
    TRUTH,
    Known,
    together,
)
from reviews.domain.sources import Source


def test_the_others_who_went_are_named() -> None:
    assert together(()) == "No other officer is recorded as there."
    assert together(("Ana",)) == "Ana was with me."
    assert together(("Ana", "Bo & Co", "Łucja")) == "Ana, Bo & Co and Łucja were with me."


def test_their_own_words_and_the_statement_of_truth_are_left_to_be_done() -> None:
    assert places_left((IN_YOUR_OWN_WORDS, TRUTH)) == 2


def test_of_every_source_it_is_said_how_the_witness_knows_it() -> None:
    assert set(KNOWN) == set(Source)
    assert [one for one, how in KNOWN.items() if how is Known.SAW] == [Source.OBSERVED]
    assert [one for one, how in KNOWN.items() if how is Known.READ] == [Source.DOCUMENT]
