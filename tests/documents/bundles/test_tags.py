"""The tags of pages that are added to a bundle: each leads to its page, its link and its text."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reviews.documents.bundles.front import front
from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import Before
from reviews.documents.bundles.tags import SAYS, drop_tags, tags_of
from tests.documents.bundles.papers_made import cover, paper


@pytest.fixture
def later(tmp_path: Path) -> tuple[Path, int]:
    """A bundle that follows one that followed one, and how many pages the second had."""
    one, two, three = (tmp_path / f"bundle-{at}.pdf" for at in (1, 2, 3))
    first = join(cover(), [paper(tmp_path, "1")], one)
    second = join(cover(), [paper(tmp_path, "2")], two, before=Before(one, first.pages))
    join(
        cover(),
        [paper(tmp_path, "3"), paper(tmp_path, "4")],
        three,
        before=Before(two, second.pages),
    )
    return three, second.pages


def _said(tag: Any) -> list[str]:
    """The kinds of tags in their order, as a screen reader goes through them."""
    kids = tag.get("/K", [])
    some = kids if isinstance(kids, pikepdf.Array) else [kids]
    below = [kind for one in some if isinstance(one, pikepdf.Dictionary) for kind in _said(one)]
    return [str(tag.S), *below] if "/S" in tag else below


def test_the_added_pages_have_the_tags_that_they_were_drawn_with(
    later: tuple[Path, int], tmp_path: Path
) -> None:
    path, sent = later
    papers = [paper(tmp_path, "3"), paper(tmp_path, "4")]
    drawn = tmp_path / "drawn.pdf"
    drawn.write_bytes(front(cover(), papers, Before(path, sent)).pdf)
    with pikepdf.open(path) as pdf, pikepdf.open(drawn) as source:
        trees = list(pdf.Root.StructTreeRoot.K)
        assert len(trees) == 3
        assert _said(trees[-1]) == _said(source.Root.StructTreeRoot.K[0])
        assert all(one.P.objgen == pdf.Root.StructTreeRoot.objgen for one in trees)


def test_each_page_and_link_leads_to_its_own_tags_and_back(later: tuple[Path, int]) -> None:
    path, _ = later
    with pikepdf.open(path) as pdf:
        tree = pdf.Root.StructTreeRoot
        parents = dict(pikepdf.NumberTree(tree.ParentTree).items())
        places = [page.obj for page in pdf.pages if "/StructParents" in page.obj]
        links = [one for page in places for one in page.get("/Annots", [])]
        keys = [int(page.StructParents) for page in places]
        keys += [int(one.StructParent) for one in links]
        assert sorted(keys) == sorted(parents) == list(range(int(tree.ParentTreeNextKey)))
        for page in places:
            for tag in parents[int(page.StructParents)]:
                assert tag.Pg.objgen == page.objgen
        for one in links:
            assert _link_of(parents[int(one.StructParent)]).objgen == one.objgen
        pages = {page.obj.objgen for page in pdf.pages}
        copied = {
            one.objgen
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"
        }
        assert copied == pages, "no page is in the file that is not one of the bundle"


def _link_of(tag: Any) -> Any:
    kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    (found,) = [one.Obj for one in kids if isinstance(one, pikepdf.Dictionary) and "/Obj" in one]
    return found


def test_the_headers_of_each_cell_are_those_of_its_own_table(later: tuple[Path, int]) -> None:
    path, _ = later
    with pikepdf.open(path) as pdf:
        tree = pdf.Root.StructTreeRoot
        names = dict(pikepdf.NameTree(tree.IDTree).items())
        for number, whole in enumerate(tree.K):
            headers = set(_headers(whole))
            assert headers, number
            for name in headers:
                assert _root(names[name]).objgen == whole.objgen


def _headers(tag: Any) -> list[str]:
    said = tag.get("/A", pikepdf.Array())
    own = [
        str(name)
        for about in (said if isinstance(said, pikepdf.Array) else [said])
        for name in about.get("/Headers", [])
    ]
    kids = tag.get("/K", [])
    some = kids if isinstance(kids, pikepdf.Array) else [kids]
    return own + [
        name for one in some if isinstance(one, pikepdf.Dictionary) for name in _headers(one)
    ]


def _root(tag: Any) -> Any:
    while tag.P.get("/Type") != "/StructTreeRoot":
        tag = tag.P
    return tag


def test_the_tags_of_pages_that_go_leave_nothing_behind_and_others_are_whole(
    later: tuple[Path, int],
) -> None:
    path, _ = later
    with pikepdf.open(path) as pdf:
        tree = pdf.Root.StructTreeRoot
        gone = pdf.pages[1]
        whole = [_said(one) for one in tree.K]
        assert [one for one in tags_of(tree) if one.get("/Pg", gone.obj).objgen == gone.obj.objgen]
        drop_tags(pdf, [gone])
        left = list(tags_of(tree))
        assert [_said(one) for one in tree.K][1:] == whole[1:]
        assert _said(tree.K[0]) != whole[0]
        assert not [one for one in left if "/Pg" in one and one.Pg.objgen == gone.obj.objgen]
        known = {one.objgen for one in left}
        names = dict(pikepdf.NameTree(tree.IDTree).items())
        assert {one.objgen for one in names.values()} <= known
        assert "/StructParents" not in gone.obj
        assert not [one for one in gone.obj.get("/Annots", []) if "/StructParent" in one]
        held = {int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj}
        assert held <= set(dict(pikepdf.NumberTree(tree.ParentTree).items()))


def test_a_tag_of_a_page_that_goes_and_one_that_stays_says_no_words_any_more() -> None:
    with pikepdf.new() as pdf:
        one, other = (pdf.add_blank_page().obj for _ in range(2))
        make = pikepdf.Dictionary
        pieces = [make(Type=pikepdf.Name.MCR, Pg=page, MCID=0) for page in (one, other)]
        tag = pdf.make_indirect(
            make(S=pikepdf.Name.P, Alt="A name", ActualText="A name", K=pikepdf.Array(pieces))
        )
        tree = make(K=pikepdf.Array([tag]), ParentTree=make(Nums=pikepdf.Array()))
        tree.IDTree = make(Names=pikepdf.Array())
        pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
        drop_tags(pdf, [pdf.pages[0]])
        (left,) = pdf.Root.StructTreeRoot.K
        assert [kid.Pg.objgen for kid in left.K] == [other.objgen]
        assert not [key for key in SAYS if key in left]


def test_a_pdf_without_tags_has_none_to_drop() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        drop_tags(pdf, list(pdf.pages))
        assert "/StructTreeRoot" not in pdf.Root
