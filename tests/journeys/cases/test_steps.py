"""Steps and the timeline: recorded, put right, taken back; what is due, and the calendar file."""

from typing import Any

import pytest

from reviews.domain.cases.kinds import CaseKind, DueFrom, StepKind
from reviews.domain.cases.steps import ASKS, kinds_for
from reviews.store.tables import CaseStep
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD

from .appealing import Appealing


def test_a_direction_is_due_overdue_met_and_kept_in_every_wording(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    case.appeal(build.days(-20))
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/timeline")
    assert "The response (the Ombudsman’s yardstick, no time limit)" in page.words()
    page = client.get(page.links()["Record a step"])
    page = client.get(page.links()["A direction of the tribunal"])
    lacking = client.send(page, on=build.days(-9), due_on=build.days(-10), words=AWKWARD)
    assert "Select who is to do it" in lacking.words()
    lacking = client.send(lacking, due_from="council")
    assert "Check both days." in lacking.words()
    assert AWKWARD.splitlines()[1] in lacking.words()
    page = client.send(lacking, due_on=build.days(-2))
    words = page.words()
    assert "Overdue by 2 days" in words
    assert words.index("A direction of the tribunal") < words.index("yardstick")
    page = client.get(page.links()["A direction of the tribunal"])
    page = client.send(page, done_on=build.today)
    assert "Overdue" not in page.words()
    assert "The direction was met" in page.words()
    assert len(build.rows(CaseStep)) == 2


@pytest.mark.parametrize("kind", kinds_for(CaseKind.CLAIM))
def test_every_step_has_a_page_and_is_recorded(
    client: Client, build: Build, kind: StepKind
) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/step/add/{kind.value}")
    more: dict[str, Any] = {"due_from": "tribunal"} if 'name="due_from"' in page.text else {}
    page = client.send(page, on=build.today, words=AWKWARD, **more)
    assert "The step is recorded." in page.words()
    assert (ASKS[kind].was or kind.words) in page.words()


def test_a_hearing_has_a_time_a_place_and_who_goes(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.appeal(build.days(-3))
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/step/add/hearing")
    page = client.send(
        page, on=build.days(-4), planned_time="2pm to 3.30pm", place="Hull", who="Bea"
    )
    assert "which is the day it came to the council" in page.words()
    page = client.send(page, on=build.days(12))
    assert "A hearing, 2pm to 3.30pm, Hull" in page.words()
    assert "In 12 days" in page.words()
    got = client.download(page.links()["Put what is due into your calendar"])
    assert got.mimetype == "text/calendar"
    assert got.data.count(b"BEGIN:VEVENT") == 2
    assert b"SUMMARY:HB-2026-001: Hearing" in got.data
    assert b"LOCATION:Hull" in got.data
    assert b"Ann" not in got.data


def test_what_an_officer_wrote_is_not_in_the_calendar_file(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.appeal(build.days(-3))
    case.step(
        StepKind.DIRECTION,
        build.days(-1),
        due_on=build.days(5),
        due_from=DueFrom.COUNCIL,
        words="Say how Ann Ash was helped",
    )
    client.sign_in(case.bea)
    got = client.download(f"{case.address}/due.ics").data.decode()
    assert "A direction of the tribunal" in got
    assert "Due from: The council" in got
    assert "Ash" not in got


def test_two_officers_at_one_step(client: Client, build: Build) -> None:
    case = Appealing(build)
    fact = case.step(StepKind.RECONSIDERED, build.days(-3), words="First")
    client.sign_in(case.bea)
    address = f"{case.address}/step/{fact}/change"
    mine, theirs = client.get(address), client.get(address)
    client.send(mine, words="Mine")
    page = client.send(theirs, words="Theirs")
    assert "Someone else changed this while you had it open." in page.words()
    assert "Mine" in page.words()
    assert "The step is changed." in client.send(page).words()


def test_a_step_taken_back_is_due_no_more(client: Client, build: Build) -> None:
    case = Appealing(build)
    fact = case.step(StepKind.REPLY, build.days(-3), due_on=build.days(3))
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/step/{fact}/take-back")
    page = client.send(page, reason="It was of another case")
    assert "Nothing is due." in page.words()
    assert "It was of another case" in page.words()


def test_with_two_appeals_it_is_asked_which(client: Client, build: Build) -> None:
    case = Appealing(build)
    first = case.appeal(build.days(-9), appellant="Ann")
    case.appeal(build.days(-8), appellant="The landlord")
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/step/add/withdrawn")
    page = client.send(page, on=build.today, appeal_fact_id=first)
    assert "9 days since it came" not in page.words()
    assert "8 days since it came" in page.words()


def test_the_steps_of_a_dispute_are_not_offered_in_a_claim(client: Client, build: Build) -> None:
    case = Appealing(build)
    client.sign_in(case.bea)
    client.get(f"{case.address}/step/add/answered", status=404)
    client.get(f"{case.address}/step/add/nothing", status=404)
