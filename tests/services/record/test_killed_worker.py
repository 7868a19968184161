"""A worker killed in the middle of long work, again and again: each piece is there once."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import monotonic, sleep
from uuid import UUID

import pytest

from reviews.domain.people.roles import Role
from reviews.domain.record.jobs import JobState
from reviews.services.record import jobs as service
from reviews.store.record import jobs
from reviews.store.record.chain import check_chains
from reviews.store.record.kept_rows import RowCheck
from reviews.store.record.raw import reading_raw
from reviews.store.tables import Event, JobPiece, Team
from tests.build import Build

from .long_work import KIND, TEAMS

PIECES = 100


@pytest.fixture
def job_id(build: Build) -> UUID:
    officer = build.officer(Role.AUDITOR)
    key: UUID = build.do(service.ask, officer, {KIND: TEAMS}, KIND, UUID(int=PIECES))
    return key


@pytest.fixture
def command(build: Build, database_url: str, tmp_path: Path) -> list[str]:
    folder = str(build.house.files.folder)
    queue = str(tmp_path / "test.queue")
    return [sys.executable, "-m", "tests.services.record.worker", database_url, folder, queue]


@contextmanager
def working(command: list[str]) -> Iterator[Popen[str]]:
    worker = Popen(command, stdout=PIPE, text=True)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()


def wait_until_done(build: Build, job_id: UUID) -> None:
    end = monotonic() + 180
    while build.read(jobs.job, job_id).state is not JobState.DONE:
        assert monotonic() < end, build.read(jobs.job, job_id)
        sleep(0.05)


def check_each_once(build: Build, job_id: UUID) -> None:
    found = build.read(jobs.job, job_id)
    assert (found.done, found.of) == (2 * PIECES, 2 * PIECES)
    names = Counter(one.name for one in build.rows(Team) if one.name.startswith("Piece"))
    assert names == Counter(f"Piece {number}" for number in range(PIECES))
    kinds = Counter(one.kind for one in build.rows(Event))
    assert (kinds["team_added"], kinds["job_done"]) == (PIECES, 1)
    assert all(one.done_at for one in build.rows(JobPiece))
    made = build.house.files.read(found.bytes_id or "").decode()
    assert [line.split(" =")[0] for line in made.splitlines()] == [
        f"Piece {number}" for number in range(PIECES)
    ]
    assert build.read(check_chains).faults == ()

    def rows_as_recorded(session: object) -> list[object]:
        with reading_raw(session) as connection:  # type: ignore[arg-type]
            return list(RowCheck(connection).faults())

    assert build.read(rows_as_recorded) == []


@pytest.mark.parametrize(
    ("seed", "kills"),
    [(0, 2), *(pytest.param(seed, 20, marks=pytest.mark.soak) for seed in range(1, 6))],
)
def test_a_killed_worker_goes_on_at_the_next_piece(
    build: Build, job_id: UUID, command: list[str], seed: int, kills: int
) -> None:
    chance, begun = Random(seed), 0
    for _ in range(kills):
        with working(command) as worker:
            assert worker.stdout
            assert worker.stdout.readline().startswith("Piece")
            begun += 1
            sleep(chance.uniform(0, 0.02))
    assert begun == kills
    assert build.read(jobs.job, job_id).state is JobState.RUNNING
    with working(command):
        wait_until_done(build, job_id)
    check_each_once(build, job_id)


def test_two_workers_at_once_do_each_piece_once(
    build: Build, job_id: UUID, command: list[str]
) -> None:
    with working(command), working(command):
        wait_until_done(build, job_id)
    check_each_once(build, job_id)
