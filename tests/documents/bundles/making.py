"""PDFs made for the tests: sound ones, and those that people send."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat

from reviews.documents.bundles.paging import Source, Tools, page_file
from reviews.documents.bundles.parts import Paged
from reviews.domain.cases.bundles import PagedAs

PDF = "application/pdf"
WORDS = b"BT /F 24 Tf 40 700 Td (Evidence) Tj ET"
SHAPES = (
    b"0.9 0.9 1 rg -4000 -4000 9000 9000 re f 1 0 0 rg 20 30 100 50 re f "
    b"0 0 1 rg 300 500 40 90 re f 0 g BT /F 30 Tf 60 300 Td (Hello) Tj ET "
)

Change = Callable[[pikepdf.Pdf], None]


def pdf_of(path: Path, *contents: bytes, change: Change | None = None, **saved: Any) -> Path:
    """A PDF with a page of A4 for each content, changed as asked, saved at a path."""
    with pikepdf.new() as pdf:
        for one in contents:
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1].obj
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=_font()))
            page.Contents = pdf.make_stream(one)
        if change:
            change(pdf)
        pdf.save(path, **saved)
    return path


def _font() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def source(path: Path, media_type: str = PDF, what: str = "A paper & <its> “words”") -> Source:
    """A file as the store would give it."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Source(what, path.name, media_type, path, sha256)


def paged(path: Path, media_type: str = PDF, tools: Tools | None = None) -> Paged:
    """A file as pages, in a folder beside it."""
    into = path.parent / "into"
    into.mkdir(exist_ok=True)
    before = path.read_bytes()
    made = page_file(source(path, media_type), into, tools or Tools())
    assert path.read_bytes() == before, "the file itself is never touched"
    check_bare(made)
    return made


def check_bare(made: Paged) -> None:
    """Check what is true of every paper: upright pages of a known number, and nothing else."""
    with pikepdf.open(made.path) as pdf:
        assert len(pdf.pages) == made.pages > 0
        if not any("picture" in one for one in made.repaired):
            with catch_warnings():
                simplefilter(
                    "ignore", UserWarning
                )  # Some ways of packing can be read by none here.
                assert pdf.check_pdf_syntax() == []
        for page in pdf.pages:
            left, bottom, right, top = (float(one) for one in page.mediabox)
            assert (left, bottom) == (0, 0)
            assert min(right, top) >= 144
            assert max(right, top) <= 1191
            assert page.obj.get("/Rotate", 0) == 0
            assert "/CropBox" not in page.obj
            assert "/UserUnit" not in page.obj
            assert "/Annots" not in page.obj
        if made.paged_as in (PagedAs.PDF, PagedAs.OFFICE):
            assert set(pdf.Root) == {"/Type", "/Pages"}
            assert "/Info" not in pdf.trailer
    with pypdfium2.PdfDocument(made.path) as seen:
        assert len(seen) == made.pages


def everything(path: Path) -> bytes:
    """Every byte that a PDF holds, with each stream unpacked."""
    with pikepdf.open(path) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def words_of(path: Path) -> str:
    """The words on all pages as a second program reads them."""
    with pypdfium2.PdfDocument(path) as seen:
        return "\n".join(page.get_textpage().get_text_bounded() for page in seen)


def drawn(path: Path, number: int = 0, scale: float = 1.0) -> Image.Image:
    """A page as a second program draws it, with what stands in its fields."""
    with pypdfium2.PdfDocument(path) as seen:
        seen.init_forms()
        image: Image.Image = seen[number].render(scale=scale, may_draw_forms=True).to_pil()
        return image.convert("RGB")


def differs(one: Image.Image, other: Image.Image) -> float:
    """By how much two pictures differ on average, of 255."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3
