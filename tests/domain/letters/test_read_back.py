"""Whether a format says what the letter says."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.read_back import Edges, check_pages, check_same, check_words

PDF, TEXT, DOCX = LetterFormat.PDF, LetterFormat.TEXT, LetterFormat.DOCX
WORDING = "Dear Amina\n• We came on 3 December\nYours"
EDGES = Edges(top="Our reference 7", foot="Council, 01632 960100")
FIRST = "Dear Amina\r\n• We came Council, 01632 960100\r\nPage 1 of 2"
SECOND = "Our reference 7\r\non 3\u00a0Decem\x02ber\r\nYours Council, 01632 960100\r\nPage 2 of 2"


def test_spaces_line_ends_hyphens_and_bullets_do_not_count() -> None:
    check_same(TEXT, WORDING, "Dear  Amina\n- We came on 3\u00a0December\n\nYours")
    check_same(TEXT, "ﬁrst half-day", "first half\u2011\nday")
    check_same(PDF, "👍🏿 👩🏽\u200d🦽 ❤\ufe0f", "👍 👩🦽 ❤")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Dear Amina We came on 3 December", "Plain text .* leaves out “Yours”"),
        (f"{WORDING} truly", "adds “truly”"),
        ("Dear Amina We came on 3 March Yours", "leaves out “December” and it adds “March”"),
        ("Yours Dear Amina We came on 3 December", "in another order"),
    ],
)
def test_one_that_says_less_or_more_is_refused_with_its_words(said: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        check_same(TEXT, WORDING, said)


def test_a_refusal_of_many_words_names_the_first() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    with pytest.raises(Refused, match=r"leaves out “word5 .*word16 …”"):
        check_same(PDF, words, "word0 word1 word2 word3 word4")


def test_pages_are_read_without_their_edges() -> None:
    check_pages(PDF, WORDING, [FIRST, SECOND], EDGES)


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([FIRST, SECOND.replace("Yours", "")], "leaves out “Yours”"),
        ([FIRST, SECOND.replace("Our reference 7", "")], "leaves out “Our reference 7”"),
        ([FIRST.replace("Council, ", ""), SECOND], "leaves out “Council,”"),
        ([FIRST, SECOND.replace("Yours", "Yours always")], "adds “always”"),
    ],
)
def test_pages_that_lack_something_are_refused(pages: list[str], told: str) -> None:
    with pytest.raises(Refused, match=told):
        check_pages(PDF, WORDING, pages, EDGES)


def test_a_table_that_goes_on_overleaf_has_its_header_again() -> None:
    wording, edges = "No. Found 1 one 2 two end", Edges(headers=("No. Found",))
    check_pages(
        PDF, wording, ["No. Found 1 one Page 1 of 2", "No. Found 2 two end Page 2 of 2"], edges
    )
    with pytest.raises(Refused, match="adds “Found”"):
        check_pages(
            PDF, wording, ["No. Found 1 one Page 1 of 2", "Found 2 two end Page 2 of 2"], edges
        )


def test_words_from_right_to_left_are_counted() -> None:
    check_pages(PDF, "Dear سلام, 12", ["12 ,مالس Dear Page 1 of 1"], Edges())
    with pytest.raises(Refused, match="leaves out “سلام,”"):
        check_pages(PDF, "Dear سلام, 12", ["12 , Dear Page 1 of 1"], Edges())
    check_pages(PDF, "“سلام 🙂”", ["“ مالس“ Page 1 of 1"], Edges())
    with pytest.raises(Refused, match="it adds ““a“”"):
        check_pages(PDF, "“a”", ["“a“ Page 1 of 1"], Edges())


def test_word_may_have_its_words_in_any_order_and_its_edges_twice() -> None:
    check_words(DOCX, "a b Council", "b a", ["Council", "Council"])
    with pytest.raises(Refused, match="leaves out “b”"):
        check_words(DOCX, "a b", "a")
    with pytest.raises(Refused, match="adds “hidden”"):
        check_words(DOCX, "a b", "a b hidden")
    with pytest.raises(Refused, match="adds “Draft”"):
        check_words(DOCX, "a b Council", "a b", ["Council", "Draft"])


def test_of_khmer_each_letter_has_to_be_there() -> None:
    check_pages(PDF, "Dear ខ្មែរ end", ["Dear ខ្មែរខ្មែ end Page 1 of 1"], Edges())
    with pytest.raises(Refused, match="leaves out “រ”"):
        check_pages(PDF, "Dear ខ្មែរ end", ["Dear ខ្មែ end Page 1 of 1"], Edges())
