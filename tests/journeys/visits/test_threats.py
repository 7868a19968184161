"""Told to leave, or threatened: written down from anywhere, counted in hours, read by very few."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from reviews.domain.people.roles import Role, Viewer
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import TenureSource, TenureTold
from reviews.domain.safeguarding.threats import (
    LeaveBy,
    SafeToRing,
    Threat,
    ThreatBy,
    ThreatDone,
    ThreatKind,
    ThreatReason,
    ThreatWay,
)
from reviews.services.people.council_settings import set_council
from reviews.services.register.tenures import record_tenures
from reviews.services.safeguarding import threats as service
from reviews.store.register import residents
from reviews.store.tables import Event, StayTenure, ThreatPassedOn
from reviews.store.tables import Threat as Row
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.queries import asked

from .test_safeguarding import AWKWARD, AWKWARD_READ, Place

NOTHING_KNOWN = {
    "kind": "told-to-leave",
    "leave_by": "not-known",
    "done": ["not-known"],
    "said_by": "not-known",
    "way": "not-known",
    "words": AWKWARD,
    "reason": "benefit-stopped",
    "ring": "not-known",
}
SAID = Threat(
    kind=ThreatKind.TOLD,
    way=ThreatWay.SAID,
    said_by=ThreatBy.LANDLORD,
    words="Be gone",
    reason=ThreatReason.NO_REASON,
    leave_by=LeaveBy.NOT_KNOWN,
    done=(ThreatDone.NOTHING,),
    ring=SafeToRing.NO,
)


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def tell(place: Place, query: str = "") -> str:
    return f"/schemes/{place.scheme}/told-to-leave{query}"


def threatened(place: Place, by: Viewer | None = None, **more: Any) -> UUID:
    said, where = replace(SAID, **more), service.CameUp(resident_id=place.resident)
    key: UUID = place.build.do(
        service.record_threat, by or place.officer, place.scheme, said, where
    )
    return key


def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.officer)
    page = client.get(tell(place, f"?resident={place.resident}"))
    lacking = client.send(page, ring_how=AWKWARD)
    for sentence in (
        "Select what happened",
        "Select by when, or that it is not known",
        "Choose what was done",
        "Select who said it",
        "Select how it reached them",
        "Write what they were told",
        "Select which reason they were given",
        "Select whether it is safe to ring them",
    ):
        assert lacking.words().count(sentence) == 2, sentence
    assert "Second line ŵŷ عربي 🙂" in lacking.text
    both = client.send(lacking, NOTHING_KNOWN | {"done": ["locks", "nothing"]})
    assert "“None of these” cannot be chosen with anything else." in both.words()
    hour = client.send(both, NOTHING_KNOWN, leave_by="day-and-hour", leave_by_at="5")
    assert "Enter an hour, such as 17:00 or 5pm." in hour.words()
    assert build.rows(Row) == []


def test_what_is_not_known_is_asked_now_and_comes_first(
    client: Client, build: Build, place: Place
) -> None:
    today = build.today
    threatened(place, leave_by=LeaveBy.HOUR, leave_by_on=today, leave_by_at="17:00")
    client.sign_in(place.officer)
    page = client.send(client.get(tell(place, f"?visit={place.visit}")), NOTHING_KNOWN)
    words = page.words()
    assert "Told to leave: leave by: not known, ask now" in words
    assert AWKWARD_READ in words
    assert "Because the benefit stopped, or is to stop" in words
    for unknown in ("Leave by Not known", "Told on Day not known", "Agreement Not read by us"):
        assert unknown in words
    assert page.links()["The visit it came up on"] == f"/visits/{place.visit}"
    work = client.other(place.lead).get("/").words()
    first, then = "leave by: not known, ask now", "leave by today 17:00: 7 hours left"
    assert work.index(first) < work.index(then)
    listed = client.get("/told-to-leave").words()
    assert listed.index(first) < listed.index(then)


def test_the_clock_runs_until_an_outcome_is_recorded(
    client: Client, build: Build, place: Place, clock: Clock
) -> None:
    facts: dict[str, Any] = {
        "leave_by": LeaveBy.HOUR,
        "leave_by_on": build.today,
        "leave_by_at": "17:00",
    }
    address = f"/told-to-leave/{threatened(place, **facts)}"
    client.sign_in(place.officer)
    clock.move(hours=8)
    assert "leave by today 17:00: overdue by 1 hour" in client.get("/").words()
    page = client.get(client.get(address).links()["Record the outcome"])
    lacking = client.send(page, ended_words=AWKWARD)
    assert lacking.words().count("Select how it ended") == 2
    undated = client.send(lacking, ended="another-home")
    assert "Enter the day it ended" in undated.words()
    ended = client.send(undated, ended_on=build.today)
    assert "Outcome They moved to another home, 23 November 2026" in ended.words()
    assert AWKWARD_READ in ended.words()
    assert "overdue" not in client.get("/").words()
    assert "They moved to another home" in client.get("/told-to-leave").words()
    again = client.get(ended.links()["Record the outcome"])
    reopened = client.send(again, ended="not-over", ended_words="A letter came").words()
    assert reopened.count("As first written") == 1
    assert "The outcome was recorded, " in reopened
    assert "overdue by 1 hour" in client.get("/").words()


def test_who_was_told_is_recorded_with_the_hour_and_what_came_of_it(
    client: Client, build: Build, place: Place
) -> None:
    build.do(set_council, None, safeguarding_adults="Adults, 01632 960120")
    client.sign_in(place.officer)
    page = client.get(f"/told-to-leave/{threatened(place)}")
    assert page.links()["Adults, 01632 960120"] == "tel:01632960120"
    offices = (
        "The tenancy relations officer",
        "Housing options (homelessness)",
        "The police",
        "Adult safeguarding",
        "The out-of-hours number, given to the person",
    )
    for office in offices:
        assert f"{office}: record" in page.words()
    form = client.get(page.links()["record that The police was told or given"])
    lacking = client.send(form)
    assert lacking.words().count("Say what they were told, or which number was given") == 2
    told = client.send(lacking, words=AWKWARD, at="9.15am")
    assert f"The police 23 November 2026, 09:15 {AWKWARD_READ} Not recorded yet" in told.words()
    assert "The police: record" not in told.words()
    change = client.get(told.links()["Change what The police was told"])
    refused = client.send(change, outcome="Reference 12")
    assert refused.words().count("Say what changed, or what you learnt") == 2
    changed = client.send(refused, why="They rang back")
    assert f"{AWKWARD_READ} Reference 12" in changed.words()
    assert "corrected the record of who was told: They rang back" in changed.words()
    back = client.get(changed.links()["Take back that The police was told"])
    gone = client.send(client.send(back), why="It was the other house")
    assert "The police: record" in gone.words()
    assert "Taken back It was the other house" in gone.words()
    assert len(build.rows(ThreatPassedOn)) == 3


def test_a_correction_keeps_what_stood_before(client: Client, build: Build, place: Place) -> None:
    key = threatened(place)
    client.sign_in(place.officer)
    other = client.other(place.lead)
    form = client.get(f"/told-to-leave/{key}/change")
    theirs = other.get(f"/told-to-leave/{key}/change")
    chosen = {"leave_by": "day-and-hour", "leave_by_at": "5pm", "leave_by_on": build.days(1)}
    saved = client.send(form, chosen, why="The landlord’s text", words="Out by five")
    assert "leave by tomorrow 17:00: 31 hours left" in saved.words()
    assert "What they were told Be gone" in saved.words()
    assert "corrected what is recorded: The landlord’s text" in saved.words()
    late = other.send(theirs, why="Mine", words="Not out")
    assert "Someone else recorded something on this while you had it open" in late.words()
    assert "What they were told Out by five" in late.words()
    assert "What they were told Not out" in other.send(late).words()
    rows = build.rows(Row)
    assert len(rows) == 3
    assert [one.superseded_at is None for one in rows].count(True) == 1


def test_a_record_is_taken_back_with_a_reason_and_stays(
    client: Client, build: Build, place: Place
) -> None:
    key = threatened(place)
    client.sign_in(place.officer)
    page = client.get(client.get(f"/told-to-leave/{key}").links()["Take this record back"])
    lacking = client.send(page)
    assert lacking.words().count("Say why it is taken back") == 2
    gone = client.send(lacking, why=AWKWARD)
    assert f"Taken back {AWKWARD_READ}" in gone.words()
    assert "Record the outcome" not in gone.words()
    assert "not known, ask now" not in client.get("/").words()
    assert "Taken back" in client.get("/told-to-leave").words()
    again = client.send(client.get(f"/told-to-leave/{key}/outcome"), ended="other", ended_words="x")
    assert "This record was taken back" in again.words()


def test_the_agreement_is_as_we_read_it(client: Client, build: Build, place: Place) -> None:
    key = threatened(place)
    (line,) = build.read(residents.residents_at, place.officer, place.scheme, build.today)
    for source, said in (
        (TenureSource.PROVIDER, "Not read by us. The provider or landlord says: licence"),
        (TenureSource.READ, "Licence, as read by Ann Ash on 23 November 2026"),
    ):
        read_on = build.today if source is TenureSource.READ else None
        told = TenureTold(Tenure.LICENCE, source, read_by="Ann Ash", read_on=read_on)
        seen = [one.id for one in build.rows(StayTenure)]
        build.do(record_tenures, place.officer, place.scheme, {line.stay.fact_id: told}, seen=seen)
        assert (
            f"Agreement {said}"
            in client.sign_in(place.officer).get(f"/told-to-leave/{key}").words()
        )


def test_it_is_read_as_a_concern_is(client: Client, build: Build, place: Place) -> None:
    key = threatened(place)
    address = f"/told-to-leave/{key}"
    guard = build.officer(Role.SAFEGUARDING_LEAD)
    for officer in (place.officer, place.lead, guard):
        assert "Be gone" in client.other(officer).get(address).words()
        assert "not known, ask now" in client.other(officer).get("/").words()
    elsewhere = build.officer(Role.LEAD_REVIEWER, team=build.team())
    for officer in (place.colleague, elsewhere):
        other = client.other(officer)
        for page in ("", "/change", "/outcome", "/take-back", "/who-was-told"):
            other.get(address + page, status=404)
        assert "ask now" not in other.get("/").words()
        assert "Canal House" not in other.get("/told-to-leave").words()
    for role in (Role.BENEFITS_OFFICER, Role.LETTER_OFFICER, Role.AUDITOR):
        other = client.other(build.officer(role, team=place.team))
        other.get(address, status=403)
        assert "ask now" not in other.get("/").words()
    events = [one for one in build.rows(Event) if one.kind.startswith("threat")]
    assert {one.stream for one in events} == {f"threat:{key}"}


def test_one_step_leads_to_it_from_every_place(client: Client, place: Place) -> None:
    client.sign_in(place.officer)
    for page in (
        f"/visits/{place.visit}",
        f"/visits/{place.visit}/staff",
        f"/reviews/{place.review}",
        f"/residents/{place.resident}",
        f"/schemes/{place.scheme}/protection",
    ):
        found = client.get(page)
        assert found.links()["Write it down"].startswith(tell(place)), page
        assert "money or phone" in found.words()
    scheme = client.get(f"/schemes/{place.scheme}")
    assert scheme.links()["Told to leave, or threatened"] == tell(place)


def test_what_does_not_belong_together_is_not_there(
    client: Client, build: Build, place: Place
) -> None:
    other = Place(build)
    client.sign_in(place.officer)
    client.get(tell(other), status=404)
    for name, wrong in (
        ("visit", other.visit),
        ("review", other.review),
        ("resident", other.resident),
        ("resident", uuid4()),
    ):
        client.get(tell(place, f"?{name}={wrong}"), status=404)
    key = threatened(place)
    client.get(f"/told-to-leave/{key}/who-was-told/{uuid4()}", status=404)
    client.get(f"/told-to-leave/{uuid4()}", status=404)


def test_a_page_sent_twice_is_one_record(client: Client, build: Build, place: Place) -> None:
    client.sign_in(place.officer)
    page = client.get(tell(place))
    client.send(page, NOTHING_KNOWN)
    client.send(page, NOTHING_KNOWN)
    assert len(build.rows(Row)) == 1
    client.send(page, NOTHING_KNOWN, words="Other words")
    assert len(build.rows(Row)) == 2


def test_many_are_read_with_as_many_queries_as_few(
    client: Client, build: Build, place: Place
) -> None:
    client.sign_in(place.lead)
    threatened(place)
    for address in ("/", "/told-to-leave"):
        client.get(address)
        with asked(build.house.engine) as few:
            client.get(address)
        for number in range(3):
            threatened(place, leave_by_on=build.today + timedelta(number), leave_by=LeaveBy.DAY)
        with asked(build.house.engine) as many:
            client.get(address)
        assert len(few) == len(many), address
