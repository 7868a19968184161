"""A bundle joined: page n is page n, every link and bookmark leads there, and nothing else acts."""

import io
import os
import re
import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.documents.bundles.front import NOT_TAGGED
from reviews.documents.bundles.joining import join, plan
from reviews.documents.bundles.parts import Before, BundlePaper, Joined, Within
from reviews.documents.bundles.reading_back import read_back
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import Refused
from tests.documents.bundles.papers_made import (
    A4,
    ACROSS,
    add_link,
    cover,
    paper,
    pdf_at,
    text_of,
)
from tests.journeys.assessing import AWKWARD


def _papers(folder: Path) -> list[BundlePaper]:
    return [
        paper(folder, "", pages=2, heading=Heading.RESPONSE, what="The response", ours=True),
        paper(folder, "1", heading=Heading.DECISIONS, what="Notice of decision"),
        paper(folder, "2", pages=3, size=ACROSS, within=(Within("Rota.pdf", 2, 2),)),
        paper(folder, "3", what=AWKWARD, told=("The copy’s signature is no longer checked.",)),
    ]


def _before(path: Path, papers: list[BundlePaper], joined: Joined) -> Before:
    places = zip(papers, joined.first_pages, strict=True)
    return Before(path, joined.pages, [(one.label, first) for one, first in places if one.label])


def _bookmarks(path: Path) -> list[tuple[int, str, int]]:
    with pypdfium2.PdfDocument(path) as document:
        return [
            (one.level, one.get_title(), one.get_dest().get_index() + 1)
            for one in document.get_toc()
        ]


def test_each_page_says_its_number_and_is_labelled_with_it(tmp_path: Path) -> None:
    papers, to = _papers(tmp_path), tmp_path / "bundle.pdf"
    joined = join(cover(), papers, to)
    assert joined.first_pages == plan(cover(), papers)
    assert joined.new_from == 1
    pages = text_of(to)
    assert len(pages) == joined.pages == joined.first_pages[-1]
    for number, words in enumerate(pages, 1):
        assert words.split()[-1] == str(number)
    with pypdfium2.PdfDocument(to) as document:
        assert [document.get_page_label(at) for at in range(len(document))] == [
            str(number) for number in range(1, joined.pages + 1)
        ]
    for one, first in zip(papers, joined.first_pages, strict=True):
        for own in range(one.paged.pages):
            assert f"{one.label} own {own + 1}".strip() in pages[first + own - 1]


def test_the_pages_of_what_is_withheld_and_no_others_say_that_the_tribunal_alone_gets_them(
    tmp_path: Path,
) -> None:
    papers, to = _papers(tmp_path), tmp_path / "bundle.pdf"
    papers += [paper(tmp_path, f"R{n}", pages=n, heading=Heading.WITHHELD) for n in (1, 2)]
    joined = join(cover(), papers, to)
    behind = joined.first_pages[len(papers) - 2]
    alone = [n for n, words in enumerate(text_of(to), 1) if f"For the tribunal alone: {n}" in words]
    assert alone == list(range(behind, joined.pages + 1)) == list(range(behind, behind + 3))


def test_bookmarks_are_by_heading_with_the_page_and_what_is_within(tmp_path: Path) -> None:
    to = tmp_path / "bundle.pdf"
    first, one, two, three = join(cover(), _papers(tmp_path), to).first_pages
    assert _bookmarks(to) == [
        (0, "Cover and index, page 1", 1),
        (0, "The council’s response", first),
        (1, f"The response, page {first}", first),
        (0, "Decision notices", one),
        (1, f"1. Notice of decision, page {one}", one),
        (0, "The scheme", two),
        (1, f"2. Paper 2, page {two}", two),
        (2, f"Rota.pdf, page {two + 1}", two + 1),
        (1, f"3. {' '.join(AWKWARD.split())}, page {three}", three),
    ]


def test_it_opens_at_full_size_with_its_bookmarks_and_does_not_claim_to_be_tagged(
    tmp_path: Path,
) -> None:
    to = tmp_path / "bundle.pdf"
    join(cover(title="Papers & <more>"), _papers(tmp_path), to)
    with pikepdf.open(to) as pdf:
        assert pdf.check_pdf_syntax() == []
        root = pdf.Root
        assert list(root.OpenAction)[1:] == [pikepdf.Name.XYZ, None, None, 1]
        assert root.PageMode == "/UseOutlines"
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Papers & <more>"
        with pdf.open_metadata() as said:
            assert said["dc:title"] == "Papers & <more>"
            assert not said.pdfa_status
        assert "pdfuaid" not in root.Metadata.read_bytes().decode()
        assert not root.MarkInfo.Marked
        assert "/StructParents" in pdf.pages[0].obj
        assert root.StructTreeRoot.K
    assert NOT_TAGGED in " ".join(text_of(to)[0].split())


def test_the_same_papers_make_the_same_bytes(tmp_path: Path) -> None:
    papers = _papers(tmp_path)
    for name in ("a.pdf", "b.pdf"):
        join(cover(), papers, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_later_bundle_begins_with_the_pages_that_were_sent(tmp_path: Path) -> None:
    papers, sent, later = _papers(tmp_path), tmp_path / "sent.pdf", tmp_path / "later.pdf"
    before = _before(sent, papers, join(cover(), papers, sent))
    more = paper(tmp_path, "4", pages=2, heading=Heading.PERSON)
    answer = paper(tmp_path, "", heading=Heading.RESPONSE, what="An answer", ours=True)
    with pikepdf.open(answer.paged.path, allow_overwriting_input=True) as pdf:
        add_link(pdf, 1, "bundle:4")
        add_link(pdf, 1, "bundle:2")
        pdf.save()
    joined = join(cover(title="Papers that follow"), [answer, more], later, before=before)
    assert joined.first_pages == plan(cover(title="Papers that follow"), [answer, more], before)
    assert joined.new_from == before.pages + 1
    assert _drawn(sent) == _drawn(later)[: before.pages]
    pages = text_of(later)
    assert text_of(sent) == pages[: before.pages]
    assert [words.split()[-1] for words in pages] == [
        str(one) for one in range(1, joined.pages + 1)
    ]
    assert "Papers added" in pages[before.pages]
    marks = _bookmarks(later)
    assert marks[: len(_bookmarks(sent))] == _bookmarks(sent)
    place = joined.first_pages[1]
    assert marks[-1] == (2, f"4. Paper 4, page {place}", place)
    assert _leads(later, joined.first_pages[0]) == [place, before.papers[1][1]]


def _drawn(path: Path) -> list[tuple[bytes, str]]:
    """What every page draws, and how big it is: as the file holds it."""
    with pikepdf.open(path) as pdf:
        return [
            (
                b"".join(one.read_raw_bytes() for one in page.obj.Contents.as_list())
                if isinstance(page.obj.Contents, pikepdf.Array)
                else page.obj.Contents.read_raw_bytes(),
                f"{page.mediabox!r} {sorted(page.resources.keys())}",
            )
            for page in pdf.pages
        ]


def _leads(path: Path, number: int) -> list[int]:
    """The pages, from one, to which the links of a page lead."""
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        return [places[one.A.D[0].objgen] for one in pdf.pages[number - 1].Annots]


def test_the_full_set_prints_the_number_of_the_parties_set_where_it_differs(tmp_path: Path) -> None:
    papers, to = _papers(tmp_path), tmp_path / "full.pdf"
    last = plan(cover(), papers)[-1]
    join(cover(), papers, to, beside=lambda number: number - 2 if number == last else number)
    pages = text_of(to)
    assert f"{last} (parties’ set: {last - 2})" in " ".join(pages[-1].split())
    assert "parties’ set" not in " ".join(pages[-2].split())


def test_what_sources_carry_does_not_come_along(tmp_path: Path) -> None:
    papers = _papers(tmp_path)
    _soil(papers[1].paged.path)
    _soil(papers[0].paged.path)
    to = tmp_path / "bundle.pdf"
    joined = join(cover(), papers, to)
    found = _every_byte(to)
    for word in (b"planted", b"JavaScript", b"AcroForm", b"Planted", b"/URI", b"Launch"):
        assert word not in found, word
    with pikepdf.open(to) as pdf:
        for page in list(pdf.pages)[2:]:
            assert "/StructParents" not in page.obj
        assert set(pdf.Root.keys()) <= {
            *("/Type", "/Pages", "/StructTreeRoot", "/Outlines", "/Metadata", "/Lang"),
            *("/MarkInfo", "/ViewerPreferences", "/PageMode", "/PageLabels", "/OpenAction"),
        }
        (box,) = pdf.pages[joined.first_pages[1] - 1].Annots
        assert set(box.keys()) <= {"/Type", "/Subtype", "/Rect", "/AP", "/F"}
    assert _dark(to, joined.first_pages[1]), "what was typed in a box of a form is still seen"


def _dark(path: Path, number: int) -> bool:
    """Whether something is seen where the box of a form stood."""
    with pypdfium2.PdfDocument(path) as document:
        shown = document[number - 1].render(scale=2).to_pil().convert("L")
        return bool(shown.crop((80, (842 - 420) * 2, 480, (842 - 400) * 2)).getextrema()[0] < 80)


def _soil(path: Path) -> None:
    """Put in whatever a source may carry beside what it draws."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        make, page = pikepdf, pdf.pages[0].obj
        script = make.Dictionary(S=make.Name.JavaScript, JS="planted()")
        pdf.Root.OpenAction = script
        pdf.Root.StructTreeRoot = make.Dictionary(Type=make.Name.StructTreeRoot, Alt="planted")
        pdf.Root.MarkInfo = make.Dictionary(Marked=True)
        pdf.attachments["planted.txt"] = b"planted"
        page.StructParents, page.AA = 7, make.Dictionary(O=script)
        page.PieceInfo, page.Metadata = make.Dictionary(Planted=1), pdf.make_stream(b"planted")
        with pdf.open_outline() as outline:
            outline.root.append(make.OutlineItem("planted", 0))
        drawn = pdf.make_stream(
            b"BT /F1 12 Tf 2 2 Td (Typed in a box) Tj ET",
            Type=make.Name.XObject,
            Subtype=make.Name.Form,
            BBox=make.Array([0, 0, 200, 20]),
            Resources=page.Resources,
        )
        box = make.Dictionary(
            Type=make.Name.Annot,
            Subtype=make.Name.Widget,
            FT=make.Name.Tx,
            T="planted",
            Rect=make.Array([40, 400, 240, 420]),
            AP=make.Dictionary(N=drawn),
            AA=make.Dictionary(K=script),
            F=4,
        )
        field = pdf.make_indirect(box)
        page.Annots = make.Array([field])
        pdf.Root.AcroForm = make.Dictionary(Fields=make.Array([field]))
        add_link(pdf, 1, "https://planted.example")
        add_link(pdf, 1, "https://planted.example", "/Screen")
        pdf.save()


def _every_byte(path: Path) -> bytes:
    """Every object of a PDF, with its streams unpacked."""
    told = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            told,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return told.getvalue()


def test_a_link_to_what_is_not_in_stops_it_with_a_sentence(tmp_path: Path) -> None:
    papers = _papers(tmp_path)
    with pikepdf.open(papers[0].paged.path, allow_overwriting_input=True) as pdf:
        add_link(pdf, 1, "bundle:99")
        pdf.save()
    with pytest.raises(Refused, match="“The response” points to paper 99"):
        join(cover(), papers, tmp_path / "bundle.pdf")


def test_a_paper_that_changed_meanwhile_is_named(tmp_path: Path) -> None:
    papers = _papers(tmp_path)
    pdf_at(papers[1].paged.path, [A4, A4])
    with pytest.raises(Refused, match="“Notice of decision” has 2 pages, and 1 "):
        join(cover(), papers, tmp_path / "bundle.pdf")
    assert {one.suffix for one in tmp_path.iterdir()} == {".pdf"}, "no folder is left"


def test_a_paper_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    papers = _papers(tmp_path)
    papers[1].paged.path.write_bytes(b"not a PDF")
    with pytest.raises(Refused, match="“Notice of decision” cannot be opened"):
        join(cover(), papers, tmp_path / "bundle.pdf")


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    papers, to = _papers(tmp_path), tmp_path / "bundle.pdf"
    with pikepdf.open(papers[1].paged.path, allow_overwriting_input=True) as pdf:
        scan = pdf.make_stream(os.urandom(400_000))
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Scan=scan)
        pdf.save()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            join(cover(), papers, to)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {one.suffix for one in tmp_path.iterdir()} == {".pdf"}, "no folder is left"
    assert not to.exists()


def test_a_sign_that_no_font_has_does_not_stop_it(tmp_path: Path) -> None:
    papers, to = _papers(tmp_path), tmp_path / "bundle.pdf"
    papers[1] = replace(papers[1], what="Letter of 王小明 🧿", from_whom="ꀀ")
    joined = join(cover(), papers, to)
    read_back(to, papers, joined)
    pages = [" ".join(words.split()) for words in text_of(to)]
    assert "□ stands for a sign that cannot be printed here." in pages[0]
    assert "Letter of □□□" in pages[1]


def test_a_long_title_is_cut_in_the_bookmarks_alone(tmp_path: Path) -> None:
    papers, to = _papers(tmp_path), tmp_path / "bundle.pdf"
    papers[1] = replace(papers[1], what="One more word " * 60)
    joined = join(cover(), papers, to)
    read_back(to, papers, joined)
    (mark,) = [words for _, words, _ in _bookmarks(to) if words.startswith("1. ")]
    assert mark.endswith(f"word O…, page {joined.first_pages[1]}"), mark
    assert " ".join(text_of(to)[1].split()).count("One more word") == 60


def test_whoever_stops_the_work_stops_it(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    to = tmp_path / "bundle.pdf"
    with pytest.raises(Stopped):
        join(cover(), _papers(tmp_path), to, holds=stop)
    assert {one.suffix for one in tmp_path.iterdir()} == {".pdf"}, "no folder is left"
    assert not to.exists()


def test_a_bundle_of_no_papers_is_a_cover_and_an_index_that_says_so(tmp_path: Path) -> None:
    to = tmp_path / "bundle.pdf"
    joined = join(cover(), [], to)
    assert joined.first_pages == ()
    assert "No papers." in text_of(to)[joined.pages - 1]


_SIZES = st.sampled_from([A4, ACROSS, (420, 595), (842, 1191), (300, 200)])
_TITLES = st.text(st.sampled_from("aŁŵż لا🙂&<>\"' \n0"), min_size=1, max_size=80).filter(
    lambda words: words.strip()
)


@settings(max_examples=12, deadline=None)
@given(made=st.lists(st.tuples(st.integers(1, 4), _SIZES, _TITLES), min_size=1, max_size=8))
def test_whatever_the_papers_numbers_labels_and_links_are_right(
    made: list[tuple[int, tuple[int, int], str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("made")
    papers = [
        replace(paper(folder, str(at), pages=pages, size=size), what=what)
        for at, (pages, size, what) in enumerate(made, 1)
    ]
    to = folder / "bundle.pdf"
    joined = join(cover(), papers, to)
    pages = text_of(to)
    assert len(pages) == joined.pages
    for number, words in enumerate(pages, 1):
        assert re.search(rf"\b{number}\s*\Z", words), (number, words)
    index = [place for at in range(1, joined.first_pages[0]) for place in _leads_if_any(to, at)]
    assert sorted(set(index)) == list(joined.first_pages)
    for one, first in zip(papers, joined.first_pages, strict=True):
        assert f"Paper {one.label} own 1" in pages[first - 1]


def _leads_if_any(path: Path, number: int) -> list[Any]:
    with pikepdf.open(path) as pdf:
        has = "/Annots" in pdf.pages[number - 1].obj
    return _leads(path, number) if has else []


@settings(max_examples=5, deadline=None)
@given(parts=st.lists(st.lists(st.integers(1, 3), max_size=3), min_size=2, max_size=3))
def test_however_often_papers_follow_no_page_moves(
    parts: list[list[int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, label = tmp_path_factory.mktemp("parts"), 0
    before: Before | None = None
    known: list[tuple[str, int]] = []
    for at, lengths in enumerate(parts):
        papers = [paper(folder, str(label + one), pages=n) for one, n in enumerate(lengths, 1)]
        label += len(papers)
        to = folder / f"part-{at}.pdf"
        joined = join(cover(), papers, to, before=before)
        read_back(to, papers, joined)
        if before:
            assert text_of(before.path) == text_of(to)[: before.pages]
            assert _drawn(before.path) == _drawn(to)[: before.pages]
        known += _before(to, papers, joined).papers
        before = Before(to, joined.pages, known)
    assert before
    pages = text_of(before.path)
    for name, first in known:
        assert f"Paper {name} own 1" in pages[first - 1]
