"""The command that works: typed, and beside a server, with which it ends."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from time import monotonic, sleep

import psutil
import pytest
from flask import Flask

from reviews.config import ROOT, Settings
from reviews.domain.people.roles import Role
from reviews.domain.record.jobs import JobKind, JobState
from reviews.services.job_kinds import KINDS
from reviews.services.record import jobs as service
from reviews.store.record import jobs
from tests.build import Build

SERVER = """
import sys
from time import sleep
from reviews.cli.working import worker_beside
from reviews.config import Settings
with worker_beside(Settings.from_environment()):
    print("serving", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def settings(app: Flask) -> Settings:
    found: Settings = app.extensions["reviews"].settings
    return found


@contextmanager
def running(settings: Settings, *command: str) -> Iterator[Popen[str]]:
    place = os.environ | settings.environment
    process = Popen(command, stdin=PIPE, stdout=PIPE, text=True, cwd=ROOT, env=place)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(holds: Callable[[], object]) -> None:
    end = monotonic() + 180
    while not holds():
        assert monotonic() < end
        sleep(0.05)


def test_the_worker_takes_up_what_is_asked_for_and_ends_when_told(
    build: Build, settings: Settings
) -> None:
    officer = build.officer(Role.AUDITOR)
    work = (sys.executable, "-m", "flask", "--app", "app", "work")
    with running(settings, *work) as worker:
        assert worker.stdout
        assert worker.stdout.readline() == "The worker runs. Press Ctrl and C to stop it.\n"
        until(lambda: build.read(jobs.last_seen))
        job_id = build.do(service.ask, officer, KINDS, JobKind.EVENTS)
        assert build.house.queue.hand_over(job_id)
        until(lambda: build.read(jobs.job, job_id).state is JobState.DONE)
        worker.send_signal(signal.SIGINT)
        assert worker.wait(30) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("ends", ["is told to", "is killed"])
def test_the_worker_beside_a_server_ends_with_it(
    build: Build, settings: Settings, ends: str
) -> None:
    with running(settings, sys.executable, "-c", SERVER) as server:
        assert server.stdout
        assert server.stdout.readline() == "serving\n"
        (worker,) = psutil.Process(server.pid).children()
        until(lambda: build.read(jobs.last_seen))
        if ends == "is killed":
            server.kill()
        else:
            server.communicate("\n", timeout=30)
            assert server.returncode == 0
        _, left = psutil.wait_procs([worker], timeout=30)
        assert left == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_says_that_the_database_is_of_another_version(app: Flask, tmp_path: Path) -> None:
    app.extensions["reviews"].engine.dispose()
    (tmp_path / "reviews.db").write_bytes(b"")
    ran = app.test_cli_runner().invoke(args=["work"])
    assert ran.exit_code == 1
    assert "First: flask --app app init" in ran.output


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_queue_is_for_its_owner_alone(build: Build, settings: Settings) -> None:
    job_id = build.do(service.ask, build.officer(Role.AUDITOR), KINDS, JobKind.EVENTS)
    assert build.house.queue.hand_over(job_id)
    assert settings.queue_file.stat().st_mode & 0o777 == 0o600
    assert settings.queue_file in settings.on_disk
