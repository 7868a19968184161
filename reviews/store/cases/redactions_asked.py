"""What officers ask to have taken out of long papers, until it is recorded; and that it goes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.redacting import AsKept
from reviews.domain.record.jobs import JobKind
from reviews.store.record.rows import read
from reviews.store.tables import RedactionAsked


@dataclass(frozen=True, slots=True)
class Asked(AsKept):
    """What one officer asks to have taken out of one paper, or to see before; `found` as JSON."""

    id: UUID
    kind: JobKind
    asked_by: UUID
    case_id: UUID
    evidence_id: UUID
    redacted_for: RedactedFor
    step_id: UUID | None
    secrets: str
    areas: str
    why: str
    seen: str
    pages: int
    sha256: str
    found: str | None
    bytes_id: str | None


def asked(session: Session, asked_id: UUID) -> Asked | None:
    """What was asked under an id, with or without what was typed."""
    row = session.get(RedactionAsked, asked_id, populate_existing=True)
    return read(Asked, row) if row else None


def own(session: Session, officer_id: UUID, case_id: UUID, evidence_id: UUID) -> Asked | None:
    """What an officer asked for last of one paper, while what they typed is kept."""
    of = {"case_id": case_id, "evidence_id": evidence_id, "asked_by": officer_id}
    query = select(RedactionAsked).filter_by(**of)
    query = query.order_by(RedactionAsked.asked_at.desc(), RedactionAsked.id).limit(1)
    row = session.scalar(query.execution_options(populate_existing=True))
    found = read(Asked, row) if row else None
    return found if found and found.stands else None


def keep_found(session: Session, asked_id: UUID, found: str, bytes_id: str) -> None:
    """Keep what a look found, and the pages as they would be."""
    query = update(RedactionAsked).where(RedactionAsked.id == asked_id)
    session.execute(query.values(found=found, bytes_id=bytes_id))


def forget(session: Session, asked_id: UUID) -> list[str]:
    """Let go of what was typed under an id, and of what was found; gives the ids of bytes."""
    return _forget(session, RedactionAsked.id == asked_id)


def forget_before(session: Session, asked_before: datetime) -> list[str]:
    """Let go of all that was typed before an instant; gives the ids of bytes."""
    return _forget(session, RedactionAsked.asked_at < asked_before)


def forget_all(session: Session) -> None:
    """Let go of all that was typed: for an erasure, as any of it can name whom that is about."""
    _forget(session)


def _forget(session: Session, *which: ColumnElement[bool]) -> list[str]:
    held = select(RedactionAsked.bytes_id).where(RedactionAsked.bytes_id.is_not(None), *which)
    gone = [one for one in session.scalars(held) if one is not None]
    nothing = {"secrets": "", "areas": "", "why": "", "found": None, "bytes_id": None}
    session.execute(update(RedactionAsked).where(*which).values(nothing))
    return gone
