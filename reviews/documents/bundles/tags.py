"""The tags of first pages put into a PDF which has tags of its own, and those of pages that go."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

SAYS = ("/ActualText", "/Alt", "/E", "/T")
"""What a tag can say in words, beside what the page draws."""


def take_tags(pdf: "pikepdf.Pdf", pages: "Sequence[pikepdf.Page]", drawn: Path) -> None:
    """Give some pages the tags that they were drawn with, beside those that the PDF has.

    Args:
        pdf: a PDF with tags, such as a bundle that was sent.
        pages: pages in it that were copied from a drawn file, all of them and in their order.
        drawn: that file.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    with pikepdf.open(drawn) as source:
        numbers = {page.obj.objgen: at for at, page in enumerate(source.pages)}
        for one in tags_of(source.Root.StructTreeRoot):
            _unplace(one, numbers)
        taken = pdf.copy_foreign(source.Root.StructTreeRoot)
    tree = pdf.Root.StructTreeRoot
    first = int(tree.ParentTreeNextKey)
    links = {
        int(one.StructParent): one
        for page in pages
        for one in page.obj.get("/Annots", [])
        if "/StructParent" in one
    }
    for one in tags_of(taken):
        _place(one, pages, links)
        _rename(one, first)
    for kid in list(taken.K):
        kid.P = tree
        tree.K.append(kid)
    _renumber([*(page.obj for page in pages), *links.values()], first)
    parents = pikepdf.NumberTree(tree.ParentTree)
    for place, held in pikepdf.NumberTree(taken.ParentTree).items():
        parents[place + first] = held
    tree.ParentTreeNextKey = first + int(taken.ParentTreeNextKey)
    names = pikepdf.NameTree(tree.IDTree)
    for name, held in pikepdf.NameTree(taken.IDTree).items():
        names[_renamed(name, first)] = held


def drop_tags(pdf: "pikepdf.Pdf", pages: "Sequence[pikepdf.Page]") -> None:
    """Take away the tags of some pages of a PDF, with all that they say of what stood there."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return
    parents = pikepdf.NumberTree(tree.ParentTree)
    for page in pages:
        for one in (page.obj, *page.obj.get("/Annots", [])):
            for key in ("/StructParents", "/StructParent"):
                if key in one:
                    del parents[int(one[key])]
                    del one[key]
    gone = {page.obj.objgen for page in pages}
    tree.K = pikepdf.Array([one for one in tree.K if _stays(one, gone, None)])
    left = {one.objgen for one in tags_of(tree)}
    names = pikepdf.NameTree(tree.IDTree)
    for name, held in list(names.items()):
        if held.objgen not in left:
            del names[name]


def _stays(one: Any, gone: Collection[tuple[int, int]], page: Any) -> bool:
    """Whether a tag, or a piece of a page in it, is of any page that stays.

    What is of pages that are gone is taken out of it, with what it says in words.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    page = one.get("/Pg", page) if isinstance(one, pikepdf.Dictionary) else page
    here = page is None or page.objgen not in gone
    if not isinstance(one, pikepdf.Dictionary) or "/S" not in one:
        return here
    kids = one.get("/K", pikepdf.Array())
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    kept = [kid for kid in every if _stays(kid, gone, page)]
    if len(kept) < len(every):
        one.K = pikepdf.Array(kept)
    if len(kept) < len(every) or not here:
        for key in SAYS:
            if key in one:
                del one[key]
    return bool(kept) or (here and not every)


def _renumber(some: Sequence[Any], first: int) -> None:
    """Give pages and links the numbers by which the tree of the whole file knows them."""
    for one in some:
        for key in ("/StructParents", "/StructParent"):
            if key in one:
                one[key] = int(one[key]) + first


def tags_of(tree: Any) -> Iterator[Any]:
    """Every tag beneath the root, and what each says of a link or of a piece of a page."""
    left = list(tree.K)
    while left:
        one = left.pop()
        if not hasattr(one, "keys"):
            continue  # The number of a piece of the page that the tag itself names.
        yield one
        kids = one.get("/K")
        if kids is not None:
            left.extend(kids if hasattr(kids, "append") else [kids])


def _unplace(one: Any, numbers: dict[tuple[int, int], int]) -> None:
    """Write numbers in place of pages and links, so that copying a tag copies neither."""
    if "/Pg" in one:
        one.Pg = numbers[one.Pg.objgen]
    if "/Obj" in one:
        one.Obj = int(one.Obj.StructParent)


def _place(one: Any, pages: "Sequence[pikepdf.Page]", links: dict[int, Any]) -> None:
    if "/Pg" in one:
        one.Pg = pages[int(one.Pg)].obj
    if "/Obj" in one:
        one.Obj = links[int(one.Obj)]


def _rename(one: Any, first: int) -> None:
    """Give a tag's name, and those of the headers of a cell, a form that no other tag has."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    if "/ID" in one:
        one.ID = _renamed(str(one.ID), first)
    said = one.get("/A", pikepdf.Array())
    for about in said if isinstance(said, pikepdf.Array) else [said]:
        if "/Headers" in about:
            about.Headers = pikepdf.Array([_renamed(str(name), first) for name in about.Headers])


def _renamed(name: str, first: int) -> str:
    return f"{name} {first}"
