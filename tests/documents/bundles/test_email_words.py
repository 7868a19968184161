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
        ("A part without a name (image/png)", False),
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
