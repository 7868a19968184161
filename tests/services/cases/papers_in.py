"""Papers of a provider's that came in, and PDFs for them."""

from io import BytesIO
from uuid import UUID

import pikepdf

from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from tests.bundles import Bundling

AWKWARD = "Łukasz’s & “rota” <b> ŵ سلام 🙂"


def paper(bundling: Bundling, about: str, data: bytes, name: str = "rota.pdf") -> UUID:
    """A paper of the provider's that came in."""
    case, build = bundling.case.pieces.case, bundling.build
    upload = take_in(build.house.files, name, data, 5_000_000)
    wanted = build.house.question_sets.latest("scheme-review").requests[0].key
    told = {"item": wanted, "about": about, "true_on": None}
    key: UUID = build.do(receive_document, case.lead, case.review, upload, **told)
    return key


def damaged() -> bytes:
    """A PDF whose table of its parts is lost: it opens only with repairs."""
    whole = pdf(*(f"Page {number} of a rota" for number in range(12)))
    before, _, _ = whole.rpartition(b"startxref")
    return before + b"startxref\n7\n%%EOF\n"


def locked() -> bytes:
    """A PDF that opens with a password alone, so that a slip stands in its place."""
    made, to = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(to, encryption=pikepdf.Encryption(user="one", owner="two"))
    return to.getvalue()


def pdf(*words: str) -> bytes:
    """A PDF with a page for each of some words."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for one in words:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 14 Tf 72 700 Td ({one}) Tj ET".encode())
    to = BytesIO()
    made.save(to)
    return to.getvalue()
