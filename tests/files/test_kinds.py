"""An email is told from text that merely has a colon; all other kinds show where files are sent."""

from io import BytesIO

import pytest

from reviews.files.kinds import kind_of

_HEAD = b"From: Ann <ann@example.org>\nDate: Mon, 4 May 2026 10:00:00 +0100\nSubject: Rota\n"


def _kind(content: bytes) -> str:
    return kind_of(BytesIO(content), at_most=10_000_000).ending


@pytest.mark.parametrize(
    "content",
    [
        _HEAD + b"\nHello",
        _HEAD.replace(b"\n", b"\r\n") + b"\r\nHello",
        b"Received: from x\n\tby y; then\nMIME-Version: 1.0\n" + _HEAD + b"\n\xff\xfe any bytes",
        _HEAD + b"X-Long: a\n b\n\tc\n\n",
        _HEAD.rstrip(),
    ],
)
def test_an_email(content: bytes) -> None:
    assert _kind(content) == "eml"


@pytest.mark.parametrize(
    "content",
    [
        b"From: Ann\nDate: Monday\nSubject: Rota\n\nHello",
        b"Note: call back\nDate: 4 May 2026\n\nHello",
        b"Dear Ann,\n" + _HEAD,
        b"\n" + _HEAD,
        _HEAD.replace(b"Subject", b"About"),
        _HEAD.replace(b"ann@example.org", b"ann"),
        _HEAD + b"and then a line without one\n\nHello",
    ],
)
def test_text_with_colons_stays_text(content: bytes) -> None:
    assert _kind(content) == "txt"


def test_the_stream_stands_at_its_beginning_afterwards() -> None:
    source = BytesIO(_HEAD + b"\nHello")
    assert kind_of(source, at_most=999).media_type == "message/rfc822"
    assert source.tell() == 0


def test_a_very_long_head_takes_no_time() -> None:
    assert _kind(b"a:" * 500_000) == "txt"
    assert _kind(b"a: b\n" * 200_000 + b" c") == "txt"
