"""Pages of a bundle that was sent, drawn anew: each where it was, and nothing else is changed."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import Before, Redrawn
from reviews.documents.bundles.reading_back import read_back
from reviews.documents.bundles.redacting import redact
from reviews.documents.bundles.redrawn import alone, naming, put_in_place, without_file
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import IN_PLACE
from reviews.domain.errors import Refused

from .papers_made import ACROSS, MAY, add_link, cover, paper, pdf_at, text_of
from .planted import NAME, every_byte

WORDS = (NAME, "own 2")
LONG = f"{'Statement, ' * 8}by {NAME}"


@pytest.fixture
def sent(tmp_path: Path) -> Before:
    """A bundle of five papers' pages: one of the council's, one that goes, and one that stays."""
    ours = paper(tmp_path, "", heading=Heading.RESPONSE, what="The response", ours=True)
    with pikepdf.open(ours.paged.path, allow_overwriting_input=True) as pdf:
        add_link(pdf, 1, "bundle:2")
        pdf.save()
    papers = [
        ours,
        paper(tmp_path, "1", what=LONG),
        paper(tmp_path, "2", pages=3, size=ACROSS, what=f"Rota of {NAME}"),
    ]
    to = tmp_path / "sent.pdf"
    joined = join(cover(), papers, to)
    places = zip(papers, joined.first_pages, strict=True)
    return Before(to, joined.pages, [(one.label, first) for one, first in places if one.label])


def _anew(sent: Before, folder: Path) -> Before:
    """The bundle with the second page of paper 2, and what names it, drawn anew."""
    first = dict(sent.papers)["2"]
    pages = (*naming(sent.path, [1, 2, 3], WORDS), first + 1)
    drawn = []
    for number in pages:
        into = folder / str(number)
        into.mkdir()
        source = alone(sent.path, [number], into / "source.pdf")
        drawn.append(((number,), redact(source, WORDS, (), into, "A page").path))
    to = folder / "anew.pdf"
    put_in_place(sent.path, drawn, WORDS, to)
    return Before(to, sent.pages, sent.papers, [Redrawn("2", pages, MAY)])


def _contents(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        return [
            b"".join(one.read_bytes() for one in page.obj.Contents)
            + bytes(page.obj.MediaBox.unparse())
            for page in pdf.pages
        ]


def test_other_pages_are_as_they_went_and_those_have_their_numbers_and_links(
    sent: Before, tmp_path: Path
) -> None:
    anew = _anew(sent, tmp_path)
    first = dict(sent.papers)["2"]
    pages = anew.redrawn[0].pages
    assert pages == (2, first + 1)
    was, now = _contents(sent.path), _contents(anew.path)
    assert [at + 1 for at, one in enumerate(was) if one != now[at]] == list(pages)
    words = text_of(anew.path)
    assert [one.split()[-1] for one in words] == [str(n) for n in range(1, sent.pages + 1)]
    assert f"Rota of {IN_PLACE}" in words[1]
    assert IN_PLACE in words[first]
    assert "own 2" not in words[first]
    assert "own 1" in words[first - 1]
    assert "zbigniew" not in every_byte(anew.path)
    with pikepdf.open(sent.path) as old, pikepdf.open(anew.path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert _leads(pdf, 2) == _leads(old, 2) != []
        assert _leads(pdf, 3) == _leads(old, 3) != []
        assert pdf.pages[first].mediabox == old.pages[first].mediabox


def _leads(pdf: pikepdf.Pdf, number: int) -> list[int]:
    pages = [one.obj.objgen for one in pdf.pages]
    links: Any = pdf.pages[number - 1].obj.get("/Annots", [])
    return [pages.index(one.A.D[0].objgen) for one in links]


def test_bookmarks_lead_where_they_led_and_say_nothing_of_it(sent: Before, tmp_path: Path) -> None:
    anew = _anew(sent, tmp_path)

    def marks(path: Path) -> list[tuple[int, str, int]]:
        with pypdfium2.PdfDocument(path) as document:
            every = list(document.get_toc())
            return [(one.level, one.get_title(), one.get_dest().get_index()) for one in every]

    was, now = marks(sent.path), marks(anew.path)
    assert [(level, at) for level, _, at in was] == [(level, at) for level, _, at in now]
    assert f"2. Rota of {IN_PLACE}, page {dict(sent.papers)['2']}" in [title for _, title, _ in now]
    (cut,) = [title for _, title, _ in was if "…" in title]
    assert "Zbigniew" in cut
    assert "Quixley" not in cut, "it is cut within the name"
    assert not [title for _, title, _ in now if "Zbig" in title]


def test_a_bundle_that_follows_begins_with_them_and_says_which(
    sent: Before, tmp_path: Path
) -> None:
    anew, to = _anew(sent, tmp_path), tmp_path / "later.pdf"
    more = paper(tmp_path, "3")
    joined = join(cover(), [more], to, before=anew)
    read_back(to, [more], joined, anew)
    words = text_of(to)
    assert words[: sent.pages] == text_of(anew.path)
    told = " ".join(words[sent.pages].split())
    assert "unchanged but for those drawn anew" in told
    pages = " and ".join(map(str, anew.redrawn[0].pages))
    assert f"paper 2 as the tribunal directed on 1 May 2026: pages {pages}. They take" in told
    read_back(to, [], join(cover(), [], to, before=anew), anew)
    assert "zbigniew" not in every_byte(to)
    with pikepdf.open(to, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.Contents = pikepdf.Array(list(pdf.pages[1].obj.Contents)[:-1])
        pdf.save(to)
    with pytest.raises(Refused, match="page 2 does not show its number"):
        read_back(to, [], join(cover(), [], tmp_path / "x.pdf", before=anew), anew)


def test_a_page_that_bears_no_number_of_ours_is_not_drawn_anew(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "plain.pdf", [(595, 842)])
    with pytest.raises(Refused, match="does not bear its number"):
        alone(path, [1], tmp_path / "one.pdf")
    assert naming(path, [1], ()) == ()


@pytest.mark.parametrize("pages", [1, 2])
def test_for_a_slip_stand_as_many_pages_that_say_that_its_file_is_not_beside(
    tmp_path: Path, pages: int
) -> None:
    made = without_file("A diary", "Its file is not beside this.", pages, tmp_path)
    assert (made.pages, made.told) == (pages, ("Its file is not beside this.",))
    said = [" ".join(one.split()) for one in text_of(made.path)]
    assert said == ["A diary Its file is not beside this."] * pages
