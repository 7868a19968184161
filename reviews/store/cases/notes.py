"""Notes of a case, what the tribunal should know of a claimant, and the files of a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from reviews.domain.cases.access import reads_advice
from reviews.domain.cases.kinds import NoteKind, UniversalCredit
from reviews.domain.people.roles import Viewer
from reviews.store.across.stored_files import FileDetails, file
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    CaseAppeal,
    CaseAuthority,
    CaseCircumstances,
    CaseDispute,
    CaseNote,
    CaseStep,
    DecisionNotice,
    Officer,
)


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note in a case."""

    id: UUID
    kind: NoteKind
    words: str
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CircumstancesView:
    """What the tribunal should know of a claimant, in one wording."""

    id: UUID
    universal_credit: UniversalCredit
    universal_credit_note: str
    capacity: str
    by: str
    recorded_at: datetime


def kinds_read(viewer: Viewer) -> tuple[NoteKind, ...]:
    """The kinds of note that an officer on a case reads and writes."""
    return tuple(NoteKind) if reads_advice(viewer) else (NoteKind.FILE,)


def notes(session: Session, viewer: Viewer, case_id: UUID) -> list[NoteView]:
    """The notes of a case that a viewer reads, newest first."""
    query = (
        select_as(NoteView, CaseNote, by=Officer.name)
        .join(Officer, Officer.id == CaseNote.recorded_by)
        .where(CaseNote.case_id == case_id, CaseNote.kind.in_(kinds_read(viewer)))
        .order_by(CaseNote.recorded_at.desc(), CaseNote.id)
    )
    return [read(NoteView, row) for row in session.execute(query)]


def circumstances(session: Session, case_id: UUID) -> list[CircumstancesView]:
    """What was recorded of a claimant for the tribunal, in every wording, the newest first."""
    query = (
        select_as(CircumstancesView, CaseCircumstances, by=Officer.name)
        .join(Officer, Officer.id == CaseCircumstances.recorded_by)
        .where(CaseCircumstances.case_id == case_id)
        .order_by(
            CaseCircumstances.superseded_at.is_not(None), CaseCircumstances.recorded_at.desc()
        )
    )
    return [read(CircumstancesView, row) for row in session.execute(query)]


def file_of(session: Session, case_id: UUID, file_id: UUID) -> FileDetails | None:
    """A file that something recorded of a case names; None for every other file."""
    tables = (CaseAppeal, CaseStep, CaseAuthority, CaseDispute, DecisionNotice)
    naming = union_all(
        *(
            select(one.file_id).where(one.case_id == case_id, one.file_id == file_id)
            for one in tables
        )
    )
    if session.execute(naming.limit(1)).first() is None:
        return None
    return file(session, file_id)
