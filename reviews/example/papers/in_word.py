"""What an officer does to a paper in Word: fills in what is left, keeps the law they looked up."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

from reviews.documents.letters.word_package import DOCUMENT, read_parts, write_parts

_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_FILL_IN = re.compile(r"\[Fill in: [^\]]*\]")
_LOOK_UP = re.compile(r"\[Look up before use, then keep it or take it out: ([^\]]*)\]")


def finished(document: bytes, said: Sequence[str], looked_up: Mapping[str, str]) -> bytes:
    """A paper with nothing left to be filled in or looked up.

    Args:
        document: the paper as it was taken into Word.
        said: what is filled in, place by place in the order of the paper.
        looked_up: for what begins with a key, what stands in its place; the rest is taken out.

    LookupError where places and words are not as many.
    """
    parts = read_parts(document)
    written, left = parts[DOCUMENT].decode(), iter(said)
    places = len(_FILL_IN.findall(written))
    if places != len(said):
        raise LookupError(f"{places} places are left in the paper, and {len(said)} are told.")
    written = _PARAGRAPH.sub(lambda found: _looked_up(found[0], looked_up), written)
    written = _FILL_IN.sub(lambda _: escape(next(left), quote=False), written)
    return write_parts(parts | {DOCUMENT: written.encode()})


def _looked_up(paragraph: str, told: Mapping[str, str]) -> str:
    """A paragraph with the law that was looked up; nothing where it is not kept."""
    found = _LOOK_UP.search(paragraph)
    if found is None:
        return paragraph
    kept = [words for key, words in told.items() if unescape(found[1]).startswith(key)]
    return _LOOK_UP.sub(lambda _: escape(kept[0], quote=False), paragraph) if kept else ""
