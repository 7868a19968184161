"""One scheme, all the way on a phone: from the register to its letters, its log and a revisit."""

import pytest
from playwright.sync_api import Page, ViewportSize

from reviews.domain.people.roles import Role
from reviews.services.people.sign_in import hashed
from tests.browser import steps
from tests.browser.conftest import PHONE, Reader
from tests.browser.hand import Hand
from tests.build import Build

pytestmark = pytest.mark.browser


@pytest.fixture
def width() -> ViewportSize:
    return PHONE


@pytest.fixture
def hand(page: Page, reader: Reader, address: str) -> Hand:
    return Hand(page, reader, address)


@pytest.fixture
def team(build: Build) -> None:
    """A team: someone who leads, a second reader, and two who write letters."""
    team = build.team("North review team")
    hash_ = hashed(steps.PASSWORD)
    for name, roles in {
        "Ann Lead": (Role.REVIEWER, Role.LEAD_REVIEWER, Role.ADMINISTRATOR),
        "Ben Second": (Role.REVIEWER,),
        "Cath Letters": (Role.LETTER_OFFICER,),
        "Dev Letters": (Role.LETTER_OFFICER,),
    }.items():
        build.officer(*roles, team=team, name=name, password_hash=hash_)


def test_from_the_register_to_a_revisit(hand: Hand, team: None, build: Build) -> None:
    steps.sign_in(hand, "officer1")
    steps.register_the_scheme(hand)
    steps.read_the_agreement(hand, build.today)
    review = steps.start_the_review(hand)
    visit = steps.plan_the_visit(hand, review, "site", build.today)
    steps.make_the_visit(hand, visit, build.today)
    steps.ask_the_resident(hand, review, build.today)
    steps.take_the_accounts(hand, review, build.today)
    steps.reach_the_findings(hand, review)
    steps.conclude(hand, review)
    steps.recommend(hand, review)
    steps.write_the_letters(hand, review, build.today)
    steps.read_the_log(hand, "Larch House")
    steps.revisit(hand, review, build.today)
