"""A worker as a process of its own, with the kinds of work of the service.

Run with the address of a database, the folder of files and the file of the queue; it says each
piece that it begins, and when it joins them.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from reviews.config import ROOT
from reviews.files.disk import FileStore
from reviews.reference.question_sets import load_question_sets
from reviews.services.cases import redactions_asked
from reviews.services.job_kinds import KINDS
from reviews.services.record.job_run import Workshop, run, sweep
from reviews.services.record.jobs import Tools
from reviews.store.record.engine import open_engine
from reviews.store.record.queue import Queue


def _saying(what: str, done: Callable[..., Any]) -> Callable[..., Any]:
    def said(*args: Any) -> Any:
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()
        return done(*args)

    return said


def main(url: str, files: str, file: str) -> None:
    """Work until the process is ended."""
    queue = Queue(url, Path(file))
    redactions_asked._EACH = 1
    told = {
        name: replace(kind, piece=_saying("piece", kind.piece), result=_saying("join", kind.result))
        for name, kind in KINDS.items()
    }

    def now() -> datetime:
        return datetime.now(UTC)

    def stopping() -> bool:  # The queue has another event once it works.
        return queue.stopping.is_set()

    shop = Workshop(
        open_engine(url),
        FileStore(Path(files)),
        told,
        now,
        stopping,
        tools=Tools(load_question_sets(ROOT / "data" / "question_sets")),
    )
    sweep(shop, queue, starting=True)
    queue.work(partial(run, shop), partial(sweep, shop, queue))


if __name__ == "__main__":
    main(*sys.argv[1:])
