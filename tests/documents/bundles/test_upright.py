"""Pages come out as they are seen: upright, at 0 0, never larger than A3, drawn alike."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .making import SHAPES, differs, drawn, paged, pdf_of

_A4 = [0, 0, 595, 842]


def _odd(path: Path, **said: Any) -> Path:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        for key, value in said.items():
            page[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value

    # A state of drawing left open must not reach what is put on the page later.
    return pdf_of(path, SHAPES + b" q 3 0 0 3 0 0 cm", change=change)


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize(
    "boxes",
    [
        {},
        {"MediaBox": [-100, -50, 495, 792]},
        {"MediaBox": [595, 842, 0, 0]},
        {"CropBox": [50, 60, 400, 700]},
        {"CropBox": [-500, 60, 400, 7000]},
        {"MediaBox": [0, 0, 700, 400]},
    ],
    ids=str,
)
def test_a_page_is_drawn_as_it_was_seen(
    tmp_path: Path, boxes: dict[str, list[int]], turn: int
) -> None:
    path = _odd(tmp_path / "odd.pdf", **boxes, Rotate=turn)
    made = paged(path)
    assert differs(drawn(path, scale=0.5), drawn(made.path, scale=0.5)) < 0.5


def test_the_turn_of_all_pages_may_stand_above_them(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Rotate = 90
        pdf.Root.Pages.MediaBox = pikepdf.Array([0, 0, 300, 500])
        del pdf.pages[0].obj.MediaBox

    path = pdf_of(tmp_path / "above.pdf", SHAPES, change=change)
    assert differs(drawn(path), drawn(paged(path).path)) < 0.5


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ({"MediaBox": [0, 0, 3000, 2000]}, (1191, 794)),
        ({"MediaBox": [0, 0, 2000, 3000]}, (794, 1191)),
        ({"UserUnit": 2}, (841, 1191)),
        ({"UserUnit": 2, "Rotate": 90}, (1191, 841)),
        ({"UserUnit": 0.5}, (298, 421)),
        ({"MediaBox": [0, 0, 100, 60]}, (842, 595)),
        ({"MediaBox": [0, 0, 60, 100]}, (595, 842)),
        ({"MediaBox": [0, 0, 9_000_000, 10]}, (1191, 595)),
        ({"MediaBox": [10, 10, 10, 10]}, (595, 842)),
        ({"MediaBox": [1, 2]}, (612, 792)),
        ({"CropBox": [5000, 5000, 6000, 6000]}, (595, 842)),
        ({"Rotate": 45}, (595, 842)),
    ],
    ids=str,
)
def test_no_page_is_larger_than_a3_or_too_small_for_a_number(
    tmp_path: Path, said: dict[str, Any], size: tuple[int, int]
) -> None:
    made = paged(_odd(tmp_path / "odd.pdf", **said))
    with pikepdf.open(made.path) as pdf:
        assert tuple(round(float(one)) for one in list(pdf.pages[0].mediabox)[2:]) == size


def test_what_was_done_to_a_page_is_told(tmp_path: Path) -> None:
    assert paged(_odd(tmp_path / "a.pdf", CropBox=[50, 60, 400, 700])).told == (
        "What lies outside the edges that it shows is not seen in the copy either.",
    )
    assert paged(_odd(tmp_path / "b.pdf", MediaBox=[0, 0, 3000, 2000])).told == (
        "Pages larger than A3 are shown at the size of A3.",
    )
    assert paged(_odd(tmp_path / "c.pdf", MediaBox=[9, 9, 9, 9])).told == (
        "It does not say how large its pages are, so they are shown at A4.",
    )
    assert paged(_odd(tmp_path / "d.pdf")).told == ()


_CORNER = st.floats(-2e9, 2e9, allow_nan=False) | st.integers(-1000, 1000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    media=st.lists(_CORNER, max_size=5),
    crop=st.lists(_CORNER, max_size=5),
    turn=st.integers(-1000, 1000),
    unit=st.floats(-10, 1e6, allow_nan=False),
)
def test_no_box_or_turn_breaks_it(
    tmp_path: Path, media: list[float], crop: list[float], turn: int, unit: float
) -> None:
    said = {"MediaBox": list(map(_decimal, media)), "CropBox": list(map(_decimal, crop))}
    made = paged(_odd(tmp_path / "odd.pdf", **said, Rotate=turn, UserUnit=_decimal(unit)))
    assert made.pages == 1


def _decimal(value: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{value:.3f}")
