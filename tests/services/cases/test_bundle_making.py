"""Bundles made as long work: whole or not at all, of what goes, and told in a sentence if not."""

import pytest

from reviews.domain.cases.bundles import BundleKind
from tests.build import Build
from tests.bundles import Bundling
from tests.going_in import GoingIn


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def test_first(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(*(one.id for one in case.items()))
    made = bundling.made()
    for n, words in enumerate(bundling.words(made), 1):
        print(n, words[:300])
    print(made)
