"""Keeping files: checked by content, written to disk for good, then named by a row."""

from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from typing import IO
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.plain_text import one_line
from reviews.files.disk import FileStore, Kept
from reviews.files.kinds import FileKind, kind_of
from reviews.files.pictures import small_picture
from reviews.files.scanning import Scanned, scanned
from reviews.store.record.session import Session
from reviews.store.tables import StoredFile

from .facts import first


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has passed the checks and is on disk, waiting for its row."""

    name: str
    kind: FileKind
    kept: Kept


@dataclass(frozen=True, slots=True)
class Filing:
    """What a file is filed under. `true_on` is the date it is of, where that is known."""

    purpose: str
    about: str = ""
    scheme_id: UUID | None = None
    review_id: UUID | None = None
    resident_id: UUID | None = None
    true_on: date | None = None
    sensitivity: str = "ordinary"


class Harmful(Refused):
    """A scanner found something in a file, or could not scan it; `said` is for the log."""

    def __init__(self, sentence: str, field: str, said: str) -> None:
        super().__init__(sentence, field)
        self.said = said


def take_in(
    store: FileStore,
    name: str,
    source: bytes | IO[bytes],
    at_most: int,
    field: str = "file",
    *,
    scan: str = "",
) -> Upload:
    """Check a file by its content and put its bytes on disk, before any transaction opens.

    A stream is read a block at a time, so that a large file takes no more memory than a small one.
    `scan` is the command of a scanner that is asked first; empty asks none.

    Raises:
        Refused: it is empty, too large, damaged or of a kind not accepted.
        Harmful: the scanner does not call it clean.
        DiskFull: there is no room for it.
    """
    stream = BytesIO(source) if isinstance(source, bytes) else source
    kind = kind_of(stream, at_most=at_most, field=field)
    return Upload(safe_name(name, kind), kind, _kept(store, stream, field, scan))


def check_clean(store: FileStore, source: IO[bytes], field: str, scan: str) -> None:
    """Have a file scanned that is read and not kept; it stands at its beginning afterwards.

    Harmful where the scanner does not call it clean.
    """
    source.seek(0)
    store.discard(_kept(store, source, field, scan).bytes_id)
    source.seek(0)


def _kept(store: FileStore, source: IO[bytes], field: str, scan: str) -> Kept:
    """Bytes on disk, and scanned there where a scanner is set; what is not clean goes at once."""
    kept = store.keep(source)
    if scan:
        told, said = scanned(scan, store.place(kept.bytes_id))
        if told is not Scanned.CLEAN:
            store.discard(kept.bytes_id)
            raise Harmful(_NOT_CLEAN[told], field, said)
    return kept


_NOT_CLEAN = {
    Scanned.FOUND: "The scanner for harmful files found something in this file, so it was not "
    "kept. Do not send it again. Tell whoever it came from, and your IT support.",
    Scanned.UNKNOWN: "The file could not be scanned for harm, so it was not kept. Try again; if it "
    "happens again, tell an administrator.",
}


def small(store: FileStore, bytes_id: str) -> bytes:
    """The small picture of a photograph: made at the first view, and kept beside its bytes.

    Refused, with why, where the picture is too large to be decoded, or damaged.
    """
    if kept := store.small(bytes_id):
        return kept
    with store.open(bytes_id) as source:
        made = small_picture(source)
    store.keep_small(bytes_id, made)
    return made


def safe_name(name: str, kind: FileKind) -> str:
    """The name a file is shown and given out under: no path, and the ending of what it is."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = one_line(last.rsplit(".", 1)[0] if "." in last else last)
    kept = "".join(one for one in stem if one.isprintable() and one not in '<>:"|?*/').strip(" .")
    return f"{kept[:120] or 'file'}.{kind.ending}"


def file_row(session: Session, act: Act, upload: Upload, filing: Filing) -> StoredFile:
    """The row that names an upload, which others can name now; the caller records the event."""
    row = first(
        session,
        act,
        StoredFile,
        bytes_id=upload.kept.bytes_id,
        name=upload.name,
        media_type=upload.kind.media_type,
        size=upload.kept.size,
        sha256=upload.kept.sha256,
        **asdict(filing),
    )
    session.flush()
    return row
