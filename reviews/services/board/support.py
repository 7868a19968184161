"""Support and staff time, recorded as each source tells it, and taken back with a reason.

Nothing is changed in place: a wrong record is taken back, and a right one recorded.
"""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.board.staff_time import Shift, check_shift
from reviews.domain.board.support import SupportTold, check_support
from reviews.domain.dates import check_past
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.services.accounts.accounts import check_consented
from reviews.services.consent.consents import check_planned
from reviews.services.record.facts import first, stripped
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.review.reviews import record, row_of
from reviews.store.record.session import Session
from reviews.store.tables import Review, StaffTime, SupportRecord


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
        Refused: a figure is missing or cannot be worked with, the day is to come, or it is one
            resident's own and they have not agreed.
        NotThere: the resident is not in this review.
    """
    row_of(session, act, review_id)
    check_shift(shift, said_by)
    check_past(true_from_on, act.today, "true_from_on")
    _check_whose(session, review_id, resident_id, source)
    whose = {"review_id": review_id, "resident_id": resident_id, "source": source}
    dates = {"true_from_on": true_from_on, "true_to_on": true_to_on}
    told = stripped(said_by=said_by, **asdict(shift))
    row = first(session, act, StaffTime, **whose, **dates, **told)
    kind = EventKind.STAFF_TIME_RECORDED
    record(session, act, review_id, kind, resident=resident_id, staff_time=row.id)
    return row.id


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
        Refused: no reason is given.
        NotThere: there is none that stands in this review.
    """
    _take_back(session, act, review_id, record_id, reason, SupportRecord)


def take_back_staff_time(
    session: Session, act: Act, review_id: UUID, record_id: UUID, reason: str
) -> None:
    """Take a record of staff time back, as `take_back_support` does."""
    _take_back(session, act, review_id, record_id, reason, StaffTime)


def _take_back(
    session: Session, act: Act, review_id: UUID, record_id: UUID, reason: str, kind: Any
) -> None:
    row_of(session, act, review_id)
    row = session.get(kind, record_id)
    if row is None or row.review_id != review_id or row.superseded_at is not None:
        raise NotThere
    check_said(reason, "Say why it is taken back.", "reason")
    row.superseded_at = act.at
    told, words = EventKind.STAFF_TIME_TAKEN_BACK, {"reason": reason.strip()}
    if kind is SupportRecord:
        told = EventKind.SUPPORT_TAKEN_BACK
    record(session, act, review_id, told, words, resident=row.resident_id)
