"""One page of a PDF as a picture and as words, whatever its shape."""

import io
from pathlib import Path

import pikepdf
import pytest
import typst
from PIL import Image

from reviews.documents.bundles.page_pictures import MOST_PIXELS, WIDE, page_picture, page_read
from reviews.domain.errors import Refused
from tests.bundled import pages


def _kept(place: Path, pdf: bytes) -> Path:
    path = place / "bundle.pdf"
    path.write_bytes(pdf)
    return path


def test_each_page_has_its_own_words_and_a_picture_of_the_size_that_is_said(
    tmp_path: Path,
) -> None:
    path = _kept(tmp_path, pages("Żółw & Ŵyn <ok>", "", "The third"))
    assert page_read(path, 1).words == "Żółw & Ŵyn <ok>"
    assert page_read(path, 2).words == ""
    third = page_read(path, 3)
    assert third.words == "The third"
    with Image.open(io.BytesIO(page_picture(path, 3))) as drawn:
        assert drawn.size == (third.width, third.height)
        assert drawn.format == "PNG"
        assert drawn.width == pytest.approx(WIDE, abs=1)


def test_a_picture_shows_what_stands_on_its_page(tmp_path: Path) -> None:
    path = _kept(tmp_path, pages("M" * 40, "x"))
    full, bare = page_picture(path, 1), page_picture(path, 2)
    assert full != bare
    with Image.open(io.BytesIO(full)) as drawn:
        assert drawn.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("box", [[0, 0, 14_400, 14_400], [0, 0, 3, 14_400], [0, 0, 14_400, 3]])
def test_no_page_takes_more_than_so_many_pixels(tmp_path: Path, box: list[int]) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(box[2], box[3]))
        pdf.save(tmp_path / "odd.pdf")
    read = page_read(tmp_path / "odd.pdf", 1)
    assert 0 < read.width * read.height <= MOST_PIXELS * 1.01
    with Image.open(io.BytesIO(page_picture(tmp_path / "odd.pdf", 1))) as drawn:
        assert drawn.size == (read.width, read.height)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nno", pages("one")[:500]])
def test_what_is_no_pdf_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = _kept(tmp_path, data)
    for made in (page_read, page_picture):
        with pytest.raises(Refused, match="This page cannot be read"):
            made(path, 1)


def test_links_lead_to_their_pages_in_their_order(tmp_path: Path) -> None:
    source = (
        "#link((page: 3, x: 0pt, y: 0pt))[C] #link((page: 2, x: 0pt, y: 0pt))[B] "
        '#link("https://example.org")[out] #link((page: 3, x: 0pt, y: 0pt))[C again]'
        "#pagebreak()b#pagebreak()c"
    )
    path = _kept(tmp_path, typst.compile(source.encode()))
    assert page_read(path, 1).leads == (3, 2)
    assert page_read(path, 2).leads == ()


def test_words_hold_nothing_that_no_page_may_say(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(b"BT /F 12 Tf 20 20 Td (a\\000\\001\\033b) Tj ET")
        pdf.save(tmp_path / "odd.pdf")
    words = page_read(tmp_path / "odd.pdf", 1).words
    assert not [one for one in words if one < " " and one != "\n"]
