"""A PDF that holds what a plain one does not, and shows none of it, is told to hold more."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reviews.documents.bundles.unseen import MORE, holds_unseen

from .making import WORDS, paged, pdf_of


def _of_root(key: str, value: Any) -> Any:
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value)


def _of_page(key: str, value: Any) -> Any:
    return lambda pdf: pdf.pages[0].obj.__setitem__(f"/{key}", value)


def _mark(**said: Any) -> Any:
    mark = Dictionary(Type=Name.Annot, Rect=[72, 500, 172, 530], **said)

    def change(pdf: pikepdf.Pdf) -> None:
        held = pdf.make_indirect(mark)
        pdf.Root.AcroForm = Dictionary(Fields=Array([held] if "/FT" in mark else []))
        pdf.pages[0].obj.Annots = Array([held])

    return change


def _field(pdf: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("note"), V=String("Nobody sees this"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


_HOLD: dict[str, Any] = {
    "a file of the whole": _of_root("AF", Array([Dictionary(Type=Name.Filespec)])),
    "threads": _of_root("Threads", Array([])),
    "a name of its own": _of_root("Private", String("x")),
    "pages that are templates": _of_root("Names", Dictionary(Templates=Dictionary())),
    "what a program left on a page": _of_page("PieceInfo", Dictionary()),
    "a small picture of a page": _of_page("Thumb", String("x")),
    "words behind a link": _mark(Subtype=Name.Link, Contents=String("x")),
    "a hidden field": _mark(Subtype=Name.Widget, FT=Name.Tx, V=String("x"), F=2),
    "a field for paper alone": _mark(Subtype=Name.Widget, FT=Name.Tx, V=String("x"), F=36),
    "a field on no page": _field,
    "a note that opens": _mark(Subtype=Name.Popup, Contents=String("x")),
    "what is to be taken out": _mark(Subtype=Name.Redact, OverlayText=String("x")),
    "rich words alone": _mark(Subtype=Name.Text, RC=String("<p>x</p>")),
}


@pytest.mark.parametrize("held", _HOLD)
def test_what_a_plain_one_has_not_is_told(tmp_path: Path, held: str) -> None:
    made = paged(pdf_of(tmp_path / "more.pdf", WORDS, change=_HOLD[held]))
    assert MORE in made.told
    assert holds_unseen(made.told)


@pytest.mark.parametrize("in_order", [True, False])
def test_what_it_was_before_is_told(tmp_path: Path, *, in_order: bool) -> None:
    path = pdf_of(tmp_path / "plain.pdf", WORDS, linearize=in_order)
    assert MORE not in paged(path).told
    with path.open("ab") as file:
        file.write(b"\nstartxref\n0\n%%EOF\n" + b" " * 2_000)
    assert MORE in paged(path).told
