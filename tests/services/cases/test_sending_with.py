"""Papers that go without a bundle say nothing that was taken out, as in one."""

import pytest

from reviews.domain.errors import Refused
from reviews.store.cases import sets
from tests.build import Build
from tests.bundles import Bundling
from tests.pieces import SHARED
from tests.redacting import take_out
from tests.services.cases.test_own_words import Quoted

_STANDS = r"^“The response”: words that were taken out of another paper stand there\. Paper 1, “"


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Quoted))


def test_a_set_without_a_bundle_is_refused_as_a_bundle_is(bundling: Bundling) -> None:
    case = bundling.case
    take_out(bundling, case.account, SHARED, by=case.disclosure())
    with pytest.raises(Refused, match=_STANDS) as refused:
        bundling.send(None)
    assert SHARED not in refused.value.sentence
    assert "page" not in refused.value.sentence
    assert bundling.build.read(sets.sets, case.case) == []
    case.draft()
    bundling.send(None)
    assert len(bundling.build.read(sets.sets, case.case)) == 1


def test_what_went_in_a_bundle_stops_no_set_that_follows(bundling: Bundling) -> None:
    case = bundling.case
    bundling.send(bundling.made())
    take_out(bundling, case.account, SHARED, by=case.disclosure())
    case.put(case.paper)
    bundling.send(None)
    assert len(bundling.build.read(sets.sets, case.case)) == 2


def test_a_file_that_is_not_as_it_was_kept_is_refused_by_name(bundling: Bundling) -> None:
    case = bundling.case
    take_out(bundling, case.account, SHARED, by=case.disclosure())
    bundling.build.house.files.discard(case.newest().bytes_id)
    with pytest.raises(Refused, match=r"^“The response”: This file is missing"):
        bundling.send(None)
