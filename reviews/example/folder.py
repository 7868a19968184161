"""The documents that the case makes, as files in a folder with a list of what each is."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from reviews.documents.letters.files import ENDINGS
from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import FROZEN, LetterKind
from reviews.domain.visits.visits import VisitState
from reviews.files.disk import FileStore
from reviews.reference.question_sets import QuestionSets
from reviews.services.across.scheme_log import write_workbook
from reviews.services.letters.files import read_file
from reviews.services.letters.templates import LetterTemplates
from reviews.services.programme.calendar import visit_file
from reviews.store.letters import letters
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.record.session import Session
from reviews.store.visits import visits

from .case import Example
from .case_papers import Document, of_cases
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
            with reading_session(engine) as session:
                made = [
                    *_letters(session, parts.files, reviewed),
                    _log(session, example),
                    *_calendar(session, reviewed, example.calendar.today),
                    *of_cases(
                        session, parts.files, question_sets, reviewed, example.calendar.today
                    ),
                ]
        finally:
            engine.dispose()
    entries = [Entry(name, kind, sha256(data).hexdigest(), told) for name, kind, told, data in made]
    for name, *_, data in made:
        (folder / name).write_bytes(data)
    manifest = json.dumps([asdict(one) for one in entries], indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{manifest}\n", encoding="utf-8")
    return entries


def _check_empty(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise Refused(f"{folder} cannot be used as a folder: {error.strerror}.") from None
    if not empty:
        raise Refused(f"{folder} is not empty. Name a folder that is empty, or a new one.")


def _letters(session: Session, store: FileStore, reviewed: list[UUID]) -> Iterator[Document]:
    """Every letter that was issued, in each of its formats."""
    for review_id in reviewed:
        sent = [one for one in letters.letters_of(session, review_id) if one.state in FROZEN]
        for line in sorted(sent, key=lambda one: one.reference):
            number = line.reference.rsplit("-", 1)[-1].lower()
            stem = f"{_plain(line.scheme)}-{number}-{_KINDS[line.kind]}"
            about = f"{line.kind.words}, {line.to}: {line.scheme}, {line.reference}."
            for file in letters.files_of(session, line.id, line.draft):
                yield (
                    f"{stem}{ENDINGS[file.format]}",
                    f"{_KINDS[line.kind]}-{file.format}",
                    f"{about} {file.format.words}.",
                    read_file(store, file),
                )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _log(session: Session, example: Example) -> Document:
    out = BytesIO()
    write_workbook(session, out, example.calendar.today)
    about = f"The scheme log of {example.council.council['name']}, as a workbook."
    return "scheme-log.xlsx", "scheme-log-xlsx", about, out.getvalue()


def _calendar(session: Session, reviewed: list[UUID], today: date) -> Iterator[Document]:
    """Every visit that is still to come in a review, for an officer's own calendar."""
    morning = datetime.combine(today, time(9), LONDON)
    for visit in (one for key in reviewed for one in visits.visits_of(session, review_id=key)):
        if visit.state is VisitState.PLANNED:
            day = visit.planned_on
            about = f"Visit to {visit.scheme} on {long_date(day)}, for a calendar."
            name = f"{_plain(visit.scheme)}-visit-{day.isoformat()}.ics"
            yield name, "calendar-ics", about, visit_file(session, visit, morning)
