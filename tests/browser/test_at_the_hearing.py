"""At a hearing, in Chromium: from the contents to a page, to its paper and back; by a number."""

import re

import pytest
from playwright.sync_api import Page

from reviews.services.people.sign_in import give_password, hashed
from reviews.store.tables import Officer
from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.hand import Hand
from tests.browser.steps import PASSWORD
from tests.build import Build
from tests.bundled import HOSTILE, Stands, bundled, pages
from tests.going_in import GoingIn

pytestmark = pytest.mark.browser
WHOLE = "img => img.complete && img.naturalWidth > 1000 && img.clientWidth <= innerWidth"


@pytest.fixture
def case(build: Build) -> GoingIn:
    """A case whose response went with a bundle of 40 pages; its officer has a password."""
    case = GoingIn(build)
    account, paper = case.pieces.account, case.pieces.paper
    case.put_in(account, paper)
    words = ["Cover", "Index", "Amina tells of money", *(f"Sheet {one}" for one in range(4, 41))]
    stands = Stands(1, account, 3, 30), Stands(2, paper, 33, 8, what="Rota of May")
    bundled(build, case.benefits, case.case, pages(*words), *stands, sent=True)
    build.do(give_password, None, case.benefits.id, hashed(PASSWORD), must_change=False)
    return case


@pytest.fixture
def hand(page: Page, reader: Reader, address: str, case: GoingIn) -> Hand:
    hand = Hand(page, reader, address)
    hand.sign_in(_sign_in_name(case), PASSWORD)
    return hand


def _sign_in_name(case: GoingIn) -> str:
    rows = case.build.rows(Officer)
    return str(next(one.sign_in_name for one in rows if one.id == case.benefits.id))


@pytest.mark.parametrize("width", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_contents_to_a_page_to_its_paper_and_back(hand: Hand, case: GoingIn) -> None:
    hand.open(f"/cases/{case.case}/papers")
    hand.follow("The newest bundle, page by page")
    hand.follow("Rota of May")
    assert "Page 33 of 40" in hand.words
    assert hand.page.locator("main img").evaluate(WHOLE)
    hand.follow("Next")
    assert "Sheet 34" in hand.words
    hand.follow("This paper as it is recorded")
    hand.follow("Page 33 of the bundle")
    hand.follow("Contents of this bundle", within="body")
    hand.follow(HOSTILE[:12])
    assert "Amina tells of money" in hand.words


@pytest.mark.parametrize("width", [DESK, PHONE], ids=["desk", "phone"])
def test_by_its_number_and_a_wrong_one_is_told(hand: Hand, case: GoingIn) -> None:
    hand.open(f"/cases/{case.case}/page")
    hand.send_wrong("Go", number="41")
    assert "at most 40" in hand.words
    hand.send("Go", number="40")
    assert re.search("Page 40 of 40.*Sheet 40", hand.words)
    hand.send_wrong("Go", number="four")
    assert "Sheet 40" in hand.words
    hand.send("Go", number="3")
    assert "Amina tells of money" in hand.words
