"""A picture is upright on A4, with a margin, not too fine, and named for whoever is blind."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from reviews.documents.bundles import picture_pages
from reviews.domain.cases.bundles import PagedAs

from .making import differs, drawn, paged, words_of

_JPEG = "image/jpeg"


def _saved(path: Path, image: Image.Image, kind: str = "JPEG", **more: Any) -> Path:
    image.save(path, kind, **more)
    return path


def _marked(size: tuple[int, int]) -> Image.Image:
    """A picture that is red in its upper left corner."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image


@pytest.mark.parametrize("turn", range(1, 9))
def test_it_stands_as_it_was_taken(tmp_path: Path, turn: int) -> None:
    upright = _marked((400, 300))
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    held = upright if undo is None else upright.transpose(undo)
    tags = Image.Exif()
    tags[0x0112] = turn
    plain = paged(_saved(tmp_path / "plain.jpg", upright), _JPEG)
    made = paged(_saved(tmp_path / "turned.jpg", held, exif=tags), _JPEG)
    assert made.paged_as is PagedAs.PICTURE
    assert differs(drawn(plain.path), drawn(made.path)) < 0.5


def test_a_wide_picture_lies_across_and_a_tall_one_upright(tmp_path: Path) -> None:
    for size, paper in (((900, 300), (842, 596)), ((300, 900), (596, 842))):
        made = paged(_saved(tmp_path / "a.jpg", Image.new("RGB", size, "teal")), _JPEG)
        shown = drawn(made.path)
        assert shown.size == paper
        edge = shown.crop((0, 0, 40, shown.height))
        assert edge.getextrema() == ((255, 255),) * 3


def test_it_has_at_most_300_dots_an_inch(tmp_path: Path) -> None:
    made = paged(_saved(tmp_path / "a.jpg", Image.new("RGB", (6000, 4000), "teal")), _JPEG)
    with pikepdf.open(made.path) as pdf:
        picture: Any = pdf.pages[0].obj.Resources.XObject.Picture
        assert int(picture.Width) <= (842 - 85) / 72 * 300
        assert int(picture.Width) > 3000


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    made = paged(
        _saved(tmp_path / "a.png", Image.new("RGB", (96, 96), "black"), "PNG"), "image/png"
    )
    box = Image.eval(drawn(made.path).convert("L"), lambda one: 255 - one).getbbox()
    assert box is not None
    assert 70 <= box[2] - box[0] <= 74


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("I;16", "PNG"),
        ("L", "JPEG"), ("CMYK", "JPEG"), ("RGB", "MPO"), ("P", "GIF"), ("RGBA", "WEBP"),
        ("RGB", "BMP"), ("1", "TIFF"),
    ],
)  # fmt: skip
def test_every_kind_of_picture_goes_on_a_page(tmp_path: Path, mode: str, kind: str) -> None:
    grey = Image.new("L", (200, 200), 100)
    image = (
        grey.convert("I;16").point(lambda one: one * 256) if mode == "I;16" else grey.convert(mode)
    )
    made = paged(_saved(tmp_path / "a.bin", image, kind), "image/any")
    assert made.paged_as is PagedAs.PICTURE
    middle = drawn(made.path).getpixel((297, 421))
    assert isinstance(middle, tuple)
    if mode not in ("1", "P"):
        assert all(abs(one - 100) < 8 for one in middle), middle


def test_what_is_clear_is_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    made = paged(_saved(tmp_path / "a.png", clear, "PNG"), "image/png")
    assert drawn(made.path).getextrema() == ((255, 255),) * 3


def test_colours_of_another_profile_are_those_of_screens(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (90, 90), (120, 60, 30))
    made = paged(_saved(tmp_path / "a.jpg", image, icc_profile=profile), _JPEG)
    plain = paged(_saved(tmp_path / "b.jpg", image, icc_profile=b"no profile"), _JPEG)
    assert differs(drawn(made.path), drawn(plain.path)) < 0.5


def test_each_page_of_a_fax_is_a_page(tmp_path: Path) -> None:
    sheets = [Image.new("1", (200, 300), one) for one in (0, 1, 0)]
    path = _saved(tmp_path / "a.tif", sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    assert paged(path, "image/tiff").pages == 3


def test_screen_readers_are_told_what_it_is(tmp_path: Path) -> None:
    made = paged(_saved(tmp_path / "a.jpg", Image.new("RGB", (90, 60))), _JPEG)
    with pikepdf.open(made.path) as pdf:
        root: Any = pdf.Root
        assert str(root.StructTreeRoot.K.K[0].Alt) == "A paper & <its> “words”"
        assert root.MarkInfo.Marked
        assert root.Lang == "en-GB"
    assert words_of(made.path).strip() == ""


def test_one_that_would_fill_all_memory_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_pages, "_MOST_PIXELS", 1000)
    path = _saved(tmp_path / "a.png", Image.new("1", (90, 60)), "PNG")
    made = paged(path, "image/png")
    assert made.paged_as is PagedAs.SLIP
    assert "megapixels, so it was not opened." in made.told[0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 900)
        assert paged(path, "image/png").paged_as is PagedAs.SLIP


def test_one_that_ends_early_is_a_slip(tmp_path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((300, 300), 90).save(out, "JPEG")
    path = tmp_path / "half.jpg"
    path.write_bytes(out.getvalue()[: len(out.getvalue()) // 2])
    made = paged(path, _JPEG)
    assert made.told == ("The picture is damaged, so it could not be put on a page.",)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_pictures_that_are_on_no_page_are_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"moves.{kind.lower()}"
    first, *others = (Image.new("RGB", (90, 60), name) for name in ("teal", "olive", "navy"))
    first.save(path, kind, save_all=True, append_images=others)
    made = paged(path, f"image/{kind.lower()}")
    assert made.pages == 1
    assert "2 more pictures in the file are not shown in the copy." in made.told
