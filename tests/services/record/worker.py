"""A worker as a process of its own, with the long work of tests: its pieces take a little time.

Run with the address of a database, the folder of files and the file of the queue; it says each
piece that it begins.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import sleep

from reviews.files.disk import FileStore
from reviews.services.record.job_run import Workshop, run, sweep
from reviews.services.record.jobs import Made, Work
from reviews.store.record.engine import open_engine
from reviews.store.record.queue import Queue

from .long_work import KIND, TEAMS


def _piece(work: Work, about: str) -> Made:
    sys.stdout.write(f"{about}\n")
    sys.stdout.flush()
    made = TEAMS.piece(work, about)
    sleep(0.005)
    return made


def main(url: str, files: str, file: str) -> None:
    """Work until the process is ended."""
    queue, kinds = Queue(url, Path(file)), {KIND: replace(TEAMS, piece=_piece)}

    def now() -> datetime:
        return datetime.now(UTC)

    def stopping() -> bool:  # The queue has another event once it works.
        return queue.stopping.is_set()

    shop = Workshop(open_engine(url), FileStore(Path(files)), kinds, now, stopping)
    sweep(shop, queue, starting=True)
    queue.work(partial(run, shop), partial(sweep, shop, queue))


if __name__ == "__main__":
    main(*sys.argv[1:])
