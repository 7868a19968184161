"""Visits, what was seen on them, and urgent help."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.visits.visits import Access, Announced, VisitPurpose, VisitState

from .base import Base, Keyed, Written, only_one


class Visit(Keyed, Base):
    """Officers going to a scheme on a day; a presence visit has no review."""

    personal = ("access_note", "announced_reason", "notes")

    __table_args__ = (Index("ix_visit_planned_on", "state", "planned_on"),)

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    purpose: Mapped[VisitPurpose]
    planned_on: Mapped[date]
    planned_time: Mapped[str]
    announced: Mapped[Announced]
    announced_reason: Mapped[str]
    state: Mapped[VisitState]
    went_on: Mapped[date | None]
    access: Mapped[Access | None]
    access_note: Mapped[str]
    residents_spoken: Mapped[int | None]
    notes: Mapped[str]
    version: Mapped[int]


class VisitOfficer(Keyed, Base):
    """An officer who goes on a visit; ended if they are taken off it."""

    __table_args__ = (only_one("visit_id", "officer_id", where="ended_at IS NULL"),)

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    ended_at: Mapped[datetime | None]


class StaffSpoken(Written, Base):
    """A member of staff spoken to on a visit (para 87)."""

    personal = ("name", "said")

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    post: Mapped[str]
    name: Mapped[str]
    feels_equipped: Mapped[str]
    said: Mapped[str]


class Observation(Written, Base):
    """A plain note of what was seen at the building (para 88); never a hazard score."""

    personal = ("place", "words", "handed_to", "outcome")
    stays_said = ("words",)

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    kind: Mapped[str]
    place_kind: Mapped[str | None]
    place: Mapped[str]
    words: Mapped[str]
    urgent: Mapped[bool]
    urgency: Mapped[str | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    handed_to: Mapped[str]
    handed_on: Mapped[date | None]
    outcome: Mapped[str]
    outcome_on: Mapped[date | None]


class UrgentHelp(Written, Base):
    """Help that a resident needed at once and that is not safeguarding (para 73)."""

    personal = ("needed", "outcome")

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    needed: Mapped[str]
    passed_to: Mapped[str]
    passed_on: Mapped[date | None]
    outcome: Mapped[str]
