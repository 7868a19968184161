"""The list of all erasures: kept beside the database, and replayed over a backup of before them.

It holds no words: hashes of events, tables and ids of rows, and ids of bytes.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.files.owner_only import made_for_owner, make_folder
from reviews.store.across import erasure
from reviews.store.across.erasure import Key
from reviews.store.across.named_files import bytes_erased
from reviews.store.record.session import Session

from .erasure import discard_bytes, erase

NAME = "erasures.json"
"""The file in the folder of evidence that keeps the list, whatever becomes of the database."""


@dataclass(frozen=True, slots=True)
class ErasureList:
    """The events, rows and bytes that were erased; each sorted, and once."""

    events: tuple[str, ...] = ()
    rows: tuple[Key, ...] = ()
    bytes: tuple[str, ...] = ()

    def joined(self, other: "ErasureList") -> "ErasureList":
        """What stands on either list: one of before knows less, and never something else."""
        return ErasureList(
            tuple(sorted({*self.events, *other.events})),
            tuple(sorted({*self.rows, *other.rows})),
            tuple(sorted({*self.bytes, *other.bytes})),
        )

    @property
    def text(self) -> str:
        """The list as it is kept in a file."""
        rows = [list(one) for one in self.rows]
        said = {"events": list(self.events), "rows": rows, "bytes": list(self.bytes)}
        return json.dumps(said, indent=1) + "\n"


def erasure_list(session: Session) -> ErasureList:
    """All erasures that a database holds."""
    return ErasureList(
        tuple(sorted(erasure.events_erased(session))),
        tuple(erasure.every_erased(session)),
        tuple(sorted(bytes_erased(session))),
    )


def read_list(text: str) -> ErasureList:
    """The list that a file holds.

    Raises:
        Refused: it is no list of erasures.
    """
    try:
        said = json.loads(text)
        rows = tuple((str(table), str(UUID(key))) for table, key in said["rows"])
        return ErasureList(tuple(map(str, said["events"])), rows, tuple(map(str, said["bytes"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("This file is not a list of erasures, or it is damaged.") from None


def joined_list(*folders: Path) -> ErasureList:
    """What the lists in some folders know together.

    Raises:
        Refused: one of them is damaged.
    """
    found = ErasureList()
    for folder in folders:
        if (folder / NAME).exists():
            found = found.joined(read_list((folder / NAME).read_text(errors="replace")))
    return found


def keep_list(session: Session, folder: Path) -> ErasureList:
    """Write the list into a folder, whole or not at all, with what a list there knows besides.

    After each erasure, and by each backup.
    """
    kept = joined_list(folder).joined(erasure_list(session))
    make_folder(folder)
    part = folder / f"{NAME}.part"
    with open(part, "w", opener=made_for_owner) as file:
        file.write(kept.text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NAME)
    return kept


def replay_erasures(session: Session, act: Act, store: FileStore, erased: ErasureList) -> int:
    """Erase again, in a database that was restored, what was erased since; how many rows.

    Doing it again changes nothing. Bytes are discarded here and now: no row of a backup needs
    them once the list names them. What the list names and the database does not know came after
    the backup.

    Raises:
        Refused: a record is not as it was recorded; nothing was erased in the database.
    """
    known = set(erasure.every_erased(session))
    left = [key for key in erased.rows if key not in known and key[0] in erasure.tables()]
    rows = erasure.rows_of(session, left)
    events = erasure.not_erased(session, erased.events)
    count = 0
    if rows or events:
        wordings = {erasure.key_of(one) for one in erasure.wordings_of(session, rows)}
        count = erase(
            session,
            act,
            rows,
            EventKind.ERASURES_REPLAYED,
            events=events,
            spared=wordings.difference(erased.rows),
        ).rows
    for one in erased.bytes:
        store.discard(one)
    return count


def finish(session: Session, store: FileStore) -> None:
    """What an erasure leaves to do once it is committed: bytes go, and the list is kept."""
    discard_bytes(session, store)
    keep_list(session, store.folder)
