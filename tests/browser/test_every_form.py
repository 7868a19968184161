"""Every form of the example council, sent as wrong as it can be; the newer ones then right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.council import AS_PLAYED, Council, Met, Walk, walked
from tests.browser.hand import Hand

pytestmark = pytest.mark.browser

SPOIL = """
() => {
  for (const field of document.querySelector("#form").elements) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else if (field.name.startsWith("state-")) field.value = "not-seen";
    else if (field.tagName === "SELECT") field.value = "";
    else if (field.inputMode) field.value = "x";
    else if (field.type !== "hidden" && field.tagName !== "BUTTON") field.value = "";
  }
}
"""
"""Nothing is chosen or written, no number or date can be read, no question says why it has none."""
CLEAR = """
() => {
  for (const field of document.querySelector("#form").elements) {
    if (field.value === "x") field.value = "";
    if (field.tagName === "SELECT" && !field.value) field.selectedIndex = 1;
  }
}
"""
"""The first of each list is chosen, and what could not be read is taken out."""
NEVER_WRONG = {
    "admin.close_officer": "it asks nothing",
    "admin.readers": "nobody can be on both lists",
}
"""Forms that are right however they are sent, and why."""
NEWER: dict[str, dict[str, Any]] = {
    "admin.readers": {},
    "admin.rights": {},
    "admin.settings": {},
    "assessment.cite": {},
    "board.add_staff_time": {},
    "board.compare": {},
    "board.compare_need": {},
    "board.record_support": {},
    "board.take_back_staff_time": {},
    "board.take_back_support": {},
    "outcomes.add": {},
    "outcomes.change": {},
    "outcomes.end": {},
    "outcomes.note": {},
    "outcomes.pause": {},
    "outcomes.resume": {"last_on": date(2026, 11, 20)},
    "programme.change": {},
    "programme.choose": {"number": ""},
    "programme.day_for_two": {"second": 2},
    "programme.records": {},
    "programme.start": {},
    "programme.take_off": {},
    "programme.take_off_scheme": {},
    "protection.add_feedback": {},
    "protection.contingency_of": {},
    "protection.move": {},
    "protection.moved": {},
    "protection.rights": {},
    "protection.told": {},
    "residents.referrer": {},
    "same_words.cite": {},
    "same_words.pair": {},
    "visits.concern": {},
    "visits.follow": {},
    "visits.help_outcome": {},
    "visits.observe": {},
    "visits.person": {},
    "visits.plan_presence": {"planned_on": date(2026, 12, 1)},
    "visits.staff": {},
    "visits.tell_safeguarding": {},
    "visits.urgent": {},
}
"""Forms that the main journey does not send, and what is not the first choice in them."""


@dataclass(frozen=True)
class Standing:
    """The council as it stands at one time, with the forms that are met then."""

    name: str
    forms: dict[str, Met]


@pytest.fixture(scope="module")
def standings(council: Council, walk: Walk) -> Iterator[list[Standing]]:
    """As played; then with an assessment opened again and an outcome at rest."""
    lead = council.clients["priya"]
    opened, rested = walk.forms["assessment.step"], walk.forms["outcomes.pause"]
    lead.send(lead.get(opened.address), words="A resident wrote to us.")
    pause = lead.get(rested.address)
    lead.send(pause, why="ill", from_on=date(2026, 11, 10), source="staff", who="Manager")
    council.keep("taken-up-again")
    later = walked(council, ["priya"]).forms
    new = {kind: met for kind, met in later.items() if kind not in walk.forms}
    yield [Standing(AS_PLAYED, walk.forms), Standing("taken-up-again", new)]
    council.put_back(AS_PLAYED)


@pytest.fixture
def width() -> ViewportSize:
    return DESK


def _press(page: Page) -> None:
    with page.expect_navigation():
        page.locator("#form button[type=submit]").first.click()


def _open(page: Page, council: Council, served: str, met: Met) -> None:
    council.enter(page.context, met.officer, served)
    page.goto(served + met.address)


def test_every_form_says_what_is_wrong(
    standings: list[Standing], council: Council, served: str, page: Page
) -> None:
    reader, faults, never_wrong = Reader(page), list[str](), set[str]()
    for standing in standings:
        council.put_back(standing.name)
        for kind, met in standing.forms.items():
            _open(page, council, served, met)
            page.evaluate(SPOIL)
            _press(page)
            if not page.locator(".govuk-error-summary").count():
                never_wrong.add(kind)
                council.put_back(standing.name)
                continue
            told = [*reader.faults_at(PHONE, DESK), *reader.faults_of(reader.follow_errors)]
            faults.extend(f"{kind}: {one}" for one in told)
    assert not faults, "\n".join(faults)
    assert never_wrong == set(NEVER_WRONG)


@pytest.mark.parametrize("script", [False], ids=["no script"])
def test_newer_forms_work_without_script(
    standings: list[Standing], council: Council, served: str, page: Page
) -> None:
    """Wrong at first, then mended where the errors lead."""
    reader, faults, sent = Reader(page), list[str](), set[str]()
    hand = Hand(page, reader, served)
    for standing in standings:
        for kind in (one for one in NEWER if one in standing.forms):
            council.put_back(standing.name)
            _open(page, council, served, standing.forms[kind])
            if kind not in NEVER_WRONG:
                page.evaluate(SPOIL)
                _press(page)
                faults.extend(f"{kind}: {one}" for one in reader.faults_of(reader.follow_errors))
            page.evaluate(CLEAR)
            hand.answer_everything("Words")
            hand.fill(**NEWER[kind])
            _press(page)
            if page.locator(".govuk-error-summary").count():
                faults.append(f"{kind}: {page.locator('.govuk-error-summary').inner_text()}")
            sent.add(kind)
    assert not faults, "\n".join(faults)
    assert sent == set(NEWER)
