"""Urgent help on a visit: asked for, and what came of it."""

from uuid import UUID

import pytest

from reviews.services.visits import on_visit, visits
from reviews.store.tables import UrgentHelp
from tests.build import Build
from tests.client import Client
from tests.journeys.visits.test_on_visit import AWKWARD, AWKWARD_READ, Place


@pytest.fixture
def place(build: Build) -> Place:
    return build.once(Place)


def test_urgent_help_is_recorded_for_a_resident(client: Client, build: Build, place: Place) -> None:
    resident = build.resident(place.scheme, "Zoë Ŵynn")
    elsewhere = build.resident(build.scheme(place.team))
    client.sign_in(place.officer)
    page = client.get(client.get(f"/visits/{place.visit}").links()["Record urgent help"])
    lacking = client.send(page, resident=resident)
    assert "Say what help was needed" in lacking.words()
    assert "Say who was asked to help" in lacking.words()
    chosen = next(one for one in lacking.every("option") if one.get("selected") is not None)
    assert "Zoë Ŵynn" in "".join(chosen.itertext())
    late = client.send(lacking, needed=AWKWARD, passed_to="Food bank", passed_on=build.days(1))
    assert "The date must be today or in the past." in late.words()
    page = client.send(late, passed_on=build.today, outcome="Parcel at 3pm")
    words = page.words()
    assert AWKWARD_READ in words
    assert "Asked: Food bank, 23 November 2026, for R-" in words
    wrong = client.send(
        client.get(f"/visits/{place.visit}/urgent-help"),
        needed="Food",
        passed_to="Food bank",
        resident=elsewhere,
    )
    assert "Choose one of the answers on the list." in wrong.words()
    assert "recorded urgent help" in client.get(f"/reviews/{place.review}/history").words()


def asked_for_help(place: Place) -> UUID:
    place.build.do(
        on_visit.record_urgent_help,
        place.officer,
        place.visit,
        needed="A doctor",
        passed_to="The surgery",
        passed_on=place.build.today,
        outcome="",
    )
    key: UUID = place.build.rows(UrgentHelp)[-1].id
    return key


def test_what_came_of_urgent_help_is_recorded_later(
    client: Client, build: Build, place: Place
) -> None:
    asked_for_help(place)
    client.sign_in(place.officer)
    link = "Record what came of it : help asked from The surgery"
    page = client.get(client.get(f"/visits/{place.visit}").links()[link])
    assert "A doctor Asked: The surgery, 23 November 2026" in page.words()
    assert "Say what came of it" in client.send(page).words()
    page = client.send(page, outcome=AWKWARD)
    assert f"What came of it: {AWKWARD_READ}" in page.words()
    history = client.get(f"/reviews/{place.review}/history").words()
    assert "Ann Ash recorded what came of urgent help" in history
    assert "Second line" not in history
    build.do(visits.call_off_visit, place.officer, place.visit, "Nobody in", 1)
    assert link.replace("Record", "Change") not in client.get(f"/visits/{place.visit}").links()


def test_two_people_record_what_came_of_urgent_help(
    client: Client, build: Build, place: Place
) -> None:
    address = f"/visits/{place.visit}/urgent-help/{asked_for_help(place)}"
    client.sign_in(place.officer)
    other = client.other(place.colleague)
    mine, theirs = client.get(address), other.get(address)
    client.send(mine, outcome="The doctor came")
    clash = other.send(theirs, outcome="No answer yet")
    assert "Someone else recorded this while you had it open." in clash.words()
    assert "As someone else saved it The doctor came" in clash.words()
    assert "No answer yet" in clash.text
    assert "What came of it: No answer yet" in other.send(clash).words()


def test_urgent_help_of_another_visit_is_not_there(
    client: Client, build: Build, place: Place
) -> None:
    other = Place(build)
    key = asked_for_help(other)
    client.sign_in(place.officer)
    client.get(f"/visits/{place.visit}/urgent-help/{key}", status=404)
    client.get(f"/visits/{other.visit}/urgent-help/{key}", status=404)
