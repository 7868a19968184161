"""A document of the council's never goes with a citation of another paper than it means."""

import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.errors import Refused
from reviews.services.cases import documents
from reviews.services.cases.citations import before_it_goes
from reviews.store.cases import bundles as store
from tests.build import Build
from tests.bundles import Bundling
from tests.pieces import SHARED
from tests.redacting import take_out
from tests.responding import changed
from tests.services.cases.test_bundle_documents import Answered
from tests.services.cases.test_own_words import Quoted

PARTIES = BundleKind.PARTIES


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Answered))


def told(bundling: Bundling) -> list[str]:
    build, case = bundling.build, bundling.case
    own = build.house.files, case.head, PARTIES, case.asked()
    found: list[str] = build.read(lambda session: list(before_it_goes(session, *own)))
    return found


def forget(bundling: Bundling) -> None:
    """As it was in a case whose documents were kept before the numbers of papers were."""
    with bundling.build.house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM paper_number")


def test_a_document_cites_the_paper_it_means_after_another_took_its_place_in_order(
    bundling: Bundling,
) -> None:
    case = bundling.case
    case.put(case.paper)
    made = bundling.made()
    response, *others = bundling.build.read(store.papers, made.id)
    places = {one.evidence_id: (one.place, one.first_page) for one in others}
    assert [places[key][0] for key in (case.account, case.paper)] == [1, 2]
    pages = bundling.words(made)
    said = " ".join(" ".join(pages[response.first_page - 1 : others[0].first_page - 1]).split())
    assert f"aper 1, page {places[case.account][1]}" in said
    assert "aper 2" not in said
    assert any(
        "is out of date" in one and "the schedule of evidence" in one for one in told(bundling)
    )


def test_a_document_that_cites_a_paper_taken_out_stops_the_bundle_by_name(
    bundling: Bundling,
) -> None:
    case = bundling.case
    case.put(case.paper)
    case.put(case.account, Inclusion.NOT_RELEVANT)
    said = "“The response” cites paper 1, which does not go any more."
    assert any(said in one for one in told(bundling))
    assert said in bundling.refused()
    case.draft()
    bundling.made()


def test_a_document_of_before_numbers_were_kept_stops_the_bundle_and_is_not_taken_back(
    bundling: Bundling,
) -> None:
    forget(bundling)
    case, build = bundling.case, bundling.build
    said = "nobody can tell which papers it means"
    assert said in bundling.refused()
    file = changed(case.to_edit(), "[Fill in: what the council asks", "[Fill in: what we ask")
    newest = case.newest()
    own = case.head, newest, file, case.asked(), str(newest.id), build.house.files
    with pytest.raises(Refused, match=said):
        build.read(documents.prepare_edited, *own)
    case.draft()
    bundling.made()


def test_what_went_in_a_bundle_is_told_of_no_more(bundling: Bundling) -> None:
    case = bundling.case
    assert any("still to fill in" in one for one in told(bundling))
    bundling.send(bundling.made())
    case.put(case.paper)
    assert told(bundling) == []


def test_words_that_were_taken_out_are_told_in_place_of_that_it_goes(build: Build) -> None:
    bundling = Bundling(build.once(Quoted))
    case = bundling.case
    assert not [one for one in told(bundling) if "taken out" in one]
    take_out(bundling, case.account, SHARED, by=case.disclosure())
    (said,) = [one for one in told(bundling) if "taken out of another paper" in one]
    assert "“The response” is out of date" in said
    assert SHARED not in said
    assert not [one for one in told(bundling) if "as it stands" in one or "as they stand" in one]
    case.draft()
    assert not [one for one in told(bundling) if "taken out" in one]
