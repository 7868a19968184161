"""Papers to join: PDFs made here, each page of which says which it is."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from reviews.documents.bundles.parts import BundlePaper, Cover, Paged, Within
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.papers import Heading

A4, ACROSS = (595, 842), (842, 595)
MAY = date(2026, 5, 1)


def cover(**said: Any) -> Cover:
    plain: dict[str, Any] = {
        "council": "Anytown City Council",
        "title": "Papers of the appeal of Amina Yusuf",
        "dated_on": MAY,
        "lines": (("Appellant", "Amina Yusuf"), ("Case", "HB-1")),
        "number": "1204 k3v9 x2m1 8qfa 77tz",
    }
    return Cover(**(plain | said))


def pdf_at(path: Path, sizes: Sequence[tuple[float, float]], says: str = "") -> Path:
    """A PDF with a page of each size, which says its number, counted from one, and the words."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number, size in enumerate(sizes, 1):
            page = pdf.add_blank_page(page_size=size)
            page.obj.Contents = pdf.make_stream(
                f"BT /F1 20 Tf 40 {size[1] - 60} Td ({says} own {number}) Tj ET".encode()
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.save(path)
    return path


def add_link(pdf: pikepdf.Pdf, number: int, uri: str, subtype: str = "/Link") -> None:
    """A link to an address on a page, counted from one."""
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name(subtype),
        Rect=pikepdf.Array([40, 700, 140, 720]),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=uri),
    )
    page = pdf.pages[number - 1].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(made)])


def paper(
    path: Path,
    label: str,
    *,
    pages: int = 1,
    size: tuple[float, float] = A4,
    heading: Heading = Heading.SCHEME,
    what: str = "",
    ours: bool = False,
    within: tuple[Within, ...] = (),
    told: tuple[str, ...] = (),
) -> BundlePaper:
    """A paper with a PDF of its own in a folder."""
    file = pdf_at(path / f"{label or 'ours'}.pdf", [size] * pages, f"Paper {label}")
    paged = Paged(file, pages, PagedAs.PDF, told=told, within=within)
    return BundlePaper(label, heading, what or f"Paper {label}", MAY, "Amina", paged, ours=ours)


def text_of(path: Path) -> list[str]:
    """What each page says, as PDFium reads it."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
