"""What is recorded of people is found in a letter, in each shape, and leads to whom it is of."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.letters.clues import Clue, bare
from reviews.domain.letters.recorded import Held, Recorded, Sought, Trait

TRAITS = (
    Trait("dog", ("dog", "puppy", "terrier")),
    Trait("polish", ("Polish", "Poland")),
    Trait("learning", ("learning disability",)),
)


def found(text: str, *held: tuple[str, Sought, str], threshold: int = 5) -> dict[str, Clue]:
    plain = bare(text)
    recorded = Recorded([Held(*one) for one in held], TRAITS, threshold)
    return {plain[one.start : one.end]: one.clue for one in recorded.finds(plain)}


@pytest.mark.parametrize(
    ("sought", "recorded", "text", "words"),
    [
        (Sought.REFERENCE, "HB-7700101", "claim HB 7700101 stopped", "HB 7700101"),
        (Sought.REFERENCE, "HB 7700101", "claim hb7700101 stopped", "hb7700101"),
        (Sought.REFERENCE, "HB-7700101", "number 7700101", "7700101"),
        (Sought.REFERENCE, "R-0101", "see R-0101", "R-0101"),
        (Sought.CONTACT, "01632 960 123", "ring 01632-960-123", "01632-960-123"),
        (Sought.CONTACT, "amina.yusuf@mail.example", "amina.yusuf at that address", "amina.yusuf"),
        (Sought.CONTACT, "9 Far Lane\nFarby\nAN9 9ZZ", "the house in Far Lane", "Far Lane"),
        (Sought.CONTACT, "9 Far Lane\nFarby\nAN9 9ZZ", "an9 9zz", "an9 9zz"),
        (Sought.SOMEONE, "Jo Bloggs, her sister", "Bloggs rang us", "Bloggs"),
        (Sought.TRAIT, "Tigrinya", "who speaks Tigrinya", "Tigrinya"),
        (Sought.TRAIT, "Polish", "who came from Poland", "Poland"),
        (Sought.NOTED, "Has a small terrier.", "the one with the dog", "dog"),
        (Sought.NOTED, "A learning disability", "a learning  disability", "learning disability"),
        (Sought.SAID, "I go to Asda on the bus.", "the walk to Asda", "Asda"),
        (Sought.SAID, "My dog is called Bess", "Bess barks", "Bess"),
        (Sought.SAID, "nobody ever asked me what I want", "So nobody EVER asked me, what I did",
         "nobody EVER asked me, what I"),
        (Sought.WORD_FOR_WORD, "we are not told when shifts end", "We are not told when Shifts go",
         "We are not told when Shifts"),
    ],
)  # fmt: skip
def test_it_is_found_however_it_is_written(
    sought: Sought, recorded: str, text: str, words: str
) -> None:
    assert words in found(text, ("a", sought, recorded))
    assert not found(text)


def test_what_many_share_tells_nobody_apart() -> None:
    held = [(str(one), Sought.NOTED, "Keeps a dog.") for one in range(5)]
    assert found("the dog", *held[:4]) == {"dog": Clue.RECORDED}
    assert not found("the dog", *held)
    assert not found("the dog", *held[:2], threshold=2)


@pytest.mark.parametrize(
    ("recorded", "text"),
    [
        ("I get Housing Benefit on Monday", "Your Housing Benefit"),
        ("SHE SHOUTS A LOT", "a lot of people"),
        ("We go out. Then we come back", "Then staff left"),
        ("Support is good", "Support is good"),
        ("I do not know", "We do not know yet"),
    ],
)
def test_common_words_are_not_taken_for_what_tells_someone_apart(recorded: str, text: str) -> None:
    assert not found(text, ("a", Sought.SAID, recorded))


def test_it_leads_to_everyone_of_whom_it_is_held() -> None:
    held = [Held("a", Sought.NAME, "Ann Ash"), Held("b", Sought.NAME, "Ann Oak")]
    leads = {one.leads_to for one in Recorded(held).finds("Ann came")}
    assert leads == {frozenset("ab")}


def test_a_number_after_a_label_is_no_room() -> None:
    assert found("No. 4 is damp", ("a", Sought.ROOM, "4"))
    assert not found("No.: 4", ("a", Sought.ROOM, "4"))


@given(
    st.text(st.characters(codec="utf-8"), max_size=80),
    st.lists(st.tuples(st.sampled_from(Sought), st.text(max_size=40)), max_size=6),
)
def test_any_record_is_looked_for_in_any_text(text: str, held: list[tuple[Sought, str]]) -> None:
    plain = bare(text)
    recorded = Recorded([Held("a", *one) for one in held], TRAITS)
    for one in recorded.finds(plain):
        assert 0 <= one.start < one.end <= len(plain)


@pytest.mark.parametrize(
    "text", ["dog " * 50_000, "A." * 50_000, "room 4 " * 30_000, "x" * 100_000]
)
def test_a_hostile_text_is_read_in_one_go(text: str) -> None:
    kinds = [one for one in Sought if one is not Sought.DATE]
    held = [Held(str(n), kind, f"dog Ann{n} A B room {n}") for kind, n in product(kinds, range(60))]
    list(Recorded(held, TRAITS).finds(text))
