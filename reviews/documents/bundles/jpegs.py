"""The pictures in a PDF without what is told beside what they show: where, when, with what, notes.

A photograph that was put into a PDF keeps all that a telephone wrote into it. What is drawn is not
touched: no sample is decoded or packed anew.
"""

import re
from collections.abc import Iterator

_END, _SCAN = 0xD9, 0xDA
_KEPT = frozenset({0xE0, 0xEE})
"""Of what programs may add: what says how the samples are meant, and how their colours are."""
_ADDED = frozenset({*range(0xE0, 0xF0), 0xFE})
_NEXT = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
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
        if kind in _KEPT or kind not in _ADDED:
            kept += data[begins:ends]
        at = ends
    return data if at < len(data) else bytes(kept)


def bare_waves(data: bytes) -> bytes:
    """A JPEG 2000 with nothing but its picture; what is none, or is damaged, stays as it was."""
    if not data.startswith(_OF_WAVES):
        return data
    try:
        return b"".join(one for kind, one in _boxes(data) if kind not in _TOLD)
    except ValueError:
        return data


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
