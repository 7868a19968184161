"""The bundles of the example's appeal, as PDFium reads them: each number leads where it says."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from reviews.documents.letters.edited import lines_of
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.response import places_left
from reviews.store.cases import bundles, documents
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.tables import BundleSent
from tests.example.conftest import Played
from tests.example.test_cases import case_of

_BESIDE = re.compile(r"(\d+) \(parties’ set: (\d+)\)")
_CITED = re.compile(r"paper\s(\d+),\s+page\s(\d+)")


def newest(played: Played, kind: BundleKind) -> tuple[BundleLine, list[PaperLine]]:
    line = played.read(bundles.bundles, case_of(played, "agnieszka").id, kind)[0]
    return line, played.read(bundles.papers, line.id)


@contextmanager
def opened(played: Played, line: BundleLine) -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(played.parts.files.place(line.bytes_id)) as document:
        yield document


def words(document: pypdfium2.PdfDocument, number: int) -> str:
    return " ".join(document[number - 1].get_textpage().get_text_range().split())


def links(document: pypdfium2.PdfDocument, number: int) -> list[int]:
    """The pages to which the links of a page lead."""
    at, link, found = ctypes.c_int(0), pdfium.FPDF_LINK(), []
    page = document[number - 1]
    while pdfium.FPDFLink_Enumerate(page, at, link):
        dest = pdfium.FPDFLink_GetDest(document, link)
        found.append(pdfium.FPDFDest_GetDestPageIndex(document, dest) + 1)
    return found


@pytest.mark.parametrize("kind", list(BundleKind))
def test_labels_bookmarks_and_links_lead_to_the_pages_they_name(
    played: Played, kind: BundleKind
) -> None:
    line, papers = newest(played, kind)
    begin = {one.place: one.first_page for one in papers if one.heading is not Heading.WITHHELD}
    firsts = {one.first_page for one in papers}
    assert len(papers) > 60
    with opened(played, line) as document:
        assert len(document) == line.pages
        labels = [document.get_page_label(at) for at in range(line.pages)]
        assert labels == [str(number) for number in range(1, line.pages + 1)]
        marks = [one.get_dest().get_index() + 1 for one in document.get_toc(max_depth=30)]
        assert firsts <= set(marks)
        own = [one for one in papers if one.document_id is not None]
        assert [one.what for one in own] == ["The response", "Chronology"]
        listed = range(2, own[0].first_page)
        assert {page for number in listed for page in links(document, number)} <= firsts
        cited = 0
        for one in own:
            for number in range(one.first_page, one.first_page + one.pages):
                said = [(int(a), int(b)) for a, b in _CITED.findall(words(document, number))]
                assert all(begin[place] == page for place, page in said)
                assert set(links(document, number)) <= firsts
                cited += len(said)
        assert cited > 50


def test_what_followed_begins_with_what_was_sent(played: Played) -> None:
    case = case_of(played, "agnieszka")
    second, first = played.read(bundles.bundles, case.id, BundleKind.PARTIES)
    assert (second.earlier_id, second.new_from) == (first.id, first.pages + 1)
    with opened(played, first) as one, opened(played, second) as other:
        for number in range(1, first.pages + 1):
            assert words(one, number) == words(other, number)
    assert len(played.rows(BundleSent)) == 3


def test_the_full_set_has_the_item_behind_and_the_parties_set_has_not(played: Played) -> None:
    full, papers = newest(played, BundleKind.FULL)
    (kept,) = [one for one in papers if one.heading is Heading.WITHHELD]
    assert (kept.place, kept.what[-6:]) == (1, "R-0106")
    assert kept is papers[-1]
    theirs, _ = newest(played, BundleKind.PARTIES)
    with opened(played, theirs) as document:
        assert all("R-0106" not in words(document, at) for at in range(1, theirs.pages + 1))
    with opened(played, full) as document:
        last = words(document, full.pages)
    assert f"{full.pages}" in last


def test_the_full_set_prints_the_numbers_that_the_parties_set_has(played: Played) -> None:
    full, papers = newest(played, BundleKind.FULL)
    _, of_parties = newest(played, BundleKind.PARTIES)
    theirs = {one.evidence_id or one.document_id: one.first_page for one in of_parties}
    open_to_all = [one for one in papers if one.heading is not Heading.WITHHELD]
    differ = 0
    with opened(played, full) as document:
        for one in open_to_all:
            there = theirs[one.evidence_id or one.document_id]
            for page in range(one.first_page, one.first_page + one.pages):
                found = _BESIDE.findall(words(document, page))
                both = (str(page), str(there + page - one.first_page))
                assert found == ([both] if one.first_page != there else [])
                differ += len(found)
    assert differ


def test_the_response_was_finished_and_cites_papers_by_page(played: Played) -> None:
    case = case_of(played, "agnieszka")
    found = played.read(documents.versions, case.id)
    versions = [one for one in found if one.kind is DocumentKind.RESPONSE]
    assert [one.number for one in versions] == [2, 1]
    assert versions[0].edited_from == 1
    body = read_blocks(played.parts.files.read(versions[0].bytes_id)).body
    assert places_left(lines_of(body)) == 0


def test_a_notice_is_a_paper_that_says_what_it_told(played: Played) -> None:
    line, papers = newest(played, BundleKind.PARTIES)
    with opened(played, line) as document:
        said = {one.what: words(document, one.first_page) for one in papers}
    notices = said["A notice of a decision (the claimant)"]
    assert "ended on paper only" in said["A notice of appeal (the claimant)"]
    assert "they can appeal" in notices or "Nothing of rights" in notices


@pytest.mark.parametrize("kind", list(BundleKind))
def test_no_two_papers_are_called_alike(played: Played, kind: BundleKind) -> None:
    _, papers = newest(played, kind)
    called = Counter(one.what for one in papers)
    assert {what for what, times in called.items() if times > 1} == set()
