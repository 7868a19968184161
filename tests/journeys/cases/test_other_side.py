"""The case of the other side: a working paper that tells nothing withheld and holds up nothing."""

import re

import pytest

from reviews.domain.cases.kinds import Inclusion, Side
from reviews.domain.people.roles import Role
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.pieces import KEPT
from tests.weighing import Weighing


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


def _page(client: Client, case: Weighing) -> Page:
    return client.get(f"/cases/{case.case}/other-side")


def _bytes(page: Page) -> str:
    return re.sub(r'(nonce="|value=")[^"]+"', "", page.text)


def _point(page: Page, words: str) -> str:
    return next(href for said, href in page.links().items() if words in said)


def test_a_ground_not_shown_is_answered_or_revised_and_both_are_kept(
    client: Client, case: Weighing
) -> None:
    case.decision()
    client.sign_in(case.officer)
    page = _page(client, case)
    assert "No ground is recorded" in page.words()
    there = _point(page, "No ground is recorded")
    lacking = client.send(client.get(there))
    assert "Select whether it is answered, or the decision is revised" in lacking.words()
    mine, theirs = client.get(there), client.get(there)
    page = client.send(mine, choice="revise", words=AWKWARD)
    assert "They are right: revise the decision" in page.words()
    late = client.send(theirs, choice="answer", words="It was told by telephone")
    assert "while you had it open" in late.words()
    assert "It was told by telephone" in late.text
    page = client.send(late)
    assert "Answer it: It was told by telephone" in page.words()


def test_it_opens_to_who_reads_advice_and_to_nobody_who_reviews(
    client: Client, case: Weighing
) -> None:
    both = case.build.officer(Role.BENEFITS_OFFICER, Role.REVIEWER)
    disclosure = case.disclosure()
    client.sign_in(case.officer)
    page = client.get(f"/cases/{case.case}/team/add")
    client.send(page, officer_id=str(both.id))
    there = f"/cases/{case.case}/other-side"
    assert client.other(both).http.get(there).status_code == 404
    assert "The other side" not in client.other(both).get(f"/cases/{case.case}").words()
    assert client.other(disclosure).http.get(there).status_code == 200


def test_one_refusal_more_changes_no_byte_of_it(client: Client, case: Weighing) -> None:
    case.decision()
    case.say(case.paper, Side.FOR)
    client.sign_in(case.officer)
    before = _bytes(_page(client, case))
    assert "no finding relies on it" in before
    kept = case.pieces.finished(case.pieces.borys, f"{KEPT} once more")
    assert _bytes(_page(client, case)) == before
    assert KEPT not in before
    case.put(kept, Inclusion.APPLICATION)
    assert _bytes(_page(client, case)) == before


def test_nothing_said_in_it_is_evidence(case: Weighing, client: Client) -> None:
    case.decision()
    client.sign_in(case.officer)
    there = _point(_page(client, case), "No ground is recorded")
    client.send(client.get(there), choice="answer", words="Never to be printed")
    for address in ("papers", "matrix", "send", ""):
        page = client.get(f"/cases/{case.case}/{address}".rstrip("/"))
        assert "Never to be printed" not in page.words()
