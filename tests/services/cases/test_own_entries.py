"""A document that follows one that was sent says on the cover and in the index what it replaces."""

import pikepdf

from reviews.domain.cases.papers import Heading
from reviews.store.cases import bundles as store
from tests.build import Build
from tests.bundles import Bundling
from tests.services.cases.test_bundle_documents import Answered


def test_a_second_response_says_which_pages_it_stands_in_place_of(build: Build) -> None:
    bundling = Bundling(build.once(Answered))
    first = bundling.made()
    (one,) = _responses(bundling, first)
    assert one.what == "The response"
    bundling.send(first)
    bundling.case.draft()
    second = bundling.made()
    same, new = _responses(bundling, second)
    assert same == one
    assert new.what == f"The response, in place of page {one.first_page}"
    words = " ".join(bundling.words(second)[second.new_from - 1].split())
    assert f"The response, 23 November 2026, in place of page {one.first_page}." in words
    assert f"The response, in place of page {one.first_page} 23 November" in words
    with pikepdf.open(bundling.path(second)) as made, made.open_outline() as outline:
        titles = [each.title for under in outline.root for each in (under, *under.children)]
    assert any(new.what in title for title in titles)


def _responses(bundling: Bundling, made: store.BundleLine) -> list[store.PaperLine]:
    found = bundling.build.read(store.papers, made.id)
    return [each for each in found if each.heading is Heading.RESPONSE]
