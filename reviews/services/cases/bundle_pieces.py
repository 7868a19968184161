"""One paper of a bundle as pages: its file checked against what was recorded, scanned and opened.

A file that differs from what was recorded, that a scanner names, or that could only be opened with
repairs nobody has looked at, stops the bundle with a sentence that names the paper.
"""

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from reviews.documents.bundles.paging import Source, Tools, page_file
from reviews.documents.bundles.parts import Paged
from reviews.documents.bundles.words_pages import page_words, slip
from reviews.documents.letters.files import ENDINGS, MEDIA_TYPES
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.cases.bundle_plan import Entry
from reviews.domain.cases.bundles import PagedAs, PaperRuling
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.record.evidence import EvidenceKind
from reviews.files.disk import FileStore
from reviews.files.office import converted, office_command
from reviews.files.scanning import check_scanned
from reviews.reference.question_sets import QuestionSets
from reviews.services.record.jobs import Tools as WorkTools
from reviews.services.record.jobs import Work
from reviews.store.cases import bundles as store
from reviews.store.cases import item_words
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.item_words import Bytes
from reviews.store.cases.items import Item
from reviews.store.record.session import Session
from reviews.store.tables import RuledPaper

from .bundle_words import words_of
from .redactions import pages_for

_BLOCK = 1 << 20
_ERASED = "What this file held was erased. Nothing of it is kept."
_LOOK = (
    "Open “Look at its pages” beside it under “Bundles”, and say how it goes in. Then ask for the "
    "bundle again."
)


@dataclass(frozen=True, slots=True)
class Bindery:
    """What papers are made into pages with: the folder of files, question sets, and commands.

    `scan` is the command of a scanner, `office` what turns an office file into a PDF; each may be
    missing.
    """

    files: FileStore
    sets: QuestionSets
    scan: str
    office: Tools

    @classmethod
    def of(cls, work: Work) -> "Bindery":
        """What long work has to do it with."""
        return cls.with_tools(work.files, work.tools)

    @classmethod
    def with_tools(cls, files: FileStore, tools: WorkTools) -> "Bindery":
        """What the service has to do it with."""
        return cls(files, tools.sets, tools.scan, _office(tools.office))

    @property
    def named_sets(self) -> dict[tuple[str, str], QuestionSet]:
        """The question sets, by name and version."""
        return {(one.name, one.version): one for one in self.sets}


def _office(setting: str) -> Tools:
    """What draws office files here: by the council's own command, or LibreOffice where it is."""
    command = office_command(setting)
    return Tools(partial(converted, command) if command else None)


def paged(
    session: Session,
    bindery: Bindery,
    case: CaseHead,
    item: Item,
    entry: Entry,
    into: Path,
) -> Paged:
    """A paper as it goes in: as it was ruled on where it is damaged, and redacted as directed.

    Raises:
        Refused: its file is missing or not the one that was recorded, a scanner named it, it could
            only be opened with repairs on which nobody has ruled, or words that were to be taken
            out are left; names the paper.
    """
    ruling = store.ruled(session, case.id).get(item.id)
    found = as_ruled(session, bindery, item, entry, ruling, into)
    try:
        redacted = pages_for(session, case, item, found, into)
    except Refused as fault:
        raise Refused(f"{entry.named} is held out. {fault.sentence}") from fault
    return redacted or found


def as_ruled(
    session: Session,
    bindery: Bindery,
    item: Item,
    entry: Entry,
    ruling: RuledPaper | None,
    into: Path,
) -> Paged:
    """A paper as pages, as it was ruled on where it is damaged; never redacted.

    Raises:
        Refused: as `opened`; or it could only be opened with repairs, and no ruling is on it.
    """
    found = opened(session, bindery, item, entry, into)
    if not found.repaired:
        return found
    if ruling is None or ruling.sha256 != entry.sha256:
        raise Refused(
            f"{entry.named} could only be opened with repairs: {found.repaired[0]} {_LOOK}"
        )
    if ruling.ruling is PaperRuling.AS_REPAIRED:
        told = f"It could only be opened with repairs. {ruling.words}"
        return replace(found, told=(*found.told, told))
    file = file_of(session, item)
    source = copied(bindery.files, file, entry, into)
    return slip(entry.what, file.name, entry.sha256, ruling.words, into, path=source)


def stands_as_slip(session: Session, case_id: UUID, entry: Entry, found: Paged) -> bool:
    """Whether a slip stands in a paper's place: as it opened, or as was ruled on it; one query."""
    if not found.repaired:
        return found.paged_as is PagedAs.SLIP
    ruling = store.ruled(session, case_id).get(entry.id)
    if ruling is None or ruling.sha256 != entry.sha256:
        return False
    return ruling.ruling is PaperRuling.AS_SLIP


def opened(session: Session, bindery: Bindery, item: Item, entry: Entry, into: Path) -> Paged:
    """A paper as pages, whether or not it needed repairs.

    Raises:
        Refused: its file is missing or not the one that was recorded, or a scanner named it.
    """
    if item.kind not in (EvidenceKind.FILE, EvidenceKind.LETTER):
        return page_words(words_of(session, item, entry, bindery.sets), into)
    try:
        file = file_of(session, item)
    except NotThere:
        words = replace(words_of(session, item, entry, bindery.sets), noted=(_ERASED,))
        return page_words(words, into)
    path = copied(bindery.files, file, entry, into)
    if bindery.scan and (said := check_scanned(bindery.scan, path)):
        raise Refused(f"{entry.named} is held out. {said}")
    source = Source(entry.what, file.name, file.media_type, path, file.sha256)
    return page_file(source, into, bindery.office)


def file_of(session: Session, item: Item) -> Bytes:
    """The file that a paper is: a stored file, or a letter's PDF.

    Raises:
        NotThere: it is none, or its bytes were erased.
    """
    row = item_words.rows_of(session, [item])[item.id]
    for one in item_words.bytes_of(session, row):
        if item.kind is not EvidenceKind.LETTER:
            return one
        if one.media_type == LetterFormat.PDF:
            name = f"{row.reference}{ENDINGS[LetterFormat.PDF]}"
            return replace(one, name=name, media_type=MEDIA_TYPES[LetterFormat.PDF])
    raise NotThere


def copied(files: FileStore, file: Bytes, entry: Entry, into: Path) -> Path:
    """A copy of a file in a folder, checked against its SHA-256 while it is made.

    Raises:
        Refused: it is missing, or not the file that was recorded; names the paper.
    """
    to, digest = into / f"{file.id}.source", hashlib.sha256()
    try:
        with files.open(file.bytes_id) as source, to.open("wb") as copy:
            while block := source.read(_BLOCK):
                digest.update(block)
                copy.write(block)
    except NotThere:
        raise Refused(_held_out(entry, "its file is missing from the file store")) from None
    if digest.hexdigest() != file.sha256:
        raise Refused(_held_out(entry, "its file is not the one that was recorded"))
    return to


def _held_out(entry: Entry, why: str) -> str:
    return (
        f"{entry.named} is held out, because {why}. Tell an administrator: it can be put back from "
        "a back-up. Then ask for the bundle again."
    )
