"""Every file becomes pages, or a slip with the file beside it; nothing that it holds raises."""

import ast
import random
import re
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reviews.documents.bundles import paging
from reviews.documents.bundles.paging import Tools
from reviews.documents.bundles.unseen import FOLDER, IN_ORIGINAL
from reviews.documents.bundles.words_pages import Section, Words, page_words
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.errors import Refused
from tests.journeys.assessing import AWKWARD

from .making import PDF, WORDS, differs, drawn, everything, paged, pdf_of, source, words_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMAIL = "message/rfc822"


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _locked(path: Path) -> Path:
    return pdf_of(path, WORDS, encryption=pikepdf.Encryption(user="secret", owner="other"))


@pytest.mark.parametrize(
    ("make", "media_type", "why"),
    [
        (_locked, PDF, "It is locked with a password, so it could not be made into pages."),
        (pdf_of, PDF, "It has no pages."),
        (lambda at: _written(at, b""), PDF, "It is empty."),
        (
            lambda at: _written(at, b"%PDF-1.7 and nothing else"),
            PDF,
            "It is damaged so badly that it could not be made into pages.",
        ),
        (
            lambda at: _written(at, b"\xff\xd8\xff damaged"),
            "image/jpeg",
            "The picture is damaged, so it could not be put on a page.",
        ),
        (
            lambda at: _written(at, b"\0\1\2"),
            "application/octet-stream",
            "It is of a kind that cannot be made into pages.",
        ),
        (
            lambda at: _written(at, b"PK\x03\x04"),
            DOCX,
            "It could not be made into pages here.",
        ),
        (
            lambda at: _written(at, b"\xff\xfe\0"),
            "text/plain; charset=utf-8",
            "It is no plain text, so it could not be made into pages.",
        ),
        (
            lambda at: _written(at, b"word " * 2_000_000),
            "text/plain",
            "It has more text than can be set out on pages.",
        ),
    ],
)
def test_what_cannot_be_pages_is_a_slip_with_the_file_beside(
    tmp_path: Path, make: Callable[[Path], Path], media_type: str, why: str
) -> None:
    path = make(tmp_path / "A file & <b>.bin")
    made = paged(path, media_type)
    assert made.paged_as is PagedAs.SLIP
    assert made.told == (why,)
    held = source(path)
    assert [(one.name, one.sha256, one.path) for one in made.beside] == [
        (path.name, held.sha256, path)
    ]
    words = " ".join(words_of(made.path).split())
    assert held.what in words
    assert path.name in words
    assert why in words
    assert held.sha256 in words.replace(" ", "")


def test_a_paper_locked_against_change_is_opened_and_that_is_told(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", WORDS, encryption=pikepdf.Encryption(user="", owner="x"))
    made = paged(path)
    assert made.told == ("Its owner’s lock was taken off the copy.",)
    assert "Evidence" in words_of(made.path)
    with pikepdf.open(made.path) as pdf:
        assert not pdf.is_encrypted


def test_two_thousand_pages_stay_two_thousand(tmp_path: Path) -> None:
    made = paged(pdf_of(tmp_path / "many.pdf", *[WORDS] * 2000))
    assert (made.pages, made.repaired) == (2000, ())


def test_a_folder_of_files_comes_with_its_files_behind(tmp_path: Path) -> None:
    inner = pdf_of(tmp_path / "inner.pdf", WORDS, WORDS).read_bytes()

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Collection = pikepdf.Dictionary(View=pikepdf.Name.D)
        pdf.attachments["1 rota.pdf"] = inner
        pdf.attachments["2 note.txt"] = AWKWARD.encode()
        pdf.attachments["3 other.bin"] = b"\0\1"

    made = paged(pdf_of(tmp_path / "folder.pdf", WORDS, change=change))
    assert [(one.what, one.first, one.pages) for one in made.within] == [
        ("1 rota.pdf", 2, 2),
        ("2 note.txt", 4, 1),
        ("3 other.bin", 5, 1),
    ]
    assert made.pages == 5
    assert [(one.name, one.path.read_bytes()) for one in made.beside] == [("3 other.bin", b"\0\1")]
    assert made.told == (
        FOLDER,
        "“3 other.bin”: It is of a kind that cannot be made into pages.",
        IN_ORIGINAL,
    )


def _email(subject: str = "Rota for ŵŷ & <house>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ann Łukasz <ann@example.org>"
    mail["To"] = "benefits@example.org"
    mail["Date"] = "Mon, 04 May 2026 10:00:00 +0100"
    mail["Subject"] = subject
    mail.set_content("Dear Bob,\n\nthe rota is attached. مرحبا 😀\n\nAnn")
    return mail


def _attach(mail: EmailMessage, content: bytes, name: str) -> None:
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)


def test_an_email_is_its_words_with_each_attachment_behind(tmp_path: Path) -> None:
    photo = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(photo, "JPEG")
    mail, forwarded = _email(), _email("Forwarded")
    _attach(forwarded, b"\0within", "deep.bin")
    _attach(mail, pdf_of(tmp_path / "a.pdf", WORDS, WORDS).read_bytes(), "../../rota.pdf")
    _attach(mail, photo.getvalue(), "photo.jpg")
    mail.add_attachment(forwarded)
    made = paged(_written(tmp_path / "mail.eml", mail.as_bytes()), EMAIL)
    assert made.paged_as is PagedAs.EMAIL
    assert [(one.what, one.first, one.pages) for one in made.within] == [
        ("rota.pdf", 2, 2),
        ("photo.jpg", 4, 1),
        ("Forwarded", 5, 2),
        ("deep.bin", 6, 1),
    ]
    assert made.pages == 6
    assert [one.name for one in made.beside] == ["deep.bin"]
    assert made.told == (
        "“Forwarded”: “deep.bin”: It is of a kind that cannot be made into pages.",
        f"“Forwarded”: {IN_ORIGINAL}",
    )
    words = words_of(made.path)
    for one in ("Ann Łukasz <ann@example.org>", "04\xa0May\xa02026", "ŵŷ & <house>", "the rota"):
        assert one in words, one


def test_the_slip_of_a_file_that_came_within_another_names_the_one_beside(tmp_path: Path) -> None:
    mail, forwarded = _email(), _email("Forwarded")
    _attach(forwarded, b"\0within", "deep.bin")
    _attach(mail, _locked(tmp_path / "locked.pdf").read_bytes(), "locked.pdf")
    mail.add_attachment(forwarded)
    made = paged(_written(tmp_path / "mail {1}.eml", mail.as_bytes()), EMAIL)
    said = " ".join(words_of(made.path).split())
    assert said.count("It is in the file “mail {1}.eml”, which stands beside this bundle") == 2
    assert "The file itself stands beside" not in said


def test_a_repair_within_an_email_is_named_by_its_file(tmp_path: Path) -> None:
    raw = pdf_of(tmp_path / "a.pdf", WORDS, compress_streams=False).read_bytes()
    mail = _email()
    _attach(mail, raw[:-30], "half.pdf")
    made = paged(_written(tmp_path / "mail.eml", mail.as_bytes()), EMAIL)
    assert made.repaired
    assert all(one.startswith("“half.pdf”: ") for one in made.repaired)


def test_emails_within_emails_end_somewhere(tmp_path: Path) -> None:
    mail = _email("At the bottom")
    for depth in range(12):
        outer = _email(f"Number {depth}")
        outer.add_attachment(mail)
        mail = outer
    made = paged(_written(tmp_path / "mail.eml", mail.as_bytes()), EMAIL)
    assert any("too deep within other files" in one for one in made.told)
    assert len(made.beside) == 1


def test_an_email_with_hundreds_of_files_leaves_the_rest_beside(tmp_path: Path) -> None:
    mail = _email()
    for number in range(203):
        _attach(mail, f"Note {number}".encode(), f"{number}.txt")
    made = paged(_written(tmp_path / "mail.eml", mail.as_bytes()), EMAIL)
    assert (made.pages, len(made.within), len(made.beside)) == (201, 200, 3)
    assert made.told[-2:] == ("3 more files came within it.", IN_ORIGINAL)


def test_plain_text_is_set_out_as_it_stands(tmp_path: Path) -> None:
    made = paged(
        _written(tmp_path / "note.txt", f"\ufeffOne\r\ntwo\n\n{AWKWARD}".encode()), "text/plain"
    )
    assert made.paged_as is PagedAs.WORDS
    assert "One\r\ntwo" in words_of(made.path)


def _drawing(content: bytes) -> Tools:
    """A stand-in for LibreOffice that gives a PDF of these bytes."""

    def office(path: Path, into: Path) -> Path:
        assert path.suffix == ".docx"
        return _written(into / "drawn.pdf", content)

    return Tools(office)


def _word(path: Path) -> Path:
    import docx

    document = docx.Document()
    document.add_paragraph("A plan")
    document.save(str(path))
    return path


def test_an_office_file_is_what_libreoffice_draws(tmp_path: Path) -> None:
    drawn = pdf_of(tmp_path / "a.pdf", WORDS, WORDS).read_bytes()
    made = paged(_word(tmp_path / "plan.docx"), DOCX, _drawing(drawn))
    assert (made.paged_as, made.pages, made.told) == (PagedAs.OFFICE, 2, ())
    assert [one.name for one in (tmp_path / "into").iterdir()] == [made.path.name]


def test_an_office_file_that_cannot_be_drawn_is_a_slip(tmp_path: Path) -> None:
    def office(path: Path, into: Path) -> Path:
        raise Refused("It took too long.")

    for tools in (Tools(office), _drawing(b"no PDF"), _drawing(b"")):
        made = paged(_word(tmp_path / "plan.docx"), DOCX, tools)
        assert made.paged_as is PagedAs.SLIP
        assert [one.name for one in made.beside] == ["plan.docx"]


@pytest.mark.parametrize("media_type", [PDF, "image/png", EMAIL, DOCX, "text/plain"])
def test_nothing_that_a_file_holds_raises(tmp_path: Path, media_type: str) -> None:
    chance = random.Random(13)
    starts = (b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"From: a@b\nDate: x\n\n")
    for number in range(25):
        content = starts[number % len(starts)] + chance.randbytes(chance.randrange(2000))
        paged(_written(tmp_path / "any.bin", content), media_type, _drawing(content))


@pytest.mark.parametrize("seed", range(3))
def test_a_pdf_with_bytes_changed_anywhere_never_raises(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    raw = pdf_of(tmp_path / "a.pdf", WORDS, WORDS, compress_streams=False).read_bytes()
    for _ in range(40):
        spoiled = bytearray(raw)
        for _ in range(chance.randrange(1, 12)):
            spoiled[chance.randrange(len(raw))] = chance.randrange(256)
        paged(_written(tmp_path / "spoiled.pdf", bytes(spoiled)))


def test_where_a_photograph_was_taken_is_in_no_byte_of_the_copy(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[0x0112], tags[0x010E] = 6, "PLANTED place"
    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (60, 40), "teal").save(photo, exif=tags, comment=b"PLANTED note")
    made = paged(photo, "image/jpeg")
    assert b"PLANTED" not in everything(made.path)
    assert made.told == ("When, where and with what its pictures were taken is not in the copy.",)


def test_a_pdf_of_our_own_is_sound_and_loses_nothing_seen(tmp_path: Path) -> None:
    words = Words("A letter", sections=(Section(paragraphs=(AWKWARD, "مرحبا 😀")),))
    own = page_words(words, tmp_path).path
    made = paged(own)
    assert made.repaired == ()
    assert differs(drawn(own), drawn(made.path)) == 0


@pytest.mark.parametrize("module", sorted(Path(paging.__file__).parent.glob("*.py")))
def test_nothing_that_a_judge_reads_speaks_of_the_machine(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    said = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)}
    docs = {
        one.value.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    words = [one for one in said - docs if isinstance(one, str)]
    machine = re.compile("LibreOffice|[Nn]o font here|[Tt]his service|[Nn]ot installed")
    assert [one for one in words if machine.search(one) and "administrator" not in one] == []
