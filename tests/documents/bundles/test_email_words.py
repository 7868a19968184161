"""An email taken apart: its headers, its words and its files, whatever programs made of it."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from reviews.documents.bundles.email_words import Email, read_email


def _read(tmp_path: Path, content: bytes) -> Email:
    path = tmp_path / "mail.eml"
    path.write_bytes(content)
    return read_email(path)


def test_the_words_are_preferred_to_the_web_page(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "=?utf-8?q?Caf=C3=A9?="
    mail.set_content("As words & <all>")
    mail.add_alternative("<p>As a page</p>", subtype="html")
    email = _read(tmp_path, mail.as_bytes())
    assert (email.words.strip(), email.from_page, email.files) == ("As words & <all>", False, ())
    assert email.headers == (("From", "a@example.org"), ("Subject", "Café"))


def test_a_web_page_is_stripped_to_its_words_and_nothing_is_fetched(tmp_path: Path) -> None:
    page = (
        "<html><head><title>No</title><style>no{}</style></head><body><h1>Rota</h1>"
        "<p>One<br>two &amp; <b>three</b></p><script>no()</script>"
        "<img src='http://127.0.0.1:9/no.png' alt='A plan'><table><tr><td>a</td><td>b</td></tr>"
        "</table></body></html>"
    )
    mail = EmailMessage()
    mail.set_content(page, subtype="html")
    email = _read(tmp_path, mail.as_bytes())
    assert email.from_page
    lines = [one.strip() for one in email.words.split("\n") if one.strip()]
    assert lines == ["Rota", "One", "two & three", "[picture: A plan]", "a  b"]


def test_every_file_comes_along_named_or_not(tmp_path: Path) -> None:
    mail, inner = EmailMessage(), EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("Hello")
    mail.set_content("See attached")
    mail.add_attachment(b"\0one", maintype="application", subtype="x", filename="ŵ & <one>.bin")
    mail.add_attachment(
        b"\0two", maintype="image", subtype="png", cid="<logo>", disposition="inline"
    )
    mail.add_attachment("A note", filename="note.txt")
    mail.add_attachment(inner)
    files = _read(tmp_path, mail.as_bytes()).files
    assert [(one.name, one.is_email) for one in files] == [
        ("ŵ & <one>.bin", False),
        ("A part without a name (image png)", False),
        ("note.txt", False),
        ("Inner", True),
    ]
    assert files[0].content == b"\0one"
    assert files[2].content.strip() == b"A note"
    assert b"Hello" in files[3].content


def test_more_text_behind_a_file_is_not_lost(tmp_path: Path) -> None:
    content = (
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n"
        b"--X\nContent-Type: text/plain\n\nBefore\n--X\nContent-Type: application/pdf; name=a.pdf\n"
        b"\n%PDF\n--X\nContent-Type: text/plain\n\nAfter\n--X--\n"
    )
    email = _read(tmp_path, content)
    assert email.words.strip() == "Before"
    assert [(one.name, one.content.strip()) for one in email.files] == [
        ("a.pdf", b"%PDF"),
        ("More of its text", b"After"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\0",
        b"From: \xff\xfe@\nDate: x\nSubject: =?bad?q?=FF?=\n\n\xff",
        b"Content-Type: text/plain; charset=nonsense\n\nWords \xe9",
        b"Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: message/rfc822\n\n--X--",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Transfer-Encoding: base64\n\n!!!!",
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nQUJD",
        b"From: <<>>,,;\nTo: =?utf-8?b?!!?=\nContent-Disposition: attachment; filename*=x'y\n\nA",
    ],
)
def test_nothing_that_was_sent_raises(tmp_path: Path, content: bytes) -> None:
    _read(tmp_path, content)


def test_words_in_another_set_of_letters_are_read(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content("Żółć", charset="iso-8859-2")
    assert "Żółć" in _read(tmp_path, mail.as_bytes()).words


_HALVES = (
    "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{}\n"
    "--b\nContent-Type: text/html\n\n<p>{}</p>\n--b--\n"
)


@pytest.mark.parametrize("plain", ["", " ", "See the web page."])
def test_a_stub_beside_a_web_page_does_not_stand_for_it(tmp_path: Path, plain: str) -> None:
    path = tmp_path / "stub.eml"
    path.write_text(_HALVES.format(plain, "The support ended in March and nobody came again."))
    email = read_email(path)
    assert email.from_page
    assert "nobody came again" in email.words
    assert [one.content.decode() for one in email.files] == [plain] * bool(plain.strip())


def test_more_than_one_web_page_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "two.eml"
    two = _HALVES.replace("alternative", "mixed").replace("text/plain", "text/html")
    path.write_text(two.format("The first of two.", "Another which says wholly different things."))
    email = read_email(path)
    said = [email.words, *(one.content.decode() for one in email.files)]
    assert said == ["The first of two.", "Another which says wholly different things."]


def test_what_a_server_told_of_its_delivery_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "report.eml"
    path.write_text(
        "Content-Type: multipart/report; boundary=b\n\n--b\n\nIt could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\n"
        "Status: 5.1.1\n--b--\n"
    )
    (told,) = read_email(path).files
    assert b"Status: 5.1.1" in told.content
    assert not told.is_email


def test_a_part_that_names_its_letters_comes_in_those_of_today(tmp_path: Path) -> None:
    path = tmp_path / "csv.eml"
    head = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n"
        b'Content-Type: text/csv; charset=latin-1; name="rent.csv"\n\n'
    )
    path.write_bytes(head + "Café,£5\n".encode("latin-1") + b"--b--\n")
    (file,) = read_email(path).files
    assert file.content.decode().strip() == "Café,£5"


def test_a_head_that_never_ends_hides_no_words(tmp_path: Path) -> None:
    path = tmp_path / "head.eml"
    path.write_text(
        "Content-Type: text/html\n\n<head><title>x<body>Words <noscript>all seen</noscript>"
    )
    assert read_email(path).words == "Words all seen"
