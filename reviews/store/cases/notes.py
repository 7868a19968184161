"""Notes of a case, what the tribunal should know of a claimant, and the files of a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.cases.access import reads_advice
from reviews.domain.cases.as_of import NOW, AsOf, Mark, in_words_of_then
from reviews.domain.cases.kinds import NoteKind, UniversalCredit
from reviews.domain.people.roles import Viewer
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    CaseCircumstances,
    CaseNote,
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
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class CircumstancesView:
    """What the tribunal should know of a claimant, in one wording."""

    id: UUID
    universal_credit: UniversalCredit
    universal_credit_note: str
    capacity: str
    by: str
    recorded_at: datetime
    superseded_at: datetime | None
    marks: tuple[Mark, ...] = ()


def kinds_read(viewer: Viewer) -> tuple[NoteKind, ...]:
    """The kinds of note that an officer on a case reads and writes."""
    return tuple(NoteKind) if reads_advice(viewer) else (NoteKind.FILE,)


def notes(session: Session, viewer: Viewer, case_id: UUID, as_of: AsOf = NOW) -> list[NoteView]:
    """The notes of a case that a viewer reads, newest first; later ones marked or hidden."""
    query = (
        select_as(NoteView, CaseNote, by=Officer.name)
        .join(Officer, Officer.id == CaseNote.recorded_by)
        .where(CaseNote.case_id == case_id, CaseNote.kind.in_(kinds_read(viewer)))
        .order_by(CaseNote.recorded_at.desc(), CaseNote.id)
    )
    rows = [read(NoteView, row) for row in session.execute(query)]
    return rows if as_of.now else in_words_of_then(rows, as_of)[::-1]


def circumstances(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[CircumstancesView]:
    """What was recorded of a claimant for the tribunal, in every wording, the newest first.

    As of a day, the wording of then is the first, with those before it.
    """
    query = (
        select_as(CircumstancesView, CaseCircumstances, by=Officer.name)
        .join(Officer, Officer.id == CaseCircumstances.recorded_by)
        .where(CaseCircumstances.case_id == case_id)
        .order_by(
            CaseCircumstances.superseded_at.is_not(None), CaseCircumstances.recorded_at.desc()
        )
    )
    rows = [read(CircumstancesView, row) for row in session.execute(query)]
    if as_of.now:
        return rows
    then = in_words_of_then(rows, as_of, lambda _: case_id)
    return then + [one for one in rows if one.recorded_at < then[0].recorded_at] if then else []
