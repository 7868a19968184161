"""A back-up, made while people work: the database, then its files, the secrets, the manifest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reviews.domain.across.back_ups import BackedFile, Manifest, counted
from reviews.domain.errors import Explained, Refused, Unreadable
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.back_up_folder import (
    BackUpFolder,
    Read,
    Unfinished,
    digest_of,
)
from reviews.files.disk import FileStore, is_full
from reviews.services.people.officers import COUNCIL
from reviews.store.across import back_ups, named_files
from reviews.store.record import copies
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import lock, record
from reviews.store.record.migrate import is_current
from reviews.store.record.session import Session
from reviews.store.tables import BackUp

from .erasure_list import keep_list
from .kept_safe import remember_last

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class House:
    """What is backed up: the database, the files, and each secret by its name."""

    engine: "Engine"
    files: FileStore
    keys: Mapping[str, bytes]


def back_up(house: House, act: Act, into: Path) -> Read:
    """Make a back-up in a folder of them, and note it in the record.

    Raises:
        Refused: another is being made there, the disk is full, or the database is not up to date;
            nothing is left of what was begun.
    """
    folder = BackUpFolder(into)
    try:
        with folder.locked():
            made = _made(house, act.at, folder)
            with reading_session(house.engine) as session:
                keep_list(session, into)
    except OSError as error:
        raise Refused(_why_not(error, into)) from error
    try:
        with writing(house.engine) as session:
            _note(session, act, made)
    except (Explained, Unreadable) as error:
        raise Refused(
            f"The back-up in {made.folder} is whole, but it could not be noted in the record, so "
            "that pages go on to name the one before. Make another one."
        ) from error
    try:
        remember_last(house.files, made.manifest.number, made.manifest.taken_at)
    except OSError as error:
        raise Refused(
            f"The back-up in {made.folder} is whole and on the record. But its day could not be "
            f"kept beside {house.files.folder}, where it is looked for once the database is gone: "
            f"{error.strerror}."
        ) from error
    return made


def _why_not(error: OSError, into: Path) -> str:
    why = error.strerror or str(error)
    if is_full(error):
        why = "the disk is full"
    return (
        f"The back-up could not be made in {into}: {why}. What was copied of it was taken away; "
        "back-ups made before are as they were."
    )


def _made(house: House, now: datetime, folder: BackUpFolder) -> Read:
    if not is_current(house.engine):
        raise Refused(
            "The database is of an earlier version than this program. Make the back-up with the "
            "program of that version, or first run: flask --app app init"
        )
    with folder.being_made(_next_number(house, folder)) as unfinished:
        with copies.copied(house.engine, unfinished.path) as (database, session):
            holdings, revision = copies.holdings(session), copies.revision(session)
            named = named_files.named(session)
        kept, faults = _files(unfinished, named, house.files)
        keys = {name: unfinished.keep_key(name, one) for name, one in house.keys.items()}
        return unfinished.finish(
            Manifest(
                id=uuid4(),
                number=unfinished.number,
                taken_at=now,
                kind=copies.kind_of(house.engine),
                server=copies.server(house.engine),
                revision=revision,
                database=BackedFile(database.name, digest_of(database), database.stat().st_size),
                holdings=holdings,
                files=kept,
                keys=keys,
                faults=faults,
            )
        )


def _next_number(house: House, folder: BackUpFolder) -> int:
    """One more than any here or in the record: a record that was restored forgot the last ones."""
    with reading_session(house.engine) as session:
        last = back_ups.last_number(session)
    return max([last, *(int(one.name) for one in folder.whole())]) + 1


def _files(
    unfinished: Unfinished, named: list[tuple[str, str, str]], store: FileStore
) -> tuple[tuple[BackedFile, ...], tuple[str, ...]]:
    """Keep each file that the record names; gives those kept, and what was wrong already."""
    kept: dict[str, BackedFile] = {}
    faults: list[str] = []
    for what, bytes_id, sha256 in named:
        found = kept.get(bytes_id) or unfinished.take(bytes_id, sha256, store)
        if isinstance(found, str):
            faults.append(f"The file of {what} {found}.")
            continue
        kept[bytes_id] = found
        if found.sha256 != sha256:
            faults.append(f"The file of {what} has been changed since it was recorded.")
    return tuple(kept.values()), tuple(faults)


def row_of(made: Read) -> BackUp:
    """A back-up as the record knows of it; not in the back-up itself, which is made before."""
    manifest = made.manifest
    return BackUp(
        id=manifest.id,
        number=manifest.number,
        taken_at=manifest.taken_at,
        events=manifest.holdings.events,
        files=len(manifest.files),
        size=manifest.size,
        manifest_sha256=made.digest,
        faults=len(manifest.faults),
    )


def _note(session: Session, act: Act, made: Read) -> None:
    """Note in the record that a back-up was made."""
    lock(session, COUNCIL)
    session.add(row_of(made))
    faults = counted(len(made.manifest.faults), "fault")
    words = {"number": made.manifest.number, "faults": faults}
    record(session, act, COUNCIL, EventKind.BACKED_UP, words=words)
