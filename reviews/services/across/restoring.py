"""A record restored from a back-up, into an empty database and an empty folder of files only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviews.domain.across.back_ups import differences
from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.back_up_folder import Read, copy, read_back_up, sync_folder
from reviews.files.disk import FileStore
from reviews.services.people.officers import COUNCIL
from reviews.services.people.sign_in import end_all_sign_ins
from reviews.store.across import back_ups
from reviews.store.record import copies, migrate
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import lock, record
from reviews.store.record.restores import restore_number
from reviews.store.record.session import Session
from reviews.store.tables import Restore

from .backing_up import row_of
from .erasure_list import NAME, ErasureList, finish, joined_list, replay_erasures
from .kept_safe import remember_last
from .verify import Verified, verify

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, by which number clients know that it was, and what `verify` says of it.

    `erased` is in how many records people's words were erased again, since the back-up had them;
    `keys` say of each secret what became of it; `warnings` are what could not be done besides.
    """

    back_up: Read
    number: str
    verified: Verified
    erased: int
    keys: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


KeepKey = Callable[[str, str], bool]
"""What keeps a secret by its name as ours; it gives False where a setting gives another."""


def restore(
    engine: "Engine", files: FileStore, act: Act, folder: Path, keep_key: KeepKey | None = None
) -> Restored:
    """Restore the back-up in a folder; of a folder of many, the last.

    Every byte of it is checked first. Everyone who was signed in when it was made is signed out.
    What was erased since is erased again: the list of it stands beside the back-ups, and may stand
    in the empty folder of files too, left there from before.

    Raises:
        Refused: it is not what its manifest says, it is not for here, or records are here already;
            nothing was changed. Or what was erased since could not be erased again.
    """
    found = read_back_up(folder)
    erasures = joined_list(found.folder.parent, files.folder)
    check_fits(engine, found)
    copies.check_empty(engine)
    _check_no_files(files)
    faults = list(found.faults())
    if faults:
        raise Refused(" ".join([*faults, "Nothing was restored. Use another back-up."]))
    for one in found.manifest.files:
        _put(found.files.whereabouts(one.name), files.whereabouts(one.name))
    copies.put_back(engine, found.database)
    _check_same(engine, found)
    migrate.upgrade(engine)
    with writing(engine) as session:
        _note(session, act, found)
    keys, warnings = _keys_back(found, keep_key) if keep_key else ([], [])
    erased = _erase_again(engine, act, files, erasures)
    warnings += _remembered(files, found)
    with reading_session(engine) as session:
        number, verified = restore_number(session), verify(session, files)
    return Restored(found, number, verified, erased, tuple(keys), tuple(warnings))


def _keys_back(found: Read, keep_key: KeepKey) -> tuple[list[str], list[str]]:
    """What became of each secret, and which could not be kept: the record is restored all the same.

    Before erasures are replayed, as they may end in a refusal.
    """
    keys, warnings = [], []
    for name in found.manifest.keys:
        try:
            back = keep_key(name, found.key(name).decode())
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", "") or "it is no key"
            warnings.append(f"The {name} is not put back: {why}. It is in {found.folder}/keys.")
        else:
            keys.append(
                f"The {name} {'is put back too' if back else 'stays the one of its setting'}."
            )
    return keys, warnings


def _remembered(files: FileStore, found: Read) -> list[str]:
    try:
        remember_last(files, found.manifest.number, found.manifest.taken_at)
    except OSError as error:
        why = (
            "The day of the back-up could not be kept beside the files, where it is looked for "
            f"once the database is gone: {error.strerror}. The next back-up tries again."
        )
        return [why]
    return []


def _erase_again(engine: "Engine", act: Act, files: FileStore, erasures: ErasureList) -> int:
    try:
        with writing(engine) as session:
            erased = replay_erasures(session, act, files, erasures)
    except Refused as error:
        raise Refused(
            "The back-up is restored, but what was erased since could not be erased again. Do not "
            f"use it. {error.sentence}"
        ) from error
    with reading_session(engine) as session:
        finish(session, files)
    return erased


def check_fits(engine: "Engine", found: Read) -> None:
    """Check that a back-up is of a kind of database, and of a version, that is read here.

    Raises:
        Refused: it is not.
    """
    manifest, here = found.manifest, copies.kind_of(engine)
    if manifest.kind != here:
        names = {"sqlite": "an SQLite file", "postgresql": "PostgreSQL"}
        raise Refused(
            f"This back-up is of {names.get(manifest.kind, manifest.kind)}, and DATABASE_URL names "
            f"{names[here]}. Set DATABASE_URL to the kind of database that was backed up."
        )
    if not migrate.is_known(manifest.revision):
        raise Refused(
            f"This back-up was made by a later version of this program (tables {manifest.revision})"
            ". Install that version, then restore."
        )


def _check_no_files(files: FileStore) -> None:
    there = files.folder.rglob("*") if files.folder.is_dir() else ()
    if any(one.is_file() and one.name != NAME for one in there):
        raise Refused(
            f"There are files in {files.folder}. Stop the service and move that folder aside by "
            f"hand. Make it again with nothing in it but its {NAME}, if it has one: what people "
            "had erased is then erased again. Then restore."
        )


def _put(source: Path, target: Path) -> None:
    new = not target.parent.is_dir()
    target.parent.mkdir(parents=True, exist_ok=True)
    copy(source, target)
    sync_folder(target.parent)
    if new:
        sync_folder(target.parent.parent)


def _check_same(engine: "Engine", found: Read) -> None:
    with reading_session(engine) as session:
        differs = list(differences(copies.holdings(session), found.manifest.holdings))
    if differs:
        raise Refused(
            " ".join([*differs, "What was restored is not what was backed up. Do not use it."])
        )


def _note(session: Session, act: Act, found: Read) -> None:
    """Say in the record that it was restored, and of which back-up, which is not in itself."""
    manifest = found.manifest
    lock(session, COUNCIL)
    end_all_sign_ins(session, act.at)
    if back_ups.back_up(session, manifest.id) is None:
        session.add(row_of(found))
    session.add(
        Restore(
            back_up=manifest.id,
            number=manifest.number,
            taken_at=manifest.taken_at,
            recorded_at=act.at,
            recorded_by=act.by.id,
        )
    )
    taken_on = long_date(manifest.taken_at.astimezone(LONDON).date())
    words = {"number": manifest.number, "taken_on": taken_on}
    record(session, act, COUNCIL, EventKind.RESTORED, words=words)
