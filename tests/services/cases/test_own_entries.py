"""A document that follows one that was sent says on the cover and in the index what it replaces."""

import pypdfium2

from reviews.domain.cases.bundle_plan import in_place_of
from reviews.domain.cases.papers import Heading
from reviews.store.cases import bundles as store
from tests.build import Build
from tests.bundles import Bundling
from tests.services.cases.test_bundle_documents import Answered


def test_a_second_response_says_which_pages_it_stands_in_place_of(build: Build) -> None:
    bundling = Bundling(build.once(Answered))
    first = bundling.made()
    (one,) = _responses(bundling, first)
    assert one.pages > 1
    went = f"pages {one.first_page} to {one.first_page + one.pages - 1}"
    assert one.what == "The response"
    bundling.send(first)
    bundling.case.draft()
    second = bundling.made()
    same, new = _responses(bundling, second)
    assert same == one
    assert new.what == f"The response, in place of {went}"
    words = " ".join(bundling.words(second)[second.new_from - 1].split())
    assert f"The response, 23 November 2026, in place of {went}." in words
    assert f"{new.what} " in words
    with pypdfium2.PdfDocument(bundling.path(second)) as made:
        marks = [each.get_title() for each in made.get_toc(max_depth=30)]
    assert f"{new.what}, page {new.first_page}" in marks


def _responses(bundling: Bundling, made: store.BundleLine) -> list[store.PaperLine]:
    found = bundling.build.read(store.papers, made.id)
    return [each for each in found if each.heading is Heading.RESPONSE]


def test_of_a_document_of_more_pages_all_of_them_are_named() -> None:
    assert in_place_of("Chronology", range(11, 12)) == "Chronology, in place of page 11"
    assert in_place_of("Chronology", range(11, 14)) == "Chronology, in place of pages 11 to 13"
