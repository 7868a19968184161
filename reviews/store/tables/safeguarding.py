"""Keeping residents safe (paras 140-142): concerns, holds, rights told, feedback, closures."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import HowSoon, Need, Where
from reviews.domain.safeguarding.concerns import Agreed, Channel, ConcernAbout, Told
from reviews.domain.safeguarding.feedback import Anonymity, CameBy, FeedbackKind, FeedbackSource
from reviews.domain.safeguarding.threats import (
    LeaveBy,
    Office,
    SafeToRing,
    ThreatBy,
    ThreatEnded,
    ThreatKind,
    ThreatReason,
    ThreatWay,
)
from reviews.domain.sources import Source

from .base import Base, Keyed, Recorded, TwoTimes, Written, at_most_one, only_one


class RightsGiven(Written, Base):
    """What one resident was told about their rights: the council's words as they were then."""

    personal = ("note",)

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


class NeedSource(Keyed, Base):
    """Where one need of one wording of a plan is from: a form, a file, or what someone told us."""

    __table_args__ = (
        UniqueConstraint("contingency_id", "need"),
        at_most_one("account_id", "file_id"),
    )

    contingency_id: Mapped[UUID] = mapped_column(ForeignKey("contingency_need.id"))
    need: Mapped[Need]
    source: Mapped[Source]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    told_on: Mapped[date | None]


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

    personal = (
        "outcome",
        "reasons_to_share",
        "referral_reference",
        "referred_to",
        "said_back",
        "wishes",
        "words",
    )
    stays_said = ("referred_to",)

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
    signs: Mapped[str | None]


class Threat(TwoTimes, Base):
    """Someone told to leave, or threatened with it; true from the day on which they were told.

    Read as a concern is: by whoever first wrote it down, the team's leads and those on the
    council's list. `withdrawn` says why the record is taken back, `changed_because` why its wording
    differs from the one before.
    """

    personal = (
        *("who", "words", "reason_words", "ring_how", "ended_words"),
        *("changed_because", "withdrawn"),
    )
    stays_said = ("withdrawn",)

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"))
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"))
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    raised_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    raised_at: Mapped[datetime]
    kind: Mapped[ThreatKind]
    way: Mapped[ThreatWay]
    said_by: Mapped[ThreatBy]
    who: Mapped[str]
    words: Mapped[str]
    reason: Mapped[ThreatReason]
    reason_words: Mapped[str]
    leave_by: Mapped[LeaveBy]
    leave_by_on: Mapped[date | None]
    leave_by_at: Mapped[str]
    done: Mapped[str]
    ring: Mapped[SafeToRing]
    ring_how: Mapped[str]
    ended: Mapped[ThreatEnded | None]
    ended_on: Mapped[date | None]
    ended_words: Mapped[str]
    changed_because: Mapped[str]
    withdrawn: Mapped[str | None]


class ThreatPassedOn(TwoTimes, Base):
    """What one office was told of a threat, or the person was given; true from that day."""

    personal = ("words", "outcome", "changed_because", "withdrawn")
    stays_said = ("withdrawn",)

    threat_fact_id: Mapped[UUID] = mapped_column(ForeignKey("threat.id"), index=True)
    office: Mapped[Office]
    at: Mapped[str]
    words: Mapped[str]
    outcome: Mapped[str]
    changed_because: Mapped[str]
    withdrawn: Mapped[str | None]


class Hold(Keyed, Base):
    """A lead's hold on the letters or visits of a review. It never says why."""

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    letters: Mapped[bool]
    visits: Mapped[bool]
    placed_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    placed_at: Mapped[datetime]
    released_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    released_at: Mapped[datetime | None]
