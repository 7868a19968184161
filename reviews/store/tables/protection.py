"""Protecting residents (paras 140-142), and who may open what is kept apart."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.people.restricted import Room
from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import HowSoon, Where
from reviews.domain.safeguarding.feedback import Anonymity, CameBy, FeedbackKind, FeedbackSource

from .base import Base, Keyed, Recorded, word


class RestrictedReader(Keyed, Base):
    """An officer on the council's list for a kind of record that is kept apart."""

    __tablename__ = "restricted_reader"

    room: Mapped[Room] = mapped_column(word(Room))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    given_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    given_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    ended_at: Mapped[datetime | None]


class RightsGiven(Keyed, Base):
    """What one resident was told about their rights: the council's words as they were then."""

    __tablename__ = "rights_given"

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    tenure: Mapped[Tenure] = mapped_column(word(Tenure))
    words: Mapped[str]
    format: Mapped[ContactFormat] = mapped_column(word(ContactFormat))
    given_on: Mapped[date]
    given_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    note: Mapped[str]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    recorded_at: Mapped[datetime]


class ConfidentialFeedback(Keyed, Base):
    """What someone told the council in confidence, past the provider; the team's alone.

    `who` is how to reach them; where they want to stay unknown, the recorder and the team's leads
    read it and nobody else.
    """

    __tablename__ = "confidential_feedback"
    personal = ("who", "words", "done")

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[FeedbackKind] = mapped_column(word(FeedbackKind))
    source: Mapped[FeedbackSource] = mapped_column(word(FeedbackSource))
    came_by: Mapped[CameBy] = mapped_column(word(CameBy))
    received_on: Mapped[date]
    anonymity: Mapped[Anonymity] = mapped_column(word(Anonymity))
    who: Mapped[str]
    words: Mapped[str]
    done: Mapped[str]
    closed_on: Mapped[date | None]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    recorded_at: Mapped[datetime]


class ContingencyNeed(Recorded, Base):
    """What one resident would need if the scheme closed, how soon and where."""

    __tablename__ = "contingency_need"
    personal = ("notes",)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    needs: Mapped[str]
    how_soon: Mapped[HowSoon] = mapped_column(word(HowSoon))
    place: Mapped[Where] = mapped_column(word(Where))
    notes: Mapped[str]


class MovedOn(Recorded, Base):
    """Where one resident went when a scheme closed, and how to reach them safely.

    Read only by the team's leads and those on the council's list; each reading is an event.
    """

    __tablename__ = "moved_on"
    personal = ("moved_to", "safe_contact", "notes")

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    moved_on: Mapped[date | None]
    moved_to: Mapped[str]
    safe_contact: Mapped[str]
    notes: Mapped[str]
