"""What residents agreed to, capacity decision by decision, who referred them, what leads let go."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.consent.sharing_acts import Adviser

from .base import Base, Recorded, TwoTimes, only_one


class Consent(TwoTimes, Base):
    """How one use stands for one resident in one review."""

    personal = ("cleared_reason", "limits", "present", "words_used")
    stays_said = ("cleared_reason",)
    __table_args__ = (
        Index("ix_consent_review_id_resident_id", "review_id", "resident_id"),
        only_one("review_id", "resident_id", "use"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    use: Mapped[Use]
    state: Mapped[ConsentState]
    limits: Mapped[str]
    words_used: Mapped[str]
    format_used: Mapped[str]
    present: Mapped[str]
    told_of_tribunal: Mapped[bool]
    written_file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    cleared_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    cleared_at: Mapped[datetime | None]
    cleared_reason: Mapped[str | None]


class Capacity(TwoTimes, Base):
    """Whether a resident could make one decision at one time, and the help given to make it."""

    personal = ("assessed_by", "authority", "best_interests", "help_given", "shown_by")
    __table_args__ = (
        Index("ix_capacity_review_id_resident_id", "review_id", "resident_id"),
        only_one("review_id", "resident_id", "decision"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    decision: Mapped[Use]
    outcome: Mapped[CapacityOutcome]
    help_given: Mapped[str]
    shown_by: Mapped[str]
    assessed_by: Mapped[str]
    assessed_on: Mapped[date]
    ask_again_on: Mapped[date | None]
    best_interests: Mapped[str]
    authority: Mapped[str]
    authority_seen: Mapped[bool]


class Referrer(Recorded, Base):
    """Who referred a resident, and where a letter to them goes."""

    personal = ("name", "organisation", "address", "postcode", "email")
    __table_args__ = (only_one("resident_id"),)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    name: Mapped[str]
    organisation: Mapped[str]
    address: Mapped[str]
    postcode: Mapped[str]
    email: Mapped[str]
    referred_on: Mapped[date | None]


class SharingAct(Recorded, Base):
    """A lead lets benefits officers read what says that someone needs or takes no support.

    `withdrawn` says why they may not read it any more.
    """

    personal = ("told_how", "adviser_reply", "reason", "withdrawn")
    stays_said = ("withdrawn",)
    __table_args__ = (only_one("evidence_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    told_on: Mapped[date]
    told_how: Mapped[str]
    adviser: Mapped[Adviser]
    adviser_reply: Mapped[str]
    reason: Mapped[str]
    withdrawn: Mapped[str | None]
