"""What people ask of what is held about them, what was decided, and what was erased."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.across.data_requests import Asks, Came, Ground, Outcome

from .base import Base, Keyed, Recorded, Written, only_one


class DataRequest(Written, Base):
    """That someone asks something of what is held about a resident, someone named, or one record.

    `name` is how someone is named who is no resident, or how else a resident is; `answer` is what
    they were told.
    """

    personal = ("name", "asked_by", "words", "answer")

    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    evidence_id: Mapped[UUID | None] = mapped_column(ForeignKey("evidence.id"))
    name: Mapped[str]
    asked_on: Mapped[date]
    asked_by: Mapped[str]
    came: Mapped[Came]
    asks: Mapped[Asks]
    words: Mapped[str]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    answer: Mapped[str | None]


class DataRequestDecision(Recorded, Base):
    """What was decided on one place that holds what a request is about.

    It is carried out when the request is answered; until then another takes its place.
    """

    __table_args__ = (only_one("request_id", "row_table", "row_id"),)

    personal = ("reason",)

    request_id: Mapped[UUID] = mapped_column(ForeignKey("data_request.id"))
    row_table: Mapped[str]
    row_id: Mapped[str]
    outcome: Mapped[Outcome]
    ground: Mapped[Ground | None]
    reason: Mapped[str]


class EvidenceRestricted(Recorded, Base):
    """That a piece of evidence is kept, and neither used nor shown (UK GDPR article 18).

    Superseded where the restriction was lifted.
    """

    __table_args__ = (only_one("evidence_id"),)

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("data_request.id"))


class ErasedRow(Keyed, Base):
    """That people's own words in one row were erased: what a restored backup erases again."""

    __table_args__ = (UniqueConstraint("row_table", "row_id"),)

    row_table: Mapped[str]
    row_id: Mapped[str]
    erased_at: Mapped[datetime]
