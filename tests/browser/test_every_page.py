"""The whole site, as officers of the example council meet it: every link, every kind of page."""

import pytest
from playwright.sync_api import Page

from reviews.journeys import BLUEPRINTS
from reviews.reference.accessibility_testing import accessibility_testing
from tests import page as strict
from tests.browser.conftest import SIZES, Reader
from tests.browser.council import Council, Met

UNREACHED = {
    "accounts.attach": "a button leads there, which saves what is typed first",
    "accounts.take_away": "a button leads there, which saves what is typed first",
    "cases.answer_asked": "all that was asked there is answered",
    "cases.asked_redaction": "no words are taken out of a long paper there",
    "cases.bundle": "no bundle is made in the cases listed first",
    "cases.bundle_contents": "no bundle is made in the cases listed first",
    "cases.bundle_page": "no bundle is made in the cases listed first",
    "cases.full_bundle": "no bundle is made in the cases listed first",
    "cases.certificate": "an item is left to decide on in the cases listed first",
    "cases.change_authority": "nobody acts for others in the cases listed first",
    "cases.changed": "nothing changed since it was sent",
    "cases.document": "no paper of the council’s own is drafted in the cases listed first",
    "cases.edit_document": "no paper of the council’s own is drafted in the cases listed first",
    "cases.end_redaction": "nothing is taken out of a paper there",
    "cases.find_page": "no bundle was sent in the cases listed first",
    "cases.redaction": "no file of the cases listed first can have words taken out",
    "cases.witnesses": "no statement is drafted in the cases listed first",
    "cases.group_bundle": "no bundle of common papers is made there",
    "cases.group_bundle_page": "no bundle of common papers is made there",
    "cases.open_again": "no case there is closed",
    "cases.sent": "nothing was sent yet in the cases listed first",
    "cases.start_group": "the cases listed first stand in a group",
    "shared.not_any_more": "nobody there has let such an answer be read",
    "assessment.own_conclusions": "no second reader there differs",
}
"""Routes that no link of the example council leads to, and why."""
NO_PAGE = {
    "admin.event_proof": "the proof of an event, a file",
    "admin.events_workbook": "a workbook",
    "admin.register_workbook": "a workbook",
    "cases.asked_preview": "a picture",
    "cases.bundle_all": "a zip file",
    "cases.bundle_list": "a plain text",
    "cases.bundle_pdf": "a PDF",
    "cases.bundle_picture": "a picture",
    "cases.bundle_program": "a program",
    "cases.full_bundle_all": "a zip file",
    "cases.full_bundle_list": "a plain text",
    "cases.full_bundle_pdf": "a PDF",
    "cases.full_bundle_program": "a program",
    "cases.group_bundle_all": "a zip file",
    "cases.group_bundle_list": "a plain text",
    "cases.group_bundle_pdf": "a PDF",
    "cases.group_bundle_picture": "a picture",
    "cases.group_bundle_program": "a program",
    "cases.look_full_page": "a picture",
    "cases.look_page": "a picture",
    "cases.redaction_page": "a picture",
    "cases.redaction_preview": "a picture",
    "cases.schedule_pdf": "a PDF",
    "cases.disclosure_file": "a file as it was sent in",
    "cases.document_to_edit": "a Word document to be changed",
    "cases.due_file": "a calendar file",
    "cases.evidence_workbook": "a workbook",
    "cases.matrix_on_paper": "a PDF",
    "cases.paper_file": "a file as it was sent in",
    "cases.papers_file": "a workbook",
    "cases.schedule_file": "a workbook",
    "cases.sent_file": "a workbook",
    "cases.workbook": "a workbook",
    "evidence.resident_workbook": "a workbook",
    "evidence.review_workbook": "a workbook",
    "files.picture": "a picture",
    "files.show": "a file as it was sent in",
    "home.health": "for machines",
    "jobs.download": "a file that long work made",
    "letters.issue_proof": "the proof of an event, a file",
    "letters.to_edit": "a Word document to be changed",
    "log.workbook": "a workbook",
    "programme.visit_file": "a calendar file",
    "shared.paper": "a paper as the provider sent it",
    "static_files.static": "what pages are made of",
}
"""Routes that give no page, and what they give."""
SANDBOXED = {"letters.file", "protection.good_support", "protection.sheet"}
"""Pages in which no script runs, axe’s neither, but for one that says why it is not shown: they are
looked at as they would be saved."""
SUBJECTS = [one.name for one in BLUEPRINTS if one.name != "files"]


def test_every_link_opens(council: Council) -> None:
    assert not council.walk.shut, "\n".join(council.walk.shut)


def test_every_page_that_the_service_gives_is_met(council: Council) -> None:
    routes = {
        one.endpoint for one in council.app.url_map.iter_rules() if "GET" in (one.methods or ())
    }
    missed = routes - set(council.walk.pages)
    told = set(UNREACHED) | set(NO_PAGE)
    assert missed == told, "\n".join(sorted(missed ^ told))


def test_as_many_kinds_are_met_as_the_service_says(council: Council) -> None:
    kinds = council.walk.pages
    assert len(kinds) == accessibility_testing().pages
    assert {kind.partition(".")[0] for kind in kinds} == set(SUBJECTS)


@pytest.mark.browser
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_kind_of_page_is_for_everyone(
    subject: str, council: Council, served: str, page: Page
) -> None:
    faults, reader = list[str](), Reader(page)
    for met in council.walk.of(subject):
        faults += [f"{met.address}: {told}" for told in _faults(met, council, served, reader)]
    assert not faults, "\n".join(faults)


def _faults(met: Met, council: Council, served: str, reader: Reader) -> list[str]:
    """What is wrong with a page: as it is written, at each size, and where the focus goes."""
    page = reader.page
    council.enter(page.context, met, served)
    page.set_viewport_size(SIZES[0])
    whole = strict.Page(met.address, 200, met.text)
    if met.kind in SANDBOXED and "/static/" not in met.text:
        assert len(whole.root)
        page.goto("about:blank")
        page.set_content(met.text)
    else:
        whole.check()
        page.goto(served + met.address)
    reader.asks("unfold")
    found = list[str]()
    for size in SIZES:
        found += reader.faults(size) + [f"{size['width']}: {one}" for one in reader.asks("focus")]
    return found
