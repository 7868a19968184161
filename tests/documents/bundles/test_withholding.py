"""What goes is painted over before anything is moved, so that no piece of it is carried along."""

from pathlib import Path

from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.bundles.withholding import widest, withhold

from . import planted

_WORDS = ("Zbigniew", "Quixley", "Wolfeschlegelsteinhausen")
_CLOSE = (
    b"1 0 0 1 72 693 Tm (Quixley aaaaaaaaaaaaaaaaaaaa) Tj 1 0 0 1 140 700 Tm (Zbigniew) Tj "
    b"1 0 0 1 72 500 Tm (Wolfeschlegelsteinhausen) Tj "
)
_DPI = 144


def test_a_line_that_moves_takes_no_ink_of_a_name_on_the_line_above(tmp_path: Path) -> None:
    made = planted.drawn(_CLOSE)
    made.pages[0].obj.Contents = made.make_stream(b"BT /F 12 Tf " + _CLOSE + b"ET")
    path = tmp_path / "close.pdf"
    made.save(path)
    (page,) = drawn_pages(path, dpi=_DPI)
    done = withhold(page, _WORDS, [], widest(page, _WORDS))
    assert not done.tells
    above = [one for one in done.stands if one.withheld and one.box[1] < 300]
    right = max(one.box[2] for one in above)
    letters_begin = (842 - 699.4) * 2
    beside = done.picture.crop((int(right) + 1, 200, done.picture.width, int(letters_begin)))
    assert beside.convert("L").getextrema() == (255, 255)
