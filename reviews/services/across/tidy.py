"""Taking away what stayed in the folder of files and belongs to no record."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reviews.domain.errors import Refused
from reviews.domain.record import jobs as long_work
from reviews.files.disk import FileStore, Found
from reviews.store.across.stored_files import named_bytes
from reviews.store.cases import redactions_asked
from reviews.store.record import jobs
from reviews.store.record.engine import writing
from reviews.store.record.session import Session

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEPT_FOR = timedelta(days=1)
"""How long bytes stay that no record names: a page may hold them, a letter wait to be written."""
_FEW = 10
"""How many may go though a record names fewer of those in the folder than that."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many files of each sort were removed, and their size in bytes."""

    unnamed: int = 0
    cut_short: int = 0
    small: int = 0
    size: int = 0

    @property
    def sentence(self) -> str:
        """What was removed, as it is told."""
        told = [
            f"{count} {one if count == 1 else more}"
            for count, one, more in (
                (self.unnamed, "file that no record names", "files that no record names"),
                (self.cut_short, "file that was cut short", "files that were cut short"),
                (self.small, "small picture of such a file", "small pictures of such files"),
            )
            if count
        ]
        if not told:
            return "There was nothing to remove."
        return f"Removed: {', '.join(told)}; {self.size / 1_000_000:.1f} MB in all."


def tidy(session: Session, store: FileStore, at: datetime) -> Tidied:
    """Remove what was left more than a day ago and what no record names, while people work.

    What is younger than a day stays, for it may be about to be named; what a record names stays
    however old it is. Nothing comes to be named that is older: a page holds a file for an hour
    less.

    Raises:
        Refused: most of the files are named by no record, or all of them, be they ever so few, so
            that the database and the folder may not belong together. Nothing is removed.
    """
    found = list(store.older_than((at - KEPT_FOR).timestamp()))
    named = named_bytes(session)
    left = [one for one in found if one.bytes_id not in named]
    unnamed = sum(bool(one.bytes_id) and not one.small for one in left)
    whole = sum(bool(one.bytes_id) and not one.small for one in found)
    ours = whole - unnamed
    if unnamed > (max(_FEW, ours) if ours else 0):
        raise Refused(
            f"No record names {unnamed} of the {whole} files in this folder, so the folder and the "
            "database may not belong together. Nothing was removed. Check DATABASE_URL and "
            "FILES_DIR."
        )
    return _removed(left)


def let_results_go(engine: "Engine", store: FileStore, at: datetime) -> int:
    """Let go of what long work made longer ago than it is kept for; how many files went."""
    with writing(engine) as session:
        gone = jobs.let_go(session, at - long_work.KEPT_FOR)
        gone += redactions_asked.forget_before(session, at - long_work.KEPT_FOR)
    for bytes_id in gone:
        store.discard(bytes_id)
    return len(gone)


def _removed(left: list[Found]) -> Tidied:
    size = 0
    for one in left:
        with suppress(FileNotFoundError):
            size += one.path.stat().st_size
            one.path.unlink()
    return Tidied(
        unnamed=sum(bool(one.bytes_id) and not one.small for one in left),
        cut_short=sum(not one.bytes_id for one in left),
        small=sum(one.small for one in left),
        size=size,
    )
