"""Words are found as they can stand on a page; places and words are typed a line each."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reviews.domain.cases.redacting import (
    IN_PLACE,
    Area,
    areas_of,
    kept_as,
    less,
    less_of_line,
    longer,
    passages,
    words_of,
    written,
)
from reviews.domain.errors import Refused


@pytest.mark.parametrize(
    "text",
    [
        "He met Łukasz Griffiths there.",
        "He met łukasz GRIFFITHS there.",
        "He met Lukasz Grif\ufb01ths there.".replace("f\ufb01", "\ufb03"),
        "He met Łukasz\u00a0Griffiths there.",
        "He met Łukasz\r\nGriffiths there.",
        "He met Łukasz Griff\u00adiths there.",
        "He met Łukasz Griff\u0002\r\niths there.",
        "He met Ł u k a s z   G r i f f i t h s there.",
        "He met Łukasz-Griffiths’s friend there.",
        "HeMetLukaszGriffithsThere",
        "He met Lu\u0301kasz Griffiths there.",
    ],
)
def test_a_name_is_found_however_it_looks(text: str) -> None:
    assert passages(text, ["Łukasz Griffiths"])
    assert IN_PLACE in less(text, ["Łukasz Griffiths"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mae Siân yma", "sian"),
        ("Żółć przyszła", "zolc"),
        ("زار محمد علي البيت", "محمد علي"),
        ("تيبلا يلع دمحم راز", "محمد علي"),
        ("ﻣﺤﻤﺪ here", "محمد"),
        ("tel. 07700 900-123.", "07700900123"),
    ],
)
def test_letters_of_other_languages_are_found(text: str, word: str) -> None:
    assert passages(text, [word])


def test_a_name_within_a_longer_word_stays_and_is_told() -> None:
    text = "Rose was prosecuted by Mr Roseberry; ROSE left."
    assert less(text, ["Rose"]) == (f"{IN_PLACE} was prosecuted by Mr Roseberry; {IN_PLACE} left.")
    assert longer(text, ["Rose"]) == ["prosecuted", "Roseberry"]


def test_words_that_overlap_go_as_one() -> None:
    assert less("Ann Lee Fox left", ["Ann Lee", "Lee Fox"]) == f"{IN_PLACE} left"


def test_words_are_a_line_each_and_say_something() -> None:
    assert words_of(" Ann  Lee \r\n\nBorys\nBorys") == ("Ann Lee", "Borys")
    with pytest.raises(Refused, match=r"“A.” has fewer than two letters"):
        words_of("Ann\nA.")
    with pytest.raises(Refused, match="100 words or names at most"):
        words_of("\n".join(f"name{one}" for one in range(101)))


def test_places_are_five_numbers_within_the_page() -> None:
    assert areas_of("1 0 10 1000 20\n2, 5, 6, 7, 8") == (
        Area(1, 0, 10, 1000, 20),
        Area(2, 5, 6, 7, 8),
    )
    for wrong in ("1 2 3", "1 10 0 5 20", "1 0 0 1001 10", "1 0 20 10 20", "a b c d e"):
        with pytest.raises(Refused, match=r"is no place. Enter five numbers"):
            areas_of(wrong)
    with pytest.raises(Refused, match="There is no page 3: it has 2"):
        areas_of("3 0 0 10 10", 2)
    with pytest.raises(Refused, match="100 places at most"):
        areas_of("\n".join(["1 0 0 10 10"] * 101))


def test_words_and_places_are_kept_a_line_each() -> None:
    kept = kept_as(["Ann", "محمد"], [Area(1, 0, 0, 5, 5)])
    assert kept == {"secrets": "Ann\nمحمد", "areas": "1 0 0 5 5"}
    assert areas_of(kept["areas"]) == (Area(1, 0, 0, 5, 5),)


@given(
    before=some.text(max_size=20),
    word=some.text("abcXYZłŵ", min_size=2, max_size=8),
    after=some.text(max_size=20),
)
def test_no_text_without_the_words_holds_them(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    assert passages(text, [word])
    assert not passages(less(text, [word]), [word])


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("2. Statement of Ann Lee, page 4", f"2. Statement of {IN_PLACE}, page 4"),
        ("2. Statement of Ann L…, page 4", f"2. Statement of {IN_PLACE}…, page 4"),
        ("2. Statement of An…, page 4", f"2. Statement of {IN_PLACE}…, page 4"),
        ("2. Statement of Anna and others…, page 4", "2. Statement of Anna and others…, page 4"),
        ("2. Ann… and Ann Lee, page 4", f"2. {IN_PLACE}… and {IN_PLACE}, page 4"),
        ("2. Planning…, page 4", "2. Planning…, page 4"),
        ("…", "…"),
    ],
)
def test_of_a_line_that_was_cut_the_beginning_of_a_name_goes_too(line: str, left: str) -> None:
    assert less_of_line(line, ["Ann Lee"]) == left
    assert less_of_line(line, []) == line


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We met Ms Law there.", "Law"),
        ("MS LAW", "Law"),
        ("the law", "law"),
        ("Flat 10, Hope House", "Flat 10"),
        ("Call 01632960123", "01632960123"),
    ],
)
def test_the_council_wrote_what_is_taken_out(text: str, word: str) -> None:
    assert written(text, [word, "Somebody Else"]) == [word]


@pytest.mark.parametrize(
    ("text", "word"), [("By the law", "Law"), ("10 May 2026", "10"), ("10 May 2026", "2026")]
)
def test_common_words_and_days_are_no_names(text: str, word: str) -> None:
    assert written(text, [word]) == []
