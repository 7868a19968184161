"""What a search is blind to is told, and ink that stands outside of its letters goes with them."""

from pathlib import Path

import pikepdf
from PIL import Image

from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.bundles.redacting import redact, survey
from reviews.documents.bundles.stray_ink import BEYOND, MIXED, PARTED, TILED, mixed

_NAME = ("Zbigniew Quixley",)
_CURVES = b"q 2 w 100 500 m 120 540 l 140 500 l 150 540 160 520 170 500 c 180 540 l 190 520 l S Q"
_LINES = b"72 600 400 60 re S 72 580 m 400 580 l S"


def _line(words: str, y: int, x: int = 72) -> bytes:
    return f"BT /F 12 Tf {x} {y} Td ({words}) Tj ET ".encode()


def _made(folder: Path, *pages: bytes, **resources: pikepdf.Object) -> Path:
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for one in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        for name, value in resources.items():
            page.obj.Resources[f"/{name}"] = value
        page.obj.Contents = made.make_stream(_line("Here is Morgan", 700) + one)
    path = folder / "source.pdf"
    made.save(path)
    return path


def _looks(path: Path) -> list[tuple[int, str]]:
    return list(survey(path, _NAME).look)


def test_words_parted_by_the_end_of_a_page_are_told_on_both(tmp_path: Path) -> None:
    foot = _line("Page 1 of 2", 30)
    path = _made(tmp_path, _line("who met Zbigniew", 60) + foot, _line("Quixley there", 780))
    assert _looks(path) == [(1, PARTED), (2, PARTED)]


def test_words_parted_within_a_column_are_told(tmp_path: Path) -> None:
    rows = _line("met Zbigniew", 500) + _line("one", 500, 300)
    rows += _line("Quixley there", 484) + _line("two", 484, 300)
    assert _looks(_made(tmp_path, rows)) == [(1, PARTED)]


def test_lines_that_are_found_or_have_nothing_of_them_are_not_told(tmp_path: Path) -> None:
    rows = _line("met Zbigniew", 500) + _line("Quixley there", 484) + _LINES
    assert _looks(_made(tmp_path, rows, _line("And Quixley", 780))) == []


def test_a_scan_in_strips_is_told_as_a_picture(tmp_path: Path) -> None:
    made = pikepdf.open(_made(tmp_path, b""), allow_overwriting_input=True)
    strip = made.make_stream(Image.new("L", (100, 10), 255).tobytes())
    for name, value in {"Width": 100, "Height": 10, "BitsPerComponent": 8}.items():
        strip[f"/{name}"] = value
    strip.Type, strip.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    strip.ColorSpace = pikepdf.Name.DeviceGray
    page = made.pages[0].obj
    page.Resources.XObject = pikepdf.Dictionary(I=strip)
    drawn = b" ".join(b"q 400 0 0 8 72 %d cm /I Do Q" % (600 - 8 * at) for at in range(20))
    page.Contents = made.make_stream(page.Contents.read_bytes() + drawn)
    made.save(tmp_path / "strips.pdf")
    ((_, said),) = _looks(tmp_path / "strips.pdf")
    assert said.startswith("Words within the pictures on this page")


def test_letters_drawn_as_curves_and_patterns_are_told(tmp_path: Path) -> None:
    ((_, said),) = _looks(_made(tmp_path, _CURVES))
    assert said.startswith("What is drawn in lines on this page")
    tiling = pikepdf.Dictionary(P=pikepdf.Dictionary(PatternType=1))
    assert _looks(_made(tmp_path, b"", Pattern=tiling)) == [(1, TILED)]


def test_letters_of_two_alphabets_in_one_word_are_told() -> None:
    assert mixed("Qu\u0456xley came"), "with a letter of Ukrainian"
    assert not mixed("Quixley \u0438 \u0410\u043d\u043d\u0430")
    assert MIXED.endswith("look at it.")


def test_ink_beyond_the_boxes_of_letters_is_told_and_goes_with_them(tmp_path: Path) -> None:
    thick = b"BT 20 w 1 Tr /F 30 Tf 72 500 Td (Zbigniew Quixley) Tj ET"
    path = _made(tmp_path, thick)
    assert _looks(path) == [(1, BEYOND)]
    made = redact(path, _NAME, (), tmp_path, "A paper")
    (page,) = drawn_pages(made.path, dpi=72)
    left = page.picture.convert("L").crop((0, 300, 70, 380))
    assert left.getextrema() == (255, 255), "left of the place, where the stroke began"
