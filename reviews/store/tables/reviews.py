"""A review, its planned parts, its document request, and the residents in it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.review.requests import RequestState
from reviews.domain.review.state import ReviewState

from .base import Base, Keyed, only_one


class Review(Keyed, Base):
    """One look at one scheme by one team."""

    personal = ("why", "state_reason")

    __table_args__ = (
        Index("ix_review_team_id_state", "team_id", "state", "opened_on"),
        only_one("scheme_id", where="state IN ('open', 'paused')"),
        Index("ix_review_state_opened_on", "state", "opened_on", "id"),
    )

    reference: Mapped[str] = mapped_column(unique=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    lead_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    why: Mapped[str]
    period_from_on: Mapped[date | None]
    period_to_on: Mapped[date | None]
    opened_on: Mapped[date]
    opened_at: Mapped[datetime]
    state: Mapped[ReviewState]
    state_reason: Mapped[str]
    state_at: Mapped[datetime]


class ExcusedPart(Keyed, Base):
    """A planned part of a review that will not be done, with the reason; ended when undone."""

    personal = ("reason",)

    __table_args__ = (
        only_one("review_id", "part", "resident_id", where="ended_at IS NULL"),
        only_one("review_id", "part", where="ended_at IS NULL AND resident_id IS NULL"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    part: Mapped[str]
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    reason: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class RequestLine(Keyed, Base):
    """How one item of the request list (para 85) stands in one review."""

    personal = ("reason",)

    __table_args__ = (UniqueConstraint("review_id", "item"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    item: Mapped[str]
    version: Mapped[int]
    state: Mapped[RequestState]
    reason: Mapped[str]
    requested_on: Mapped[date | None]
    due_on: Mapped[date | None]
    received_on: Mapped[date | None]


class OwnRequestItem(Keyed, Base):
    """Something that a team asks a provider for beside the list of para 85, with why (para 84)."""

    personal = ("ask", "why")
    stays_said = ("ask",)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    ask: Mapped[str]
    why: Mapped[str]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    added_at: Mapped[datetime]


class RequestFile(Keyed, Base):
    """A stored file that answers an item of the request list."""

    request_line_id: Mapped[UUID] = mapped_column(ForeignKey("request_line.id"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), unique=True)


class ReviewResident(Keyed, Base):
    """A resident whose interview or personal file is planned in a review."""

    __table_args__ = (UniqueConstraint("review_id", "resident_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    interview_planned: Mapped[bool]
    file_planned: Mapped[bool]
    added_at: Mapped[datetime]
