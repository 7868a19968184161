"""A worker killed at random while it makes a bundle: in the end one is there, whole, or none."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import monotonic, sleep

import pytest

from reviews.domain.record.jobs import JobState
from reviews.services.across.tidy import tidy
from reviews.services.across.verify import verify
from reviews.store.across.stored_files import named_bytes
from reviews.store.record import jobs
from reviews.store.tables import Bundle, BundlePaper, Event
from tests.build import Build
from tests.bundles import Bundling
from tests.going_in import GoingIn

PAPERS = 3


@pytest.fixture
def bundling(build: Build) -> Bundling:
    made = Bundling(build.once(GoingIn))
    pieces = made.case.pieces
    made.case.put_in(pieces.paper, pieces.account, pieces.kept_account)
    return made


@contextmanager
def working(build: Build, database_url: str, folder: Path) -> Iterator[Popen[str]]:
    files, queue = str(build.house.files.folder), str(folder / "test.queue")
    module = "tests.services.cases.bundle_worker"
    command = [sys.executable, "-m", module, database_url, files, queue]
    worker = Popen(command, stdout=PIPE, text=True)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()


def wait_until_done(bundling: Bundling) -> None:
    end = monotonic() + 180
    build = bundling.build
    while (found := build.read(jobs.own_jobs, bundling.case.benefits.id, 0, 1)[0]).state in (
        JobState.WAITING,
        JobState.RUNNING,
    ):
        assert monotonic() < end, found
        sleep(0.05)
    assert found.state is JobState.DONE, found.failure


def tidied(bundling: Bundling) -> None:
    """As if all was left there two days ago."""
    files = bundling.build.house.files
    bundling.build.read(tidy, files, datetime.now(UTC) + timedelta(days=2))


def check_one_whole(bundling: Bundling) -> None:
    build = bundling.build
    (made,) = bundling.bundles()
    assert len(build.rows(Bundle)) == 1
    assert len(build.rows(BundlePaper)) == PAPERS
    kinds = [one.kind for one in build.rows(Event)]
    assert (kinds.count("bundle_made"), kinds.count("job_done")) == (1, 1)
    assert len(bundling.words(made)) == made.pages
    found = build.read(verify, build.house.files)
    assert found.faults == ()
    tidied(bundling)
    files = build.house.files
    there = {one.bytes_id for one in files.older_than(float("inf"))}
    assert there <= set(build.read(named_bytes))
    assert made.bytes_id in there


@pytest.mark.parametrize(
    "seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(8, 50))]
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_build_killed_at_random_is_there_once_and_whole_or_not_at_all(
    bundling: Bundling, database_url: str, tmp_path: Path, seed: int
) -> None:
    _killed(bundling, database_url, tmp_path, seed)


def test_one_killed_build_on_each_database(
    bundling: Bundling, database_url: str, tmp_path: Path
) -> None:
    _killed(bundling, database_url, tmp_path, 50)


def _killed(bundling: Bundling, database_url: str, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    bundling.asked()
    for _ in range(chance.choice((1, 1, 2))):
        begun = chance.randrange(PAPERS + 1)
        with working(bundling.build, database_url, tmp_path) as worker:
            assert worker.stdout
            for _ in range(begun):
                if worker.stdout.readline() == "join\n":
                    break
            sleep(chance.uniform(0, 0.3))
        assert len(bundling.build.rows(Bundle)) in (0, 1)
        assert len(bundling.build.rows(BundlePaper)) in (0, PAPERS)
        tidied(bundling)  # What pieces made stays: the next worker goes on after it.
    with working(bundling.build, database_url, tmp_path):
        wait_until_done(bundling)
    check_one_whole(bundling)
