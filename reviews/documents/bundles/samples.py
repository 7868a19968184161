"""The samples of a picture in a PDF, made fewer without changing what any of them means."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image, ImageChops

from .objects import filters_of

if TYPE_CHECKING:
    from collections.abc import Callable

_QUALITY = 88
_PLANES = {1: "L", 3: "RGB", 4: "CMYK"}
_NAMED = {"/DeviceGray": 1, "/CalGray": 1, "/Separation": 1, "/DeviceRGB": 3, "/CalRGB": 3}
_NAMED |= {"/DeviceCMYK": 4, "/G": 1, "/RGB": 3, "/CMYK": 4}
_PALETTE = ("/Indexed", "/I")
_RAW_GREY = {1: "1", 2: "L;2", 4: "L;4"}
_RAW_NUMBERS = {1: "P;1", 2: "P;2", 4: "P;4", 8: "P"}
_LOSSY = ("/DCTDecode", "/JPXDecode")
_SHADES = 16
_PAINTED = 0.6
"""Of black and white, how white a group of samples may be and still be painted."""


@dataclass(frozen=True, slots=True)
class Made:
    """Samples as a picture holds them; `space` is a new space of colours, None for the old one."""

    data: bytes
    filter: Any
    bits: int
    space: Any = None


def fewer_samples(picture: Any, size: tuple[int, int]) -> Made | None:
    """The samples of a picture at a smaller size; None where they cannot be made faithfully.

    Args:
        picture: a picture of a PDF, with its sizes; it is not changed.
        size: how many samples are wanted, across and down.
    """
    space = picture.get("/ColorSpace")
    if bool(picture.get("/ImageMask", False)):
        return _stencil(picture, size)
    if _is_palette(space):
        return _by_palette(picture, space, size)
    planes = _planes(space)
    held = _opened(picture, planes) if planes in _PLANES else None
    return None if held is None else _mixed(picture, held, size)


def _mixed(picture: Any, held: Image.Image, size: tuple[int, int]) -> Made | None:
    """Samples that can be mixed with those beside them, at a smaller size."""
    lossy = _last_filter(picture) in _LOSSY
    if isinstance(picture.get("/Mask"), pikepdf.Array):
        # Some colours are left out by their number: what is mixed would no longer be one of them.
        sound = not lossy and held.mode != "1"
        return _packed(held.resize(size, Image.Resampling.NEAREST)) if sound else None
    if held.mode == "1":
        return _shades(held.convert("L").resize(size, Image.Resampling.HAMMING))
    smaller = held.resize(size, Image.Resampling.HAMMING)
    return _jpeg(smaller) if lossy else _packed(smaller)


def _opened(picture: Any, planes: int) -> Image.Image | None:
    """The samples as they are held, whatever they mean; None for a way of packing not known."""
    known: dict[str, Callable[[Any, int], Image.Image | None]] = {
        "/JPXDecode": _of_waves,
        "/DCTDecode": _of_jpeg,
        "/CCITTFaxDecode": _of_fax,
        "/JBIG2Decode": _unknown,
    }
    return known.get(_last_filter(picture), _of_samples)(picture, planes)


def _unknown(_picture: Any, _planes: int) -> None:
    """Nothing here unpacks it."""


def _of_waves(picture: Any, planes: int) -> Image.Image | None:
    shown = Image.open(BytesIO(picture.read_raw_bytes()), formats=("JPEG2000",))
    fits = shown.mode == _PLANES[planes] and shown.size == _size(picture)
    return shown if fits else None


def _of_jpeg(picture: Any, planes: int) -> Image.Image | None:
    if _told(picture, "/DecodeParms") is not None:
        return None  # It may say that its colours are not as in other JPEGs.
    data = picture.read_bytes(pikepdf.StreamDecodeLevel.all)
    return Image.frombytes(_PLANES[planes], _size(picture), data)


def _of_samples(picture: Any, planes: int) -> Image.Image | None:
    data = picture.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    bits = int(picture.get("/BitsPerComponent", 1))
    if bits in (8, 16):
        return Image.frombytes(_PLANES[planes], _size(picture), data[:: bits // 8])
    if planes == 1 and bits in _RAW_GREY:
        mode = "1" if bits == 1 else "L"
        return Image.frombytes(mode, _size(picture), data, "raw", _RAW_GREY[bits])
    return None


def _size(picture: Any) -> tuple[int, int]:
    return int(picture.Width), int(picture.Height)


def _of_fax(picture: Any, _planes: int) -> Image.Image | None:
    """The samples of a fax, before the picture turns them: the reader used here has done so."""
    shown = pikepdf.PdfImage(picture).as_pil_image()
    if shown.mode != "1":
        return None
    return ImageChops.invert(shown) if _is_turned(picture) else shown


def _is_turned(picture: Any) -> bool:
    """Whether black and white change places when it is shown."""
    decode = picture.get("/Decode")
    return isinstance(decode, pikepdf.Array) and len(decode) == 2 and float(decode[0]) == 1


def _stencil(picture: Any, size: tuple[int, int]) -> Made | None:
    """A stencil: what is painted stays painted, a thin line too."""
    held = _opened(picture, 1)
    if held is None or held.mode != "1":
        return None
    turned = _is_turned(picture)
    grey = held.convert("L")
    blank = (ImageChops.invert(grey) if turned else grey).resize(size, Image.Resampling.BOX)
    edge = int(255 * _PAINTED)
    on = blank.point([0 if (one <= edge) != turned else 255 for one in range(256)], mode="1")
    return Made(zlib.compress(on.tobytes()), pikepdf.Name.FlateDecode, 1)


def _by_palette(picture: Any, space: Any, size: tuple[int, int]) -> Made | None:
    """Numbers of colours, made into the colours themselves, which can be mixed."""
    planes = _planes(space[1])
    bits = int(picture.get("/BitsPerComponent", 8))
    plain = picture.get("/Decode") is None and not isinstance(picture.get("/Mask"), pikepdf.Array)
    packed = _last_filter(picture) in ("", "/FlateDecode", "/LZWDecode", "/RunLengthDecode")
    if not (plain and packed and planes in (1, 3) and bits in _RAW_NUMBERS):
        return None
    table = space[3].read_bytes() if isinstance(space[3], pikepdf.Stream) else bytes(space[3])
    data = picture.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    numbers = Image.frombytes("P", _size(picture), data, "raw", _RAW_NUMBERS[bits])
    if planes == 3:
        numbers.putpalette(table.ljust(768, b"\0")[:768])
        colours = numbers.convert("RGB")
    else:
        grey = Image.frombytes("L", _size(picture), numbers.tobytes())
        colours = grey.point(list(table.ljust(256, b"\0")[:256]))
    made = _packed(colours.resize(size, Image.Resampling.HAMMING))
    return Made(made.data, made.filter, 8, space[1])


def _jpeg(picture: Image.Image) -> Made:
    out = BytesIO()
    # Pillow turns the four inks round when it writes them, and a PDF does not turn them back.
    held = ImageChops.invert(picture) if picture.mode == "CMYK" else picture
    held.save(out, "JPEG", quality=_QUALITY, comment=b"", exif=b"")
    return Made(out.getvalue(), pikepdf.Name.DCTDecode, 8)


def _packed(picture: Image.Image) -> Made:
    return Made(zlib.compress(picture.tobytes()), pikepdf.Name.FlateDecode, 8)


def _shades(picture: Image.Image) -> Made:
    """Black and white, mixed into a few greys: as a reader draws fine scans on a screen."""
    numbers = picture.point([round(one * (_SHADES - 1) / 255) for one in range(256)])
    held = Image.frombytes("P", picture.size, numbers.tobytes())
    return Made(zlib.compress(held.tobytes("raw", "P;4")), pikepdf.Name.FlateDecode, 4)


def _planes(space: Any) -> int:
    """How many samples a colour has; 0 where that is not one of those known here."""
    if isinstance(space, pikepdf.Array) and len(space) > 1:
        if str(space[0]) == "/ICCBased":
            return int(space[1].N)
        return _NAMED.get(str(space[0]), 0)
    return _NAMED.get(str(space), 0)


def _is_palette(space: Any) -> bool:
    return isinstance(space, pikepdf.Array) and len(space) == 4 and str(space[0]) in _PALETTE


def _last_filter(picture: Any) -> str:
    filters = filters_of(picture)
    return filters[-1] if filters else ""


def _told(picture: Any, key: str) -> Any:
    """What stands under a key; None where a list there holds nothing."""
    value = picture.get(key)
    if isinstance(value, pikepdf.Array):
        return value if any(isinstance(one, pikepdf.Dictionary) for one in value) else None
    return value
