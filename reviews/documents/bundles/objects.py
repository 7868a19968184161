"""Objects of a PDF read without trust: what is no list or dictionary is an empty one."""

from collections.abc import Iterator
from typing import Any

import pikepdf

_MOST_DEEP = 60


def items(value: Any) -> Iterator[Any]:
    """What stands in a list."""
    return iter(value) if isinstance(value, pikepdf.Array) else iter(())


def dictionary(value: Any) -> Any:
    """A dictionary."""
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def filters_of(stream: Any) -> list[str]:
    """How a stream is packed, the outermost way first."""
    told = stream.get("/Filter")
    if isinstance(told, pikepdf.Array):
        return [str(one) for one in told]
    return [] if told is None else [str(told)]


def inherited(one: Any, key: str) -> Any:
    """What a page or a field says under a key, or what it stands under says; None if nothing."""
    for _ in range(_MOST_DEEP):
        if not isinstance(one, pikepdf.Dictionary):
            return None
        if (found := one.get(key)) is not None:
            return found
        one = one.get("/Parent")
    return None


def marks_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every mark on the pages of a PDF: fields, links, notes, drawings."""
    for page in pdf.pages:
        for one in items(page.obj.get("/Annots")):
            if isinstance(one, pikepdf.Dictionary):
                yield one


def is_hidden(mark: Any) -> bool:
    """Whether its flags keep a mark from being seen: invisible, hidden, for paper alone."""
    return bool(int(mark.get("/F", 0)) & 0b100011)


def drawn_letters(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """What draws each letter of fonts whose letters are drawn by steps, with its resources."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            held = dictionary(one.get("/Resources")).get("/Font")
            for font in (one, *dictionary(held).values()):
                yield from _letters(dictionary(font))


def _letters(font: Any) -> Iterator[tuple[Any, Any]]:
    if font.get("/Subtype") == "/Type3":
        for letter in dictionary(font.get("/CharProcs")).values():
            if isinstance(letter, pikepdf.Stream):
                yield letter, dictionary(font.get("/Resources"))
