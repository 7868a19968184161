"""The first pages: what the cover and the index say, and that they hold whatever people wrote."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reviews.documents.bundles.front import front
from reviews.documents.bundles.parts import Before, BundlePaper, Paged, Redrawn, Within
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.papers import Heading
from tests.documents import pdf_words
from tests.documents.bundles.papers_made import MAY, cover
from tests.journeys.assessing import AWKWARD


def _listed(label: str, pages: int = 1, **said: Any) -> BundlePaper:
    """A paper as the index lists it; its file is not read."""
    paged = Paged(Path("none.pdf"), pages, PagedAs.PDF)
    made = BundlePaper(label, Heading.SCHEME, f"Paper {label}", MAY, "Amina", paged)
    return replace(made, **said)


def _pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_the_cover_says_whose_it_is_and_how_to_use_it() -> None:
    said = _pages(front(cover(lines=(("Set", "The parties’ set"),)), [_listed("1", 9)]).pdf)[0]
    for words in (
        "Anytown City Council",
        "Papers of the appeal of Amina Yusuf",
        "1 May 2026",
        "Set The parties’ set",
        "Number of the record 1204 k3v9 x2m1 8qfa 77tz",
        "Pages 1 to 11",
        "Its index is tagged for screen readers; the papers in it are not.",
        "It cannot show who made it.",
    ):
        assert words in said, words
    assert "tagged" not in said.replace("Its index is tagged", "")


def test_a_line_that_a_direction_asks_for_is_printed_only_where_there_is_one() -> None:
    line = "As the tribunal directed, something is not in this set."
    with_it, without = (
        _pages(front(cover(neutral=neutral), [_listed("1")]).pdf)[0] for neutral in (line, " ")
    )
    assert line in with_it
    assert with_it.replace(f" {line}", "") == without


def test_the_index_says_what_each_paper_is_and_what_its_pages_leave_out() -> None:
    paged = Paged(
        Path("none.pdf"),
        4,
        PagedAs.PDF,
        told=("The copy’s signature is no longer checked.",),
        repaired=("Its last page could not be read.",),
        within=(Within("Rota.pdf", 3, 2),),
    )
    papers = [
        _listed("", heading=Heading.RESPONSE, what="The response", on=None, from_whom=""),
        _listed("12", paged=paged, on=date(2026, 3, 4)),
        _listed("R1", heading=Heading.WITHHELD),
    ]
    drawn = front(cover(), papers)
    index = _pages(drawn.pdf)[1]
    first, second, third = drawn.first_pages
    for words in (
        f"The council’s response Paper What it is Day From Page The response {first}",
        "12 Paper 12",
        f"4 March 2026 Amina {second}",
        "The copy’s signature is no longer checked. Its last page could not be read.",
        f"Rota.pdf {second + 2}",
        f"R1 Paper R1 1 May 2026 Amina {third}",
        Heading.WITHHELD.words,
    ):
        assert words in index, (words, index)


def test_what_follows_a_bundle_says_which_pages_went_before() -> None:
    drawn = front(cover(), [_listed("4")], Before(Path("none.pdf"), 300))
    said = _pages(drawn.pdf)[0]
    assert "Pages 1 to 300 are those of the bundle that was sent before, unchanged." in said
    assert "Papers added" in said
    assert drawn.first_pages == (302,)
    assert drawn.last_page == 302


def test_it_says_which_pages_of_what_went_were_drawn_anew_and_adds_none() -> None:
    anew = [
        Redrawn("2", (2, 4, 6, 7, 8), date(2026, 4, 3)),
        Redrawn("7", (11,), date(2026, 4, 30)),
    ]
    drawn = front(cover(), [], Before(Path("none.pdf"), 300, (), anew))
    said = _pages(drawn.pdf)[0]
    for words in (
        "sent before, unchanged but for those drawn anew. What is new begins on page 301",
        "paper 2 as the tribunal directed on 3 April 2026: pages 2, 4 and 6 to 8. They take",
        "paper 7 as the tribunal directed on 30 April 2026: page 11. They take",
        "No paper is added.",
    ):
        assert words in said, (words, said)


def test_whatever_people_wrote_is_printed_as_they_wrote_it() -> None:
    lines = ((AWKWARD.split("\n")[0], AWKWARD),)
    papers = [_listed("1", what=AWKWARD, from_whom=AWKWARD)]
    drawn = front(cover(council=AWKWARD, title=AWKWARD, lines=lines, neutral=AWKWARD), papers)
    with pikepdf.open(BytesIO(drawn.pdf)) as pdf:
        words = pdf_words.words(pdf)
    assert words.count("".join('O’Brien-Łukasz & "Sons" <b>say</b>'.split())) >= 6


@pytest.mark.parametrize("words", ["x" * 900, "A long title that goes on " * 90, "w.w/" * 300])
def test_a_long_title_stays_on_the_page(words: str) -> None:
    drawn = front(cover(title=words), [_listed("1", what=words, from_whom=words)])
    with pypdfium2.PdfDocument(drawn.pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, _, right, _ = text.get_rect(at)
                assert left > 40
                assert right < 595 - 40


def test_numbers_of_any_length_leave_the_index_as_long_as_it_was() -> None:
    few = front(cover(), [_listed(str(at)) for at in range(120)])
    many = front(cover(), [_listed(str(at), 90) for at in range(120)])
    assert few.pages == many.pages
    assert many.first_pages[-1] == many.pages + 119 * 90 + 1


@pytest.mark.soak
def test_three_thousand_papers_are_listed() -> None:
    drawn = front(cover(), [_listed(str(at), 3) for at in range(1, 3001)])
    pages = _pages(drawn.pdf)
    assert len(pages) == drawn.pages
    assert f"3000 Paper 3000 1 May 2026 Amina {drawn.first_pages[-1]}" in pages[-1]
