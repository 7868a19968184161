"""An email taken apart: who wrote to whom, what it says, and the files that came with it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_binary_file, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, cast

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_FAULTS = (LookupError, ValueError, TypeError, AttributeError, KeyError, IndexError)
"""What the standard library raises at headers and parts that nobody should have sent."""
_A_SENTENCE = 5  # Words.
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n\s*\n\s*(\n\s*)+")


@dataclass(frozen=True, slots=True)
class Came:
    """A file that came with an email: its name, its bytes, and whether it is an email itself."""

    name: str
    content: bytes
    is_email: bool = False


@dataclass(frozen=True, slots=True)
class Email:
    """What an email says.

    `headers` are pairs of a name and what it says; `words` its text; `from_page` whether that was
    read out of a web page, whose pictures and looks are not shown.
    """

    headers: tuple[tuple[str, str], ...]
    words: str
    from_page: bool
    files: tuple[Came, ...]


def read_email(path: Path) -> Email:
    """The email in a file; what is missing or makes no sense in it is left empty."""
    with path.open("rb") as file:
        message = _message(file)
    plain, page = _body(message, "plain"), _body(message, "html")
    words = "" if plain is None else _text(plain)
    of_page = "" if page is None else _stripped(_text(page))
    from_page = _says_more(of_page, words)
    return Email(
        headers=tuple(_headers(message)),
        words=of_page if from_page else words,
        from_page=from_page,
        files=tuple(_files(message, page if from_page else plain, of_page if from_page else words)),
    )


def _says_more(some: str, others: str) -> bool:
    """Whether most of some words are not among others: they are no other form of the same."""
    words, there = set(_WORD.findall(some)), set(_WORD.findall(others))
    more = len(words - there)
    return more * 2 > len(words) and (more >= _A_SENTENCE or not there)


def _message(file: IO[bytes]) -> EmailMessage:
    return message_from_binary_file(file, policy=policy.default)


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in _HEADERS:
        said = ""
        with suppress(*_FAULTS):
            said = str(message.get(name, ""))
        if said.strip():
            yield name, said.strip()


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    with suppress(*_FAULTS):
        return cast("EmailMessage | None", message.get_body((kind,)))
    return None


def _text(part: EmailMessage) -> str:
    with suppress(*_FAULTS):
        return str(part.get_content()).replace("\r\n", "\n")
    held = part.get_payload(decode=True)
    return held.decode("utf-8", "replace") if isinstance(held, bytes) else ""


def _files(message: EmailMessage, body: EmailMessage | None, said: str) -> Iterator[Came]:
    """Each part but the text: the same words as a web page are no file of their own.

    `said` is what the text says.
    """
    for part in _parts(message):
        name = ""
        with suppress(*_FAULTS):
            name = part.get_filename() or ""
        kind = part.get_content_type()
        if part is body:
            continue
        if kind.startswith("message/"):
            yield from _messages(part, kind, name)
        elif not name and kind in ("text/plain", "text/html") and not part.is_attachment():
            yield from _more_text(part, kind, said)
        else:
            yield from _file(part, kind, name)


def _messages(part: EmailMessage, kind: str, name: str) -> Iterator[Came]:
    """An email within an email; or what a server told of one."""
    if kind != "message/rfc822":
        yield Came("What was told of its delivery", _bytes(part))
        return
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else None
    if isinstance(inner, EmailMessage):
        title = ""
        with suppress(*_FAULTS):
            title = str(inner.get("Subject", ""))
        yield Came(name or title or "An email", _bytes(inner), is_email=True)


def _more_text(part: EmailMessage, kind: str, said: str) -> Iterator[Came]:
    """Text beside that which is taken for the email's own, unless it says the same."""
    text = _text(part) if kind == "text/plain" else _stripped(_text(part))
    if text.strip() and (kind == "text/plain" or _says_more(text, said)):
        yield Came("More of its text", text.encode())


def _file(part: EmailMessage, kind: str, name: str) -> Iterator[Came]:
    """A file that came with it; words in letters that it names come in the letters of today."""
    if kind.startswith("text/") and part.get_content_charset():
        held: object = _text(part).encode()
    else:
        held = part.get_payload(decode=True)
    if isinstance(held, bytes) and held:
        yield Came(name or f"A part without a name ({kind.replace('/', ' ')})", held)


def _bytes(message: EmailMessage) -> bytes:
    """A message as it came, as far as the standard library can write it again."""
    for way in (policy.default, policy.compat32):
        with suppress(*_FAULTS):
            return message.as_bytes(policy=way)
    return _text(message).encode()


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, without those of a message within it."""
    if message.get_content_maintype() == "message" or not message.is_multipart():
        yield message
        return
    for part in cast("list[EmailMessage]", message.get_payload()):
        yield from _parts(part)


class _Words(HTMLParser):
    """The words of a web page; nothing of it is fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._unseen = 0
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.said.append("\n")
        elif tag in ("td", "th"):
            self.said.append("  ")
        elif tag == "img":
            alt = dict(attrs).get("alt")
            self.said.append(f"[picture: {alt}]" if alt else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(re.sub(r"\s+", " ", data))


def _stripped(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = [one.strip() for one in "".join(reader.said).split("\n")]
    return _BLANK.sub("\n\n", "\n".join(lines)).strip()
