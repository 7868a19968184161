"""What is recorded of a case: written first, put right, taken back; nothing is overwritten."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from reviews.domain.cases.access import works
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again
from reviews.services.record.files import Filing, Upload, file_row
from reviews.store.cases.facts import was_taken_back
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Case, CaseAppeal, CaseAuthority, CaseDispute, CaseStep
from reviews.store.tables.base import TwoTimes

from .cases import record, row_of

F = TypeVar("F", CaseAppeal, CaseStep, CaseAuthority, CaseDispute)

MEANWHILE = (
    "Someone else changed this while you had it open. What they saved is shown below, and what you "
    "typed is still in the form. Save again to put yours in its place."
)


def worked(session: Session, act: Act, case_id: UUID) -> Case:
    """An open case that the officer works, with its stream locked.

    Raises:
        NotThere: it does not open to this officer.
        NotAllowed: they are on it to decide on disclosure alone.
        Refused: it is closed.
    """
    row = row_of(session, act, case_id)
    if not works(act.by, row.kind):
        raise NotAllowed
    return row


def standing(session: Session, kind: type[F], case_id: UUID, fact_id: UUID, seen: str) -> F:
    """The wording of a fact that stands, to be changed; `seen` is the one that the page showed.

    Raises:
        NotThere: the case has no such fact.
        Refused: it was taken back, or changed since the page was opened.
    """
    row = standing_row(session, kind, fact_id=fact_id, case_id=case_id)
    if row is None and was_taken_back(session, kind, case_id, fact_id):
        raise Refused("Someone else took this back while you had it open. Record it anew.")
    if row is None:
        raise NotThere
    if str(row.id) != seen:
        raise Refused(MEANWHILE)
    return row


def filed(
    session: Session, act: Act, upload: Upload | None, about: str, on: date | None
) -> dict[str, UUID]:
    """The file that came with a fact, by its column; nothing where none came.

    It is filed under no scheme, review or resident, so that it opens in its case alone. It is of
    the day that the fact tells, never of the day on which it was typed.
    """
    if upload is None:
        return {}
    filing = Filing(purpose="case", about=about, true_on=on)
    return {"file_id": file_row(session, act, upload, filing).id}


class Recorded(StrEnum):
    """What can be recorded of a case, put right and taken back."""

    APPEAL = "appeal"
    STEP = "step"
    AUTHORITY = "authority"
    DISPUTE = "dispute"


_TABLES: Mapping[Recorded, type[Any]] = {
    Recorded.APPEAL: CaseAppeal,
    Recorded.STEP: CaseStep,
    Recorded.AUTHORITY: CaseAuthority,
    Recorded.DISPUTE: CaseDispute,
}
_EVENTS: Mapping[Recorded, EventKind] = {
    Recorded.APPEAL: EventKind.APPEAL_RECORDED,
    Recorded.STEP: EventKind.CASE_STEP_RECORDED,
    Recorded.AUTHORITY: EventKind.AUTHORITY_RECORDED,
    Recorded.DISPUTE: EventKind.DISPUTE_RECORDED,
}


def end_as_mistake(session: Session, act: Act, row: TwoTimes, reason: str) -> None:
    """End a fact that was recorded by mistake: its last wording says why, and stands no more.

    Raises:
        Refused: no reason is given.
    """
    check_said(reason, "Say why it is taken back.", "reason")
    again(session, act, row, taken_back=reason.strip()).superseded_at = act.at


def take_back(
    session: Session,
    act: Act,
    case_id: UUID,
    what: Recorded,
    fact_id: UUID,
    reason: str,
    *,
    seen: str,
) -> None:
    """Take back what was recorded of a case by mistake; its words stay on the record.

    Raises:
        NotThere, NotAllowed, Refused: as `worked` and `standing` say; or no reason is given.
    """
    worked(session, act, case_id)
    row = standing(session, _TABLES[what], case_id, fact_id, seen)
    end_as_mistake(session, act, row, reason)
    record(session, act, case_id, _EVENTS[what])
