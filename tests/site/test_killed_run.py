"""Tests that are killed leave no PostgreSQL behind."""

import sys
from pathlib import Path
from subprocess import PIPE, Popen

import psutil

STARTED = """
from datetime import UTC, datetime
from tests.databases import Postgres
with Postgres.started(datetime.now(UTC)) as server:
    print(server.address, flush=True)
    input()
"""


def test_a_killed_run_leaves_no_postgresql_behind() -> None:
    run = Popen([sys.executable, "-W", "ignore", "-c", STARTED], stdin=PIPE, stdout=PIPE, text=True)
    assert run.stdout
    folder = Path(run.stdout.readline().split("host=")[1].strip()).parent
    family = psutil.Process(run.pid).children(recursive=True)
    servers = [
        psutil.Process(int((folder / "data/postmaster.pid").read_text().split()[0])),
        *family,
    ]
    run.kill()
    run.communicate()
    _, left = psutil.wait_procs(servers, timeout=60)
    assert left == []
    assert not folder.exists()
