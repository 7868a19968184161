"""Suspensions: beside decisions, not appealable; a letter silent on extra time is marked."""

import pytest

from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.page import Page

from .test_decisions import READ, InCase

SILENT = "The letter does not say that extra time can be asked for."


@pytest.fixture
def inside(build: Build) -> InCase:
    return build.once(InCase)


@pytest.fixture
def at_work(client: Client, inside: InCase) -> Client:
    return client.sign_in(inside.officer)


def _suspend(client: Client, inside: InCase, **said: object) -> Page:
    told = {"why": "No answer", "asked": "His rent book", "extra_told": "told"}
    days = {"from_on": inside.build.days(-60), "asked_by_on": inside.build.days(-30)}
    form = client.get(f"/cases/{inside.case}/suspensions/add")
    return client.send(form, {**told, **days, **said})


def test_a_letter_silent_on_extra_time_is_marked(at_work: Client, inside: InCase) -> None:
    page = _suspend(at_work, inside, extra_told="silent", why=AWKWARD)
    assert SILENT in page.words()
    assert READ in page.words()
    assert "A suspension cannot be appealed." in page.words()
    form = at_work.get(next(href for said, href in page.links().items() if "Change it" in said))
    page = at_work.send(form, extra_told="told", extra_until_on=inside.build.days(-10))
    assert SILENT not in page.words()
    assert "What it said before" in page.words()


def test_it_is_lifted_with_a_day_and_a_reason(at_work: Client, inside: InCase) -> None:
    page = _suspend(at_work, inside)
    assert "Not lifted" in page.words()
    address = next(href for said, href in page.links().items() if "Change it" in said)
    form, late = at_work.get(address), at_work.get(address)
    lacking = at_work.send(form, lifted_on=inside.build.days(-5))
    assert "Say why it was lifted." in lacking.words()
    page = at_work.send(lacking, lifted_because="It came")
    assert "Not lifted" not in page.words().split("What it said before")[0]
    told = at_work.send(late, lifted_because=AWKWARD, lifted_on=inside.build.days(-4))
    assert "Someone changed this suspension meanwhile: “No answer” Lifted on" in told.words()
    assert READ in told.words()
    assert READ in at_work.send(told).words()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"lifted_on": -61, "lifted_because": "x"}, "This is before the day payment was suspended"),
        ({"from_on": 1}, "The date must be today or in the past."),
        ({"lifted_on": 1, "lifted_because": "x"}, "The date must be today or in the past."),
        ({"lifted_because": "x"}, "Enter the day on which it was lifted, too."),
        ({"asked_by_on": -70}, "This is before the day payment was suspended."),
        ({"extra_until_on": -40}, "This is before the day by which it was asked for."),
        ({"asked": ""}, "Say what was asked for."),
        ({"why": ""}, "Say why payment was suspended"),
        ({"extra_told": None}, "Select whether the letter told of extra time"),
    ],
)
def test_days_out_of_order_are_said_beside_the_field(
    at_work: Client, inside: InCase, said: dict[str, object], told: str
) -> None:
    days = {
        name: inside.build.days(one) if isinstance(one, int) else one for name, one in said.items()
    }
    page = _suspend(at_work, inside, **{"why": READ, **days})
    assert told in page.words()


def test_one_recorded_by_mistake_is_taken_back(at_work: Client, inside: InCase) -> None:
    page = _suspend(at_work, inside)
    address = next(href for said, href in page.links().items() if "Take it back" in said)
    page = at_work.send(at_work.get(address), reason=AWKWARD)
    assert "No suspension is recorded." in page.words()
    assert READ in page.words()
    at_work.get(address, status=404)
