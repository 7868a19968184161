"""The council's own papers in a bundle: first, with the page behind each paper that they cite."""

import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Heading, Weighed
from reviews.services.cases import disclosure, group_bundles, groups
from reviews.services.job_kinds import KINDS
from reviews.store.cases import bundles as store
from reviews.store.cases import group_bundles as held
from reviews.store.cases.bundles import BundleLine
from tests.build import Build
from tests.bundles import Bundling
from tests.redacting import take_out
from tests.responding import Responding


class Answered(Responding):
    """The appeal of `Responding`, its response drafted, with who has it made into a bundle."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.weighed()
        self.draft()
        self.benefits = self.officer


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Answered))


def test_the_response_goes_first_and_cites_pages_that_links_lead_to(bundling: Bundling) -> None:
    made = bundling.made()
    found = bundling.build.read(store.papers, made.id)
    response, *others = found
    assert (response.place, response.heading) == (0, Heading.RESPONSE)
    assert (response.document_id, response.evidence_id) != (None, None)
    assert others
    words = " ".join(bundling.words(made)[response.first_page - 1 : others[0].first_page - 1])
    said = " ".join(words.split())
    for one in others:
        assert f"paper {one.place}, page {one.first_page}" in said
    with pypdfium2.PdfDocument(bundling.path(made)) as document:
        assert len(document) == made.pages == others[-1].first_page + others[-1].pages - 1


def test_a_later_version_is_added_and_the_one_that_went_stays(bundling: Bundling) -> None:
    first = bundling.made()
    bundling.send(first)
    bundling.case.draft()
    second = bundling.made()
    found = bundling.build.read(store.papers, second.id)
    own = [one for one in found if one.heading is Heading.RESPONSE]
    assert len({one.document_id for one in own}) == 2
    assert second.new_from == first.pages + 1
    assert bundling.words(second)[: first.pages] == bundling.words(first)


def test_its_pages_that_name_what_is_taken_out_of_a_paper_are_drawn_anew(
    bundling: Bundling,
) -> None:
    case, read = bundling.case, bundling.build.read
    first = bundling.made()
    bundling.send(first)
    response, paper, *_ = read(store.papers, first.id)
    word = re.compile(rf"\b{paper.what.split()[0]}\b", re.IGNORECASE)
    own = range(response.first_page, response.first_page + response.pages)
    was = bundling.words(first)
    named = [page for page in own if word.search(was[page - 1])]
    assert named, "its list of papers names it"
    take_out(bundling, paper.evidence_id, paper.what.split()[0], by=case.disclosure())
    second = bundling.made()
    now = bundling.words(second)
    assert read(store.papers, second.id)[0] == response
    assert not [page for page in own if word.search(now[page - 1])]
    assert [page for page in own if was[page - 1] != now[page - 1]] == named
    assert [_leads(bundling, second, page) for page in own] == [
        _leads(bundling, first, page) for page in own
    ]
    assert [page for page in own if _leads(bundling, second, page)]


def _leads(bundling: Bundling, one: BundleLine, number: int) -> list[int]:
    """The pages that the links of a page lead to."""
    with pikepdf.open(bundling.path(one)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links: Any = pdf.pages[number - 1].obj.get("/Annots", [])
        return [pages.index(link.A.D[0].objgen) + 1 for link in links]


def test_a_document_whose_file_is_not_the_one_that_was_kept_is_named(bundling: Bundling) -> None:
    bundling.build.house.files.place(bundling.case.newest().bytes_id).write_bytes(b"other")
    said = bundling.refused()
    assert said.startswith("“The response” is held out.")


def test_a_paper_of_the_group_is_cited_by_its_number_and_page_there(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    other = build.case(case.officer, case.scheme, case.pieces.borys, case.review)
    group = build.do(groups.start_group, case.officer, case.case, "Canal House", [other])
    is_in = Weighed(Inclusion.IN)
    build.do(disclosure.decide, case.disclosure(), case.case, [case.paper], is_in, seen={})
    case.draft()
    place = next(one.place for one in bundling_papers(bundling) if one.evidence_id == case.paper)
    bundling.worked(build.do(group_bundles.ask, case.officer, KINDS, group))
    (common,) = build.read(held.bundles, group)
    (there,) = build.read(store.papers, common.id)
    own = bundling.made()
    assert case.paper not in {one.evidence_id for one in build.read(store.papers, own.id)}
    words = " ".join(" ".join(bundling.words(own)).split())
    assert f"aper G1, page {there.first_page} of the common bundle" in words
    assert f"paper {place}," not in words


def bundling_papers(bundling: Bundling) -> list[store.PaperLine]:
    found: list[store.PaperLine] = bundling.build.read(store.papers, bundling.made().id)
    return found


def test_the_full_set_cites_its_own_pages_and_says_where_they_are_in_the_other(
    bundling: Bundling,
) -> None:
    case = bundling.case
    case.put(case.pieces.kept_account, Inclusion.APPLICATION)
    bundling.worked(bundling.asked(BundleKind.FULL, case.disclosure()))
    (full,) = bundling.bundles(BundleKind.FULL)
    response, *others = bundling.build.read(store.papers, full.id)
    assert response.heading is Heading.RESPONSE
    assert others[-1].heading is Heading.WITHHELD
    words = bundling.words(full)
    cited = " ".join(" ".join(words[response.first_page - 1 : others[0].first_page - 1]).split())
    for one in others[:-1]:
        assert f"paper {one.place}, page {one.first_page}" in cited
    assert f"page {others[-1].first_page}" not in cited
