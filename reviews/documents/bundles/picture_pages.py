"""A photograph or other picture on a page of A4, upright, with nothing but what is seen."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from reviews.domain.cases.bundles import PagedAs

from .errors import NoPages
from .parts import Paged
from .saving import save
from .unseen import PICTURES
from .upright import A4

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_MOST_PIXELS = 50_000_000
_MOST_FRAMES = 200
_MARGIN = 42.5  # Points: 15 mm.
_MOST_DPI = 300
_LEAST_DPI = 96  # A small picture is not blown up.
_QUALITY = 90
_FAULTS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError)

LARGE = f"The picture has more than {_MOST_PIXELS // 1_000_000} megapixels, so it was not opened."
DAMAGED = "The picture is damaged, so it could not be put on a page."


def picture_as_pages(path: Path, alt: str, to: Path) -> Paged:
    """A picture as a paper of A4, saved at `to`; of several in one file, a page each.

    Args:
        path: the file.
        alt: what it is, for whoever cannot see it.
        to: where the PDF is saved.

    Raises:
        NoPages: it is damaged, or larger than any photograph needs to be.
    """
    pdf = pikepdf.new()
    bared, more = False, 0
    try:
        with Image.open(path, formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise NoPages(LARGE)
            bared = bool(image.getexif()) or "xmp" in image.info
            for frame in _frames(image):
                _page(pdf, _plain(frame), lossy=image.format in ("JPEG", "MPO"))
            more = getattr(image, "n_frames", 1) - len(pdf.pages)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPages(LARGE) from None
    except _FAULTS:
        raise NoPages(DAMAGED) from None
    _tagged(pdf, alt)
    save(pdf, to)
    told = (*((PICTURES,) if bared else ()), *((_more(more),) if more > 0 else ()))
    return Paged(to, len(pdf.pages), PagedAs.PICTURE, told=told)


def _more(pictures: int) -> str:
    """What is told of pictures in a file that are on no page of the copy."""
    many = "One more picture" if pictures == 1 else f"{pictures} more pictures"
    return f"{many} in the file {'is' if pictures == 1 else 'are'} not shown in the copy."


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    """The pictures of a file: each of a fax, and the first of all else."""
    if image.format != "TIFF":
        yield image
        return
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        if number < _MOST_FRAMES and frame.width * frame.height <= _MOST_PIXELS:
            yield frame


def _plain(image: Image.Image) -> Image.Image:
    """A picture upright, in grey or in the red, green and blue of screens, on white."""
    profile = image.info.get("icc_profile")
    image.load()
    shown = ImageOps.exif_transpose(image)
    if shown.mode in ("I;16", "I;16B", "I;16L", "I"):
        shown = shown.point(lambda one: one / 256).convert("L")
    if shown.has_transparency_data:
        clear = shown.convert("RGBA")
        shown = Image.new("RGB", clear.size, "white")
        shown.paste(clear, mask=clear.getchannel("A"))
    if profile and shown.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            held = ImageCms.ImageCmsProfile(BytesIO(profile))
            screens = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(shown, held, screens, outputMode="RGB")
            shown = turned or shown
    if shown.mode in ("1", "L"):
        return shown.convert("L")
    return shown.convert("RGB")


def _page(pdf: pikepdf.Pdf, image: Image.Image, *, lossy: bool) -> None:
    """One page with a picture in its middle, across where the picture is."""
    across = image.width > image.height
    wide, high = (A4[1], A4[0]) if across else A4
    scale = min(
        (wide - 2 * _MARGIN) / image.width, (high - 2 * _MARGIN) / image.height, 72 / _LEAST_DPI
    )
    width, height = image.width * scale, image.height * scale
    most = max(1, int(width / 72 * _MOST_DPI)), max(1, int(height / 72 * _MOST_DPI))
    if most[0] < image.width:
        image = image.resize(most, Image.Resampling.LANCZOS)
    pdf.add_blank_page(page_size=(wide, high))
    page = pdf.pages[-1].obj
    left, bottom = (wide - width) / 2, (high - height) / 2
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Picture=pdf.make_indirect(_held(pdf, image, lossy=lossy)))
    )
    place = f"{width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f}"
    drawn = f"/Figure <</MCID 0>> BDC q {place} cm /Picture Do Q EMC"
    page.Contents = pdf.make_stream(drawn.encode())
    page.StructParents = len(pdf.pages) - 1


def _held(pdf: pikepdf.Pdf, image: Image.Image, *, lossy: bool) -> Any:
    if lossy:
        out = BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, comment=b"", exif=b"")
        held = pdf.make_stream(out.getvalue())
        held.Filter = pikepdf.Name.DCTDecode
    else:
        held = pdf.make_stream(zlib.compress(image.tobytes()))
        held.Filter = pikepdf.Name.FlateDecode
    held.Type, held.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    held.Width, held.Height = image.size
    held.BitsPerComponent = 8
    grey = image.mode == "L"
    held.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    return held


def _tagged(pdf: pikepdf.Pdf, alt: str) -> None:
    """Tell screen readers what each page shows."""
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    paper = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root)
    )
    figures, places = [], []
    for number, page in enumerate(pdf.pages):
        figure = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Figure,
                P=paper,
                Pg=page.obj,
                K=0,
                Alt=pikepdf.String(alt),
            )
        )
        figures.append(figure)
        places += [number, pikepdf.Array([figure])]
    paper.K, root.K = pikepdf.Array(figures), paper
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(places)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String("en-GB")
