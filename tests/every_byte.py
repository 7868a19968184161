"""Every word that a file holds, wherever it stands: for tests of what must not be there."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pikepdf
import pypdfium2

_STREAM = re.compile(rb"stream\r?\n")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_MARK_UP = re.compile(r"<[^>]*>")


def found_in(name: str, data: bytes, words: Iterable[str]) -> set[tuple[str, str]]:
    """Which words stand in a file, each with the place in which it does."""
    wanted = [(word, _plain(word)) for word in words]
    found = set()
    for place, text in everything(name, data):
        said = _plain(text)
        found |= {(word, place) for word, plain in wanted if plain in said}
    return found


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def everything(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Each place of a file with its text: its bytes read in three ways, and all it unpacks to."""
    yield name, name
    yield from _bytes(name, data)
    if data.startswith(b"%PDF"):
        yield from _pdf(name, data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            yield f"{name}: comment", held.comment.decode("latin-1")
            for one in held.infolist():
                yield from everything(f"{name}/{one.filename}", held.read(one))


def _bytes(place: str, data: bytes) -> Iterator[tuple[str, str]]:
    for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
        text = data.decode(encoding, "replace")
        yield f"{place} ({encoding})", text
        if encoding == "utf-8":
            yield f"{place} (without its marks)", _MARK_UP.sub("", text)


def _pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            yield f"{name}: page {number}", page.get_textpage().get_text_range()
        for mark in document.get_toc(max_depth=30):
            yield f"{name}: bookmark", mark.get_title()
        for key, value in document.get_metadata_dict().items():
            yield f"{name}: {key}", value
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in [*pdf.objects, pdf.trailer]:
            yield from _object(name, one)
    for at in _STREAM.finditer(data):
        with suppress(zlib.error):
            yield from _stream(
                f"{name}: at {at.end()}", zlib.decompressobj().decompress(data[at.end() :])
            )


def _object(place: str, one: object) -> Iterator[tuple[str, str]]:
    if isinstance(one, pikepdf.Stream):
        yield from _bytes(f"{place}: stream", one.read_raw_bytes())
        with suppress(pikepdf.PdfError):
            yield from _stream(f"{place}: stream", one.read_bytes())
        one = one.stream_dict
    match one:
        case pikepdf.String():
            yield f"{place}: string", str(one)
            yield from _bytes(f"{place}: string", bytes(one))
        case pikepdf.Dictionary():
            yield f"{place}: keys", " ".join(one.keys())
            yield from _within(place, (value for _, value in one.items()))
        case pikepdf.Array():
            yield from _within(place, one)
        case _:
            yield f"{place}: value", str(one)


def _within(place: str, some: Iterable[object]) -> Iterator[tuple[str, str]]:
    """What stands in an object itself; what it points to is met by its own number."""
    for one in some:
        if not (isinstance(one, pikepdf.Object) and one.is_indirect):
            yield from _object(place, one)


def _stream(place: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield from _bytes(place, data)
    for one in _HEX.finditer(data):
        with suppress(ValueError):
            yield from _bytes(f"{place}: hex", bytes.fromhex(one[1].decode()))
    if data.startswith((b"%PDF", b"PK")):
        yield from everything(f"{place}: file", data)
