"""What no page of a copy shows is known from what is told of it, and so is what a slip leads to."""

from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest

from reviews.documents.bundles.content import EMAIL
from reviews.documents.bundles.unseen import holds_unseen, sends_to_original

from .making import WORDS, Change, paged, pdf_of


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.txt"] = b"more"


def _bookmarked(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("A name", 0))


def _tagged(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


@pytest.mark.parametrize(
    ("change", "unseen"), [(_attached, True), (_bookmarked, True), (_tagged, False), (None, False)]
)
def test_what_no_page_shows_is_known_from_what_is_told(
    tmp_path: Path, change: Change | None, *, unseen: bool
) -> None:
    made = paged(pdf_of(tmp_path / "a.pdf", WORDS, change=change))
    assert holds_unseen(made.told) is unseen
    assert not sends_to_original(made.told)


@pytest.mark.parametrize(("content", "leads"), [(b"Plain words", False), (b"\0\1", True)])
def test_an_email_leads_to_itself_where_what_came_with_it_is_no_pages(
    tmp_path: Path, content: bytes, *, leads: bool
) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner.set_content("See what came with it")
    name = "came.bin" if leads else "came.txt"
    inner.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    outer.set_content("Forwarded")
    outer.add_attachment(inner)
    for mail in (inner, outer):
        path = tmp_path / "mail.eml"
        path.write_bytes(mail.as_bytes())
        assert sends_to_original(paged(path, EMAIL).told) is leads
