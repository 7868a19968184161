"""What is taken out of the papers of a case, as it stands and as it was before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.redacting import AsKept
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Evidence, Officer, Redaction


@dataclass(frozen=True, slots=True)
class RedactionView(AsKept):
    """What is taken out of one paper, by what, and who recorded it.

    `step_id` is the direction that asks for it; `copy_id` the paper without what is taken out,
    where the council applies under rule 14.
    """

    id: UUID
    evidence_id: UUID
    redacted_for: RedactedFor
    step_id: UUID | None
    secrets: str
    areas: str
    why: str
    copy_id: UUID | None
    recorded_at: datetime
    by: str


def last(session: Session, case_id: UUID) -> dict[UUID, RedactionView]:
    """The last wording for each paper of a case, by its evidence, also of those that were ended."""
    query = (
        select_as(RedactionView, Redaction, by=Officer.name)
        .join(Officer, Officer.id == Redaction.recorded_by)
        .where(Redaction.case_id == case_id, Redaction.superseded_at.is_(None))
        .order_by(Redaction.recorded_at, Redaction.id)
    )
    return {row.evidence_id: read(RedactionView, row) for row in session.execute(query)}


def standing(session: Session, case_id: UUID) -> dict[UUID, RedactionView]:
    """What is taken out of papers of a case, by the evidence; one query."""
    return {key: one for key, one in last(session, case_id).items() if one.stands}


def of_papers(session: Session, case_id: UUID, ids: Collection[UUID]) -> dict[UUID, RedactionView]:
    """What is taken out of papers as they go in, by the paper: by direction, or a copy's own."""
    found = {}
    for one in standing(session, case_id).values():
        key = one.copy_id or one.evidence_id
        if key in ids:
            found[key] = one
    return found


def copied_from(session: Session, ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When that was recorded of which each of some files is a copy without words; one query."""
    query = (
        select(Redaction.copy_id, Evidence.recorded_at)
        .join(Evidence, Evidence.id == Redaction.evidence_id)
        .where(Redaction.copy_id.in_(ids))
    )
    return {key: at for key, at in session.execute(query) if key is not None}


def before(session: Session, case_id: UUID, evidence_id: UUID) -> list[RedactionView]:
    """What was recorded of one paper before what stands, newest first."""
    query = (
        select_as(RedactionView, Redaction, by=Officer.name)
        .join(Officer, Officer.id == Redaction.recorded_by)
        .where(
            Redaction.case_id == case_id,
            Redaction.evidence_id == evidence_id,
            Redaction.superseded_at.is_not(None),
        )
        .order_by(Redaction.superseded_at.desc(), Redaction.id)
    )
    return [read(RedactionView, row) for row in session.execute(query)]
