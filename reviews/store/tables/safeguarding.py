"""Keeping residents safe (paras 140-142): concerns, holds, rights told, feedback, closures."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import HowSoon, Where
from reviews.domain.safeguarding.concerns import Agreed, Channel, ConcernAbout, Told
from reviews.domain.safeguarding.feedback import Anonymity, CameBy, FeedbackKind, FeedbackSource

from .base import Base, Keyed, Recorded, Written, only_one


class RightsGiven(Written, Base):
    """What one resident was told about their rights: the council's words as they were then."""

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    tenure: Mapped[Tenure]
    words: Mapped[str]
    format: Mapped[ContactFormat]
    given_on: Mapped[date]
    given_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    note: Mapped[str]


class ConfidentialFeedback(Written, Base):
    """What someone told the council in confidence, past the provider; the team's alone.

    `who` is how to reach them; where they want to stay unknown, the recorder and the team's leads
    read it and nobody else.
    """

    personal = ("who", "words", "done")

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[FeedbackKind]
    source: Mapped[FeedbackSource]
    came_by: Mapped[CameBy]
    received_on: Mapped[date]
    anonymity: Mapped[Anonymity]
    who: Mapped[str]
    words: Mapped[str]
    done: Mapped[str]
    closed_on: Mapped[date | None]


class ContingencyNeed(Recorded, Base):
    """What one resident would need if the scheme closed, how soon and where."""

    personal = ("notes",)
    __table_args__ = (only_one("resident_id", "scheme_id"),)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    needs: Mapped[str]
    how_soon: Mapped[HowSoon]
    place: Mapped[Where]
    notes: Mapped[str]


class MovedOn(Recorded, Base):
    """Where one resident went when a scheme closed, and how to reach them safely.

    Read only by the team's leads and those on the council's list; each reading is an event.
    """

    personal = ("moved_to", "safe_contact", "notes")
    __table_args__ = (only_one("resident_id", "scheme_id"),)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    moved_on: Mapped[date | None]
    moved_to: Mapped[str]
    safe_contact: Mapped[str]
    notes: Mapped[str]


class SafeguardingConcern(Keyed, Base):
    """A matter handed over to those who decide.

    Read only by its author, the team's leads and those on the council's list.
    """

    personal = ("words", "wishes", "reasons_to_share", "outcome", "said_back")

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"))
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    about: Mapped[ConcernAbout]
    immediate_danger: Mapped[bool]
    words: Mapped[str]
    wishes: Mapped[str]
    told: Mapped[Told]
    reasons_to_share: Mapped[str]
    raised_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    raised_at: Mapped[datetime]
    referred_to: Mapped[str]
    referred_on: Mapped[date | None]
    referral_reference: Mapped[str]
    outcome: Mapped[str]
    agreed: Mapped[Agreed | None]
    referred_how: Mapped[Channel | None]
    said_back: Mapped[str | None]
    closed_on: Mapped[date | None]


class Hold(Keyed, Base):
    """A lead's hold on the letters or visits of a review. It never says why."""

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    letters: Mapped[bool]
    visits: Mapped[bool]
    placed_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    placed_at: Mapped[datetime]
    released_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    released_at: Mapped[datetime | None]
