"""A bundle that does not hold what goes now says so wherever it is opened, before it is given."""

import pytest

from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn
from tests.pieces import SHARED
from tests.redacting import take_out

PLACES = ("", "/contents", "/pages/1", "/pages/2")
"""Where a bundle is opened, behind its own address."""


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def test_a_bundle_of_before_words_were_taken_out_is_not_to_be_given_out(
    client: Client, bundling: Bundling
) -> None:
    case = bundling.case
    case.put_in(case.pieces.paper, case.pieces.account)
    client.sign_in(case.benefits)
    address = f"/cases/{case.case}/bundles/{bundling.made().id}"
    for place in PLACES:
        assert "Out of date" not in client.get(address + place).words()
    take_out(bundling, case.pieces.paper, SHARED)
    said = "Do not give this out: words were taken out of paper "
    for place in PLACES:
        words = client.get(address + place).words()
        assert said in words, place
        assert " since it was made." in words
    words = client.get(address).words()
    assert words.index(said) < words.index("The bundle as PDF")
    take_out(bundling, case.pieces.account, SHARED)
    assert "words were taken out of papers 1 and 2 since" in client.get(address).words()
    words = client.get(f"/cases/{case.case}/bundles/{bundling.made().id}").words()
    assert "Out of date" not in words


def test_a_bundle_that_lacks_a_paper_says_so_until_it_was_sent(
    client: Client, bundling: Bundling
) -> None:
    case = bundling.case
    case.put_in(case.pieces.paper)
    client.sign_in(case.benefits)
    first = bundling.made()
    bundling.send(first)
    case.put_in(case.pieces.account)
    second = bundling.made()
    case.put_in(case.pieces.kept_account)
    here = f"/cases/{case.case}/bundles"
    assert client.get(here).words().count("Out of date") == 1
    for place in PLACES:
        assert "Out of date" not in client.get(f"{here}/{first.id}{place}").words()
        words = client.get(f"{here}/{second.id}{place}").words()
        assert "Out of date: this bundle does not hold what goes now." in words
        assert "Do not give this out" not in words


def test_a_bundle_of_common_papers_says_so_too(client: Client, build: Build) -> None:
    case = GoingIn(build)
    group, made = Bundling(case).common(case.pieces.paper)
    client.sign_in(case.benefits)
    address = f"/case-groups/{group}/bundles/{made}"
    said = "Out of date: this bundle does not hold what goes now."
    for place in ("", "/pages/1"):
        assert said not in client.get(address + place).words()
    case.put_in(case.pieces.received(f"{SHARED} plan", "staff"))
    assert "Out of date" in client.get(f"/case-groups/{group}").words()
    for place in ("", "/pages/1"):
        assert said in client.get(address + place).words()
