"""Support as it was told, and staff time: for a viewer, with what was withheld and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.board.staff_time import Counts, Duty, Shift, Timed
from reviews.domain.board.support import SIDE_OF, SupportSide, SupportTold
from reviews.domain.consent.consents import Material, Use, Withheld
from reviews.domain.dates import Span
from reviews.domain.sources import Source
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import Officer, StaffTime, StoredFile, SupportRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine(SupportTold):
    """Support for one need, as one source tells it, and the paper that shows it."""

    id: UUID
    fact_id: UUID
    resident_id: UUID
    file_id: UUID | None
    file_name: str
    recorded_by_name: str
    recorded_at: datetime
    superseded_at: datetime | None

    @property
    def whose(self) -> str:
        """The source and who spoke for it."""
        return f"{self.source.words}: {self.said_by}"

    @property
    def side(self) -> SupportSide:
        """Whether it is claimed, evidenced or experienced."""
        return SIDE_OF[self.source]


@dataclass(frozen=True, slots=True)
class StaffTimeLine:
    """Staff time as one source tells it; a resident's own where one is named."""

    id: UUID
    fact_id: UUID
    resident_id: UUID | None
    source: Source
    said_by: str
    what: str
    staff: int
    minutes: int
    times: int
    weeks: int
    shared_by: int
    counts: Counts | None
    duty: Duty | None
    true_from_on: date
    true_to_on: date | None
    recorded_by_name: str
    recorded_at: datetime
    superseded_at: datetime | None

    @property
    def whose(self) -> str:
        """The source and who spoke for it."""
        return f"{self.source.words}: {self.said_by}"

    @property
    def shift(self) -> Shift:
        """The figures, to be worked with."""
        return read(Shift, self)

    @property
    def timed(self) -> Timed:
        """The figures, and when they held."""
        return Timed(self.shift, Span(self.true_from_on, self.true_to_on))


Line = TypeVar("Line", SupportLine, StaffTimeLine)


def support_told(session: Session, review_id: UUID, resident_id: UUID) -> Material[SupportLine]:
    """The support recorded for one resident that may be used in the review; three queries."""
    return _standing(support_versions(session, review_id, resident_id))


def support_versions(session: Session, review_id: UUID, resident_id: UUID) -> Material[SupportLine]:
    """As `support_told`, with each version that was corrected or taken back."""
    rows = session.execute(
        select_as(
            SupportLine,
            SupportRecord,
            file_name=func.coalesce(StoredFile.name, ""),
            recorded_by_name=Officer.name,
        )
        .join(Officer, Officer.id == SupportRecord.recorded_by)
        .outerjoin(StoredFile, StoredFile.id == SupportRecord.file_id)
        .where(SupportRecord.review_id == review_id, SupportRecord.resident_id == resident_id)
        .order_by(SupportRecord.true_from_on, SupportRecord.recorded_at, SupportRecord.id)
    )
    lines = [read(SupportLine, row) for row in rows]
    return _agreed(lines, standings(session, review_id))


def file_withheld(session: Session, file_id: UUID) -> str:
    """Why the paper of a record of support may not be opened; nothing where it may, or is none.

    Every version that it was filed with must be agreed to.
    """
    rows = session.scalars(select(SupportRecord).where(SupportRecord.file_id == file_id)).all()
    agreed = standings(session, rows[0].review_id) if rows else {}
    every = (why_withheld(agreed, row.resident_id, row.source, Use.NOTES) for row in rows)
    return next(filter(None, every), "")


def staff_time_told(
    session: Session, review_id: UUID, agreed: Agreed | None = None
) -> Material[StaffTimeLine]:
    """The staff time recorded in a review that may be used; two queries.

    One where `agreed`, what residents agreed to, is read already.
    """
    return _standing(staff_time_versions(session, review_id, agreed))


def staff_time_versions(
    session: Session, review_id: UUID, agreed: Agreed | None = None
) -> Material[StaffTimeLine]:
    """As `staff_time_told`, with each version that was corrected or taken back."""
    rows = session.execute(
        select(StaffTime, Officer.name)
        .join(Officer, Officer.id == StaffTime.recorded_by)
        .where(StaffTime.review_id == review_id)
        .order_by(StaffTime.true_from_on, StaffTime.recorded_at, StaffTime.id)
    )
    lines = [read(StaffTimeLine, row, recorded_by_name=by) for row, by in rows]
    return _agreed(lines, standings(session, review_id) if agreed is None else agreed)


def before_correction(lines: Iterable[Line]) -> dict[UUID, list[Line]]:
    """The versions before the one that stands, oldest first, by what they are versions of."""
    every = list(lines)
    standing = {one.fact_id for one in every if one.superseded_at is None}
    earlier = [one for one in every if one.superseded_at and one.fact_id in standing]
    earlier.sort(key=lambda one: one.recorded_at)
    return grouped((one.fact_id, one) for one in earlier)


def _standing(every: Material[Line]) -> Material[Line]:
    kept = tuple(one for one in every.items if one.superseded_at is None)
    return Material(kept, every.withheld)


def _agreed(lines: Iterable[Line], agreed: Agreed) -> Material[Line]:
    """Those that the resident agreed to, by the consent that each kind of account rests on.

    What was corrected or taken back is left out where it may not be used, and not told of.
    """
    kept, withheld = [], []
    for one in lines:
        if not (why := why_withheld(agreed, one.resident_id, one.source, Use.NOTES)):
            kept.append(one)
        elif one.superseded_at is None:
            withheld.append(Withheld(one.source.words, why, one.id))
    return Material(tuple(kept), tuple(withheld))
