"""The record of events: everything that was done, and nothing that was said."""

import io
import re
from urllib.parse import urlencode
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.history_sentences import KEPT_APART, sentence
from reviews.domain.review.state import ReviewState
from reviews.journeys.admin import events
from reviews.services.register import closing
from reviews.services.review import reviews
from reviews.store.review import reviews as store_reviews
from reviews.store.tables import Event, Officer, Team
from tests.build import Build
from tests.client import Client
from tests.page import Page
from tests.queries import asked

READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def ask(client: Client, **asked: str) -> Page:
    return client.get(f"/events?{urlencode(asked)}")


def rows(page: Page) -> list[str]:
    return [page.words(one) for one in page.every("tbody")[0].iter("tr")]


def test_it_says_who_did_what_and_never_what_was_said(client: Client, build: Build) -> None:
    team = build.team("Riverside team")
    jo = build.officer(Role.LEAD_REVIEWER, team=team, name="Jo Ash")
    scheme = build.scheme(team, name="Canal House")
    resident = build.resident(scheme, "Łukasz O’Brien")
    review = build.review(jo, scheme, resident)
    build.do(reviews.move_review, jo, review, ReviewState.PAUSED, "The landlord died & left")
    build.do(closing.close_scheme, jo, scheme, build.today, "Sold to a hotel <b>")
    client.sign_in(build.officer(Role.AUDITOR))
    page = client.get("/events")
    lines = rows(page)
    newest = build.rows(Event)[-1]
    assert "changed a password" in lines[0]
    assert "Command line added an officer" in lines[1]
    assert "Jo Ash recorded that the scheme closed" in lines[2]
    assert "Jo Ash paused the review" in "".join(lines)
    assert "Jo Ash started the review" in "".join(lines)
    assert f"People, teams and settings, event {newest.sequence} {newest.hash}" in lines[0]
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
def test_auditors_and_administrators_only_and_nothing_to_change(
    client: Client, build: Build, role: Role
) -> None:
    client.sign_in(build.officer(role, team=build.team()))
    if role not in READERS:
        client.get("/events", status=403)
        return
    page = client.get("/events")
    sent = [one.get("action") for one in page.every("form") if one.get("method") == "post"]
    assert all(str(one).startswith("/jobs/") for one in sent), "only long work is asked for here"


@pytest.fixture
def two(build: Build) -> tuple[UUID, UUID]:
    """Two reviews, each of a scheme of its own, by officers of their own."""
    made = []
    for name in ("Jo Ash", "Bo Birch & Łuk"):
        team = build.team()
        by = build.officer(Role.LEAD_REVIEWER, team=team, name=name)
        made.append(build.review(by, build.scheme(team)))
    return made[0], made[1]


def test_events_are_found_by_reference_officer_day_and_record_number(
    client: Client, build: Build, two: tuple[UUID, UUID]
) -> None:
    client.sign_in(build.officer(Role.AUDITOR))
    first = build.read(store_reviews.review, two[0])
    found = rows(ask(client, about=f" {first.reference.lower()} "))
    assert found
    assert all(f"Review {first.reference}, event" in one for one in found)
    both = rows(ask(client, about=first.scheme_reference))
    assert {one.partition(", event")[0].rsplit(" ", 2)[-2] for one in both} == {"Review", "Scheme"}
    bo = next(row for row in build.rows(Officer) if row.name.startswith("Bo"))
    done = rows(ask(client, by=str(bo.id)))
    assert done
    assert all("Bo Birch & Łuk" in one for one in done)
    some = build.rows(Event)[3]
    assert [some.hash in one for one in rows(ask(client, about=some.hash[:12]))] == [True]
    day = {"from_on-day": "23", "from_on-month": "11", "from_on-year": "2026"}
    assert len(rows(ask(client, **day))) == len(build.rows(Event))
    page = ask(
        client,
        **{key.replace("from", "to"): value for key, value in day.items()} | {"to_on-day": "22"},
    )
    assert "Nothing more is recorded." in page.words()


def test_a_reference_that_nothing_has_says_so_and_keeps_what_was_typed(
    client: Client, build: Build
) -> None:
    client.sign_in(build.officer(Role.AUDITOR))
    page = ask(client, about="SR-1999-001 <b>", **{"from_on-day": "31"})
    assert page.text.count("There is a problem") == 1
    assert page.every("tbody") == []
    again = ask(client, about="SR-1999-001 <b>")
    assert "There is no review or scheme with this reference" in again.words()
    assert 'value="SR-1999-001 &lt;b&gt;"' in again.text


def test_pages_and_the_workbook_keep_to_what_is_asked_for(
    client: Client, build: Build, two: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "PAGE", 2)
    client.sign_in(build.officer(Role.AUDITOR))
    jo = next(row for row in build.rows(Officer) if row.name == "Jo Ash")
    page = ask(client, by=str(jo.id))
    assert all("Jo Ash" in one for one in rows(page))
    download = page.links()["Download these events"]
    book = load_workbook(io.BytesIO(client.download(download).data))
    made = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert {row[2] for row in made} == {"Jo Ash"}
    assert [row[6] for row in made] == [row.hash for row in build.rows(Event) if row.by == jo.id]


def test_an_officer_is_named_where_the_event_is_about_them(client: Client, build: Build) -> None:
    build.officer(Role.REVIEWER, name="Zed <b>")
    client.sign_in(build.officer(Role.AUDITOR))
    assert "added an officer: Zed <b>" in client.get("/events").words()


def test_the_record_is_checked_on_the_page(
    client: Client, build: Build, two: tuple[UUID, UUID]
) -> None:
    client.sign_in(build.officer(Role.AUDITOR))
    page = client.get(client.get("/events").links()["Check the record"])
    found = client.send(page, head=build.rows(Event)[0].hash[:16])
    assert "Everything matches" in found.words()
    assert f"{len(build.rows(Event))} events" in found.words()
    assert "no bundle and no event has the number" in client.send(page, head="0" * 16).words()
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE review SET why = 'Other' WHERE why = 'A sample check'"))
    assert "2 faults found" in client.send(page).words()


def test_after_a_forgery_the_page_says_what_it_means_and_what_to_do_and_the_command_tells_all(
    client: Client, build: Build, two: tuple[UUID, UUID]
) -> None:
    for number in range(60):
        build.team(f"Area {number}")
    client.sign_in(build.officer(Role.AUDITOR))
    empty = client.get("/events/check").words()
    assert "unless whoever did it also made every hash after it anew" in empty
    assert "Not looked at: who is signed in" in empty
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE team SET name = name || ' other'"))
        connection.execute(text("UPDATE review SET why = 'Private words'"))
        connection.execute(text("DELETE FROM scheme_word"))
    words = client.send(client.get("/events/check")).words()
    count = len(build.rows(Team)) + 2
    for said in (
        "Do not restore a backup over them",
        f"Changed since it was recorded: {count}",
        f"and {count - 50} more",
        "Around the record:",
    ):
        assert said in words
    assert "Private words" not in words
    told = client.app.test_cli_runner().invoke(args=["verify"])
    assert told.exit_code == 1
    assert told.output.count("has been changed since it was recorded") == count


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
    with asked(build.house.engine) as sent:
        client.get(address)
    assert sent
    return len(sent)


@pytest.mark.parametrize("kind", EventKind)
def test_what_is_cut_short_says_what_it_may(kind: EventKind) -> None:
    before = kind.sentence.partition(":")[0]
    cut = before.partition("{")[0].strip()
    assert "{" not in before or kind.wordless != cut, "say it without what it carries"


@pytest.mark.parametrize("kind", [*EventKind, KEPT_APART])
def test_each_kind_reads_well_without_its_words(kind: str) -> None:
    said = sentence(kind, None)
    assert "{" not in said
    assert not said.endswith((" ", "(", ",", " the", " a", " on", " for", " that", ":"))
