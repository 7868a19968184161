"""The worker: it does long work, piece by piece."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import click
from flask.cli import with_appcontext

from reviews.config import ROOT, Settings
from reviews.web.resources import resources

from .messages import Said, fail


@click.command("work", cls=Said)
@click.option("--beside", is_flag=True, hidden=True, help="End when standard input is closed.")
@with_appcontext
def work(*, beside: bool) -> None:
    """Do the long work that officers ask for, until it is stopped. One is enough."""
    from reviews.services.job_kinds import KINDS
    from reviews.services.record.job_run import Workshop, run, sweep
    from reviews.store.record.migrate import is_current

    parts, queue = resources(), resources().queue
    if not is_current(parts.engine):
        fail("The database is of another version than this program. First: flask --app app init")

    def stopping() -> bool:  # The queue has another event once it works.
        return queue.stopping.is_set()

    shop = Workshop(parts.engine, parts.files, KINDS, parts.clock, stopping, tools=parts.tools)
    if beside:
        threading.Thread(target=_end_with_standard_input, daemon=True).start()
    else:
        click.echo("The worker runs. Press Ctrl and C to stop it.")
    sweep(shop, queue, starting=True)
    queue.work(partial(run, shop), partial(sweep, shop, queue))


def _end_with_standard_input() -> None:
    while os.read(0, 1):  # Not by sys.stdin, whose lock a thread may not hold at the end.
        pass
    os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def worker_beside(settings: Settings) -> Iterator[None]:
    """A worker with the same settings in a process of its own, which ends when this one does."""
    command = [sys.executable, "-m", "flask", "--app", "app", "work", "--beside"]
    worker = subprocess.Popen(  # noqa: S603 - no word of it comes from a page
        command, cwd=ROOT, stdin=subprocess.PIPE, env=os.environ | settings.environment
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()
        if worker.stdin:
            worker.stdin.close()
