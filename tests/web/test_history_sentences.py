"""The history of a review: what each line is about, and what other teams are told of it."""

from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.people.roles import Role
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.services.review import reviews
from reviews.store.record.events import record
from reviews.web import history_sentences
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import Assessing
from tests.page import Page

WORDS = 'Plans are alike & <b>long</b>: "żółw" and so on, for many a word more'


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def _opens(page: Page, key: UUID) -> bool:
    return any(str(key) in href for href in page.links().values())


def test_each_line_opens_what_it_is_about(client: Client, build: Build, case: Assessing) -> None:
    build.agree(case.ann, case.id, case.residents[0])
    account = case.account()
    finding = case.finding(WORDS)
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/history")
    links = page.links()
    said = next(one for one in links if one.startswith("Finding: "))
    assert said.endswith(" …")
    assert WORDS.startswith(said.removeprefix("Finding: ").removesuffix(" …"))
    assert links[said] == f"{case.address}/findings/{finding}"
    assert _opens(page, account)
    assert case.reference(case.residents[0]) in links
    for href in {to for to in links.values() if to.startswith(("/accounts", "/reviews"))}:
        client.get(href)


def test_what_no_longer_stands_or_is_in_confidence_is_not_offered(
    client: Client, case: Assessing
) -> None:
    secret = case.account(Source.STAFF, sensitivity=Sensitivity.CONFIDENTIAL)
    finding = case.finding("Wrong words")
    client.sign_in(case.ann)
    assert _opens(client.get(f"{case.address}/history"), finding)
    client.send(client.get(f"{case.address}/findings/{finding}/withdraw"), reason="A mistake")
    page = client.get(f"{case.address}/history")
    assert not _opens(page, finding)
    assert not _opens(page, secret)


@pytest.mark.parametrize("role", [Role.BENEFITS_OFFICER, Role.LETTER_OFFICER])
def test_those_who_read_findings_are_told_of_them_and_not_of_who_took_part(
    client: Client, build: Build, case: Assessing, role: Role
) -> None:
    resident = case.residents[0]
    build.agree(case.ann, case.id, resident)
    case.account()
    build.do(reviews.excuse_part, case.ann, case.id, "resident-interview", "She said no", resident)
    case.finding("Staff come when asked")
    build.do(reviews.move_review, case.ann, case.id, ReviewState.PAUSED, "A fire & flood")
    client.sign_in(build.officer(role))
    page = client.get(client.get(f"{case.address}/findings").links()["History"])
    assert "Ann wrote a finding" in page.words()
    assert "paused the review: A fire & flood" in page.words()
    for told in ("She said no", case.reference(resident), "agreed to", "account"):
        assert told not in page.words()
    assert not any("/findings/" in href for href in page.links().values())


def test_another_team_is_kept_out(client: Client, build: Build, case: Assessing) -> None:
    client.sign_in(build.officer(team=build.team()))
    client.get(f"{case.address}/history", status=404)


def test_a_kind_of_another_version_is_told_plainly_to_those_who_may_open_its_record(
    client: Client, build: Build, case: Assessing
) -> None:
    for stream, kind in (
        (f"review:{case.id}", "roof_mended"),
        (f"scheme:{case.scheme}", "well_dug"),
        ("council", "hall_let"),
    ):
        build.do(record, case.ann, stream, kind, words={"by": "Nobody {else}"})
    client.sign_in(case.ann)
    assert "Ann roof mended" in client.get(f"{case.address}/history").words()
    assert "Ann well dug" in client.get(f"/schemes/{case.scheme}/history").words()
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    assert "roof mended" not in client.get(f"{case.address}/history").words()
    client.sign_in(build.officer(Role.AUDITOR))
    told = client.get("/events").words()
    for plain in ("Ann roof mended", "Ann well dug", "Ann hall let"):
        assert plain in told


def test_a_long_history_has_pages(
    client: Client, case: Assessing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_sentences, "PAGE", 2)
    for number in range(3):
        case.finding(f"Finding {number}")
    client.sign_in(case.ann)
    page = client.get(f"{case.address}/history")
    told = []
    while True:
        told += [one for one in page.links() if one.startswith("Finding: ")]
        if "Next page" not in page.links():
            break
        page = client.get(page.links()["Next page"])
    assert told == ["Finding: Finding 2", "Finding: Finding 1", "Finding: Finding 0"]
    assert "First page" in page.links()
