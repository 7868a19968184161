"""Documents that come late: someone says what each changes (paras 110-111)."""

from uuid import UUID

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment import overall_assessment
from reviews.store.record.session import Session
from reviews.store.tables import StoredFile


def say_what_changes(
    session: Session,
    act: Act,
    review_id: UUID,
    file_id: UUID,
    effect: str,
    *,
    seen: str | None = None,
) -> None:
    """Record what a document that came after the first conclusion changes, if anything.

    `seen` is what was said of it on the officer's page; None checks nothing.

    Raises:
        NotThere: no such document came late to this review.
        Refused: nothing is said, or someone said something else meanwhile.
    """
    row_of(session, act, review_id)
    row = session.get(StoredFile, file_id)
    late = {one.id for one in overall_assessment.late_documents(session, review_id)}
    if row is None or file_id not in late:
        raise NotThere
    if not effect.strip():
        raise Refused("Say what this document changes, or that it changes nothing.", "effect")
    _check_seen(row, seen)
    row.late_effect, row.late_decided_by = effect.strip(), act.by.id
    words = {"effect": effect.strip()}
    record(session, act, review_id, EventKind.LATE_DOCUMENT_WEIGHED, words, file=file_id)


def _check_seen(row: StoredFile, seen: str | None) -> None:
    if seen is not None and seen != (row.late_effect or ""):
        raise Refused(
            f"Someone said this of it meanwhile: “{row.late_effect}” Yours is below: save again to "
            "put it in its place.",
            "effect",
        )
