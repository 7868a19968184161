"""The pictures in a PDF without what is told beside what they show: where, when, with what, notes.

A photograph that was put into a PDF keeps all that a telephone wrote into it. What is drawn is not
touched: no sample is decoded or packed anew.
"""

import re
from collections.abc import Iterator

_END, _SCAN = 0xD9, 0xDA
_KEPT = {0xE0: (b"JFIF\0", 12), 0xEE: (b"Adobe", 12)}
"""Of what programs may add: what says how the samples are meant, and how their colours are.

What each begins with, and how many bytes of it say that; a small picture or more may follow.
"""
_ADDED = frozenset({*range(0xE0, 0xF0), 0xFE})
_NEXT = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_WAVES = b"\xff\x4f\xff\x51"
_TILE, _SAMPLES, _COMMENT = 0x90, 0x93, 0x64
_OF_WAVES = b"\x00\x00\x00\x0cjP  "
_TOLD = (b"xml ", b"uuid", b"uinf", b"asoc", b"lbl ")


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG with nothing but its picture; what is none, or is damaged, comes back as it was."""
    kept = bytearray(b"\xff\xd8")
    at = 2
    if not data.startswith(b"\xff\xd8"):
        return data
    while found := _NEXT.search(data, at):
        kind, begins = found[1][0], found.start()
        if kind == _END:
            return bytes(kept + b"\xff\xd9")
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        ends = found.end() + length
        if length < 2 or ends > len(data):
            return data
        if kind == _SCAN:
            after = _NEXT.search(data, ends)
            ends = after.start() if after else len(data)
        if kind in _KEPT:
            kept += _meant(kind, data[found.end() + 2 : ends])
        elif kind not in _ADDED:
            kept += data[begins:ends]
        at = ends
    return data if at < len(data) else bytes(kept)


def _meant(kind: int, said: bytes) -> bytes:
    """What says how the samples of a JPEG are meant, and nothing behind it."""
    begins, size = _KEPT[kind]
    if not said.startswith(begins) or len(said) < size:
        return b""
    kept = said[:size] + (b"\0\0" if kind == 0xE0 else b"")  # A small picture of no size.
    return bytes((0xFF, kind)) + (len(kept) + 2).to_bytes(2, "big") + kept


def bare_waves(data: bytes) -> bytes:
    """A JPEG 2000 with nothing but its picture; what is none, or is damaged, stays as it was."""
    if data.startswith(_WAVES):
        return _uncommented(data)
    if not data.startswith(_OF_WAVES):
        return data
    try:
        boxes = [(kind, one) for kind, one in _boxes(data) if kind not in _TOLD]
    except ValueError:
        return data
    return b"".join(_with_waves(one) if kind == b"jp2c" else one for kind, one in boxes)


def _with_waves(box: bytes) -> bytes:
    """A box that holds the picture itself, without comments."""
    begins = 16 if box[:4] == b"\0\0\0\x01" else 8
    return box[:begins] + _uncommented(box[begins:])


def _uncommented(waves: bytes) -> bytes:
    """The picture itself, with blanks where it had comments: no place in it moves."""
    blank, at, tile_ends = bytearray(waves), 2, 0
    while at + 4 <= len(waves) and waves[at] == 0xFF:
        kind, length = waves[at + 1], int.from_bytes(waves[at + 2 : at + 4], "big")
        if kind == _TILE:
            tile_ends = at + int.from_bytes(waves[at + 6 : at + 10], "big")
        elif kind == _SAMPLES:
            at = tile_ends if tile_ends > at else len(waves)
            continue
        elif kind == _COMMENT:
            blank[at + 6 : at + 2 + length] = b" " * len(waves[at + 6 : at + 2 + length])
        at += 2 + length
    return bytes(blank)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes that a JPEG 2000 is made of; ValueError where one is longer than the file."""
    at = 0
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        length = length or len(data) - at
        if length < 8 or at + length > len(data):
            raise ValueError(kind)
        yield kind, data[at : at + length]
        at += length
