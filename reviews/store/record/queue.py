"""The queue that hands jobs to the worker: Huey, in a file beside SQLite or within PostgreSQL.

It holds ids of jobs and nothing else, and may lose them: what is to be done stands in the database,
and whoever works looks there for what was not handed over.
"""

import json
import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import make_url

_LOG = logging.getLogger(__name__)
_NAME, _RUN, _SWEEP = "reviews", "run_job", "sweep"
_SCHEMA = "-c search_path=reviews_queue"
_POLLED = 1.0
"""Seconds between two looks at an SQLite queue, at most."""
_THREADS = 2


class _Plain:
    """Messages as JSON. Huey's own way would run what somebody wrote into the queue."""

    def serialize(self, message: Any) -> bytes:
        """The bytes of a message."""
        return json.dumps(tuple(message)).encode()

    def deserialize(self, data: bytes) -> Any:
        """A message of its bytes."""
        from huey.registry import Message  # noqa: PLC0415 - slow to import

        return Message(*json.loads(bytes(data)))


class Queue:
    """Where the ids of jobs wait for a worker."""

    def __init__(self, database_url: str, file: Path) -> None:
        self._url = make_url(database_url)
        self._file = file
        self.stopping = threading.Event()

    def hand_over(self, job_id: UUID) -> bool:
        """Hand a job over, after its row is committed; whether that went well.

        What is not handed over is found by a worker within a minute or two.
        """
        try:
            huey = self._open()
            try:
                huey.task(name=_RUN)(_done_elsewhere)(str(job_id))
            finally:
                huey.storage.close()
        except Exception as error:  # noqa: BLE001 - of whichever driver; the job is kept anyway
            _LOG.warning("A job was not handed over, and waits to be found.", exc_info=error)
            return False
        return True

    def waiting(self) -> frozenset[UUID]:
        """The jobs that were handed over and not taken yet."""
        huey = self._open()
        try:
            huey.task(name=_RUN)(_done_elsewhere)
            huey.task(name=_SWEEP)(_done_elsewhere)
            return frozenset(UUID(one.args[0]) for one in huey.pending() if one.args)
        finally:
            huey.storage.close()

    def work(self, run: Callable[[UUID], None], sweep: Callable[[], None]) -> None:
        """Run what is handed over, and sweep each minute, until the process is told to stop.

        In the main thread of a process. What is under way is asked by `stopping` to end early.
        """

        def swept() -> None:  # Huey names a task after the module of what it is given.
            sweep()

        from huey import crontab  # noqa: PLC0415 - slow to import, needed by the worker only

        huey = self._open()
        huey.task(name=_RUN)(lambda job_id: run(UUID(job_id)))
        huey.periodic_task(crontab(minute="*"), name=_SWEEP)(swept)
        consumer = huey.create_consumer(workers=_THREADS, max_delay=_POLLED)
        self.stopping = consumer.stop_flag
        consumer.run()
        huey.storage.close()

    def _open(self) -> Any:
        from huey import PostgresHuey, SqliteHuey  # noqa: PLC0415 - as above

        how: dict[str, Any] = {"results": False, "serializer": _Plain()}
        if self._url.get_backend_name() == "sqlite":
            with suppress(FileExistsError):
                os.close(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return SqliteHuey(_NAME, **how, filename=str(self._file))
        dsn = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        return PostgresHuey(_NAME, **how, dsn=dsn, options=_SCHEMA)


def _done_elsewhere(*_: object) -> None:
    """Stands for what the worker does, where its name alone is asked for: it is never run."""
