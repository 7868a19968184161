"""The disclosure officer takes words out of a paper: sees it first, records it, ends it."""

import re
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.cases.bundles import BundleKind, PaperRuling
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.redacting import IN_PLACE, UNEDITED
from reviews.domain.cases.steps import Step
from reviews.services.cases import bundles, steps
from reviews.services.cases.bundles import Ruled
from reviews.services.cases.facts import MEANWHILE
from reviews.services.cases.redactions import NO_PAGES
from reviews.store.tables import Job, Redaction, StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.documents.bundles import planted
from tests.going_in import GoingIn, typed_in
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.pieces import KEPT, SHARED
from tests.services.cases.papers_in import damaged, locked, paper


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _direction(case: GoingIn) -> UUID:
    step = Step(StepKind.DIRECTION, case.build.today, words="Take out the word.")
    key: UUID = case.build.do(steps.record_step, case.benefits, case.case, step)
    return key


def _address(case: GoingIn, key: UUID | str = "") -> str:
    return f"/cases/{case.case}/redactions" + (f"/{key}" if key else "")


def _said(**more: Any) -> dict[str, Any]:
    return {"secrets": KEPT, "why": AWKWARD, **more}


def test_papers_go_unedited_until_a_direction_or_an_application(
    client: Client, case: GoingIn
) -> None:
    client.sign_in(case.disclosure)
    page = client.get(f"/cases/{case.case}")
    page = client.get(page.links()["Redaction"])
    assert UNEDITED in page.words()
    page = client.get(_address(case, case.pieces.account))
    assert UNEDITED in page.words()
    assert not page.every("textarea")
    case.put_in(case.pieces.account)
    assert UNEDITED in client.get(_address(case)).words()
    _direction(case)
    page = client.get(_address(case))
    assert UNEDITED not in page.words()
    assert f"{_address(case, case.pieces.account)}" in page.links().values()


def test_with_an_application_it_is_seen_first_and_a_copy_goes_in(
    client: Client, build: Build, case: GoingIn
) -> None:
    key = case.pieces.kept_account
    case.apply_for(key)
    client.sign_in(case.disclosure)
    page = client.get(_address(case, key))
    page = client.send(page, _said(secrets=f"{KEPT}\nnobody"), button="Look at it first")
    words = page.words()
    assert re.search(rf"{KEPT}\s?: on page 1", words)
    assert "nobody" in words
    assert "on no page. Is it written otherwise there?" in words
    assert typed_in(page, "why") == AWKWARD
    assert not build.rows(Redaction)
    sources = [str(one.get("src")) for one in page.every("img")]
    preview = next(one for one in sources if "/preview/" in one)
    assert client.download(preview).data.startswith(b"\x89PNG")
    other = client.other(case.second)
    assert other.http.get(preview).status_code == 404, "a preview is for whoever asked for it"
    page = client.send(page, _said(), button="Record it")
    assert "It is recorded what is taken out of this paper." in page.words()
    (row,) = build.rows(Redaction)
    assert (row.secrets, row.why) == (KEPT, AWKWARD)
    (file,) = [one for one in build.rows(StoredFile) if one.id == row.copy_id]
    assert KEPT not in planted.every_byte(build.house.files.place(file.bytes_id))
    benefits = client.other(case.benefits)
    page = benefits.get(f"/cases/{case.case}/papers")
    assert "with words taken out" in page.words()
    given = benefits.http.get(f"/cases/{case.case}/papers/{file.id}/files/{file.id}")
    assert given.status_code == 200
    assert KEPT not in benefits.get(f"/cases/{case.case}/papers/{file.id}").words()
    assert benefits.http.get(f"/cases/{case.case}/papers/{key}").status_code == 404
    for someone in (case.benefits, case.pieces.case.lead):
        given = client.other(someone).http.get(f"/files/{file.id}")
        assert given.status_code in (403, 404), "it opens as a paper of its case alone"


def test_a_place_is_added_by_its_numbers_and_all_of_them(client: Client, case: GoingIn) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = _direction(case)
    client.sign_in(case.disclosure)
    page = client.get(_address(case, key))
    place = {"page": "1", "left": "0", "top": "100", "right": "500"}
    page = client.send(page, _said(secrets="", step_id=str(step), **place), button="Record it")
    assert "Enter all five numbers of the place, or none of them" in page.words()
    page = client.send(page, {"bottom": "200"}, button="Look at it first")
    assert typed_in(page, "areas") == "1 0 100 500 200"
    assert "As it would be" in page.words()
    page = client.send(page, {"areas": "1 0 100 500 200\nx"}, button="Record it")
    assert "“x” is no place." in page.words()
    page = client.send(page, {"areas": "7 0 100 500 200"}, button="Record it")
    assert "There is no page 7" in page.words()
    page = client.send(page, {"areas": "1 0 100 500 200"}, button="Record it")
    assert "It is recorded what is taken out" in page.words()


def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    client: Client, case: GoingIn
) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = _direction(case)
    client.sign_in(case.disclosure)
    page = client.get(_address(case, key))
    page = client.send(page, _said(step_id=""), button="Record it")
    assert "None of these words is on its pages" in page.words()
    page = client.send(page, _said(secrets=SHARED), button="Record it")
    assert "Choose the direction." in page.words()
    assert typed_in(page, "why") == AWKWARD
    page = client.send(page, {"secrets": "", "step_id": str(step)}, button="Record it")
    assert "Enter the words to take out, or a place on a page." in page.words()
    page = client.send(page, {"secrets": SHARED, "why": ""}, button="Record it")
    assert "Say what the direction asks for" in page.words()


def test_the_second_of_two_officers_is_told_and_loses_nothing(
    client: Client, case: GoingIn
) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = str(_direction(case))
    client.sign_in(case.disclosure)
    page = client.get(_address(case, key))
    other = client.other(case.second)
    said = _said(secrets=SHARED, step_id=step)
    other.send(other.get(_address(case, key)), said, button="Record it")
    page = client.send(page, said, button="Record it")
    assert MEANWHILE in page.words()
    assert "Words are taken out of it: Sec Ond" in page.words()
    assert typed_in(page, "secrets") == SHARED
    page = client.send(page, said, button="Record it")
    assert "It is recorded what is taken out" in page.words()


def _error(page: Page) -> str:
    """What is said beside the words to take out."""
    (found,) = [one for one in page.every("p") if one.get("id") == "secrets-error"]
    return page.words(found)


def _slip(case: GoingIn, client: Client, data: bytes) -> tuple[str, Page]:
    """A paper that is in, on a direction, and its page as the disclosure officer opens it."""
    key = paper(Bundling(case), f"Diary of {SHARED}", data)
    case.put_in(key)
    step = str(_direction(case))
    client.sign_in(case.disclosure)
    return step, client.get(_address(case, key))


@pytest.mark.parametrize("button", ["Look at it first", "Record it"])
@pytest.mark.parametrize("at_once", [10, 0])
def test_of_a_paper_that_is_a_slip_no_words_are_taken_out(
    client: Client, case: GoingIn, monkeypatch: pytest.MonkeyPatch, button: str, at_once: int
) -> None:
    monkeypatch.setattr("reviews.journeys.cases.redactions.MOST_AT_ONCE", at_once)
    step, page = _slip(case, client, locked())
    assert NO_PAGES in page.words(), "it is said before anything is typed"
    place = {"areas": "1 0 100 500 200"}
    page = client.send(page, _said(secrets=SHARED, step_id=step, **place), button=button)
    assert NO_PAGES in _error(page)
    assert "on page 1" not in page.words()
    assert typed_in(page, "secrets") == SHARED
    assert typed_in(page, "why") == AWKWARD
    assert not case.build.rows(Redaction)
    assert not case.build.rows(Job)


def test_of_a_damaged_paper_none_are_where_a_slip_was_chosen(client: Client, case: GoingIn) -> None:
    step, page = _slip(case, client, damaged())
    assert NO_PAGES not in page.words()
    (row,) = [one for one in case.build.rows(StoredFile) if one.name == "rota.pdf"]
    ruled = Ruled(row.sha256, PaperRuling.AS_SLIP, "It cannot be read.", "")
    of = (case.case, BundleKind.PARTIES, row.id, ruled)
    case.build.do(bundles.rule, case.benefits, *of)
    page = client.send(page, _said(secrets="rota", step_id=step), button="Record it")
    assert NO_PAGES in _error(page)
    assert not case.build.rows(Redaction)


def test_it_is_ended_with_a_reason(client: Client, case: GoingIn) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = str(_direction(case))
    client.sign_in(case.disclosure)
    said = _said(secrets=SHARED, step_id=step)
    client.send(client.get(_address(case, key)), said, button="Record it")
    page = client.get(_address(case))
    (href,) = [one for one in page.links().values() if one.endswith("/end")]
    page = client.send(client.get(href))
    assert "Say why" in page.words()
    page = client.send(page, why=AWKWARD)
    assert "Nothing is taken out of this paper any more." in page.words()
    assert AWKWARD.splitlines()[0] in client.get(_address(case, key)).words()
    assert client.http.get(href).status_code == 404


def test_the_pages_are_shown_with_rulers(client: Client, case: GoingIn) -> None:
    client.sign_in(case.disclosure)
    page = client.get(_address(case, case.pieces.account))
    sources = [str(one.get("src")) for one in page.every("img")]
    shown = [one for one in sources if re.search(r"/redactions/.*/1\.png", one)]
    assert client.download(shown[0]).data.startswith(b"\x89PNG")
    missing = shown[0].replace("/1.png", "/99.png")
    assert client.http.get(missing).status_code == 404


def test_only_disclosure_officers_of_the_case_come_here(client: Client, case: GoingIn) -> None:
    client.sign_in(case.benefits)
    page = client.get(f"/cases/{case.case}")
    assert "Redaction" not in page.links()
    for address in (_address(case), _address(case, case.pieces.account)):
        assert client.http.get(address).status_code == 403
    history = client.get(f"/cases/{case.case}/history").words()
    assert IN_PLACE not in history
    assert "redacted" not in history
