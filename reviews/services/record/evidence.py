"""That a piece of evidence no longer stands, as every service that takes a record back says it."""

from uuid import UUID

from reviews.domain.people.roles import Act
from reviews.store.record.session import Session
from reviews.store.tables import EvidenceTakenBack

from .facts import first


def end_evidence(session: Session, act: Act, evidence_id: UUID, reason: str) -> None:
    """Keep why a record no longer stands; the caller records the event."""
    said = {"reason": reason.strip(), "replaced_by": None}
    first(session, act, EvidenceTakenBack, evidence_id=evidence_id, **said)
