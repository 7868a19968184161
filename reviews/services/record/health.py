"""How the service is: its database and its file store, written to and read now and then."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from reviews.domain.health import Health
from reviews.files.disk import FileStore
from reviews.store.record import health

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY = timedelta(seconds=20)
"""How long an answer stands: whoever asks more often is told the same, and costs nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """How the parts of the service were, and when they were looked at."""

    at: datetime
    database: Health
    files: Health

    @property
    def well(self) -> bool:
        """Whether all of it can be written to and read."""
        return self.database is self.files is Health.OK


class HealthWatch:
    """Looks at most once in `EVERY`, and one at a time: others are told what was found last."""

    def __init__(self) -> None:
        self._looking = Lock()
        self._found: Found | None = None

    def look(self, engine: "Engine", files: FileStore, now: datetime) -> Found:
        """How the service is, as found within the last `EVERY`."""
        last = self._found
        if last is not None and timedelta() <= now - last.at < EVERY:
            return last
        if not self._looking.acquire(blocking=last is None) and last is not None:
            return last
        try:
            self._found = Found(now, health.health(engine, now), files.health())
        finally:
            self._looking.release()
        return self._found
