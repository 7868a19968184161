"""Long work, piece by piece: each once, whoever stops, and as whoever asked, with their rights."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from uuid import UUID

import pytest

from reviews.domain.errors import Busy, Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.jobs import MOST_TAKES, JobState
from reviews.services.people import officers
from reviews.services.record import jobs as service
from reviews.services.record.job_run import Workshop, run, sweep
from reviews.services.record.jobs import Kind, Made, Work
from reviews.store.people import officers as store_officers
from reviews.store.record import jobs
from reviews.store.record.chain import check_chains
from reviews.store.record.jobs import JobLine
from reviews.store.tables import Event, Job, JobPiece, JobProgress, Team
from tests.build import Build
from tests.conftest import Clock

from .long_work import AWKWARD, KIND, TEAMS, shop_of


@pytest.fixture
def auditor(build: Build) -> Viewer:
    build.officer(Role.ADMINISTRATOR)
    return build.officer(Role.AUDITOR, name="Ada Audit")


@pytest.fixture
def shop(build: Build) -> Workshop:
    return shop_of(build)


def asked(build: Build, by: Viewer, pieces: int | None = None) -> UUID:
    about = None if pieces is None else UUID(int=pieces)
    key: UUID = build.do(service.ask, by, {KIND: TEAMS}, KIND, about)
    return key


def line(build: Build, job_id: UUID) -> JobLine:
    found: JobLine = build.read(jobs.job, job_id)
    return found


def teams(build: Build) -> list[str]:
    return sorted(one.name for one in build.rows(Team) if one.name.startswith("Piece"))


def told(build: Build, *kinds: str) -> list[tuple[str, UUID]]:
    rows = sorted(build.rows(Event), key=lambda one: one.position)
    return [(one.kind, one.by) for one in rows if one.kind.startswith("job_")]


def with_piece(piece: Callable[[Work, str], Made]) -> Kind:
    return replace(TEAMS, piece=piece)


def test_every_piece_is_done_and_the_result_is_made_of_them(
    build: Build, auditor: Viewer, shop: Workshop
) -> None:
    job_id = asked(build, auditor)
    assert line(build, job_id).state is JobState.WAITING
    run(shop, job_id)
    found = line(build, job_id)
    assert (found.state, found.done, found.of) == (JobState.DONE, 8, 8)
    assert teams(build) == [f"Piece {number}" for number in range(4)]
    made = build.house.files.read(found.bytes_id or "").decode()
    assert made == "".join(f"Piece {number} {AWKWARD}" for number in range(4))
    assert told(build) == [("job_asked", auditor.id), ("job_done", auditor.id)]
    assert {one.made for one in build.rows(JobPiece)} == {None}
    assert build.read(check_chains).faults == ()
    run(shop, job_id)
    assert len(told(build)) == 2


def test_work_without_a_piece_is_made_too(build: Build, auditor: Viewer, shop: Workshop) -> None:
    job_id = asked(build, auditor, 0)
    run(shop, job_id)
    found = line(build, job_id)
    assert (found.state, found.done, found.of) == (JobState.DONE, 0, 0)


def test_a_piece_that_breaks_leaves_nothing_and_fails_with_a_sentence(
    build: Build, auditor: Viewer
) -> None:
    def breaks(work: Work, about: str) -> Made:
        made = TEAMS.piece(work, about)
        if about == "Piece 2":
            raise ZeroDivisionError
        return made

    job_id = asked(build, auditor)
    run(shop_of(build, with_piece(breaks)), job_id)
    found = line(build, job_id)
    assert (found.state, found.done) == (JobState.FAILED, 4)
    assert "Something went wrong in the program" in (found.failure or "")
    assert teams(build) == ["Piece 0", "Piece 1"]

    build.do(service.start_again, auditor, {KIND: TEAMS}, job_id)
    assert line(build, job_id).state is JobState.WAITING
    run(shop_of(build), job_id)
    assert line(build, job_id).state is JobState.DONE
    assert teams(build) == [f"Piece {number}" for number in range(4)]
    kinds = [kind for kind, _ in told(build)]
    assert kinds == ["job_asked", "job_failed", "job_started_again", "job_done"]


def test_a_refusal_is_told_in_its_own_words(build: Build, auditor: Viewer) -> None:
    def refuses(_work: Work, _about: str) -> Made:
        raise Refused("There is no room in the archive.")

    job_id = asked(build, auditor)
    run(shop_of(build, with_piece(refuses)), job_id)
    assert line(build, job_id).failure == "There is no room in the archive."


def test_a_result_that_stops_at_a_piece_leaves_nothing_open(build: Build, auditor: Viewer) -> None:
    def stops(_work: Work, made: Iterator[Made], _to: BinaryIO) -> str:
        raise Refused(next(made).words)

    job_id = asked(build, auditor, 21)
    run(shop_of(build, replace(TEAMS, result=stops)), job_id)
    gc.collect()  # a cursor that is left open warns as it goes, which fails a test
    assert (line(build, job_id).failure or "").startswith("Piece 0")
    build.do(service.start_again, auditor, {KIND: TEAMS}, job_id)
    run(shop_of(build), job_id)
    found = line(build, job_id)
    made = build.house.files.read(found.bytes_id or "").decode()
    assert made == "".join(f"Piece {number} {AWKWARD}" for number in range(21))


def test_what_does_not_answer_ends_no_work(build: Build, auditor: Viewer, clock: Clock) -> None:
    def busy(_work: Work, _about: str) -> Made:
        raise Busy

    job_id = asked(build, auditor)
    with pytest.raises(Busy):
        run(shop_of(build, with_piece(busy)), job_id)
    assert line(build, job_id).state is JobState.RUNNING
    queue = Handed()
    sweep(shop_of(build), queue.queue)
    assert queue.jobs == []
    clock.move(minutes=6)
    sweep(shop_of(build), queue.queue)
    assert queue.jobs == [job_id]
    run(shop_of(build), job_id)
    assert line(build, job_id).state is JobState.DONE


def test_work_that_ends_its_worker_each_time_is_given_up(
    build: Build, auditor: Viewer, shop: Workshop
) -> None:
    def killed(_work: Work, _about: str) -> Made:
        raise KeyboardInterrupt

    job_id = asked(build, auditor)
    for _ in range(MOST_TAKES):
        with pytest.raises(KeyboardInterrupt):
            run(shop_of(build, with_piece(killed)), job_id)
    run(shop, job_id)
    found = line(build, job_id)
    assert found.state is JobState.FAILED
    assert "each time the worker ended" in (found.failure or "")


def changed(build: Build, officer: Viewer, *roles: Role, close: bool = False) -> None:
    if close:
        build.do(officers.close_officer, None, officer.id)
        return
    row = build.read(store_officers.officer, officer.id)
    details = {"name": row.name, "job_title": "", "email": "", "telephone": ""}
    build.do(officers.change_officer, None, officer.id, roles=roles, teams=(), **details)


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ((Role.REVIEWER,), "Your account does not let you have this any more."),
        ((Role.AUDITOR, Role.REVIEWER), "Your roles or teams changed while this was being made."),
        ((), "The account of whoever asked for this was closed."),
    ],
)
def test_it_is_done_with_the_rights_that_whoever_asked_has_then(
    build: Build, auditor: Viewer, roles: tuple[Role, ...], sentence: str
) -> None:
    def changes(work: Work, about: str) -> Made:
        made.append(about)
        return TEAMS.piece(work, about)

    made: list[str] = []
    job_id = asked(build, auditor)
    stops = iter((False, False, True))
    run(shop_of(build, with_piece(changes), stopping=lambda: next(stops)), job_id)
    assert line(build, job_id).state is JobState.RUNNING
    changed(build, auditor, *roles, close=not roles)
    run(shop_of(build, with_piece(changes)), job_id)
    found = line(build, job_id)
    assert found.state is JobState.FAILED
    assert (found.failure or "").startswith(sentence)
    assert made == ["Piece 0", "Piece 1"]
    assert told(build)[-1] == ("job_failed", auditor.id)


def test_a_cancelled_job_stops_before_the_next_piece_and_goes_on_from_there(
    build: Build, auditor: Viewer
) -> None:
    def cancels(work: Work, about: str) -> Made:
        made = TEAMS.piece(work, about)
        if about == "Piece 1":
            service.cancel(work.session, work.act, job_id)
        return made

    job_id = asked(build, auditor)
    run(shop_of(build, with_piece(cancels)), job_id)
    assert line(build, job_id).state is JobState.CANCELLED
    assert teams(build) == ["Piece 0", "Piece 1"]
    build.do(service.start_again, auditor, {KIND: TEAMS}, job_id)
    run(shop_of(build), job_id)
    assert teams(build) == [f"Piece {number}" for number in range(4)]


def test_one_run_holds_a_job_and_the_last_that_takes_it_up(
    build: Build, auditor: Viewer, shop: Workshop
) -> None:
    def taken_over(work: Work, about: str) -> Made:
        done.append(about)
        return TEAMS.piece(work, about)

    def taken() -> bool:
        if len(done) == 2:
            run(shop, job_id)
        return False

    done: list[str] = []
    job_id = asked(build, auditor)
    run(shop_of(build, with_piece(taken_over), stopping=taken), job_id)
    assert done == ["Piece 0", "Piece 1"]
    assert teams(build) == [f"Piece {number}" for number in range(4)]
    assert [kind for kind, _ in told(build)] == ["job_asked", "job_done"]


def test_what_is_of_one_day_is_done_again_on_the_next(
    build: Build, auditor: Viewer, clock: Clock
) -> None:
    def reads(work: Work, about: str) -> Made:
        return Made(f"{about} on {work.act.today}\n")

    kind = replace(with_piece(reads), of_one_day=True)
    job_id = asked(build, auditor)
    stops = iter((False, False, True))
    run(shop_of(build, kind, stopping=lambda: next(stops)), job_id)
    assert line(build, job_id).done == 4
    clock.move(days=1)
    run(shop_of(build, kind), job_id)
    found = line(build, job_id)
    assert (found.state, found.done) == (JobState.DONE, 8)
    made = build.house.files.read(found.bytes_id or "").decode()
    assert made == "".join(f"Piece {number} on 2026-11-24\n" for number in range(4))


def test_pieces_undone_while_the_result_is_made_are_done_before_it_ends(
    build: Build, auditor: Viewer
) -> None:
    def erases(work: Work, made: Any, to: Any) -> str:
        told = TEAMS.result(work, made, to)
        times.append(to.tell())
        if len(times) == 1:
            build.do(lambda session, _: jobs.forget_made(session), None)
        return told

    def reads(_work: Work, about: str) -> Made:
        return Made(about)

    times: list[int] = []
    job_id = asked(build, auditor)
    run(shop_of(build, replace(with_piece(reads), result=erases)), job_id)
    found = line(build, job_id)
    assert (found.state, found.done, len(times)) == (JobState.DONE, 8, 2)
    assert build.house.files.read(found.bytes_id or "") == b"Piece 0Piece 1Piece 2Piece 3"


class Handed:
    """A queue that only remembers."""

    def __init__(self) -> None:
        self.jobs: list[UUID] = []

    @property
    def queue(self) -> Any:
        return self

    def waiting(self) -> frozenset[UUID]:
        return frozenset(self.jobs)

    def hand_over(self, job_id: UUID) -> bool:
        self.jobs.append(job_id)
        return True


def test_a_sweep_hands_over_what_was_lost_once(
    build: Build, auditor: Viewer, shop: Workshop, clock: Clock
) -> None:
    job_id = asked(build, auditor)
    queue = Handed()
    sweep(shop, queue.queue)
    assert queue.jobs == []
    clock.move(minutes=2)
    sweep(shop, queue.queue)
    sweep(shop, queue.queue)
    assert queue.jobs == [job_id]
    assert build.read(jobs.last_seen) == clock()
    run(shop, job_id)
    queue.jobs.clear()
    sweep(shop, queue.queue, starting=True)
    assert queue.jobs == []


def test_a_worker_that_starts_takes_up_what_the_one_before_left(
    build: Build, auditor: Viewer
) -> None:
    job_id = asked(build, auditor)
    stops = iter((False, True))
    run(shop_of(build, stopping=lambda: next(stops)), job_id)
    queue = Handed()
    sweep(shop_of(build), queue.queue, starting=True)
    assert queue.jobs == [job_id]


def test_how_far_it_is_changes_no_row_that_events_cover(
    build: Build, auditor: Viewer, shop: Workshop
) -> None:
    run(shop, asked(build, auditor))
    assert Job.audited
    assert not JobProgress.audited
    assert not JobPiece.audited
