"""Visits, what was seen on them, urgent help, and safeguarding concerns."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.safeguarding.concerns import Agreed, Channel, ConcernAbout, Told
from reviews.domain.visits.visits import Access, Announced, VisitPurpose, VisitState

from .base import Base, Keyed, word


class Visit(Keyed, Base):
    """Officers going to a scheme on a day; a presence visit has no review."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_planned_on", "state", "planned_on"),)

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    purpose: Mapped[VisitPurpose] = mapped_column(word(VisitPurpose))
    planned_on: Mapped[date]
    planned_time: Mapped[str]
    announced: Mapped[Announced] = mapped_column(word(Announced))
    announced_reason: Mapped[str]
    state: Mapped[VisitState] = mapped_column(word(VisitState))
    went_on: Mapped[date | None]
    access: Mapped[Access | None] = mapped_column(word(Access))
    access_note: Mapped[str]
    residents_spoken: Mapped[int | None]
    notes: Mapped[str]
    version: Mapped[int]


class VisitOfficer(Keyed, Base):
    """An officer who goes on a visit; ended if they are taken off it."""

    __tablename__ = "visit_officer"

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    ended_at: Mapped[datetime | None]


class StaffSpoken(Keyed, Base):
    """A member of staff spoken to on a visit (para 87)."""

    __tablename__ = "staff_spoken"
    personal = ("name", "said")

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    post: Mapped[str]
    name: Mapped[str]
    feels_equipped: Mapped[str]
    said: Mapped[str]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    recorded_at: Mapped[datetime]


class Observation(Keyed, Base):
    """A plain note of what was seen at the building (para 88); never a hazard score."""

    __tablename__ = "observation"

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
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    recorded_at: Mapped[datetime]


class UrgentHelp(Keyed, Base):
    """Help that a resident needed at once and that is not safeguarding (para 73)."""

    __tablename__ = "urgent_help"
    personal = ("needed", "outcome")

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    needed: Mapped[str]
    passed_to: Mapped[str]
    passed_on: Mapped[date | None]
    outcome: Mapped[str]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    recorded_at: Mapped[datetime]


class SafeguardingConcern(Keyed, Base):
    """A matter handed over to those who decide.

    Read only by its author, the team's leads and those on the council's list.
    """

    __tablename__ = "safeguarding_concern"
    personal = ("words", "wishes", "reasons_to_share", "outcome", "said_back")

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"))
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    about: Mapped[ConcernAbout] = mapped_column(word(ConcernAbout))
    immediate_danger: Mapped[bool]
    words: Mapped[str]
    wishes: Mapped[str]
    told: Mapped[Told] = mapped_column(word(Told))
    reasons_to_share: Mapped[str]
    raised_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    raised_at: Mapped[datetime]
    referred_to: Mapped[str]
    referred_on: Mapped[date | None]
    referral_reference: Mapped[str]
    outcome: Mapped[str]
    agreed: Mapped[Agreed | None] = mapped_column(word(Agreed))
    referred_how: Mapped[Channel | None] = mapped_column(word(Channel))
    said_back: Mapped[str | None]
    closed_on: Mapped[date | None]


class Hold(Keyed, Base):
    """A lead's hold on the letters or visits of a review. It never says why."""

    __tablename__ = "hold"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    letters: Mapped[bool]
    visits: Mapped[bool]
    placed_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    placed_at: Mapped[datetime]
    released_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    released_at: Mapped[datetime | None]
