"""A drill: a back-up restored aside and compared by what it means, with a page for the auditor."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.documents.certificate import Certificate, certificate_pdf
from reviews.documents.letters.pdf import letter_pdf
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.across.back_ups import BackedFile, Manifest, counted, differences
from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused, Unreadable
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.back_up_folder import BackUpFolder, Read, file_faults, read_back_up
from reviews.files.looking import digest_at
from reviews.services.people.officers import COUNCIL
from reviews.store.across import back_ups
from reviews.store.letters import letters
from reviews.store.people import council_settings, sign_ins
from reviews.store.record import chain, copies, migrate
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import BackUp, Drill

from . import witnessed
from .against import lost_events
from .restoring import check_fits

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Drilled:
    """A drill: of which back-up, what was compared, what differs, and the certificate."""

    named: str
    compared: tuple[tuple[str, str], ...]
    differs: tuple[str, ...]
    certificate: bytes


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was found of one back-up."""

    id: UUID
    number: int
    named: str
    events: int
    files: int
    compared: tuple[tuple[str, str], ...]
    differs: tuple[str, ...]


def drill(engine: "Engine", act: Act, folder: Path, *, draw: int, ran_by: str) -> Drilled:
    """Restore the last back-up of a folder aside, compare it, and note in the record how it went.

    Args:
        engine: the record itself, which is not touched but for the note.
        act: who, and when.
        folder: a folder of back-ups, or one back-up.
        draw: how many files are drawn by chance and held against their SHA-256.
        ran_by: who ran it, as the certificate says.

    Raises:
        Refused: there is no back-up, another drill is running, or no place to restore to.
    """
    with reading_session(engine) as session:
        council = council_settings.council_name(session) or ""
        last = back_ups.last_back_up(session)
    try:
        found = read_back_up(folder)
    except Refused as error:
        if last is None:
            raise
        outcome = _lost(last, error.sentence)
    else:
        with BackUpFolder(folder).set_aside() as room:
            outcome = _tried(engine, found, draw, room)
    compared = (*outcome.compared, ("Run by", ran_by), ("On", long_date(act.today)))
    made = certificate_pdf(Certificate(council, act.today, compared, outcome.differs))
    with writing(engine) as session:
        _note(session, act, outcome, ran_by, hashlib.sha256(made).hexdigest())
    return Drilled(outcome.named, compared, outcome.differs, made)


def _lost(last: BackUp, why: str) -> _Outcome:
    """The outcome where the back-up that the record knows of cannot be read at all."""
    named = f"Back-up {last.number} of {long_date(last.taken_at.astimezone(LONDON).date())}"
    return _Outcome(last.id, last.number, named, 0, 0, (("Back-up", named),), (why,))


def _tried(engine: "Engine", found: Read, draw: int, room: Path) -> _Outcome:
    check_fits(engine, found)
    manifest, drawn = found.manifest, _drawn(found.manifest, draw)
    changed = list(found.database_faults())
    differs = [*manifest.faults, *changed, *file_faults(found.files, drawn)]
    with reading_session(engine) as session:
        differs += _against_record(session, found)
    compared = _compared(found, len(drawn))
    if not changed:
        more, faults = _restored_aside(engine, found, room)
        compared, differs = (*compared, *more), [*differs, *faults]
    return _Outcome(
        manifest.id,
        manifest.number,
        manifest.named_first,
        manifest.holdings.events,
        len(drawn),
        compared,
        tuple(differs),
    )


def _drawn(manifest: Manifest, draw: int) -> tuple[BackedFile, ...]:
    chance = SystemRandom()
    return tuple(chance.sample(manifest.files, min(draw, len(manifest.files))))


def _compared(found: Read, files: int) -> tuple[tuple[str, str], ...]:
    manifest = found.manifest
    rows, tables = sum(manifest.holdings.rows.values()), len(manifest.holdings.rows)
    return (
        ("Back-up", f"{manifest.named_first}; SHA-256 of its manifest {found.digest[:16]}"),
        ("Last events", counted(len(manifest.holdings.heads), "stream")),
        ("Rows", f"{counted(rows, 'row')} in {counted(tables, 'table')}"),
        ("Files drawn by chance", f"{files} of {len(manifest.files)}"),
    )


def _against_record(session: Session, found: Read) -> Iterator[str]:
    """What in the manifest is not as the record itself knows it."""
    known = back_ups.back_up(session, found.manifest.id)
    if known is None:
        yield "The record knows of no such back-up."
    elif known.manifest_sha256 != found.digest:
        yield "The manifest is not the one that was written when the back-up was made."
    yield from lost_events(session, found.manifest.holdings)


def _restored_aside(
    engine: "Engine", found: Read, room: Path
) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """What a restored copy can do, and what it holds otherwise than the manifest says."""
    with copies.aside(engine, room) as copy:
        try:
            copies.put_back(copy, found.database)
            with reading_session(copy) as session:
                faults = [
                    *copies.unsound(session),
                    *differences(copies.holdings(session), found.manifest.holdings),
                ]
            migrate.upgrade(copy)
            with reading_session(copy) as session:
                report = chain.check_chains(session)
                printed, unprinted = _printed(session, found)
                told = (
                    ("Events", f"{report.events}, each held against the one before it"),
                    ("Officers with a sign-in", str(sign_ins.how_many(session))),
                    ("Printed from the copy", printed),
                    ("Witnessed", " ".join(witnessed.told(session))),
                )
        except Refused as error:
            return (), [error.sentence]
        except Unreadable as error:
            return (), [f"What was restored cannot be read: {error.why}."]
    return told, [*faults, *unprinted, *(one.sentence for one in report.faults)]


def _printed(session: Session, found: Read) -> tuple[str, list[str]]:
    """What was printed from the copy, the letter last drafted, and why it could not be."""
    last = letters.last_word_file(session)
    if last is None:
        return "nothing, as there is no letter", []
    reference, bytes_id, sha256 = last
    if digest_at(found.files.whereabouts(bytes_id))[0] != sha256:
        why = f"The Word file of letter {reference} is missing or changed, so it was not printed."
        return "nothing", [why]
    letter_pdf(read_blocks(found.files.read(bytes_id)))
    return f"letter {reference}", []


def _note(session: Session, act: Act, found: _Outcome, ran_by: str, certificate: str) -> None:
    lock(session, COUNCIL)
    session.add(
        Drill(
            id=uuid4(),
            back_up=found.id,
            number=found.number,
            events=found.events,
            files=found.files,
            ran_by=ran_by,
            differs="\n".join(found.differs),
            certificate_sha256=certificate,
            recorded_at=act.at,
            recorded_by=act.by.id,
        )
    )
    told = "nothing differs" if not found.differs else "it is not good"
    record(session, act, COUNCIL, EventKind.DRILLED, words={"number": found.number, "found": told})
