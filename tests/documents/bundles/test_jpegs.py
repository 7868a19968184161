"""Nothing that a camera or a program wrote beside a picture stays, and no sample is changed."""

import base64
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from reviews.documents.bundles.jpegs import bare_jpeg, bare_waves

from .making import WORDS, differs, drawn, everything, paged, pdf_of


@cache
def _photo(**more: object) -> bytes:
    tags = Image.Exif()
    tags[0x010E] = "PLANTED place"
    out = BytesIO()
    image = Image.effect_noise((90, 60), 80).convert("RGB")
    image.save(out, "JPEG", exif=tags, comment=b"PLANTED note", xmp=b"<x>PLANTED</x>", **more)
    return out.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
def test_what_was_written_beside_it_goes_and_each_dot_stays(*, progressive: bool) -> None:
    photo = _photo(progressive=progressive)
    bare = bare_jpeg(photo)
    assert photo.count(b"PLANTED") == 3
    assert b"PLANTED" not in bare
    with Image.open(BytesIO(photo)) as before, Image.open(BytesIO(bare)) as after:
        assert ImageChops.difference(before, after).getbbox() is None
    assert bare_jpeg(bare) == bare


def test_a_second_picture_behind_the_first_goes() -> None:
    out = BytesIO()
    first = Image.new("RGB", (90, 60), "teal")
    first.save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20), "olive")])
    bare = bare_jpeg(out.getvalue())
    assert bare.count(b"\xff\xd8\xff") == 1
    assert bare_jpeg(_photo() + b"PLANTED behind") == bare_jpeg(_photo())


@pytest.mark.parametrize("at", range(2, 400, 7))
def test_a_damaged_one_is_left_alone_and_never_raises(at: int) -> None:
    photo = _photo()
    assert bare_jpeg(photo[:at])
    assert bare_waves(photo[:at])
    spoiled = photo[:at] + b"\xff\xff\x00" + photo[at:]
    assert bare_jpeg(spoiled)


def test_of_waves_only_what_is_drawn_stays() -> None:
    out = BytesIO()
    Image.new("RGB", (90, 60), "teal").save(out, "JPEG2000")
    told = b"<x>PLANTED</x>"
    planted = out.getvalue() + (len(told) + 8).to_bytes(4, "big") + b"xml " + told
    assert bare_waves(planted) == bare_waves(out.getvalue())
    assert bare_waves(planted[:-3]) == planted[:-3]


def test_a_photograph_within_a_pdf_is_bare_too(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(_photo())
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height, picture.BitsPerComponent = 90, 60, 8
        picture.ColorSpace = Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 90 0 0 60 9 9 cm /I Do Q")

    path = pdf_of(tmp_path / "photo.pdf", WORDS, change=change)
    assert b"PLANTED" in everything(path)
    made = paged(path)
    assert b"PLANTED" not in everything(made.path)
    assert made.told == ("When, where and with what its pictures were taken is not in the copy.",)


def test_what_merely_stands_behind_a_picture_goes_without_a_word(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        out = BytesIO()
        Image.new("RGB", (90, 60), "teal").save(out, "JPEG")
        picture = pdf.make_stream(out.getvalue() + b"PLANTED")
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height, picture.BitsPerComponent = 90, 60, 8
        picture.ColorSpace = Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 90 0 0 60 9 9 cm /I Do Q")

    made = paged(pdf_of(tmp_path / "plain.pdf", WORDS, change=change))
    assert b"PLANTED" not in everything(made.path)
    assert made.told == ()


@pytest.mark.parametrize("segment", [b"\xe0JFXX\0\x10PLANTED", b"\xeeAdobe\0d\0\0\0\0\x01PLANTED"])
def test_what_says_how_colours_are_meant_says_no_more(segment: bytes) -> None:
    photo, said = _photo(), segment[1:]
    added = b"\xff" + segment[:1] + (len(said) + 2).to_bytes(2, "big") + said
    bare = bare_jpeg(photo[:2] + added + photo[2:])
    assert b"PLANTED" not in bare
    Image.open(BytesIO(bare)).load()


@pytest.mark.parametrize("boxed", [True, False])
def test_comments_within_waves_are_blank_and_each_dot_stays(*, boxed: bool) -> None:
    out = BytesIO()
    image = Image.effect_noise((90, 60), 80).convert("RGB")
    image.save(out, "JPEG2000", no_jp2=not boxed, comment="PLANTED note", tile_size=(32, 32))
    bare = bare_waves(out.getvalue())
    assert b"PLANTED" in out.getvalue()
    assert b"PLANTED" not in bare
    with Image.open(out) as before, Image.open(BytesIO(bare)) as after:
        assert ImageChops.difference(before, after).getbbox() is None
    for at in range(2, 200, 7):
        bare_waves(out.getvalue()[:at])


_PACKED: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": zlib.compress,
    "/ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    "/ASCIIHexDecode": lambda data: data.hex().encode() + b">",
}


@pytest.mark.parametrize("way", _PACKED)
def test_a_photograph_that_was_packed_once_more_is_bare_too(tmp_path: Path, way: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(_PACKED[way](_photo()))
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Filter = Array([Name(way), Name.DCTDecode])
        picture.Width, picture.Height, picture.BitsPerComponent = 90, 60, 8
        picture.ColorSpace = Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 90 0 0 60 9 9 cm /I Do Q")

    path = pdf_of(tmp_path / "photo.pdf", WORDS, change=change)
    made = paged(path)
    assert b"PLANTED" not in everything(made.path)
    assert made.told == ("When, where and with what its pictures were taken is not in the copy.",)
    assert differs(drawn(path), drawn(made.path)) < 0.1
