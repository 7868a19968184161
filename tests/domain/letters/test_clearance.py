"""What a clearance is bound to, and how a passage is shown with the words that it is about."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.letters.clearance import (
    Change,
    Piece,
    ReadAs,
    basis,
    changes,
    pieces,
    reaches,
    restored_marks,
    stored_marks,
    why,
)
from reviews.domain.letters.gate import Clue, Known, Mark, Passage, passages
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.recorded import Held, Sought, Trait

WORDS = "Amina, in Room 4, said so."
ONE, OTHER = uuid4(), uuid4()
DOGS = (Trait("dog", ("dog",)),)


def read(text: str, *held: Held) -> Passage:
    (found,) = passages([text], Known(held=frozenset(held), traits=DOGS, residents=9))
    return found


def test_it_is_bound_to_the_words_what_was_found_and_whom_they_reach() -> None:
    amina = Held("a", Sought.NAME, "Amina Yusuf")
    passage = read(WORDS, amina)
    bound = basis(passage, "residents")
    assert basis(read(WORDS, amina, Held("b", Sought.NAME, "Bo Li")), "residents") == bound
    for other in (
        basis(read(f"{WORDS} ", amina), "residents"),
        basis(passage, f"organisation {ONE}"),
        basis(read(WORDS), "residents"),
        basis(read(WORDS, amina, Held("b", Sought.NAME, "Amina Said")), "residents"),
    ):
        assert other != bound


def test_it_falls_where_more_is_known_and_leads_to_someone_by_these_words() -> None:
    text = "Room 4 has a dog."
    one = read(text, Held("a", Sought.NOTED, "has a dog"))
    both = read(text, Held("a", Sought.NOTED, "has a dog"), Held("b", Sought.SAID, "my dog"))
    assert len({basis(found, "residents") for found in (read(text), one, both)}) == 3


def test_whom_a_letter_reaches() -> None:
    assert reaches(LetterKind.RESIDENT_LETTER, None, ONE) == reaches(
        LetterKind.RESIDENT_INVITATION, None, OTHER
    )
    provider = LetterKind.PROVIDER_RECOMMENDATIONS
    assert reaches(provider, ONE, None) != reaches(provider, OTHER, None)
    referrer = LetterKind.REFERRER
    assert reaches(referrer, None, ONE) != reaches(referrer, None, OTHER)


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(Clue)), max_size=6),
)
def test_marking_loses_no_letter(words: str, at: list[tuple[int, int, Clue]]) -> None:
    marks = [
        Mark(start, min(start + length, len(words)), clue)
        for start, length, clue in at
        if start < len(words)
    ]
    made = pieces(words, marks)
    assert "".join(one.text for one in made) == words
    assert set(restored_marks(stored_marks(marks))) == set(marks)
    marked = [one.text for one in made if one.marked]
    assert all(any(words[one.start : one.end] in text for text in marked) for one in marks)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë Müller", "We asked  Zoe\u0301 Mu\u0308ller, & <b> her"),
        ("Łukasz Żak", "wspólnie z Łukaszem; Żak się zgodził"),
        ("أحمد حسن", "قال وأحمد 🙂 ذلك"),
        ("Siân Pŵel", "\tgyda\u00a0Siân\nPŵel 🙂"),
    ],
)
def test_the_very_words_are_marked_in_any_script(name: str, text: str) -> None:
    passage = read(text, Held("a", Sought.NAME, name))
    marked = [one.text for one in pieces(passage.words, passage.marks) if one.marked]
    assert marked
    assert "".join(one.text for one in pieces(passage.words, passage.marks)) == text


def test_why_names_the_words() -> None:
    passage = read(WORDS, Held("a", Sought.NAME, "Amina Yusuf"))
    assert pieces(passage.words, passage.marks)[0] == Piece("Amina", marked=True)
    told = why(passage.words, passage.clues, passage.marks)
    assert told == ["A name, or initials: “Amina”", "A room or flat: “Room 4”"]
    assert why("Old", (Clue.NAME,), []) == ["A name, or initials"]


def test_what_was_read_is_kept_whole() -> None:
    lines = ('A "b" & <c>', "Łódź سلام 🙂\nnext")
    known = Known(
        safe=frozenset({"x", "ŵ"}), findings=frozenset({"f"}), printed=frozenset({lines[0], "no"})
    )
    kept = ReadAs.of(lines, known)
    assert ReadAs.restored(kept.stored) == kept
    assert kept.printed == {lines[0]}
    assert ReadAs.restored("").lines == ()


def test_what_changed_is_told_line_by_line() -> None:
    before = ["Date: 1 December", "Dear Jo", "One", "Two"]
    assert changes(before, before) == []
    now = ["Date: 2 December", "Dear Jo", "One", "Two", "Three"]
    assert changes(before, now) == [
        Change("Date: 1 December", "Date: 2 December"),
        Change("", "Three"),
    ]
