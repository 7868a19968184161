"""A draft changed in Word and taken back: read, compared with the record, gated, a new draft.

As drafting does, it reads and renders before the writing transaction opens. The file says which
draft it was made of: where another stands by then, both wordings are shown and nothing is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reviews.documents.letters.edited import EditedLetter, marked, read_draft, take_back
from reviews.documents.letters.files import paragraphs, render_parts
from reviews.domain.accounts.questions import RequestItem
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.clearance import ReadAs
from reviews.domain.letters.edited import Change, changes, check_edited, held, points
from reviews.domain.letters.gate import Known
from reviews.domain.letters.kinds import TO_RESIDENT, LetterFormat, LetterState
from reviews.domain.letters.rights import check_paragraphs
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.review.state import check_open
from reviews.files.disk import FileStore
from reviews.services.review.reviews import record, stream_of
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import copied_in, draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.letters.record_numbers import number_of
from reviews.store.record.events import head_hash
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import LetterDraft

from .content import gather
from .draft import Prepared, keeping, kept_as_made, write_next
from .files import check_pictures, read_file
from .letter_plan import LetterPlan
from .may_leave import check_may_leave
from .recipients import recipients
from .steps import open_letter

_CHANGEABLE = (LetterState.DRAFT, LetterState.APPROVED)
_MARKED_BY = 16
_OVERTAKEN = (
    "Someone changed this letter while you had it in Word, so your file was not taken. Both are "
    "below. Download the letter as it is now, put your changes into it and send it again."
)


class Overtaken(Refused):
    """A file was made of a draft that another has taken the place of; `both` shows where."""

    def __init__(self, both: Sequence[Change]) -> None:
        super().__init__(_OVERTAKEN, "file")
        self.both = tuple(both)


def why_not_editable(letter: LetterLine, review: ReviewHead, *, known: bool) -> str:
    """Why a letter cannot be changed in Word now; nothing where it can.

    `known` says whether what was chosen for its draft is on the record.
    """
    if letter.state not in _CHANGEABLE:
        return "This letter is issued or put aside, so it cannot be changed."
    try:
        check_open(review.state)
    except Refused as error:
        return error.sentence
    if not known:
        return "This draft was made before letters could be changed in Word. Draft it again first."
    return ""


def to_edit(session: Session, letter: LetterLine, store: FileStore) -> bytes:
    """The draft that stands, as a Word document to be changed, with its mark."""
    return marked(_draft(session, letter, store), _mark(letter))


def _draft(session: Session, letter: LetterLine, store: FileStore) -> bytes:
    files = letters.files_of(session, letter.id, letter.draft)
    found = next((one for one in files if one.format is LetterFormat.DOCX), None)
    if found is None:
        raise NotThere
    return read_file(store, found)


def _mark(letter: LetterLine) -> str:
    return f"{letter.reference} draft {letter.draft} {letter.binding[:_MARKED_BY]}"


def prepare_edited(
    session: Session,
    act: Act,
    letter: LetterLine,
    document: bytes,
    seen: str,
    request_items: Iterable[RequestItem],
    store: FileStore,
) -> Prepared:
    """Read a file that was edited in Word, and make every format of it anew, reading only.

    `seen` is the binding of the draft on the page it was sent from, which counts where the file
    has no mark. `write_edited` writes it down, or else `draft.kept_of` are taken away.

    Raises:
        Overtaken: it was made of another draft than the one that stands.
        Refused: it cannot be read, prints what no other format carries, promises a resident that
            they can stay, or differs from the record; or the record has moved on.
    """
    review, choice = _open_to_change(session, letter)
    standing = _draft(session, letter, store)
    draft, edited = read_draft(standing), _taken_back(document, standing)
    _check_made_of(letter, edited, draft, seen)
    check_may_leave(session, act, letter)
    plan = _plan(letter, choice)
    head = head_hash(session, stream_of(review.id))
    gathered = gather(session, act, review, plan, request_items)
    number = number_of(session, letter.id)
    to = recipients(session, act, review, [plan])[0]
    filled, known = gathered.to(to, letter.reference, number)
    stay = held(filled, draft.lines)
    check_edited(draft.lines, edited.lines, draft.kept, points(filled), stay)
    told = _read_anew(known, choice, frozenset(edited.lines) - frozenset(draft.lines))
    rendered, empty = render_parts(edited.parts, letter.kind), tuple(choice.holes.split())
    lines = paragraphs(rendered.files[LetterFormat.DOCX])
    if letter.kind in TO_RESIDENT:
        check_paragraphs(lines, "file")
    with keeping(store) as keep:
        made = kept_as_made(rendered, lines, to, told, empty, keep)
    return Prepared(plan, review.id, letter.reference, number, head, None, made, *gathered.told)


def _taken_back(document: bytes, standing: bytes) -> EditedLetter:
    """A file that was edited in Word, read; its pictures are looked at before they are decoded."""
    edited = take_back(document, standing)
    check_pictures(edited.parts, "file")
    return edited


def _plan(letter: LetterLine, choice: LetterDraft) -> LetterPlan:
    """A letter planned as its draft was."""
    return LetterPlan(
        letter.kind,
        letter.planned_issue_on,
        choice.contact_id,
        letter.organisation_id,
        letter.resident_id,
        choice.covering,
        copied_in(choice),
    )


def _open_to_change(session: Session, letter: LetterLine) -> tuple[ReviewHead, LetterDraft]:
    """The review of a letter that can be changed, and what was chosen for its draft."""
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    choice = draft_of(session, letter.id, letter.draft)
    why = why_not_editable(letter, review, known=choice is not None)
    if choice is None or why:
        raise Refused(why)
    return review, choice


def _check_made_of(
    letter: LetterLine, edited: EditedLetter, draft: EditedLetter, seen: str
) -> None:
    """Check that a file was made of the draft that stands."""
    if edited.mark and not edited.mark.startswith(f"{letter.reference} "):
        raise Refused(
            f"This file is another letter, {edited.mark.split()[0]}. Send it on that one’s page.",
            "file",
        )
    of_this = edited.mark == _mark(letter) if edited.mark else seen == letter.binding
    if not of_this:
        raise Overtaken(changes(draft.lines, edited.lines))


def _read_anew(known: Known, choice: LetterDraft, own: frozenset[str]) -> Known:
    """What the gate knows of an edited draft: nothing in the officer's own lines is harmless."""
    said = ReadAs.restored(choice.read_as).printed
    return replace(known, findings=known.findings | own, printed=said)


def write_edited(session: Session, act: Act, letter: LetterLine, prepared: Prepared) -> int:
    """Write the edited letter down as its next draft, to be checked and approved by another.

    Returns:
        The number of the draft.

    Raises:
        Refused: the letter or its review changed while the file was read.
    """
    row = open_letter(session, act, letter.id)
    head = head_hash(session, stream_of(row.review_id))
    if row.state not in _CHANGEABLE or row.binding != letter.binding or head != prepared.head:
        raise Refused(
            "Someone changed this letter or its review while your file was read. Send it again, "
            "and you see what they changed."
        )
    edited_from = row.draft
    write_next(session, act, row, prepared, edited_from=edited_from)
    words = {"reference": row.reference, "draft": row.draft}
    about = {"letter": row.id, "resident": row.resident_id}
    record(session, act, row.review_id, EventKind.LETTER_EDITED, words, **about)
    return row.draft
