"""Your work: what waits for one officer, and for nobody else."""

import pytest

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.people.council_settings import set_council
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def test_an_assessment_waits_for_those_who_may_read_it(client: Client, case: Assessing) -> None:
    case.excuse_everything()
    case.conclude()
    waits = "Assessments to read"
    client.sign_in(case.bo)
    assert waits not in client.get("/").words()
    case.step(Reading.SUBMITTED, case.ann)
    assert f"{waits} Canal House , SR-2026-001: waits for a second" in client.get("/").words()
    assert waits not in client.other(case.ann).get("/").words()
    outside = case.build.officer(team=case.build.team())
    assert waits not in client.other(outside).get("/").words()
    agree = client.get(f"{case.address}/overall/step/agreed")
    assert "the next reader" not in agree.words()
    case.step(Reading.DISAGREED, case.bo)
    assert waits not in client.get("/").words()
    assert "two readers disagree" in client.other(case.cy).get("/").words()


def test_a_paused_account_is_shown_to_who_heard_it(client: Client, case: Assessing) -> None:
    key = case.account(Source.STAFF, by=case.bo, respondent="Night worker")
    client.sign_in(case.bo)
    assert "Accounts you paused" not in client.get("/").words()
    case.build.do(accounts.pause_account, case.bo, key, "After the break")
    page = client.get("/")
    assert "Accounts you paused" in page.words()
    assert page.links()["Night worker"] == f"/accounts/{key}"
    assert "Night worker" not in client.other(case.ann).get("/").words()


def test_more_than_a_page_is_overdue(client: Client, case: Assessing, clock: Clock) -> None:
    finding = case.finding()
    case.agree()
    made = [case.recommend(finding, f"Write plan {number}") for number in range(51)]
    case.issue_letter(*made[1:])
    clock.move(days=15)
    every = (case.ann, case.bo, case.build.officer(Role.LETTER_OFFICER))
    benefits = client.other(case.build.officer(Role.BENEFITS_OFFICER)).get("/").words()
    assert "Overdue from providers" not in benefits, "they follow up nothing"
    for officer in every:
        page = client.other(officer).get("/")
        assert "Write plan 50" in page.words()
        assert "were due first" not in page.words()
    case.issue_letter(made[0])
    for officer in every:
        reader = client.other(officer)
        page = reader.get("/")
        assert "Write plan 49" in page.words()
        assert "Write plan 50" not in page.words()
        assert "These 50 were due first" in page.words()
        log = reader.get(page.links()["Every scheme with something overdue"])
        assert "Canal House" in log.words()


def test_letters_that_wait_for_settings_are_told_where_they_are_filled_in(
    client: Client, build: Build
) -> None:
    letters, admin = build.officer(Role.LETTER_OFFICER), build.officer(Role.ADMINISTRATOR)
    client.sign_in(admin)
    assert "wait for the council’s settings" not in client.get("/").words()
    build.do(set_council, None, telephone="", advocacy=" ", name="Your council")
    page = client.get("/")
    assert "No letter of any kind can be drafted" in page.words()
    assert "No invitation to a resident or letter to a resident can be drafted" in page.words()
    assert page.links()["the council’s name"] == "/settings#name"
    assert page.links()["who gives advocacy"] == "/settings#advocacy"
    settings = client.get(page.links()["the council’s telephone number"].partition("#")[0])
    assert "#telephone" in {href.removeprefix("/settings") for href in settings.links().values()}
    assert any(one.get("id") == "telephone" for one in settings.every("input"))
    told = client.other(letters).get("/")
    assert "An administrator fills them in." in told.words()
    assert "the council’s telephone number" in told.words()
    assert "the council’s telephone number" not in told.links()
    reviewer = client.other(build.officer(Role.AUDITOR)).get("/")
    assert "wait for the council’s settings" not in reviewer.words()
