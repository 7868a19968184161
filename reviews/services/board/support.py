"""Support and staff time: recorded as each source tells it, corrected, taken back with a reason.

Nothing is changed in place: a correction is a version of its own, and the one before it stays.
"""

from dataclasses import asdict
from datetime import date
from typing import TypeVar
from uuid import UUID

from reviews.domain.board.staff_time import Shift, check_shift
from reviews.domain.board.support import SupportTold, check_support
from reviews.domain.dates import Span, check_past, check_span
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.services.accounts.accounts import check_consented
from reviews.services.consent.consents import check_planned
from reviews.services.record.evidence import end_evidence
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.review.reviews import record, row_of
from reviews.store.across.evidence import kind_if_cited
from reviews.store.record.session import Session
from reviews.store.tables import Review, StaffTime, SupportRecord

K = TypeVar("K", SupportRecord, StaffTime)


def record_support(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    told: SupportTold,
    shown: Upload | None = None,
) -> UUID:
    """Record support for one need of a resident, as one source tells it (paras 71, 98-100).

    Raises:
        Refused: something is missing, a day is to come, or the resident has not agreed.
        NotThere: the resident is not in this review.
    """
    review = row_of(session, act, review_id)
    check_planned(session, review_id, resident_id)
    check_support(told, act.today)
    check_consented(session, review_id, resident_id, told.source)
    paper = _paper(session, act, review, resident_id, told, shown) if shown else None
    of = {"review_id": review_id, "resident_id": resident_id, "file_id": paper}
    row = first(session, act, SupportRecord, **of, **stripped(**asdict(told)))
    kind = EventKind.SUPPORT_RECORDED
    record(session, act, review_id, kind, resident=resident_id, support=row.id)
    return row.id


def correct_support(
    session: Session,
    act: Act,
    review_id: UUID,
    record_id: UUID,
    told: SupportTold,
    reason: str,
    shown: Upload | None = None,
) -> UUID:
    """Put a record of support right; the version before stays, and its paper unless one is given.

    Raises:
        Refused: as for a new one; or no reason is given, or someone else changed it meanwhile.
        NotThere: there is none in this review.
    """
    review = row_of(session, act, review_id)
    row = _standing(session, review_id, record_id, SupportRecord)
    check_support(told, act.today)
    check_consented(session, review_id, row.resident_id, told.source)
    check_said(reason, "Say why it is corrected.", "reason")
    changed = stripped(**asdict(told))
    if shown:
        changed["file_id"] = _paper(session, act, review, row.resident_id, told, shown)
    new = again(session, act, row, **changed)
    of = {"resident": row.resident_id, "support": new.id}
    why = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.SUPPORT_CORRECTED, why, **of)
    _tell_corrected(session, act, review_id, record_id)
    return new.id


def _paper(
    session: Session, act: Act, review: Review, resident_id: UUID, told: SupportTold, shown: Upload
) -> UUID:
    filing = Filing(
        purpose="support",
        scheme_id=review.scheme_id,
        review_id=review.id,
        resident_id=resident_id,
        true_on=told.true_from_on,
    )
    return file_row(session, act, shown, filing).id


def record_staff_time(
    session: Session,
    act: Act,
    review_id: UUID,
    shift: Shift,
    *,
    source: Source,
    said_by: str,
    true_from_on: date,
    true_to_on: date | None = None,
    resident_id: UUID | None = None,
) -> UUID:
    """Record staff time that comes round again, as one source tells it.

    Raises:
        Refused: a figure is missing or cannot be worked with, it is not said how it counts, the day
            is to come, or it is one resident's own and they have not agreed.
        NotThere: the resident is not in this review.
    """
    row_of(session, act, review_id)
    told = _told(act, shift, said_by, Span(true_from_on, true_to_on), own=resident_id is not None)
    _check_whose(session, review_id, resident_id, source)
    whose = {"review_id": review_id, "resident_id": resident_id, "source": source}
    row = first(session, act, StaffTime, **whose, **told)
    kind = EventKind.STAFF_TIME_RECORDED
    record(session, act, review_id, kind, resident=resident_id, staff_time=row.id)
    return row.id


def correct_staff_time(
    session: Session,
    act: Act,
    review_id: UUID,
    record_id: UUID,
    shift: Shift,
    *,
    source: Source,
    said_by: str,
    true_from_on: date,
    true_to_on: date | None = None,
    reason: str,
) -> UUID:
    """Put a record of staff time right; the version before stays. Whose it is stays as it was.

    Raises:
        Refused: as for a new one; or no reason is given, or someone else changed it meanwhile.
        NotThere: there is none in this review.
    """
    row_of(session, act, review_id)
    row = _standing(session, review_id, record_id, StaffTime)
    own = row.resident_id is not None
    told = _told(act, shift, said_by, Span(true_from_on, true_to_on), own=own)
    _check_whose(session, review_id, row.resident_id, source)
    check_said(reason, "Say why it is corrected.", "reason")
    new = again(session, act, row, source=source, **told)
    of = {"resident": row.resident_id, "staff_time": new.id}
    why = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.STAFF_TIME_CORRECTED, why, **of)
    _tell_corrected(session, act, review_id, record_id)
    return new.id


def _told(act: Act, shift: Shift, said_by: str, so: Span, *, own: bool) -> dict[str, object]:
    """The columns of staff time as it was told, once it is checked."""
    check_shift(shift, said_by, own=own)
    if so.from_on is not None:
        check_past(so.from_on, act.today, "true_from_on")
    check_span(so.from_on, so.to_on)
    dates = {"true_from_on": so.from_on, "true_to_on": so.to_on}
    return dates | stripped(said_by=said_by, **asdict(shift))


def _check_whose(
    session: Session, review_id: UUID, resident_id: UUID | None, source: Source
) -> None:
    """One resident's own staff time needs their consent; their account says whose it is."""
    if resident_id is not None:
        check_planned(session, review_id, resident_id)
        check_consented(session, review_id, resident_id, source)
    elif source in SPEAKS_FOR_RESIDENT:
        raise Refused("Choose the resident whose account this is.", "resident")


def take_back_support(
    session: Session, act: Act, review_id: UUID, record_id: UUID, reason: str
) -> None:
    """Take a record of support back; it stays on the record, with the reason.

    Raises:
        Refused: no reason is given, or someone else changed it meanwhile.
        NotThere: there is none in this review.
    """
    row = _taken_back(session, act, review_id, record_id, reason, SupportRecord)
    why = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.SUPPORT_TAKEN_BACK, why, resident=row.resident_id)
    _tell_taken_back(session, act, review_id, record_id)


def take_back_staff_time(
    session: Session, act: Act, review_id: UUID, record_id: UUID, reason: str
) -> None:
    """Take a record of staff time back, as `take_back_support` does."""
    row = _taken_back(session, act, review_id, record_id, reason, StaffTime)
    why = {"reason": reason.strip()}
    record(session, act, review_id, EventKind.STAFF_TIME_TAKEN_BACK, why, resident=row.resident_id)
    _tell_taken_back(session, act, review_id, record_id)


def _tell_corrected(session: Session, act: Act, review_id: UUID, record_id: UUID) -> None:
    """Where findings rest on what was corrected, letters that tell them are out of date."""
    if found := kind_if_cited(session, record_id):
        record(session, act, review_id, EventKind.CITED_RECORD_CORRECTED, {"kind": found})


def _tell_taken_back(session: Session, act: Act, review_id: UUID, record_id: UUID) -> None:
    if found := kind_if_cited(session, record_id):
        record(session, act, review_id, EventKind.CITED_RECORD_TAKEN_BACK, {"kind": found})


def _taken_back(
    session: Session, act: Act, review_id: UUID, record_id: UUID, reason: str, kind: type[K]
) -> K:
    row_of(session, act, review_id)
    row = _standing(session, review_id, record_id, kind)
    check_said(reason, "Say why it is taken back.", "reason")
    row.superseded_at = act.at
    end_evidence(session, act, row.id, reason)
    return row


def _standing(session: Session, review_id: UUID, record_id: UUID, kind: type[K]) -> K:
    row = session.get(kind, record_id)
    if row is None or row.review_id != review_id:
        raise NotThere
    if row.superseded_at is not None:
        raise Refused(
            "Someone corrected this record or took it back while you had it open. Nothing of yours "
            "is saved: it is still below. Open the record again to see how it stands now."
        )
    return row
