"""Notes in a case, and what the tribunal should know of a claimant."""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.cases.kinds import CaseKind, NoteKind, UniversalCredit
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first, first_or_again, stripped
from reviews.store.cases.notes import kinds_read
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import CaseCircumstances, CaseNote

from .cases import record, row_of
from .facts import MEANWHILE, worked


def write_note(session: Session, act: Act, case_id: UUID, kind: NoteKind, words: str) -> UUID:
    """Write a note in a case; advice only by those who read it.

    Raises:
        NotThere: the case does not open to this officer.
        NotAllowed: they do not read notes of this kind.
        Refused: it is closed, or the note says nothing.
    """
    row_of(session, act, case_id)
    if kind not in kinds_read(act.by):
        raise NotAllowed
    check_said(words, "Write the note.", "words")
    row = first(session, act, CaseNote, case_id=case_id, kind=kind, words=words.strip())
    event = EventKind.CASE_NOTE_WRITTEN if kind is NoteKind.FILE else EventKind.CASE_ADVICE_WRITTEN
    record(session, act, case_id, event)
    return row.id


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the tribunal should know of a claimant, and how Universal Credit stands beside it."""

    universal_credit: UniversalCredit
    universal_credit_note: str = ""
    capacity: str = ""


def record_circumstances(
    session: Session, act: Act, case_id: UUID, told: Circumstances, *, seen: str
) -> None:
    """Record what the tribunal should know of a claimant; what was said before is kept.

    Raises:
        NotThere, NotAllowed: the officer does not work this case, or nobody claims in it.
        Refused: it is closed, or someone changed this meanwhile.
    """
    if worked(session, act, case_id).kind is not CaseKind.CLAIM:
        raise NotThere
    row = standing_row(session, CaseCircumstances, case_id=case_id)
    if seen != ("" if row is None else str(row.id)):
        raise Refused(MEANWHILE)
    values = stripped(
        universal_credit=told.universal_credit,
        universal_credit_note=told.universal_credit_note,
        capacity=told.capacity,
    )
    first_or_again(session, act, CaseCircumstances, row, case_id=case_id, **values)
    record(session, act, case_id, EventKind.CASE_CHANGED)
