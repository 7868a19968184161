"""Whether a PDF holds more than its pages show, by what a plain one holds and nothing else."""

from pathlib import Path
from typing import Any

import pikepdf

from .left_out import fields
from .objects import dictionary, inherited, is_hidden, marks_of

_OF_ROOT = frozenset(
    "/Type /Pages /Metadata /StructTreeRoot /MarkInfo /Outlines /Lang /ViewerPreferences /PageMode "
    "/PageLayout /OpenAction /Version /Extensions /OutputIntents /Names /Dests /AcroForm "
    "/PageLabels /Perms /DSS /OCProperties /Collection".split()
)
_OF_NAMES = frozenset("/Dests /JavaScript /EmbeddedFiles".split())
_OF_A_PAGE = frozenset(
    "/Type /Parent /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Resources /Rotate "
    "/Annots /Group /StructParents /Tabs /UserUnit /Metadata /LastModified".split()
)
_ENDS, _IN_ORDER, _BLOCK = b"%%EOF", b"/Linearized", 1 << 22


def holds_more(pdf: pikepdf.Pdf, path: Path) -> bool:
    """Whether an open PDF holds anything that a plain one has not, and that is told nowhere else.

    What stands in `left_out` is told by its own sentences.

    Args:
        pdf: the PDF as it was opened, not changed yet.
        path: the file it was opened from; earlier states of it may stand there too.
    """
    root = pdf.Root
    if set(root) - _OF_ROOT or set(dictionary(root.get("/Names"))) - _OF_NAMES:
        return True
    if any(set(page.obj) - _OF_A_PAGE for page in pdf.pages):
        return True
    marks = list(marks_of(pdf))
    shown = {one.objgen for one in marks}
    held = (one for one in fields(pdf) if inherited(one, "/V") is not None and "/Kids" not in one)
    return (
        not all(_is_plain(one) for one in marks)
        or any(one.objgen not in shown for one in held)
        or _had_earlier_states(path)
    )


def _is_plain(mark: Any) -> bool:
    """Whether what a mark says is seen on its page, or told as a comment or a file."""
    kind = mark.get("/Subtype")
    if kind == "/Link":
        return "/Contents" not in mark
    if kind in ("/Popup", "/Redact", "/Watermark") or is_hidden(mark):
        return False
    return kind == "/Widget" or dictionary(mark.get("/AP")).get("/N") is not None


def _had_earlier_states(path: Path) -> bool:
    """Whether a file was added to after it was written: what it was stands in it still."""
    with path.open("rb") as file:
        tail = file.read(1024)
        allowed = 2 if _IN_ORDER in tail else 1
        ends, tail = tail.count(_ENDS), tail[-len(_ENDS) + 1 :]
        while block := file.read(_BLOCK):
            ends += (tail + block).count(_ENDS)
            tail = block[-len(_ENDS) + 1 :]
    return ends > allowed
