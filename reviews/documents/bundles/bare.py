"""A PDF laid bare: nothing stays in it but its pages, and in those nothing but what is drawn."""

from typing import Any

import pikepdf

from .objects import dictionary

_KEPT_OF_ROOT = frozenset({"/Type", "/Pages"})
_NOT_DRAWN = (
    "/Metadata /PieceInfo /LastModified /OPI /StructParent /StructParents /Thumb /AA /OC "
    "/Alternates /Ref /Measure /PtData /Lang /AF /Name"
).split()
"""What a form, a pattern, a picture or a table of colours may hold that nobody sees."""


def lay_bare(pdf: pikepdf.Pdf) -> None:
    """Take out of an open PDF all that is not drawn, in place; its pages are bare already."""
    _without(pdf.Root, [one for one in map(str, pdf.Root) if one not in _KEPT_OF_ROOT])
    _without(pdf.trailer, ["/Info", "/ID"])
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            _without(one, _NOT_DRAWN)
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            _unnamed(dictionary(one.get("/Resources")))


def _without(one: Any, keys: list[str]) -> None:
    for key in keys:
        if key in one:
            del one[key]


def _unnamed(resources: Any) -> None:
    """Take the name from a layer or a passage, and what screen readers were to say in its place."""
    named = dictionary(resources.get("/Properties"))
    if len(named):
        resources.Properties = pikepdf.Dictionary({name: pikepdf.Dictionary() for name in named})
