"""Words are taken out of a long paper while the disclosure officer does other things."""

from typing import Any

import pytest

from reviews.domain.record.jobs import JobState
from reviews.services.cases.facts import MEANWHILE
from reviews.services.record import jobs
from reviews.store.tables import Event, Job, Redaction
from tests.build import Build
from tests.client import Client
from tests.documents.bundles import planted
from tests.going_in import typed_in
from tests.journeys.assessing import AWKWARD
from tests.long_papers import LongPaper


@pytest.fixture
def paper(build: Build, monkeypatch: pytest.MonkeyPatch) -> LongPaper:
    monkeypatch.setattr("reviews.journeys.cases.redactions.MOST_AT_ONCE", 2)
    return build.once(LongPaper)


def _address(paper: LongPaper) -> str:
    return f"/cases/{paper.case.case}/redactions/{paper.key}"


def _said(**more: Any) -> dict[str, Any]:
    return {"secrets": planted.NAME, "why": AWKWARD, **more}


def _job(paper: LongPaper) -> Any:
    return max(paper.build.rows(Job), key=lambda one: one.recorded_at)


def test_it_is_looked_at_then_recorded_and_the_page_says_how_far_it_is(
    client: Client, paper: LongPaper
) -> None:
    client.sign_in(paper.case.disclosure)
    page = client.get(_address(paper))
    assert "so this is made while you do other things" in page.words()
    page = client.send(page, _said(), button="Look at it first")
    assert "You have asked for it." in page.words()
    assert "The paper is being looked through." in page.words()
    assert not page.every("textarea")
    assert page.links()["See how far it is"] == _address(paper)
    assert paper.worked(_job(paper).id).state is JobState.DONE
    page = client.get(page.links()["See how far it is"])
    assert "on page 1, 2, 3" in page.words()
    assert typed_in(page, "secrets") == planted.NAME
    sources = [str(one.get("src")) for one in page.every("img")]
    preview = next(one for one in sources if "/asked/" in one)
    assert client.download(preview).data.startswith(b"\x89PNG")
    other = client.other(paper.case.second)
    assert other.http.get(preview).status_code == 404, "a look is for whoever asked for it"
    assert planted.NAME not in other.get(_address(paper)).text
    paper.build.clock.move(minutes=1)  # type: ignore[attr-defined]
    page = client.send(page, {}, button="Record it")
    assert "Nothing is recorded before all of it is." in page.words()
    assert paper.worked(_job(paper).id).state is JobState.DONE
    page = client.get("/jobs")
    assert planted.NAME not in page.text
    page = client.get(next(one for one in page.links().values() if "/asked/" in one))
    assert "Words are taken out of it: Dee Closs" in page.words()
    (row,) = paper.build.rows(Redaction)
    assert (row.secrets, row.why) == (planted.NAME, AWKWARD)
    assert "quixley" not in str([vars(one) for one in paper.build.rows(Event)]).casefold()


def test_what_was_typed_is_shown_again_after_a_refusal_and_a_cancelling(
    client: Client, paper: LongPaper
) -> None:
    client.sign_in(paper.case.disclosure)
    page = client.get(_address(paper))
    page = client.send(page, _said(secrets="Nobody Atall"), button="Record it")
    assert paper.worked(_job(paper).id).state is JobState.FAILED
    page = client.get(_address(paper))
    assert "Nothing is recorded. None of these words is on its pages" in page.words()
    assert typed_in(page, "secrets") == "Nobody Atall"
    assert typed_in(page, "why") == AWKWARD
    paper.build.clock.move(minutes=1)  # type: ignore[attr-defined]
    client.send(page, _said(), button="Record it")
    paper.build.do(jobs.cancel, paper.case.disclosure, _job(paper).id)
    page = client.get(_address(paper))
    assert "It was cancelled. Nothing is recorded" in page.words()
    assert typed_in(page, "secrets") == planted.NAME
    assert not paper.build.rows(Redaction)


def test_the_second_of_two_officers_is_told_and_loses_nothing(
    client: Client, paper: LongPaper
) -> None:
    client.sign_in(paper.case.disclosure)
    page = client.get(_address(paper))
    other = client.other(paper.case.second)
    theirs = other.get(_address(paper))
    other.send(theirs, _said(), button="Record it")
    their_job = _job(paper).id
    paper.build.clock.move(minutes=1)  # type: ignore[attr-defined]
    again = client.get(_address(paper))
    client.send(page, _said(secrets="Quixley"), button="Record it")
    assert paper.worked(their_job).state is JobState.DONE
    assert paper.worked(_job(paper).id).failure == MEANWHILE
    page = client.get(_address(paper))
    assert f"Nothing is recorded. {MEANWHILE}" in page.words()
    assert "Words are taken out of it: Sec Ond" in page.words()
    assert typed_in(page, "secrets") == "Quixley"
    page = client.send(again, _said(secrets="Zbigniew"), button="Record it")
    assert MEANWHILE in page.words()
    assert typed_in(page, "secrets") == "Zbigniew"


def test_it_is_asked_for_once_at_a_time(client: Client, paper: LongPaper) -> None:
    client.sign_in(paper.case.disclosure)
    page = client.get(_address(paper))
    client.send(page, _said(), button="Record it")
    page = client.send(page, _said(secrets="Quixley"), button="Look at it first")
    assert "What you asked for of this paper before is under way." in page.words()
    assert typed_in(page, "secrets") == "Quixley"
    assert len(paper.build.rows(Job)) == 1


def test_only_whoever_asked_comes_to_it_while_they_decide(client: Client, paper: LongPaper) -> None:
    asked = paper.asked()
    job = next(one for one in paper.build.rows(Job) if one.id == asked)
    address = f"/cases/redactions/asked/{job.about}"
    client.sign_in(paper.case.disclosure)
    assert client.http.get(address).status_code == 302
    assert client.other(paper.case.second).http.get(address).status_code == 404
    assert client.other(paper.case.benefits).http.get(address).status_code == 403
