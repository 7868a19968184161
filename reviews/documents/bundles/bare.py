"""A PDF laid bare: nothing stays in it but its pages, and in those nothing but what is drawn."""

import re
from typing import Any

import pikepdf

from .jpegs import bare_jpeg, bare_waves
from .objects import dictionary, drawn_letters, filters_of

_KEPT_OF_ROOT = frozenset({"/Type", "/Pages"})
_NOT_DRAWN = (
    "/Metadata /PieceInfo /LastModified /OPI /StructParent /StructParents /Thumb /AA /OC "
    "/Alternates /Ref /Measure /PtData /Lang /AF /Name"
).split()
"""What a form, a pattern, a picture or a table of colours may hold that nobody sees."""

_PLAIN = re.compile(rb"<<[^<>()#]*>>\s*BDC")
"""A passage that is told apart by numbers and names alone, as nearly all are."""
_SPEAKS = re.compile(
    rb"Exif\0|ns\.adobe\.com/xap|Photoshop 3\.0|<x:xmpmeta|\xff\xfe|\xff\x64..\0\x01(?!Created by)",
    re.DOTALL,
)
"""What a telephone, a camera or a program for pictures begins its own words with."""
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_TOLD = re.compile(rb"\bBDC|\bDP\b|%")


def lay_bare(pdf: pikepdf.Pdf) -> bool:
    """Take out of an open PDF all that is not drawn, in place; its pages are bare already.

    Gives whether pictures in it told more than they show, such as where they were taken.
    """
    told = False
    _without(pdf.Root, [one for one in map(str, pdf.Root) if one not in _KEPT_OF_ROOT])
    _without(pdf.trailer, ["/Info", "/ID"])
    for one in list(pdf.objects):
        if isinstance(one, pikepdf.Stream):
            _without(one, _NOT_DRAWN)
            if one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1:
                _unspoken(one)
            told |= _silenced(pdf, one)
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            _unnamed(dictionary(one.get("/Resources")))
    for letter, resources in list(drawn_letters(pdf)):
        _unspoken(letter)
        _unnamed(resources)
    return told


def _unspoken(one: Any) -> None:
    """Take out of what is drawn by steps the words beside them, for screen readers or nobody."""
    if not _TOLD.search(_STRING.sub(b"()", _PLAIN.sub(b"", one.read_bytes()))):
        return
    steps: list[Any] = []
    for step in pikepdf.parse_content_stream(one):
        operator = str(step.operator)
        if operator == "BDC" and isinstance(step.operands[-1], pikepdf.Dictionary):
            steps.append(([step.operands[0]], pikepdf.Operator("BMC")))
        elif operator not in ("DP", "MP"):
            steps.append(step)
    one.write(pikepdf.unparse_content_stream(steps))


def _silenced(pdf: pikepdf.Pdf, one: Any) -> bool:
    """Take out of a picture what a camera or a program wrote into it."""
    bare = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_waves}
    *packed, drawn_by = filters_of(one) or [""]
    if drawn_by not in bare:
        return False
    data = _unpacked(pdf, one, packed) if packed else one.read_raw_bytes()
    left = bare[drawn_by](data)
    if left == data and not packed:
        return False
    parms = one.get("/DecodeParms")
    own = parms[-1] if isinstance(parms, pikepdf.Array) and len(parms) else parms
    one.write(left, filter=pikepdf.Name(drawn_by), decode_parms=own)
    return bool(_SPEAKS.search(data))


def _unpacked(pdf: pikepdf.Pdf, one: Any, packed: list[str]) -> bytes:
    """A picture as it was before it was packed once more, as some programs do to send it."""
    held = pdf.make_stream(one.read_raw_bytes())
    held.Filter = pikepdf.Array([pikepdf.Name(each) for each in packed])
    return held.read_bytes()


def _without(one: Any, keys: list[str]) -> None:
    for key in keys:
        if key in one:
            del one[key]


def _unnamed(resources: Any) -> None:
    """Take the name from a layer or a passage, and what screen readers were to say in its place."""
    named = dictionary(resources.get("/Properties"))
    if len(named):
        resources.Properties = pikepdf.Dictionary({name: pikepdf.Dictionary() for name in named})
