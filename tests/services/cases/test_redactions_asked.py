"""Words are taken out of a long paper in pieces: once and whole, or not, and never lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reviews.documents.bundles.redacting import NOTHING_FOUND
from reviews.domain.cases.redacting import UNEDITED
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.jobs import JobKind, JobState
from reviews.services.across.erasure import erase
from reviews.services.across.tidy import let_results_go, tidy
from reviews.services.across.verify import verify
from reviews.services.cases import facts
from reviews.services.cases import redactions_asked as service
from reviews.services.cases.redactions import NO_PAGES
from reviews.services.record import jobs as long_work
from reviews.services.record.job_run import run
from reviews.store.across.named_files import named_on
from reviews.store.record.raw import reading_raw
from reviews.store.record.session import Session
from reviews.store.tables import (
    Account,
    Event,
    EventPayload,
    Job,
    JobPiece,
    JobProgress,
    Redaction,
    RedactionAsked,
    StoredFile,
)
from tests.build import Build
from tests.bundles import shop_of
from tests.documents.bundles import planted
from tests.long_papers import LOOK, RECORD, WHY, WORDS, LongPaper


@pytest.fixture
def paper(build: Build, monkeypatch: pytest.MonkeyPatch) -> LongPaper:
    monkeypatch.setattr(service, "_EACH", 2)
    return build.once(LongPaper)


def _said_in_rows(build: Build) -> str:
    """All that the rows of long work and of the history say."""
    tables = (Job, JobProgress, JobPiece, Event, EventPayload)
    every = [vars(one) for table in tables for one in build.rows(table)]
    return str(every).casefold()


def _named(session: Session, shelf: str) -> set[Any]:
    with reading_raw(session) as connection:
        return named_on(connection, shelf)


def test_it_is_drawn_a_few_pages_at_a_time_and_recorded_once(paper: LongPaper) -> None:
    build = paper.build
    job = paper.worked(paper.asked())
    assert (job.state, job.done, job.of) == (JobState.DONE, 4, 4), job.failure
    (row,) = build.rows(Redaction)
    assert (row.secrets, row.why, row.recorded_by) == (WORDS, WHY, paper.case.disclosure.id)
    (file,) = [one for one in build.rows(StoredFile) if one.id == row.copy_id]
    path = build.house.files.place(file.bytes_id)
    assert "quixley" not in planted.every_byte(path)
    assert next(one for one in paper.case.items() if one.id == file.id).is_in
    kinds = [one.kind for one in build.rows(Event)]
    assert kinds.count(EventKind.REDACTION_RECORDED) == kinds.count(EventKind.JOB_DONE) == 1
    assert paper.kept() is None
    (asked,) = build.rows(RedactionAsked)
    assert (asked.secrets, asked.why) == ("", ""), "what was typed stands in the redaction alone"
    assert build.read(verify, build.house.files).faults == ()


def test_a_look_records_nothing_and_shows_what_was_found(paper: LongPaper) -> None:
    job = paper.worked(paper.asked(LOOK, f"{planted.NAME}\nnobody"))
    assert (job.state, job.of) == (JobState.DONE, 2), job.failure
    kept = paper.kept()
    assert kept
    look = service.look_found(kept)
    assert look
    found = [(word, list(pages)) for word, pages in look.survey.found]
    assert found == [(planted.NAME, [1, 2, 3]), ("nobody", [])]
    assert list(look.shown) == [1, 2, 3]
    files = paper.build.house.files
    paper.build.read(tidy, files, datetime.now(UTC) + timedelta(days=2))
    assert service.seen(files, kept, 3).startswith(b"\x89PNG"), "tidy leaves what a look made"
    shelf = str(kept.bytes_id)[:2]
    assert kept.bytes_id in paper.build.read(_named, shelf), "it is no file that was left over"
    with pytest.raises(NotThere):
        service.seen(files, kept, 4)
    assert not paper.build.rows(Redaction)


@pytest.mark.parametrize("kind", [LOOK, RECORD])
def test_no_row_of_long_work_nor_any_event_holds_what_was_typed(
    paper: LongPaper, kind: JobKind
) -> None:
    job_id = paper.asked(kind)
    stops = iter((False, True))
    run(shop_of(paper.build, stopping=lambda: next(stops)), job_id)
    assert len([one for one in paper.build.rows(JobPiece) if one.done_at]) == 1
    assert "quixley" not in _said_in_rows(paper.build)
    assert paper.worked(job_id).state is JobState.DONE
    assert "quixley" not in _said_in_rows(paper.build)


def test_on_a_direction_it_is_recorded_and_no_copy_is_kept(paper: LongPaper) -> None:
    step = paper.directed()
    files = paper.build.house.files
    before = {one.bytes_id for one in files.older_than(float("inf"))}
    assert paper.worked(paper.asked(step=step)).state is JobState.DONE
    (row,) = paper.build.rows(Redaction)
    assert (row.step_id, row.copy_id) == (step, None)
    assert {one.bytes_id for one in files.older_than(float("inf"))} == before


def test_the_second_of_two_officers_is_told_and_keeps_what_was_typed(paper: LongPaper) -> None:
    second = paper.case.second
    first, then = paper.asked(), paper.asked(by=second)
    assert paper.worked(first).state is JobState.DONE
    job = paper.worked(then)
    assert (job.state, job.failure) == (JobState.FAILED, facts.MEANWHILE)
    kept = paper.kept(second)
    assert kept
    assert (kept.secrets, kept.why) == (WORDS, WHY)
    (row,) = paper.build.rows(Redaction)
    assert row.recorded_by == paper.case.disclosure.id


def test_what_is_cancelled_is_kept_until_it_is_asked_anew(paper: LongPaper) -> None:
    job_id = paper.asked()
    with pytest.raises(Refused, match="is under way"):
        paper.asked(LOOK)
    paper.build.do(long_work.cancel, paper.case.disclosure, job_id)
    assert paper.worked(job_id).state is JobState.CANCELLED
    assert not paper.build.rows(Redaction)
    kept = paper.kept()
    assert kept
    assert kept.secrets == WORDS
    paper.asked(words="Quixley")
    assert sorted(one.secrets for one in paper.build.rows(RedactionAsked)) == ["", "Quixley"]


def test_what_is_refused_is_kept_and_the_sentence_does_not_name_it(paper: LongPaper) -> None:
    job = paper.worked(paper.asked(words="Nobody Atall"))
    assert (job.state, job.failure) == (JobState.FAILED, NOTHING_FOUND)
    kept = paper.kept()
    assert kept
    assert kept.words == ("Nobody Atall",)


def test_what_changed_meanwhile_stops_it(paper: LongPaper) -> None:
    job_id = paper.asked()
    paper.case.leave_out(paper.key)
    job = paper.worked(job_id)
    assert (job.state, job.failure) == (JobState.FAILED, UNEDITED)
    assert paper.kept()


def test_what_was_typed_goes_after_a_week_whether_or_not_the_work_ended(paper: LongPaper) -> None:
    build = paper.build
    job_id = paper.asked()
    let_results_go(build.house.engine, build.house.files, build.clock() + timedelta(days=6))
    assert paper.kept()
    let_results_go(build.house.engine, build.house.files, build.clock() + timedelta(days=8))
    assert paper.kept() is None
    assert "quixley" not in str([vars(one) for one in build.rows(RedactionAsked)]).casefold()
    job = paper.worked(job_id)
    assert job.state is JobState.FAILED
    assert job.failure == "What was typed is not kept any more. Enter it anew."


def test_any_erasure_takes_what_was_typed(paper: LongPaper) -> None:
    def erase_account(session: Session, act: Act) -> None:
        rows = session.query(Account).filter_by(id=paper.case.pieces.account).all()
        erase(session, act, rows, EventKind.PERSON_ERASED)

    looked, asked = paper.asked(LOOK), paper.asked(by=paper.case.second)
    assert paper.worked(looked).state is JobState.DONE
    paper.build.do(erase_account, None)
    assert paper.kept() is None
    assert paper.kept(paper.case.second) is None
    for row in paper.build.rows(RedactionAsked):
        assert (row.secrets, row.why, row.found, row.bytes_id) == ("", "", None, None)
    assert paper.worked(asked).state is JobState.FAILED
    assert not paper.build.rows(Redaction)


@pytest.mark.parametrize("kind", [LOOK, RECORD])
def test_of_a_slip_nothing_is_looked_for_or_recorded(
    paper: LongPaper, kind: JobKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused) as refused:
        paper.asked(kind, slip=True)
    assert (str(refused.value), refused.value.field) == (NO_PAGES, "secrets")
    assert not paper.build.rows(RedactionAsked)
    job_id = paper.asked(kind)
    monkeypatch.setattr(service, "stands_as_slip", lambda *_: True)
    job = paper.worked(job_id)
    assert (job.state, job.failure) == (JobState.FAILED, NO_PAGES), "it became a slip meanwhile"
    assert paper.kept()
    assert not paper.build.rows(Redaction)


def test_it_is_asked_for_by_disclosure_officers_of_the_case(paper: LongPaper) -> None:
    with pytest.raises(NotAllowed):
        paper.asked(by=paper.case.benefits)
    with pytest.raises(Refused) as refused:
        paper.asked(step=paper.case.case)
    assert str(refused.value) == UNEDITED
    assert not paper.build.rows(RedactionAsked)
