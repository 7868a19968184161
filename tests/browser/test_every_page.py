"""The whole site, as officers of the example council meet it: every link leads somewhere."""

import pytest
from playwright.sync_api import Page, ViewportSize

from reviews.domain.people import Role
from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.council import Council, Walk

UNREACHED = {
    "accounts.pause": "no account is under way: those that are not finished are paused",
    "assessment.answer_weakness": "every assessment there has been agreed",
    "assessment.look_again": "every assessment there has been agreed",
    "assessment.own_conclusions": "every assessment there has been agreed",
    "outcomes.resume": "no pause there is still going on",
    "same_words.cite": "every assessment there has been agreed",
    "assessment.cite": "every assessment there has been agreed",
    "assessment.withdraw_finding": "every assessment there has been agreed",
    "home.health": "for machines",
    "letters.clear": "every letter there has been sent",
    "letters.discard": "every letter there has been sent",
    "letters.sent": "every letter there has been sent",
    "sign_in.show": "everyone here has signed in",
    "static_files.static": "a file, not a page",
}
"""Routes that no link of the example council leads to, and why."""


def test_every_link_opens(walk: Walk) -> None:
    assert not walk.shut, "\n".join(walk.shut)


def test_every_route_is_reached(council: Council, walk: Walk) -> None:
    routes = {
        one.endpoint for one in council.app.url_map.iter_rules() if "GET" in (one.methods or ())
    }
    missed = routes - walk.reached
    assert missed == set(UNREACHED), "\n".join(sorted(missed ^ set(UNREACHED)))


SANDBOXED = {"letters.file"}
"""Pages in which no script runs, axe's neither: they are looked at as they would be saved."""


@pytest.fixture
def width() -> ViewportSize:
    return DESK


@pytest.mark.browser
@pytest.mark.parametrize("role", Role)
def test_every_kind_of_page_is_for_everyone(
    role: Role, walk: Walk, council: Council, served: str, page: Page
) -> None:
    """The fullest page of each kind, on a desk and on a phone."""
    faults: list[str] = []
    reader = Reader(page)
    for met in walk.worth_a_look()[role]:
        council.enter(page.context, met.officer, served)
        page.goto("about:blank" if met.kind in SANDBOXED else served + met.address)
        if met.kind in SANDBOXED:
            page.set_content(met.text)
        faults.extend(f"{met.address}: {told}" for told in reader.faults_at(DESK, PHONE))
    assert reader.looked_at
    assert not faults, "\n".join(faults)
