"""The documents that the case makes, as files in a folder with a list of what each is."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import FROZEN, LetterFormat, LetterKind
from reviews.domain.visits.visits import VisitState
from reviews.example.case import Example
from reviews.files.disk import FileStore
from reviews.reference.question_sets import QuestionSets
from reviews.services.across.scheme_log import write_workbook
from reviews.services.letters.files import read_file
from reviews.services.letters.templates import LetterTemplates
from reviews.services.programme.calendar import visit_file
from reviews.store.letters import letters
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.visits import visits

from .play import play
from .stage import PlayedWith

MANIFEST = "manifest.json"

_KINDS = {
    LetterKind.VISIT_NOTICE: "visit-notice",
    LetterKind.DOCUMENT_REQUEST: "document-request",
    LetterKind.RESIDENT_INVITATION: "invitation",
    LetterKind.PROVIDER_RECOMMENDATIONS: "provider-letter",
    LetterKind.RESIDENT_LETTER: "resident-letter",
    LetterKind.REFERRER: "referrer-letter",
}
_ENDINGS = {
    LetterFormat.DOCX: ".docx",
    LetterFormat.PDF: ".pdf",
    LetterFormat.LARGE_PRINT: "-large-print.pdf",
    LetterFormat.HTML: ".html",
    LetterFormat.TEXT: ".txt",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the manifest."""

    file: str
    kind: str
    sha256: str
    about: str


def make_documents(
    folder: Path, example: Example, question_sets: QuestionSets, templates: LetterTemplates
) -> list[Entry]:
    """Play the case in a database of its own, and write what it makes into a folder.

    Raises:
        Refused: the folder is not empty or cannot be written to, or the case cannot be played.
    """
    _check_empty(folder)
    with TemporaryDirectory(prefix="reviews-example-") as place:
        engine = open_engine(f"sqlite:///{place}/reviews.db")
        parts = PlayedWith(engine, FileStore(Path(place) / "files"), question_sets, templates)
        try:
            reviewed = play(parts, example)
            made = [
                *_letters(parts, reviewed),
                _log(parts, example),
                *_calendar(parts, reviewed, example),
            ]
        finally:
            engine.dispose()
    return _write(folder, made)


def _check_empty(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise Refused(f"{folder} cannot be used as a folder: {error.strerror}.") from None
    if not empty:
        raise Refused(f"{folder} is not empty. Name a folder that is empty, or a new one.")


def _letters(parts: PlayedWith, reviewed: list[UUID]) -> Iterator[tuple[Entry, bytes]]:
    """Every letter that was issued, in each of its formats."""
    with reading_session(parts.engine) as session:
        for review_id in reviewed:
            sent = [one for one in letters.letters_of(session, review_id) if one.state in FROZEN]
            for line in sorted(sent, key=lambda one: one.reference):
                for file in letters.files_of(session, line.id, line.draft):
                    data = read_file(parts.files, file)
                    yield _entry(line, file.format, data), data


def _entry(line: letters.LetterLine, format_: LetterFormat, data: bytes) -> Entry:
    number = line.reference.rsplit("-", 1)[-1].lower()
    stem = f"{_plain(line.scheme)}-{number}-{_KINDS[line.kind]}"
    return Entry(
        file=f"{stem}{_ENDINGS[format_]}",
        kind=f"{_KINDS[line.kind]}-{format_}",
        sha256=sha256(data).hexdigest(),
        about=f"{line.kind.words}, {line.to}: {line.scheme}, {line.reference}. {format_.words}.",
    )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _log(parts: PlayedWith, example: Example) -> tuple[Entry, bytes]:
    out = BytesIO()
    with reading_session(parts.engine) as session:
        write_workbook(session, out, example.calendar.today)
    digest = sha256(out.getvalue()).hexdigest()
    about = f"The scheme log of {example.council.council.name}, as a workbook."
    return Entry("scheme-log.xlsx", "scheme-log-xlsx", digest, about), out.getvalue()


def _calendar(
    parts: PlayedWith, reviewed: list[UUID], example: Example
) -> Iterator[tuple[Entry, bytes]]:
    """Every visit that is still to come in a review, for an officer's own calendar."""
    morning = datetime.combine(example.calendar.today, time(9), LONDON)
    with reading_session(parts.engine) as session:
        planned = [one for key in reviewed for one in visits.visits_of(session, review_id=key)]
        for visit in planned:
            if visit.state is VisitState.PLANNED:
                data = visit_file(session, visit, morning)
                yield _visit_entry(visit, data), data


def _visit_entry(visit: visits.VisitLine, data: bytes) -> Entry:
    return Entry(
        file=f"{_plain(visit.scheme)}-visit-{visit.planned_on.isoformat()}.ics",
        kind="calendar-ics",
        sha256=sha256(data).hexdigest(),
        about=f"Visit to {visit.scheme} on {long_date(visit.planned_on)}, for a calendar.",
    )


def _write(folder: Path, made: list[tuple[Entry, bytes]]) -> list[Entry]:
    for entry, data in made:
        (folder / entry.file).write_bytes(data)
    entries = [entry for entry, _ in made]
    manifest = json.dumps([asdict(one) for one in entries], indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{manifest}\n", encoding="utf-8")
    return entries
