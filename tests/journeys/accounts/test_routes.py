"""The page that starts an account: what it fills in beforehand, and what it asks of whom."""

import pytest

from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.visits.visits import VisitPurpose
from tests.build import Build
from tests.client import Client
from tests.page import Page


@pytest.fixture
def start(client: Client, build: Build) -> str:
    team = build.team()
    officer = build.officer(team=team, name="Ann Ash")
    scheme = build.scheme(team)
    resident = build.resident(scheme)
    review = build.review(officer, scheme, resident)
    build.agree(officer, review, resident)
    client.sign_in(officer)
    form = client.get(f"/residents/{resident}/contact")
    client.send(form, format=ContactFormat.EASY_READ)
    for purpose in (VisitPurpose.SITE, VisitPurpose.INTERVIEWS):
        page = client.get(f"/reviews/{review}/visits/plan")
        client.send(page, _visit(page, purpose), planned_on=build.days(1))
    return f"/reviews/{review}/accounts/start/%s?resident={resident}"


def _visit(page: Page, purpose: VisitPurpose) -> dict[str, str]:
    officer = next(one for one in page.every("input") if one.get("name") == "officers")
    return {"purpose": purpose, "officers": officer.get("value", ""), "announced": "announced"}


def _value(page: Page, name: str) -> str:
    return next(one.get("value", "") for one in page.every("input") if one.get("name") == name)


def test_a_reference_stands_only_for_the_resident(client: Client, start: str) -> None:
    assert _value(client.get(start % "resident-interview"), "respondent").startswith("R-")
    for name in ("personal-file", "resident-support", "referrer"):
        assert _value(client.get(start % name), "respondent") == ""


def test_visits_are_told_apart(client: Client, start: str) -> None:
    options = _options(client.get(start % "resident-interview"))
    assert sorted(one for one in options if "2026" in one) == [
        "24 November 2026: Scheme review visit: Ann Ash",
        "24 November 2026: Talking with residents: Ann Ash",
    ]


def _options(page: Page) -> list[str]:
    return [page.words(one) for one in page.every("option")]


def test_easy_words_are_for_those_who_speak_for_themselves(client: Client, start: str) -> None:
    page = client.get(start % "resident-interview")
    ticked = [one.get("name") for one in page.every("input") if one.get("checked") is not None]
    assert "easy_words" in ticked
    assert "short_route" not in ticked
    spoken = client.send(page)
    assert "Ask in easy words" in spoken.words()
    assert "heard by Ann Ash" in spoken.words()
    file = client.send(client.get(start % "personal-file"), source="document", respondent="Plan")
    assert "read by Ann Ash" in file.words()
    assert "easy words" not in file.words()
    assert "short route" not in file.words()
