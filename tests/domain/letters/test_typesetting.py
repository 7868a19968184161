"""How words are set: what nobody sees, what stays together, which way it runs."""

from collections.abc import Callable
from time import process_time

import pytest

from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.typesetting import (
    Stretch,
    reached,
    runs_right_to_left,
    seen,
    stretches,
    unbroken,
    unshown_words,
)

ARABIC = "السلام عليكم"
GLUE = "\u00a0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\u2066Ama\u2069\u200e \u202aK\u202c\u200b\u2060\ufeff\u00ad", "Ama K"),
        ("\uf0b7 first\n\uf0a7 second \uf0fc", "• first\n• second ✓"),
        ("a\u200db \u200c", "ab "),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u2028b", "a\nb"),
        ("🙂🏽 👍🏿 👩🏽\u200d🦽", "🙂 👍🏿 👩🏽\u200d🦽"),
    ],
)
def test_signs_that_nobody_sees_are_dropped_and_words_bullets_shown(
    text: str, expected: str
) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "whole",
    [
        "17 December 2026",
        "3rd May",
        "1 Sept 2026",
        "March 2027",
        "10.30 am",
        "2 pm",
        "01632 960100",
        "0300 123 4567",
        "020 7946 0018",
        "(01632) 960 100",
        "+44 (0)1632 960100",
        "18001 01632 960100",
        "WM1 1AA",
        "9f3c 1a7b e2d4 0586 1c2d",
        "0586 1234 5678 9012",
    ],
)
def test_dates_times_numbers_and_postcodes_stay_on_one_line(whole: str) -> None:
    assert unbroken(f"Ring by {whole} or so") == f"Ring by {whole.replace(' ', GLUE)} or so"


def test_what_is_no_date_or_number_may_break() -> None:
    for text in (
        "12 people May agreed",
        "We saw 14 of 20 plans",
        "on 3\nMay",
        "Section 21 of 1988",
    ):
        assert unbroken(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", False),
        ("السلام", True),
        ("12 السلام Hello", True),
        ("Łódź السلام", False),
        ("", False),
        ("123 …", False),
        ("שלום", True),
        ("محمد lives at 12 Orchard Road", False),
    ],
)
def test_a_passage_runs_from_the_right_if_it_begins_so_and_most_of_it_does(
    text: str, *, expected: bool
) -> None:
    assert runs_right_to_left(text) is expected


def test_a_name_that_runs_the_other_way_is_a_piece_of_its_own() -> None:
    text = f"Dear {ARABIC}, 12 Orchard Road"
    assert list(stretches(text)) == [
        Stretch("Dear "),
        Stretch(ARABIC, rtl=True),
        Stretch(", 12 Orchard Road"),
    ]
    assert list(stretches(f"{ARABIC} (1) {ARABIC}")) == [
        Stretch(f"{ARABIC} (1) {ARABIC}", rtl=True)
    ]
    assert "".join(one.text for one in stretches(f"a {ARABIC}\n{ARABIC} b")) == (
        f"a {ARABIC}\n{ARABIC} b"
    )


def test_telephone_numbers_and_emails_have_links() -> None:
    text = unbroken("Ring 01632 960100, ring 999, or email o'a.b@c-d.example. Not 12/03/2027.")
    assert "".join(one.text for one in reached(text)) == text
    assert [one.link for one in reached(text) if one.link] == [
        "tel:01632960100",
        "tel:999",
        "mailto:o'a.b@c-d.example",
    ]
    assert [one.link for one in reached("+44 (0)1632 960100")] == ["tel:+441632960100"]


def test_a_refusal_names_every_sign_and_what_to_do() -> None:
    told = unshown_words(LetterFormat.LARGE_PRINT, ["漢", "\ue000"])
    assert "Large print PDF cannot show “漢” (U+6F22), “\ue000” (U+E000)" in told
    assert "send the Word document" in told


@pytest.mark.parametrize("letters", ["a", "a.", "-", "a@", "a@b.", "0", "(", "\u200d", "\u0627"])
@pytest.mark.parametrize("set_by", [seen, unbroken, lambda text: list(reached(text))])
def test_a_long_word_takes_no_more_than_its_length(
    letters: str, set_by: Callable[[str], object]
) -> None:
    def taken(length: int) -> float:
        text = f"\u0627{letters * (length // len(letters))}\u0627"
        spent = []
        for _ in range(3):
            before = process_time()
            set_by(text)
            spent.append(process_time() - before)
        return min(spent)

    short, long = 500, 8_000
    assert taken(long) < max(100 * taken(short), 0.01), "16 times as long, 256 times as much"
