"""Every form of the example council, sent as wrong as it can be, then mended and sent."""

import pytest
from playwright.sync_api import Page, Response

from reviews.reference.accessibility_testing import accessibility_testing
from tests.browser.conftest import SIZES, Reader
from tests.browser.council import Council, Met
from tests.browser.test_every_page import SUBJECTS

pytestmark = pytest.mark.browser

NEVER_WRONG = {
    "accounts.pause": "where to pick it up may be left out",
    "admin.check_events": "the number to look for may be left out",
    "admin.checkpoints": "it asks nothing",
    "admin.close_officer": "it asks nothing",
    "admin.readers": "nobody can be on both lists",
    "assessment.cite": "a page of the list, with nothing ticked",
    "assessment.point_reasons": "a sentence may point nowhere",
    "evidence.speaks_to": "nobody need say which part of the test it speaks to",
}
"""Forms that are right however they are sent, and why."""
NOT_MENDED = {
    "accounts.pause",
    "admin.add_officer",
    "admin.add_witness",
    "admin.check_events",
    "admin.cosigned",
    "admin.import_register",
    "admin.officer",
    "admin.settings",
    "admin.witness",
    "assessment.change_recommendation",
    "assessment.conclude",
    "assessment.recommend",
    "assessment.write_finding",
    "board.add_staff_time",
    "board.correct_staff_time",
    "cases.change_appeal",
    "cases.correct_decision",
    "cases.neutral_line",
    "data_requests.decide",
    "data_requests.add",
    "letters.draft",
    "letters.edit",
    "programme.choose",
    "programme.draw_sample",
    "protection.move",
    "register.add_address",
    "register.add_organisation",
    "register.add_scheme",
    "register.change_organisation",
    "residents.add_stay",
    "residents.consent",
    "review.start",
    "shared.let_read",
    "sign_in.password",
    "sign_in.show",
    "visits.change",
    "visits.change_passed",
    "visits.change_threat",
    "visits.holds",
    "visits.observe",
    "visits.pass_on",
    "visits.plan",
    "visits.plan_presence",
    "visits.tell_of_threat",
    "visits.urgent",
}
"""Forms whose answers hang together, or that ask for a file, a password or a reference.

Each has its own tests.
"""


def _sent(page: Page, reader: Reader) -> Response:
    with page.expect_navigation() as gone:
        reader.asks("press")
    return gone.value


def test_as_many_forms_are_sent_as_the_service_says(council: Council) -> None:
    forms, told = set(council.walk.forms), accessibility_testing()
    assert len(forms) == told.forms
    assert len(forms - set(NEVER_WRONG)) == told.spoiled
    assert len(forms - NOT_MENDED) == told.mended


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_form_says_what_is_wrong_and_takes_what_is_right(
    subject: str, council: Council, served: str, page: Page
) -> None:
    faults, reader = list[str](), Reader(page)
    for kind, met in council.walk.forms.items():
        if kind.startswith(f"{subject}."):
            faults += [f"{kind}: {told}" for told in _faults(met, council, served, reader)]
            council.put_back(met.standing)
    assert not faults, "\n".join(faults)


def _faults(met: Met, council: Council, served: str, reader: Reader) -> list[str]:
    page, faults = reader.page, list[str]()
    council.enter(page.context, met, served)
    page.set_viewport_size(SIZES[0])
    page.goto(served + met.address)
    if met.kind not in NEVER_WRONG:
        reader.asks("spoil")
        _sent(page, reader)
        if not page.locator(".govuk-error-summary").count():
            return ["is taken as it is"]
        faults += [*reader.asks("errors"), *reader.faults(*SIZES)]
    if met.kind in NOT_MENDED:
        return faults
    reader.asks("mend")
    answer = _sent(page, reader)
    if not answer.ok or page.locator(".govuk-error-summary").count():
        faults.append(f"{answer.status} {page.locator('main').inner_text()[:300]!r}")
    return faults
