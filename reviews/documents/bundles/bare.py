"""A PDF laid bare: nothing stays in it but its pages, and in those nothing but what is drawn."""

import re
from typing import Any

import pikepdf

from .jpegs import bare_jpeg, bare_waves
from .objects import dictionary, filters_of

_KEPT_OF_ROOT = frozenset({"/Type", "/Pages"})
_NOT_DRAWN = (
    "/Metadata /PieceInfo /LastModified /OPI /StructParent /StructParents /Thumb /AA /OC "
    "/Alternates /Ref /Measure /PtData /Lang /AF /Name"
).split()
"""What a form, a pattern, a picture or a table of colours may hold that nobody sees."""

_PLAIN = re.compile(rb"<<[^<>()#]*>>\s*BDC")
"""A passage that is told apart by numbers and names alone, as nearly all are."""
_SPEAKS = re.compile(rb"Exif\0|ns\.adobe\.com/xap|Photoshop 3\.0|<x:xmpmeta")
"""What a telephone, a camera or a program for pictures begins its own words with."""
_TOLD = re.compile(rb">>\s*BDC")


def lay_bare(pdf: pikepdf.Pdf) -> bool:
    """Take out of an open PDF all that is not drawn, in place; its pages are bare already.

    Gives whether pictures in it told more than they show, such as where they were taken.
    """
    told = False
    _without(pdf.Root, [one for one in map(str, pdf.Root) if one not in _KEPT_OF_ROOT])
    _without(pdf.trailer, ["/Info", "/ID"])
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            _without(one, _NOT_DRAWN)
            _unspoken(one)
            told |= _silenced(one)
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            _unnamed(dictionary(one.get("/Resources")))
    return told


def _unspoken(one: Any) -> None:
    """Take out of what a form draws the words that screen readers were to say in its place."""
    if one.get("/Subtype") != "/Form" and one.get("/PatternType") != 1:
        return
    if not _TOLD.search(_PLAIN.sub(b"", one.read_bytes())):
        return
    steps: list[Any] = []
    for step in pikepdf.parse_content_stream(one):
        if str(step.operator) == "BDC" and isinstance(step.operands[-1], pikepdf.Dictionary):
            steps.append(([step.operands[0]], pikepdf.Operator("BMC")))
        else:
            steps.append(step)
    one.write(pikepdf.unparse_content_stream(steps))


def _silenced(one: Any) -> bool:
    """Take out of a picture what a camera or a program wrote into it."""
    bare = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_waves}
    filters = filters_of(one)
    if len(filters) != 1 or filters[0] not in bare:
        return False
    data = one.read_raw_bytes()
    left = bare[filters[0]](data)
    if left == data:
        return False
    one.write(left, filter=one.Filter, decode_parms=one.get("/DecodeParms"))
    return bool(_SPEAKS.search(data))


def _without(one: Any, keys: list[str]) -> None:
    for key in keys:
        if key in one:
            del one[key]


def _unnamed(resources: Any) -> None:
    """Take the name from a layer or a passage, and what screen readers were to say in its place."""
    named = dictionary(resources.get("/Properties"))
    if len(named):
        resources.Properties = pikepdf.Dictionary({name: pikepdf.Dictionary() for name in named})
