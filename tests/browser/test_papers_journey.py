"""An appeal's papers at a browser: response, bundle and sending; then the tribunal's own set."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from reviews.domain.cases.bundle_plan import TAKEN_OUT
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.jobs import JobState
from reviews.services.cases.cases import add_member
from reviews.services.cases.groups import start_group
from reviews.services.people.sign_in import hashed
from reviews.store.cases import group_bundles
from reviews.store.tables import BundleSent, CaseDocument, Job, Officer
from tests.browser import steps
from tests.browser.conftest import Reader
from tests.browser.hand import Hand
from tests.build import Build
from tests.bundles import Bundling
from tests.going_in import GoingIn
from tests.responding import changed

pytestmark = pytest.mark.browser

ASKS = "The council asks the tribunal to dismiss the appeal."


@pytest.fixture
def hand(page: Page, reader: Reader, address: str) -> Hand:
    return Hand(page, reader, address)


@pytest.fixture
def bundling(build: Build) -> Bundling:
    """A case with papers in, and one for the tribunal alone; two people who can sign in."""
    case = GoingIn(build)
    case.put_in(case.pieces.account, case.pieces.paper)
    case.apply_for(case.pieces.kept_account)
    for role, name in ((Role.BENEFITS_OFFICER, "Bea"), (Role.DISCLOSURE_OFFICER, "Dan")):
        officer: Viewer = build.officer(role, name=name, password_hash=hashed(steps.PASSWORD))
        build.do(add_member, case.benefits, case.case, officer.id)
    return Bundling(case)


def sign_in(hand: Hand, build: Build, name: str) -> None:
    (row,) = [one for one in build.rows(Officer) if one.name == name]
    steps.sign_in(hand, row.sign_in_name)


def made(hand: Hand, bundling: Bundling, button: str = "Make the bundle") -> None:
    """Ask for a bundle, let the worker make it, and open it when it is ready."""
    hand.press(button)
    assert "It is being made." in hand.words
    waiting = [one for one in bundling.build.rows(Job) if one.ended_as is None]
    assert bundling.worked(waiting[0].id).state is JobState.DONE
    hand.page.reload()
    assert "Holds what goes now" in hand.words
    hand.follow("Bundle 1")


def given(hand: Hand, words: str) -> bytes:
    """The file that a link gives."""
    link = hand.page.locator("main a").filter(has_text=words).first
    answer = hand.page.request.get(hand.address + (link.get_attribute("href") or ""))
    assert answer.status == 200
    return answer.body()


def test_from_the_case_to_papers_that_were_sent(
    hand: Hand, bundling: Bundling, tmp_path: Path
) -> None:
    build, of_case = bundling.build, f"/cases/{bundling.case.case}"
    sign_in(hand, build, "Bea")
    hand.open(of_case)
    hand.follow("The council’s papers")
    hand.click(hand.page.locator("main a[href$='/appeal-response/draft']"))
    hand.send("Draft it", opposed="yes", attends="yes", asks=ASKS)

    hand.click(hand.page.locator("main a[href$='/edit']").first)
    word = given(hand, "Download")
    better = tmp_path / "changed.docx"
    better.write_bytes(changed(word, ASKS, f"{ASKS} {steps.WORDS}"))
    hand.send("Take the changes", file=better)
    assert "version 2" in hand.words
    assert [one.edited_from for one in build.rows(CaseDocument)] == [None, 1]

    hand.open(of_case)
    hand.follow("Bundles")
    made(hand, bundling)
    (line,) = bundling.bundles()
    assert given(hand, "The bundle as PDF") == bundling.path(line).read_bytes()
    assert given(hand, "All of it as one zip file").startswith(b"PK")
    hand.follow("Read it page by page")
    hand.page.locator("[name=number]").fill(str(line.pages))
    with hand.page.expect_navigation():
        hand.page.locator("[name=number]").press("Enter")
    hand.reader.look()
    assert f"Page {line.pages} of {line.pages}" in hand.words
    assert hand.page.evaluate("document.querySelector('img.app-photo').naturalWidth") > 500
    hand.follow("This paper as it is recorded")

    hand.open(of_case)
    hand.follow("Send the response")
    assert f"Bundle 1, {line.pages} pages" in hand.words
    hand.send("Record that it was sent")
    (row,) = build.rows(BundleSent)
    assert (row.bundle_id, row.sha256) == (line.id, line.sha256)
    hand.open(f"{of_case}/bundles/full")
    assert "You cannot do this" in hand.words


def test_what_a_group_shares_is_made_and_read_until_it_is_shared_no_more(
    hand: Hand, bundling: Bundling
) -> None:
    build, case = bundling.build, bundling.case
    pieces = case.pieces
    other = build.case(case.benefits, pieces.case.scheme, pieces.borys, pieces.case.review)
    group = build.do(start_group, case.benefits, case.case, steps.WORDS, [other])
    case.put_in(pieces.paper)
    sign_in(hand, build, "Bea")
    hand.open(f"/case-groups/{group}")
    made(hand, bundling, "Make the bundle of common papers")
    (line,) = build.read(group_bundles.bundles, group)
    of_bundle = hand.path
    assert given(hand, "The bundle as PDF") == bundling.path(line).read_bytes()
    hand.follow("Read it page by page")
    hand.open(f"{of_bundle}/pages/{line.pages}")
    assert "Paper G1: " in hand.words
    assert hand.page.evaluate("document.querySelector('img.app-photo').naturalWidth") > 500
    hand.open(f"/cases/{case.case}/bundles")
    assert "share stand in its bundle 1" in hand.words
    case.leave_out(pieces.paper)
    hand.open(f"/case-groups/{group}")
    assert "Out of date" in hand.words
    hand.open(of_bundle)
    assert TAKEN_OUT in hand.words


def test_the_tribunals_own_set_and_its_schedule(hand: Hand, bundling: Bundling) -> None:
    build, of_case = bundling.build, f"/cases/{bundling.case.case}"
    sign_in(hand, build, "Dan")
    hand.open(of_case)
    hand.follow("The full set")
    made(hand, bundling)
    assert "R1" in hand.words
    hand.send("Record that it was sent", sent_on=build.today)
    (line,) = bundling.bundles(BundleKind.FULL)
    assert line.sent_on == build.today
    hand.open(of_case)
    hand.follow("The full set")
    hand.follow("The schedule for the tribunal")
    assert given(hand, "The schedule as PDF").startswith(b"%PDF")
