"""A letter's files: the recorded bytes, right in every format, under discreet names."""

import io
import re
import zipfile
from html import unescape

import html5lib
import pikepdf
import pytest

from reviews.domain.letters.kinds import LetterFormat, LetterKind
from reviews.services.letters.steps import approve
from reviews.store.letters.letters import files_of
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ ŷ' Łódź سلام 🙂\n=1+1"


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def test_the_files_are_the_recorded_bytes_under_discreet_names(
    client: Client, case: LetterCase
) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    kinds = {
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        "pdf": ("application/pdf", ".pdf"),
        "large-print-pdf": ("application/pdf", "-large-print.pdf"),
        "html": ("text/html", ".html"),
        "text": ("text/plain", ".txt"),
    }
    assert set(kinds) == {str(one) for one in LetterFormat}
    for format_, (media, ending) in kinds.items():
        response = client.download(f"/letters/{key}/{format_}")
        assert response.mimetype == media
        named = response.headers["Content-Disposition"]
        assert f"filename=SR-2026-001-L01-draft-1{ending}" in named
        assert "Amina" not in named
        assert "script-src" not in response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"
    html = client.download(f"/letters/{key}/html")
    assert "sandbox" in html.headers["Content-Security-Policy"]
    assert client.download(f"/letters/{key}/preview").data == html.data
    for wrong in ("doc", "exe", "..", "PDF"):
        client.download(f"/letters/{key}/{wrong}", status=404)
    case.clear(key)
    case.build.do(approve, case.approver, key, case.letter(key).binding)
    client.post(f"/letters/{key}/issue")
    response = client.download(f"/letters/{key}/pdf")
    assert "filename=SR-2026-001-L01.pdf" in response.headers["Content-Disposition"]


def test_an_issued_file_that_was_changed_is_refused(client: Client, case: LetterCase) -> None:

    (key,) = case.issued(PROVIDER)
    client.sign_in(case.approver)
    before = client.download(f"/letters/{key}/pdf").data
    kept = next(one for one in case.build.read(files_of, key, 1) if one.format == "pdf")
    path = next(case.build.house.files.folder.rglob(kept.bytes_id))
    path.write_bytes(before + b" ")
    page = client.get(f"/letters/{key}/pdf", status=409)
    assert "is not the one that was recorded" in page.words()
    path.unlink()
    client.get(f"/letters/{key}/pdf", status=409)
    path.write_bytes(before)
    assert client.download(f"/letters/{key}/pdf").data == before


def test_awkward_words_come_out_right_in_every_format(client: Client, build: Build) -> None:
    case = LetterCase(
        build,
        names=("Zoë O’Brien-Łukasz", *("Ann Ash", "Bo Birch", "Cy Cedar", "Di Dane", "Eli East")),
        strength=f"Good: {AWKWARD}",
        improve=f"Better: {AWKWARD}",
        what=f"Do: {AWKWARD}",
        plain=f"Asked: {AWKWARD}",
        scheme_name="Tŷ Gwyn & <Sons>",
        provider_name='Łódź & "Co" <b>',
    )
    (provider,) = case.draft(PROVIDER)
    (resident,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.approver)
    told = AWKWARD.split("\n")
    for key, opening in ((provider, "Do:"), (resident, "Asked:")):
        formats = ["docx", "pdf"] if key == provider else [str(one) for one in LetterFormat]
        for format_ in formats:
            words = _read(client.download(f"/letters/{key}/{format_}").data, format_)
            for piece in (opening, *told[0].split(), told[1]):
                # A PDF holds the letters of Arabic in the order they are drawn in.
                drawn = tuple(piece) if format_.endswith("pdf") and piece == "سلام" else (piece,)
                assert all(one in words for one in drawn), (format_, piece)
    assert "Zoë O’Brien-Łukasz" in _read(client.download(f"/letters/{resident}/text").data, "text")
    assert "Tŷ Gwyn & <Sons>" in _read(client.download(f"/letters/{provider}/docx").data, "docx")
    page = client.get(f"/letters/{provider}")
    assert 'Łódź & "Co" <b>' in page.words()


def _read(data: bytes, format_: str) -> str:
    """A letter's words, read back as its reader's program would."""
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml").decode()
        return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:t><w:br/>|</w:p>", "\n", xml)))
    if format_.endswith("pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return pdf_words.words(pdf)
    if format_ == "html":
        root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data)
        return "".join(root.itertext())
    return data.decode()
