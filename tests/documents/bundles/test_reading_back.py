"""A bundle read back by PDFium: each thing that is wrong is found, with its page."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import BundlePaper, Joined, Within
from reviews.documents.bundles.reading_back import read_back
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import Refused
from tests.documents.bundles.papers_made import add_link, cover, paper

Made = tuple[Path, list[BundlePaper], Joined]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    papers = [
        paper(tmp_path, "", heading=Heading.RESPONSE, what="The response", ours=True),
        paper(tmp_path, "1", pages=3, within=(Within("Rota", 2, 1),)),
        paper(tmp_path, "2", heading=Heading.PERSON, what="A long title that wraps " * 12),
    ]
    with pikepdf.open(papers[0].paged.path, allow_overwriting_input=True) as pdf:
        add_link(pdf, 1, "bundle:2")
        add_link(pdf, 1, "https://elsewhere.example")
        add_link(pdf, 1, "bundle:1")
        pdf.save()
    to = tmp_path / "bundle.pdf"
    return to, papers, join(cover(), papers, to)


def test_a_bundle_as_it_was_joined_is_right(made: Made) -> None:
    read_back(*made)


def _cut(pdf: pikepdf.Pdf, _: Joined) -> None:
    del pdf.pages[-1]


def _label(pdf: pikepdf.Pdf, _: Joined) -> None:
    pdf.Root.PageLabels.Nums[1].St = 2


def _bookmark(pdf: pikepdf.Pdf, _: Joined) -> None:
    pdf.Root.Outlines.Last.Dest[0] = pdf.pages[0].obj


def _no_bookmarks(pdf: pikepdf.Pdf, _: Joined) -> None:
    del pdf.Root.Outlines


def _swapped(pdf: pikepdf.Pdf, joined: Joined) -> None:
    """Two pages in each other's place: the labels and their count are right."""
    one, two = joined.first_pages[1], joined.first_pages[2]
    first, second = pdf.pages[one - 1].obj, pdf.pages[two - 1].obj
    first.Contents, second.Contents = second.Contents, first.Contents
    first.Resources, second.Resources = second.Resources, first.Resources


def _index(pdf: pikepdf.Pdf, _: Joined) -> None:
    pdf.pages[1].Annots[0].A.D[0] = pdf.pages[-1].obj


def _no_index(pdf: pikepdf.Pdf, _: Joined) -> None:
    del pdf.pages[1].obj.Annots


def _own_link(pdf: pikepdf.Pdf, joined: Joined) -> None:
    pdf.pages[joined.first_pages[0] - 1].Annots[1].A.D[0] = pdf.pages[-1].obj


def _moved(pdf: pikepdf.Pdf, joined: Joined) -> None:
    page = pdf.pages[joined.first_pages[1]].obj
    page.Contents = pikepdf.Array([pdf.make_stream(b"1 0 0 1 0 300 cm\n"), *page.Contents])


def _painted_over(pdf: pikepdf.Pdf, joined: Joined) -> None:
    page = pdf.pages[joined.first_pages[1]].obj
    page.Contents = pikepdf.Array([*page.Contents, pdf.make_stream(b"0 g 0 0 999 999 re f")])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_cut, "pages, and "),
        (_label, "page 1 is labelled “2”"),
        (_bookmark, "a bookmark does not lead to page"),
        (_no_bookmarks, "bookmarks, 0 are there"),
        (_swapped, "does not show its number"),
        (_index, "a link of the index leads to page"),
        (_no_index, "the index has not a link"),
        (_own_link, "a link on page 3 does not lead to its paper"),
        (_moved, "page 5 does not show its number"),
        (_painted_over, "page 5 does not show its number"),
    ],
)
def test_what_is_wrong_is_told(
    change: Callable[[pikepdf.Pdf, Joined], None], says: str, made: Made
) -> None:
    path, papers, joined = made
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf, joined)
        pdf.save()
    with pytest.raises(Refused, match=says):
        read_back(path, papers, joined)


def test_a_file_cut_in_half_is_told(made: Made) -> None:
    path, papers, joined = made
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(Refused, match="it cannot be opened"):
        read_back(path, papers, joined)


def test_of_a_long_bundle_the_ends_of_each_paper_are_looked_at(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1", pages=300), paper(tmp_path, "2", pages=300)]
    to = tmp_path / "bundle.pdf"
    joined = join(cover(), papers, to)
    read_back(to, papers, joined)
    with pikepdf.open(to, allow_overwriting_input=True) as pdf:
        page = pdf.pages[joined.first_pages[1] - 2].obj
        page.Contents = pdf.make_stream(b"/Page Do")
        pdf.save()
    with pytest.raises(Refused, match=f"page {joined.first_pages[1] - 1} does not show"):
        read_back(to, papers, joined)
