"""Links of a bundle: those to its papers lead to pages, and nothing of a source acts any more."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reviews.domain.errors import Refused

from .front import AT_PAGE
from .parts import BundlePaper

if TYPE_CHECKING:
    import pikepdf

SCHEME = "bundle:"
_ACTING = frozenset(
    "/Link /FileAttachment /Sound /Movie /Screen /RichMedia /3D /Popup /TrapNet".split()
)
"""Kinds of annotation that do something, or show what is elsewhere; the rest is only seen."""
_ACTS = frozenset("/A /AA /Dest /StructParent /Popup /Parent /PA /URI /FS /IRT".split())
_OF_A_BOX = frozenset("/Type /Subtype /Rect /AP /AS /F".split())
"""What stays of a box of a form: what was seen of it, and no name or answer beside."""


def to_top(page: "pikepdf.Page") -> "pikepdf.Array":
    """A place in the PDF: the top of a page, as large as whoever reads has it."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    left, _, _, top = (float(one) for one in page.mediabox)
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, left, top, None])


def lead(page: "pikepdf.Page", leads: Mapping[str, int], pages: Sequence[Any], what: str) -> None:
    """Turn every link of `bundle:` on a page into one to a page, and take out any other.

    Args:
        page: one page of the first pages, or of a document of the council's.
        leads: the page, from one, on which the paper of each label begins.
        pages: those of the bundle, in order.
        what: what the page is of, for a sentence.

    Raises:
        Refused: a link names a paper that is not in the bundle.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    kept = []
    for one in _annotations(page):
        target = _target(one)
        if target is None:
            if _is_still(one):
                kept.append(_still(one))
            continue
        number = _page(target, leads)
        if number is None or not 0 < number <= len(pages):
            raise Refused(
                f"“{what}” points to paper {target}, and that is not in this bundle. Draft it anew "
                "and take the words out that name it."
            )
        one.A = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=to_top(pages[number - 1]))
        one.Contents = f"Page {number}"
        kept.append(one)
    _keep(page, kept)


def still(page: "pikepdf.Page") -> None:
    """Leave of a page's annotations what is only seen, with nothing that acts."""
    if "/Annots" in page.obj:
        _keep(page, [_still(one) for one in _annotations(page) if _is_still(one)])


def labels(papers: Sequence[BundlePaper], firsts: Sequence[int]) -> dict[str, int]:
    """The page on which the paper of each label begins."""
    return {paper.label: first for paper, first in zip(papers, firsts, strict=True) if paper.label}


def _annotations(page: "pikepdf.Page") -> "Iterator[pikepdf.Object]":
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    found = page.obj.get("/Annots")
    if isinstance(found, pikepdf.Array):
        yield from (one for one in found if isinstance(one, pikepdf.Dictionary))


def _keep(page: "pikepdf.Page", kept: "list[pikepdf.Object]") -> None:
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    if kept:
        page.obj.Annots = pikepdf.Array(kept)
    elif "/Annots" in page.obj:
        del page.obj.Annots


def _target(one: "pikepdf.Object") -> str | None:
    """What follows `bundle:` in a link; None for any other annotation."""
    action = one.get("/A")
    said = str(action.get("/URI", "")) if action is not None else ""
    if one.get("/Subtype") != "/Link" or not said.startswith(SCHEME):
        return None
    return said.removeprefix(SCHEME)


def _page(target: str, leads: Mapping[str, int]) -> int | None:
    number = target.removeprefix(AT_PAGE)
    if number != target:
        return int(number) if number.isdecimal() else None
    return leads.get(target)


def _is_still(one: "pikepdf.Object") -> bool:
    return str(one.get("/Subtype", "/Link")) not in _ACTING


def _still(one: "pikepdf.Object") -> "pikepdf.Object":
    """An annotation that only shows; a box of a form becomes a picture of what it showed."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    is_box = one.get("/Subtype") == "/Widget"
    for key in list(one.keys()):
        if key in _ACTS or (is_box and key not in _OF_A_BOX):
            del one[key]
    if is_box:
        one.Subtype = pikepdf.Name.Stamp
    return one
