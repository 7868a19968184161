"""Pictures finer than 300 dots an inch are made coarser in the copy, and look the same."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from reviews.domain.cases.bundles import PagedAs

from .making import WORDS, differs, drawn, paged, pdf_of

_WIDE, _HIGH = 1600, 1200
_PLACE = b"0.5 0.8 0.5 rg 0 0 300 300 re f 0 0 1 rg q 200 20 -10 150 40 60 cm /I Do Q"
_EXPECTED = (837, 626)
"""At 300 dots an inch, as 201 points across and 150.3 down."""
_TOLD = "Some pictures in it are finer than 300 dots an inch, and could not be made coarser."

Make = Callable[[pikepdf.Pdf], Any]


def _photo() -> Image.Image:
    across = Image.linear_gradient("L").resize((_WIDE, _HIGH))
    image = Image.merge(
        "RGB", (across, across.rotate(180), Image.radial_gradient("L").resize((_WIDE, _HIGH)))
    )
    pen = ImageDraw.Draw(image)
    pen.ellipse((200, 200, 900, 700), fill=(200, 30, 30))
    pen.text((100, 900), "Evidence 12", fill="white", font_size=120)
    return image


_PHOTO = _photo()
_GREY = _PHOTO.convert("L")
_TWO = _GREY.point([255 if one > 90 else 0 for one in range(256)]).convert("1")
_FEW = _PHOTO.quantize(64)


def _as(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _fax() -> bytes:
    out = BytesIO()
    _TWO.save(out, "TIFF", compression="group4", tiffinfo={278: _HIGH}, strip_size=10**8)
    with Image.open(out) as fax:
        start, size = fax.tag_v2[273][0], fax.tag_v2[279][0]  # type: ignore[attr-defined]
    return out.getvalue()[start : start + size]


def _held(data: bytes, space: Any, bits: int = 8, **more: Any) -> Make:
    def make(pdf: pikepdf.Pdf) -> Any:
        said = {key: one(pdf) if callable(one) else one for key, one in more.items()}
        picture = pikepdf.Stream(pdf, data, **said)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = _WIDE, _HIGH, bits
        if space is not None:
            picture.ColorSpace = space
        return pdf.make_indirect(picture)

    return make


def _profile(pdf: pikepdf.Pdf) -> Any:
    return pdf.make_indirect(pikepdf.Stream(pdf, b"no profile", N=3))


_TURNED = Array([1, 0])
_OF_FAX = Dictionary(K=-1, Columns=_WIDE, Rows=_HIGH)
_INKS = _PHOTO.convert("CMYK")
_KINDS: dict[str, Make] = {
    "a photograph": _held(_as(_PHOTO, "JPEG"), Name.DeviceRGB, Filter=Name.DCTDecode),
    "a grey photograph": _held(_as(_GREY, "JPEG"), Name.DeviceGray, Filter=Name.DCTDecode),
    "of four inks": _held(_as(_INKS, "JPEG"), Name.DeviceCMYK, Filter=Name.DCTDecode),
    "of four inks, turned": _held(
        _as(_INKS, "JPEG"), Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=Array([1, 0] * 4)
    ),
    "of four inks, not packed": _held(_INKS.tobytes(), Name.DeviceCMYK),
    "of three colours": _held(_PHOTO.tobytes(), Name.DeviceRGB),
    "of waves": _held(_as(_PHOTO, "JPEG2000"), Name.DeviceRGB, Filter=Name.JPXDecode),
    "of sixteen bits": _held(
        b"".join(bytes((one, 0)) for one in _GREY.tobytes()), Name.DeviceGray, 16
    ),
    "of four bits": _held(
        Image.frombytes(
            "P", _GREY.size, _GREY.point([one >> 4 for one in range(256)]).tobytes()
        ).tobytes("raw", "P;4"),
        Name.DeviceGray,
        4,
    ),
    "black and white": _held(_TWO.tobytes(), Name.DeviceGray, 1),
    "black and white, turned": _held(_TWO.tobytes(), Name.DeviceGray, 1, Decode=_TURNED),
    "in dots": _held(_PHOTO.convert("1").tobytes(), Name.DeviceGray, 1),
    "a fax": _held(_fax(), Name.DeviceGray, 1, Filter=Name.CCITTFaxDecode, DecodeParms=_OF_FAX),
    "a fax, turned": _held(
        _fax(),
        Name.DeviceGray,
        1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=_OF_FAX,
        Decode=_TURNED,
    ),
    "a stencil": _held(_TWO.tobytes(), None, 1, ImageMask=True),
    "a stencil, turned": _held(_TWO.tobytes(), None, 1, ImageMask=True, Decode=_TURNED),
    "a stencil of a fax": _held(
        _fax(), None, 1, Filter=Name.CCITTFaxDecode, DecodeParms=_OF_FAX, ImageMask=True
    ),
    "numbers of colours": _held(
        _FEW.tobytes(),
        Array([Name.Indexed, Name.DeviceRGB, 63, String(bytes(_FEW.getpalette() or ())[:192])]),
    ),
    "numbers of greys": _held(
        _GREY.tobytes(),
        Array([Name.Indexed, Name.DeviceGray, 255, String(bytes(range(255, -1, -1)))]),
    ),
    "one colour left out": _held(
        _PHOTO.tobytes(), Name.DeviceRGB, Mask=Array([200, 200, 30, 30, 30, 30])
    ),
    "with a soft mask": _held(
        _PHOTO.tobytes(), Name.DeviceRGB, SMask=_held(_GREY.tobytes(), Name.DeviceGray)
    ),
    "with a hard mask": _held(
        _PHOTO.tobytes(), Name.DeviceRGB, Mask=_held(_TWO.tobytes(), None, 1, ImageMask=True)
    ),
}


def _page(path: Path, make: Make, place: bytes = _PLACE) -> Path:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = Array([0, 0, 300, 300])
        page.Resources.XObject = Dictionary(I=make(pdf))
        page.Contents = pdf.make_stream(place)

    return pdf_of(path, WORDS, change=change)


@dataclass(frozen=True)
class _Found:
    """A picture of a PDF: its samples across and down, as it is packed, and those of its mask."""

    size: tuple[int, int]
    packed: bytes
    mask: tuple[int, int] | None


def _picture(path: Path) -> _Found:
    with pikepdf.open(path) as pdf:
        resources: Any = pdf.pages[0].obj.Resources
        if "/I" not in resources.XObject:
            resources = resources.XObject.Paper.Resources
        held = resources.XObject.I
        masks = [one for one in (held.get("/SMask"), held.get("/Mask")) if _is_picture(one)]
        sizes = [(int(one.Width), int(one.Height)) for one in masks]
        size = int(held.Width), int(held.Height)
        return _Found(size, held.read_raw_bytes(), sizes[0] if sizes else None)


def _is_picture(one: Any) -> bool:
    return isinstance(one, pikepdf.Stream)


@pytest.mark.parametrize("kind", _KINDS)
def test_it_looks_the_same_with_fewer_dots(tmp_path: Path, kind: str) -> None:
    path = _page(tmp_path / "fine.pdf", _KINDS[kind])
    made = paged(path)
    picture = _picture(made.path)
    assert picture.size == _EXPECTED
    assert picture.mask in (None, _EXPECTED)
    assert differs(drawn(path, scale=2), drawn(made.path, scale=2)) < 1.6
    assert made.told == ()


def test_a_coarse_picture_is_left_as_it_is(tmp_path: Path) -> None:
    make = _KINDS["a photograph"]
    path = _page(tmp_path / "coarse.pdf", make, b"q 1500 0 0 1100 0 0 cm /I Do Q")
    picture = _picture(paged(path).path)
    assert picture.size == (_WIDE, _HIGH)
    assert picture.packed == _picture(path).packed


def test_a_picture_shown_twice_is_as_fine_as_the_larger_needs(tmp_path: Path) -> None:
    place = b"q 20 0 0 15 0 0 cm /I Do Q q 240 0 0 180 0 0 cm /I Do Q"
    picture = _picture(paged(_page(tmp_path / "two.pdf", _KINDS["a photograph"], place)).path)
    assert picture.size == (1000, 750)


def test_what_makes_a_page_smaller_counts(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = Array([0, 0, 4 * 842, 4 * 1191])
        page.Resources.XObject = Dictionary(I=_KINDS["a photograph"](pdf))
        page.Contents = pdf.make_stream(b"q 960 0 0 720 0 0 cm /I Do Q")

    path = pdf_of(tmp_path / "large.pdf", WORDS, change=change)
    picture = _picture(paged(path).path)
    assert picture.size == (999, 749)


@pytest.mark.parametrize(
    "make",
    [
        _held(_PHOTO.tobytes(), Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))])),
        _held(b"\x97JB2", Name.DeviceGray, 1, Filter=Name.JBIG2Decode),
        _held(b"damaged", Name.DeviceRGB, Filter=Name.JPXDecode),
        _held(_PHOTO.tobytes()[:-999], Name.DeviceRGB),
        _held(
            _PHOTO.tobytes(),
            Name.DeviceRGB,
            SMask=_held(_GREY.tobytes(), Name.DeviceGray, Matte=Array([0, 0, 0])),
        ),
    ],
)
def test_what_cannot_be_made_coarser_faithfully_stays_and_is_told(
    tmp_path: Path, make: Make
) -> None:
    path = _page(tmp_path / "other.pdf", make)
    made = paged(path)
    assert made.told == (_TOLD,)
    assert _picture(made.path).size == (_WIDE, _HIGH)


def test_forms_in_forms_that_would_be_drawn_for_ever_are_a_slip(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        within = None
        for _ in range(9):
            form = pdf.make_stream(b"/F Do " * 10 if within else b"0 0 1 1 re f")
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([0, 0, 600, 850])
            held = Dictionary(F=within) if within else Dictionary()
            form.Resources, within = Dictionary(XObject=held), form
        pdf.pages[0].obj.Resources.XObject = Dictionary(F=within)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")

    made = paged(pdf_of(tmp_path / "forms.pdf", WORDS, change=change))
    assert made.paged_as is PagedAs.SLIP
    assert made.told[0].startswith("It unpacks to more than any such file needs")
