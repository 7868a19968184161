"""The record of events: everything that was done, and nothing that was said."""

import re

import pytest
from sqlalchemy import event

from reviews.domain.people import Role
from reviews.domain.review_state import ReviewState
from reviews.domain.telling import SENTENCES, WORDLESS, sentence
from reviews.services import register, reviews
from reviews.store.tables import Event
from tests.build import Build
from tests.client import Client
from tests.page import Page

READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def rows(page: Page) -> list[str]:
    return [page.words(one) for one in page.every("tbody")[0].iter("tr")]


def test_it_says_who_did_what_and_never_what_was_said(client: Client, build: Build) -> None:
    team = build.team("Riverside team")
    jo = build.officer(Role.LEAD_REVIEWER, team=team, name="Jo Ash")
    scheme = build.scheme(team, name="Canal House")
    resident = build.resident(scheme, "Łukasz O’Brien")
    review = build.review(jo, scheme, resident)
    build.do(reviews.move_review, jo, review, ReviewState.PAUSED, "The landlord died & left")
    build.do(register.close_scheme, jo, scheme, build.today, "Sold to a hotel <b>")
    client.sign_in(build.officer(Role.AUDITOR))
    page = client.get("/events")
    lines = rows(page)
    newest = build.rows(Event)[-1]
    assert "Command line added an officer" in lines[0]
    assert "Jo Ash recorded that the scheme closed" in lines[1]
    assert "Jo Ash paused the review" in "".join(lines)
    assert "Jo Ash started the review" in "".join(lines)
    assert f"council, event {newest.sequence} {newest.hash}" in lines[0]
    assert len(lines) == len(build.rows(Event))
    for secret in (
        "Łukasz",
        "Canal House",
        "A sample check",
        "hotel",
        "landlord died",
        "Riverside",
    ):
        assert secret not in page.text, secret


def test_pages_follow_one_another_without_gaps(client: Client, build: Build) -> None:
    for _ in range(110):
        build.team()
    client.sign_in(build.officer(Role.AUDITOR))
    first = client.get("/events")
    assert len(rows(first)) == 100
    build.team()
    second = client.get(first.links()["Next page"])
    everything = rows(first) + rows(second)
    hashes = [re.findall(r"[0-9a-f]{64}", one)[0] for one in everything]
    assert hashes == [one.hash for one in build.rows(Event)][-2::-1]
    assert "Next page" not in second.links()
    assert rows(client.get(second.links()["First page"])) == rows(client.get("/events"))
    assert client.get("/events?before=nonsense").status == 200
    assert "Nothing more is recorded." in client.get("/events?before=0").words()


@pytest.mark.parametrize("role", list(Role))
def test_auditors_and_administrators_only_and_nothing_to_send(
    client: Client, build: Build, role: Role
) -> None:
    client.sign_in(build.officer(role, team=build.team()))
    if role not in READERS:
        client.get("/events", status=403)
        return
    page = client.get("/events")
    assert page.every("form") == []
    assert list(page.every("main")[0].iter("button")) == []


def test_auditors_open_nothing_else(client: Client, build: Build) -> None:
    team = build.team()
    jo = build.officer(Role.LEAD_REVIEWER, team=team)
    scheme = build.scheme(team)
    review = build.review(jo, scheme)
    client.sign_in(build.officer(Role.AUDITOR, team=team))
    for address in (
        "/schemes",
        f"/schemes/{scheme}",
        f"/reviews/{review}",
        f"/reviews/{review}/history",
        "/log",
        "/letters",
        "/people",
        "/safeguarding",
    ):
        client.get(address, status=403)


def test_the_pages_of_people_and_events_send_as_many_queries_however_long(
    client: Client, build: Build
) -> None:
    team = build.team()
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    counted = {}
    for size in (3, 30):
        for _ in range(size):
            build.officer(Role.REVIEWER, Role.AUDITOR, team=team)
            build.team()
        for address in ("/people", "/events"):
            counted[address, size] = _queries(client, build, address)
    assert counted["/people", 3] == counted["/people", 30]
    assert counted["/events", 3] == counted["/events", 30]


def _queries(client: Client, build: Build, address: str) -> int:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    event.listen(build.house.engine, "before_cursor_execute", note)
    client.get(address)
    event.remove(build.house.engine, "before_cursor_execute", note)
    assert sent
    return len(sent)


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_kind_reads_well_without_its_words(kind: str) -> None:
    before = SENTENCES[kind].partition(":")[0]
    assert "{" not in before or kind in WORDLESS, "say it in WORDLESS without what it carries"
    said = sentence(kind, None)
    assert "{" not in said
    assert not said.endswith((" ", "(", ",", " the", " a", " on", " for", " that", ":"))
