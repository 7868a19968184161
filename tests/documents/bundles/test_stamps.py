"""The number at the foot of a page: upright, in its box, on top of whatever the page draws."""

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.documents.bundles.stamps import Stamp, stamp_box, stamp_words, stamped_number
from tests.documents.bundles.making import drawn
from tests.documents.bundles.papers_made import A4, ACROSS, add_link, pdf_at, text_of

Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def _draws(data: bytes) -> Change:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Contents = pdf.make_stream(data)

    return change


def _without(key: str) -> Change:
    def change(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        del page.obj[key]

    return change


def _in_two(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    parts = [pdf.make_stream(b"q 3 0 0 3 90 90 cm"), pdf.make_stream(b"0 0 9 9 re f Q")]
    page.obj.Contents = pikepdf.Array(parts)


def _cropped(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.obj.CropBox = pikepdf.Array([5, 5, *(float(one) - 5 for one in list(page.mediabox)[2:])])


@pytest.mark.parametrize("size", [A4, ACROSS, (60, 40)])
@pytest.mark.parametrize(
    "change",
    [
        _draws(b"0.2 g 0 0 2000 2000 re f"),
        _draws(b"q 0 1 -1 0 300 300 cm"),
        _draws(b"Q Q 5 0 0 5 9 9 cm"),
        _draws(b"Q 3 0 0 3 9 9 cm q"),
        _draws(b"0 0 1 1 re W n 0.5 0 0 0.5 7 7 cm"),
        _draws(b"/Missing gs (unclosed q Q) Tj"),
        _without("/Contents"),
        _without("/Resources"),
        _in_two,
        _cropped,
    ],
)
def test_it_stands_in_its_box_and_is_seen(
    change: Change, size: tuple[int, int], tmp_path: Path
) -> None:
    path = pdf_at(tmp_path / "page.pdf", [size])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf, pdf.pages[0])
        Stamp(pdf).put_under(pdf.pages[0], "214")
        pdf.save()
    assert "214" in text_of(path)[0]
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        box = stamp_box(page.get_cropbox(), "214")
        left, bottom, _, top = page.get_cropbox()
        shown = page.render(scale=4).to_pil().convert("L")
        inside = shown.crop(
            (
                int((box[0] - left) * 4) + 1,
                int((top - box[3]) * 4) + 1,
                int((box[2] - left) * 4) - 1,
                int((top - box[1]) * 4) - 1,
            )
        )
        dark = sum(inside.histogram()[:80]) / (inside.width * inside.height)
        light = sum(inside.histogram()[200:]) / (inside.width * inside.height)
        assert 0.08 < dark < 0.4, dark
        assert light > 0.5, light
        assert bottom < box[1]


@given(
    size=st.tuples(st.integers(144, 1190), st.integers(144, 1190)),
    at=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    turned=st.sampled_from(["1 0 0 1", "0 1 -1 0", "-1 0 0 -1"]),
    words=st.sampled_from(["7", "1204", "305 (parties’ set: 301)"]),
)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_it_hides_no_word_wherever_that_stands(
    size: tuple[int, int], at: tuple[float, float], turned: str, words: str, tmp_path: Path
) -> None:
    path = pdf_at(tmp_path / "page.pdf", [size])
    right, up = at[0] * size[0], 10 + at[1] * (size[1] - 10)  # What is on the page is not cut.
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        _draws(f"BT /F1 9 Tf {turned} {right:.1f} {up:.1f} Tm (Rent) Tj ET".encode())(
            pdf, pdf.pages[0]
        )
        Stamp(pdf).put_under(pdf.pages[0], words)
        assert list(pdf.pages[0].mediabox)[2:] == list(size)
        pdf.save()
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        box = stamp_box(page.get_cropbox(), words)
        text = page.get_textpage()
        boxes = [text.get_charbox(one) for one in range(4)]
    assert all(not _meet(one, box) for one in boxes)


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


def test_what_lies_outside_a_page_stays_unseen(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "page.pdf", [A4])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        _draws(b"1 0 0 rg 0 -300 595 299 re f -90 0 89 842 re f")(pdf, pdf.pages[0])
        Stamp(pdf).put_under(pdf.pages[0], "1")
        pdf.save()
    assert (255, 0, 0) not in {one for _, one in drawn(path).getcolors(10**6) or []}


def test_a_link_moves_with_its_words(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "page.pdf", [A4])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        add_link(pdf, 1, "bundle:1")
        pdf.pages[0].obj.Annots[0].Rect = pikepdf.Array([40, 782, 100, 802])
        Stamp(pdf).put_under(pdf.pages[0], "1")
        pdf.save()
    with pypdfium2.PdfDocument(path) as document:
        left, bottom, _, _ = document[0].get_textpage().get_charbox(0)
    with pikepdf.open(path) as pdf:
        place = [float(one) for one in pdf.pages[0].obj.Annots[0].Rect]
    assert place[:2] == pytest.approx([left, bottom], abs=3)


def test_a_page_whose_drawing_is_damaged_is_stamped_and_stays_as_it_is(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "page.pdf", [A4])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        whole = zlib.compress(b"0 0 9 9 re f " * 500)
        damaged = pikepdf.Stream(pdf, whole[:-20], Filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Contents = pdf.make_indirect(damaged)
        pdf.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        Stamp(pdf).put_under(pdf.pages[0], "31")
        drawn = pdf.pages[0].obj.Resources.XObject["/Page"]
        assert drawn.read_raw_bytes() == whole[:-20]
        pdf.save()
    assert text_of(path)[0].split()[-1] == "31"


def test_pages_that_share_what_they_draw_with_share_the_typeface(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "pages.pdf", [A4] * 3)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for page in pdf.pages:
            page.obj.Resources = shared
        stamp = Stamp(pdf)
        for number, page in enumerate(pdf.pages, 1):
            stamp.put(page, str(number))
        assert set(shared.Font.keys()) == {"/F1", "/Number0"}
        pdf.save()
    assert [words.split()[-1] for words in text_of(path)] == ["1", "2", "3"]


def test_a_page_of_a_bundle_that_is_a_paper_shows_both_numbers(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "twice.pdf", [A4])
    for words in ("77", "305 (parties’ set: 301)", "For the tribunal alone: 78"):
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            Stamp(pdf).put_under(pdf.pages[0], words)
            pdf.save()
    found = " ".join(text_of(path)[0].split())
    assert "77" in found
    assert "305 (parties’ set: 301)" in found
    assert "For the tribunal alone: 78" in found


def test_the_typeface_is_in_the_file(tmp_path: Path) -> None:
    path = pdf_at(tmp_path / "page.pdf", [A4])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        Stamp(pdf).put(pdf.pages[0], "9")
        font = pdf.pages[0].obj.Resources.Font["/Number0"]
        described = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in described or "/FontFile3" in described


@pytest.mark.parametrize(
    ("number", "beside", "words"),
    [(3, None, "3"), (3, 3, "3"), (320, 305, "320 (parties’ set: 305)")],
)
def test_the_number_in_the_parties_set_is_said_where_it_differs(
    number: int, beside: int | None, words: str
) -> None:
    assert stamp_words(number, beside) == words
    alone = stamp_words(number, beside, alone=True)
    assert alone == f"For the tribunal alone: {words}"
    assert stamped_number(alone) == number
    assert stamped_number(words) == number
    assert stamped_number(f"page {words}") is None
