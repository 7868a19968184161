"""The council's own papers in a case: drafted, changed in Word, kept version by version.

As with letters, a paper is gathered and rendered before the writing transaction opens.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from reviews.documents.letters.blocks import Blocks
from reviews.documents.letters.edited import check_changed, marked, read_draft, take_back
from reviews.documents.letters.files import render_parts
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.cases.access import works
from reviews.domain.cases.citing import every_cited, told_unknown, told_wrong, wrongly_cited
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.own_papers import OwnPaper, changed_since, check_held, mark_of
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.letters.edited import Change, changes
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore, Kept
from reviews.services.letters.files import check_pictures
from reviews.services.letters.templates import LetterTemplates
from reviews.services.record.facts import first
from reviews.store.cases import documents as store
from reviews.store.cases.bundles import places_fixed_by
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.record.session import Session
from reviews.store.tables import CaseDocument

from .beside_response import (
    check_drafted,
    gather_chronology,
    gather_scheme,
    gather_statement,
    gather_support,
)
from .cases import record, row_of
from .numbers import fix, labels
from .own_papers import Asked, Gather
from .response import gather as gather_response

GATHER: Mapping[DocumentKind, Gather] = {
    DocumentKind.RESPONSE: gather_response,
    DocumentKind.CHRONOLOGY: gather_chronology,
    DocumentKind.STATEMENT: gather_statement,
    DocumentKind.SUPPORT: gather_support,
    DocumentKind.SCHEME: gather_scheme,
}
"""What gathers each kind."""

MOST_CHARACTERS = 2_000_000
"""How many characters a paper can have: five times what a schedule of 3,000 papers takes."""
_MARKED_BY = 16
_OVERTAKEN = (
    "Another version was kept while you had this one in Word, so your file was not taken. Both are "
    "below. Download the paper as it is now, put your changes into it and send it again."
)


class Overtaken(Refused):
    """A file was made of a version that another took the place of; `both` shows where."""

    def __init__(self, both: tuple[Change, ...]) -> None:
        super().__init__(_OVERTAKEN, "file")
        self.both = both


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version on disk, waiting to be written down after the version `after`; zero for none.

    `numbers` are those of the papers that it may cite, by their evidence, and `undrawn` says why it
    cannot be made into pages, where it cannot.
    """

    case_id: UUID
    kind: DocumentKind
    officer_id: UUID | None
    after: int
    edited_from: int | None
    mark: str
    kept: Kept
    numbers: Mapping[UUID, int]
    undrawn: str = ""


def gathered(session: Session, case: CaseHead, kind: DocumentKind, asked: Asked) -> OwnPaper:
    """What a paper would say if it were drafted now; NotThere for a kind that is not made here."""
    if kind not in GATHER:
        raise NotThere
    return GATHER[kind](session, case, asked)


def prepare(
    session: Session,
    case: CaseHead,
    kind: DocumentKind,
    asked: Asked,
    seen: int,
    templates: LetterTemplates,
    store_: FileStore,
) -> Prepared:
    """Gather a paper and render it, reading only; `write` keeps it, or else its bytes are let go.

    `seen` is the number of the last version on the page from which it is drafted.

    Raises:
        Refused: the template is missing or wrong, the council is not set up, or nothing of whoever
            is to make a statement is in.
    """
    check_drafted(session, case, kind, asked)
    paper = gathered(session, case, kind, asked)
    made = render_parts(templates.get(kind).fill(paper), kind)
    return Prepared(
        case.id,
        kind,
        asked.officer_id,
        seen,
        None,
        mark_of(paper),
        store_.keep(made.files[LetterFormat.DOCX]),
        labels(session, case),
        " ".join(made.undrawn.values()),
    )


def write(session: Session, act: Act, prepared: Prepared) -> UUID:
    """Keep a version, and for good the numbers of papers that it may cite; earlier ones stay.

    Returns its id.

    Raises:
        NotThere, NotAllowed: the case is not this officer's to work.
        Refused: the case is closed, or another version was kept meanwhile, or papers were numbered
            otherwise.
    """
    row = row_of(session, act, prepared.case_id)
    if row.kind is not CaseKind.CLAIM:
        raise NotThere
    if not works(act.by, row.kind):
        raise NotAllowed
    last = store.last_number(session, prepared.case_id, prepared.kind, prepared.officer_id)
    if last != prepared.after:
        raise Refused(
            f"Someone kept version {last} while you had this page open. Look at it first: yours is "
            "not kept yet, and can be sent again to stand after it."
        )
    fix(session, act, prepared.case_id, prepared.numbers)
    made = first(
        session,
        act,
        CaseDocument,
        case_id=prepared.case_id,
        kind=prepared.kind,
        officer_id=prepared.officer_id,
        number=last + 1,
        edited_from=prepared.edited_from,
        mark=prepared.mark,
        bytes_id=prepared.kept.bytes_id,
        sha256=prepared.kept.sha256,
        size=prepared.kept.size,
        erased_at=None,
    )
    about: dict[str, Any] = {"document": made.id, "officer": prepared.officer_id}
    record(session, act, prepared.case_id, EventKind.CASE_DOCUMENT_KEPT, **about)
    return made.id


def read_document(store_: FileStore, version: DocumentLine) -> bytes:
    """A version as a Word document, exactly as it was kept.

    Raises:
        Refused: it was erased, or the bytes on disk are not those that were kept.
    """
    if version.erased_at is not None:
        raise Refused("This paper was erased, as someone whom it told of asked.")
    data = b""
    with suppress(NotThere):
        data = store_.read(version.bytes_id)
    if sha256(data).hexdigest() != version.sha256:
        raise Refused(
            "This file is missing or is not the one that was kept, so it is not shown. Tell an "
            "administrator; the paper can be drafted again."
        )
    return data


def blocks(store_: FileStore, version: DocumentLine) -> Blocks:
    """A version as the blocks that its other formats are made of; refused as `read_document`."""
    return read_blocks(read_document(store_, version))


def to_edit(store_: FileStore, case: CaseHead, version: DocumentLine) -> bytes:
    """A version as a Word document to be changed, marked with what it is; refused likewise."""
    return marked(read_document(store_, version), _mark(case, version))


def _mark(case: CaseHead, version: DocumentLine) -> str:
    return f"{case.reference} {version.kind} {version.number} {version.sha256[:_MARKED_BY]}"


def prepare_edited(
    session: Session,
    case: CaseHead,
    version: DocumentLine,
    document: bytes,
    asked: Asked,
    seen: str,
    store_: FileStore,
) -> Prepared:
    """Read a file that was changed in Word, reading only; `write` keeps it as the next version.

    `version` is the one that stands, and `seen` the id of the one on the page it was sent from,
    which counts where the file has no mark.

    Raises:
        Overtaken: it was made of another version than the one that stands.
        Refused: it cannot be read, holds what no page would show, is another paper or of another
            case, says what stands already, has another reference or day than the record, or cites
            what is not in.
    """
    standing = read_document(store_, version)
    draft = read_draft(standing)
    try:
        edited = take_back(document, standing, MOST_CHARACTERS)
    except Refused as fault:
        raise Refused(fault.sentence, "file") from fault
    check_pictures(edited.parts, "file")
    _check_of(case, version, edited.mark)
    check_changed(edited, draft)
    own = edited.mark == _mark(case, version) if edited.mark else seen == str(version.id)
    if not own:
        raise Overtaken(changes(draft.lines, edited.lines))
    check_held(gathered(session, case, version.kind, asked).held, edited.lines)
    numbers = _cited(session, case, version, draft.lines, edited.lines)
    made = render_parts(edited.parts, version.kind)
    kept = store_.keep(made.files[LetterFormat.DOCX])
    number, undrawn = version.number, " ".join(made.undrawn.values())
    of = case.id, version.kind, version.officer_id
    return Prepared(*of, number, number, version.mark, kept, numbers, undrawn)


def _cited(
    session: Session,
    case: CaseHead,
    version: DocumentLine,
    before: Sequence[str],
    lines: Sequence[str],
) -> dict[UUID, int]:
    """The numbers of the papers that a changed file may cite; refused where it cites another."""
    numbers = labels(session, case)
    known = set(numbers.values())
    if wrong := wrongly_cited(lines, known):
        raise Refused(told_wrong(wrong, max(known, default=0)), "file")
    kept_as = every_cited(before) - places_fixed_by(session, case.id, version.recorded_at)
    if unknown := kept_as & every_cited(lines):
        raise Refused(told_unknown(version.kind.words, unknown), "file")
    return numbers


def _check_of(case: CaseHead, version: DocumentLine, mark: str) -> None:
    """Check that a file is this paper of this case, as far as its mark says."""
    if mark and not mark.startswith(f"{case.reference} "):
        raise Refused(
            f"This file is of another case, {mark.partition(' ')[0]}. Send it on that one’s page.",
            "file",
        )
    if mark and not mark.startswith(f"{case.reference} {version.kind} "):
        raise Refused("This file is another of the council’s papers. Send it there.", "file")


def out_of_date(session: Session, case: CaseHead, version: DocumentLine, asked: Asked) -> list[str]:
    """What the record has otherwise by now than when a version was drafted, part by part."""
    own = replace(asked, officer_id=version.officer_id)
    return changed_since(version.mark, gathered(session, case, version.kind, own))
