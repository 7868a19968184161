"""Pictures: how large they say they are is read first, and no large one is decoded."""

import io
from typing import Literal
from warnings import catch_warnings, simplefilter

import pytest
from PIL import Image

from reviews.domain.errors import Refused
from reviews.files.kinds import kind_of
from reviews.files.pictures import MOST_PIXELS, check_pixels, checked_picture, small_picture
from tests.bad_files import large_picture


def photograph(
    kind: str, size: tuple[int, int] = (90, 60), mode: str = "RGB", **more: object
) -> io.BytesIO:
    """A picture of one colour, as a program writes it."""
    made = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 1).save(made, kind, **more)
    return made


def test_a_photograph_with_a_second_one_inside_is_a_jpeg() -> None:
    second = Image.new("RGB", (30, 20), "olive")
    made = photograph("MPO", save_all=True, append_images=[second])
    with Image.open(made) as opened:
        assert opened.format == "MPO"
    assert checked_picture(made) == "JPEG"
    assert kind_of(made, at_most=1_000_000).ending == "jpg"
    with Image.open(io.BytesIO(small_picture(made))) as small:
        assert small.size == (90, 60)


@pytest.mark.parametrize("warned", ["error", "ignore"])
@pytest.mark.parametrize("width", [10_001, 20_001, 26_000])
def test_a_picture_over_the_limit_is_never_decoded(
    monkeypatch: pytest.MonkeyPatch, width: int, warned: Literal["error", "ignore"]
) -> None:
    large = large_picture(width, 5_000 if width < 26_000 else 15_000)
    monkeypatch.setattr(Image.Image, "load", None)
    for look in (checked_picture, small_picture, check_pixels):
        with catch_warnings(), pytest.raises(Refused, match="more than 50 megapixels"):
            simplefilter(warned)
            look(io.BytesIO(large))


def test_a_picture_at_the_limit_is_taken_and_made_small() -> None:
    largest = large_picture(10_000, MOST_PIXELS // 10_000)
    assert checked_picture(io.BytesIO(largest)) == "PNG"
    with Image.open(io.BytesIO(small_picture(io.BytesIO(largest)))) as small:
        assert small.size == (640, 320)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "WEBP"])
def test_other_kinds_of_picture_are_none(kind: str) -> None:
    made = photograph(kind)
    assert checked_picture(made) is None
    with pytest.raises(Refused, match="must be a PDF"):
        kind_of(made, at_most=1_000_000)


def test_a_small_picture_stands_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = 6, "Phone 5"
    made = photograph("JPEG", (900, 600), exif=exif)
    with Image.open(io.BytesIO(small_picture(made))) as small:
        assert small.size == (427, 640)
        assert "Phone" not in str(dict(small.getexif()))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA"])
def test_every_mode_is_made_small(mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (900, 600)).save(made, "PNG")
    with Image.open(io.BytesIO(small_picture(made))) as small:
        assert small.mode == "RGB"


def test_half_a_photograph_is_said_to_be_damaged() -> None:
    noise = Image.effect_noise((600, 400), 90)
    made = io.BytesIO()
    noise.save(made, "PNG")
    with pytest.raises(Refused, match="damaged"):
        small_picture(io.BytesIO(made.getvalue()[:50_000]))
