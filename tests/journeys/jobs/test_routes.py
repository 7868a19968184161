"""Long work on its page: asked for, on its way, cancelled, started again, downloaded, deleted."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask

from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.jobs import JobKind, JobState
from reviews.services.across.erasure import erase_words
from reviews.services.across.tidy import let_results_go
from reviews.services.job_kinds import KINDS
from reviews.services.people import officers
from reviews.services.record import jobs as service
from reviews.services.record.job_run import Workshop, run, sweep
from reviews.store.across.stored_files import named_bytes
from reviews.store.people import officers as store_officers
from reviews.store.record import jobs
from reviews.store.record.jobs import JobLine
from reviews.store.tables import Event, Job, JobPiece
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.page import Page
from tests.queries import asked as sent

AWKWARD = '=HYPERLINK("x") O’Brien & "Sons" <b> ŵ Łukasz سلام 🙂'


@pytest.fixture
def auditor(build: Build) -> Viewer:
    build.officer(Role.ADMINISTRATOR)
    return build.officer(Role.AUDITOR, name="Ada Audit")


@pytest.fixture
def shop(build: Build) -> Workshop:
    return Workshop(build.house.engine, build.house.files, KINDS, build.clock)


def job(build: Build) -> JobLine:
    """The job that was asked for last."""
    last = max(build.rows(Job), key=lambda one: one.recorded_at)
    found: JobLine = build.read(jobs.job, last.id)
    return found


def asked(client: Client, address: str) -> Page:
    page = client.get(address)
    forms = [one.get("action") for one in page.every("form") if one.get("method") == "post"]
    (asks,) = (at for at, one in enumerate(forms) if "/jobs/ask" in (one or ""))
    return client.send(page, form=asks)


def rows(client: Client, build: Build, sheet: str) -> list[tuple[Any, ...]]:
    data = client.download(f"/jobs/{job(build).id}/download").data
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]


def health(client: Client) -> tuple[str, int]:
    found = client.http.get("/health")
    return (found.json or {})["worker"], found.status_code


def test_the_record_of_events_is_made_and_is_what_the_page_gives_at_once(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    build.team(AWKWARD)
    client.sign_in(auditor)
    assert "You have not asked for anything." in client.get("/jobs").words()
    page = asked(client, "/events")
    assert page.address == "/jobs"
    assert "You have asked for it." in page.words()
    assert "The record of events Waiting" in page.words()
    assert build.house.queue.waiting() == {job(build).id}
    run(shop, job(build).id)

    page = client.get("/jobs")
    assert "The record of events Ready" in page.words()
    assert f"{job(build).of} of {job(build).of} events" in page.words()
    assert "It is deleted after 30 November 2026 at 10:00am." in page.words()
    given = client.download(f"/jobs/{job(build).id}/download")
    assert "record-of-events-2026-11-23.xlsx" in given.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(client.download("/events.xlsx").data))
    at_once = [tuple(cell.value for cell in row) for row in book["Record of events"].iter_rows()]
    made = rows(client, build, "Record of events")
    assert made == at_once[: len(made)]
    kinds = {one.kind for one in build.rows(Event)[len(made) - 1 :]}
    assert kinds <= {"job_asked", "job_done"}


def test_the_log_is_made_and_is_what_its_page_gives_at_once(
    client: Client, build: Build, shop: Workshop
) -> None:
    case = LetterCase(build)
    case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    team = case.lead.teams
    for number in range(30):
        scheme = build.scheme(next(iter(team)), name=f"{AWKWARD} {number}")
        build.review(case.lead, scheme)
    client.sign_in(case.lead)
    asked(client, "/log")
    run(shop, job(build).id)
    assert job(build).of == 31
    assert len(build.rows(JobPiece)) == 2
    book = openpyxl.load_workbook(io.BytesIO(client.download("/log.xlsx").data))
    for sheet in book.sheetnames:
        at_once = [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]
        assert rows(client, build, sheet) == at_once, sheet
    made = openpyxl.load_workbook(
        io.BytesIO(client.download(f"/jobs/{job(build).id}/download").data)
    )
    cells = [one for one in made["Scheme log"]["B"] if str(one.value).startswith("=HYPERLINK")]
    assert len(cells) == 30
    assert {one.data_type for one in cells} == {"s"}


def test_a_benefits_officer_is_given_the_log_as_they_may_read_it(
    client: Client, build: Build, shop: Workshop
) -> None:
    case = LetterCase(build)
    case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    asked(client, "/log")
    run(shop, job(build).id)
    book = openpyxl.load_workbook(io.BytesIO(client.download("/log.xlsx").data))
    for sheet in ("Recommendations", "More on each scheme"):
        at_once = [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]
        assert rows(client, build, sheet) == at_once


def test_asked_for_twice_it_is_done_once(client: Client, build: Build, auditor: Viewer) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    asked(client, "/events")
    assert len(build.rows(Job)) == 1


def test_only_who_may_read_it_may_ask(client: Client, build: Build, auditor: Viewer) -> None:
    client.sign_in(auditor)
    client.post("/jobs/ask/scheme-log", status=403)
    client.post("/jobs/ask/anything", status=404)
    assert build.rows(Job) == []


def test_how_far_it_is_and_that_it_stands_still(
    client: Client, build: Build, auditor: Viewer, shop: Workshop, clock: Clock
) -> None:
    for number in range(600):
        if number % 6 == 0:
            build.do(officers.add_team, None, f"Team number {number}")
    client.sign_in(auditor)
    asked(client, "/events")
    kind = replace(KINDS[JobKind.EVENTS], parts=lambda *_: iter((("1 3", 3), ("4 9", 6))))
    stops = iter((False, True))
    part = replace(shop, kinds={JobKind.EVENTS: kind}, stopping=lambda: next(stops))
    run(part, job(build).id)
    words = client.get("/jobs").words()
    assert "The record of events Under way" in words
    assert "3 of 9 events" in words
    assert "See how far it is" in words
    assert "It has stood still" not in words
    assert "Nothing works on long work" not in words
    clock.move(minutes=6)
    client.sign_in(auditor)
    words = client.get("/jobs").words()
    assert "It has stood still since 23 November 2026 at 10:00am." in words
    assert "the worker was last seen on 23 November 2026 at 10:00am" in words


def test_it_is_said_when_no_worker_is_there(
    client: Client, build: Build, auditor: Viewer, shop: Workshop, clock: Clock
) -> None:
    client.sign_in(auditor)
    assert "no worker has been seen yet" in client.get("/jobs").words()
    assert health(client) == ("silent", 200)
    sweep(shop, build.house.queue)
    assert "Nothing works on long work" not in client.get("/jobs").words()
    assert health(client) == ("ok", 200)
    clock.move(minutes=4)
    client.sign_in(auditor)
    assert "Tell an administrator" in client.get("/jobs").words()
    assert health(client) == ("silent", 200)


def test_it_is_cancelled_and_started_again(
    client: Client, build: Build, auditor: Viewer, shop: Workshop, clock: Clock
) -> None:
    client.sign_in(auditor)
    page = asked(client, "/events")
    twice = client.get("/jobs")
    assert "It is cancelled." in client.send(page).words()
    assert job(build).state is JobState.CANCELLED
    run(shop, job(build).id)
    assert job(build).state is JobState.CANCELLED
    assert "There was nothing to cancel any more: it is cancelled." in client.send(twice).words()
    page = client.get("/jobs")
    twice = client.get("/jobs")
    assert "It goes on where it stopped." in client.send(page).words()
    assert "It cannot be started again: it is waiting." in client.send(twice).words()
    run(shop, job(build).id)
    assert job(build).state is JobState.DONE


def test_what_was_cancelled_long_ago_is_asked_for_anew(
    client: Client, build: Build, auditor: Viewer, clock: Clock
) -> None:
    client.sign_in(auditor)
    page = client.send(asked(client, "/events"))
    clock.move(days=8)
    client.sign_in(auditor)
    assert "Start again" not in client.get("/jobs").words()
    again = client.post(f"/jobs/{job(build).id}/start-again")
    assert "Ask for it anew." in again.words()
    assert page.status == 200


def test_what_failed_says_why(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    row = build.read(store_officers.officer, auditor.id)
    details = {"name": row.name, "job_title": "", "email": "", "telephone": ""}
    build.do(officers.change_officer, None, auditor.id, roles=(Role.REVIEWER,), teams=(), **details)
    run(shop, job(build).id)
    client.sign_in(auditor)
    words = client.get("/jobs").words()
    assert "It could not be made. Your account does not let you have this any more." in words
    assert "Start again" not in words
    client.post(f"/jobs/{job(build).id}/start-again", status=403)


def test_nobody_else_knows_of_it(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    other = client.other(build.officer(Role.AUDITOR))
    assert "You have not asked for anything." in other.get("/jobs").words()
    other.post(f"/jobs/{job(build).id}/cancel", status=404)
    run(shop, job(build).id)
    other.get(f"/jobs/{job(build).id}/download", status=404)
    other.post(f"/jobs/{job(build).id}/start-again", status=404)


def test_it_is_downloaded_with_the_roles_it_was_made_for_alone(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    client.get(f"/jobs/{job(build).id}/download", status=404)
    run(shop, job(build).id)
    row = build.read(store_officers.officer, auditor.id)
    details = {"name": row.name, "job_title": "", "email": "", "telephone": ""}
    for roles, said in (
        ((Role.AUDITOR, Role.REVIEWER), "Your roles or teams have changed"),
        ((Role.REVIEWER,), "Your account does not let you do this."),
    ):
        build.do(officers.change_officer, None, auditor.id, roles=roles, teams=(), **details)
        client.sign_in(auditor)
        assert said in client.get(f"/jobs/{job(build).id}/download", status=403).words()


def test_what_was_made_goes_after_its_days(
    client: Client, build: Build, auditor: Viewer, shop: Workshop, clock: Clock
) -> None:
    store = build.house.files
    client.sign_in(auditor)
    asked(client, "/events")
    run(shop, job(build).id)
    bytes_id = job(build).bytes_id or ""
    clock.move(days=6, hours=23)
    assert let_results_go(build.house.engine, store, clock()) == 0
    clock.move(hours=1, seconds=1)
    client.sign_in(auditor)
    assert "The file is deleted. Ask for it anew" in client.get("/jobs").words()
    said = client.get(f"/jobs/{job(build).id}/download", status=404).words()
    assert "The file is not kept any more." in said
    assert let_results_go(build.house.engine, store, clock()) == 1
    assert store.digest(bytes_id) is None
    assert build.rows(JobPiece) == []
    assert let_results_go(build.house.engine, store, clock()) == 0
    assert "The file is deleted." in client.get("/jobs").words()


def test_tidying_removes_it_and_says_so(
    client: Client, build: Build, auditor: Viewer, shop: Workshop, app: Flask
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    early = datetime.now(UTC) - timedelta(days=8)
    run(replace(shop, clock=lambda: early), job(build).id)
    ran = app.test_cli_runner().invoke(args=["tidy"])
    assert "Removed what long work made a week ago or longer: 1 in all." in ran.output
    assert job(build).bytes_id is None


def test_a_file_that_is_gone_from_the_folder_is_asked_for_anew(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    run(shop, job(build).id)
    build.house.files.discard(job(build).bytes_id or "")
    said = client.get(f"/jobs/{job(build).id}/download", status=404).words()
    assert "The file is not kept any more. Ask for it anew." in said


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A queue that takes nothing."""

    def fails(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("reviews.store.record.queue.Queue._open", fails)


@pytest.mark.usefixtures("lost")
def test_what_could_not_be_handed_over_is_kept_and_waits(
    client: Client, build: Build, auditor: Viewer
) -> None:
    client.sign_in(auditor)
    assert "You have asked for it." in asked(client, "/events").words()
    assert job(build).state is JobState.WAITING


def test_an_erasure_takes_what_was_made_before_it(
    client: Client, build: Build, auditor: Viewer, shop: Workshop
) -> None:
    client.sign_in(auditor)
    asked(client, "/events")
    run(shop, job(build).id)
    bytes_id = job(build).bytes_id or ""
    stops = iter((False, True))
    going_on = build.do(service.ask, build.officer(Role.AUDITOR), KINDS, JobKind.EVENTS)
    run(replace(shop, stopping=lambda: next(stops)), going_on)
    first = min(build.rows(Event), key=lambda one: one.position)
    build.do(erase_words, None, first.hash, "Asked for by the person, on article 17.")
    said = client.get(f"/jobs/{job(build).id}/download", status=404).words()
    assert "The file is not kept any more." in said
    assert bytes_id not in build.read(named_bytes)
    assert build.read(jobs.job, going_on).done == 0
    run(shop, going_on)
    found = build.read(jobs.job, going_on)
    assert (found.state, found.done) == (JobState.DONE, found.of)


def test_a_long_list_asks_no_more_of_the_database(
    client: Client, build: Build, auditor: Viewer
) -> None:
    def more(count: int) -> None:
        for _ in range(count):
            key = build.do(service.ask, auditor, KINDS, JobKind.EVENTS)
            build.do(service.cancel, auditor, key)

    client.sign_in(auditor)
    more(2)
    with sent(build.house.engine) as few:
        client.get("/jobs")
    more(25)
    with sent(build.house.engine) as many:
        page = client.get("/jobs")
    assert len(many) == len(few)
    assert "Next page" in page.words()
    assert "Next page" not in client.get("/jobs?skip=20").words()
