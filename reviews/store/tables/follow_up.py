"""Facts said to be wrong and what was decided of them; findings that lead to no recommendation."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.follow_up.corrections import CorrectionOutcome

from .base import Base, Recorded, Written, only_one


class CorrectionAsked(Written, Base):
    """That a fact is said to be wrong: by whom, when, which, and what shows it."""

    personal = ("asked_by", "what")
    stays_said = ("what",)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    finding_fact_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    asked_by: Mapped[str]
    asked_on: Mapped[date]
    what: Mapped[str]


class CorrectionDecided(Written, Base):
    """What someone who was not on the visit decided, and why. It is decided once."""

    personal = ("reasons",)

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("correction_asked.id"), unique=True)
    outcome: Mapped[CorrectionOutcome]
    reasons: Mapped[str]


class NoRecommendation(Recorded, Base):
    """Why a finding that asks for something better leads to no recommendation (para 111).

    It is said of one wording of the finding. `withdrawn` says why it no longer stands.
    """

    personal = ("reason", "withdrawn")
    stays_said = ("withdrawn",)

    __table_args__ = (only_one("finding_fact_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"))
    reason: Mapped[str]
    withdrawn: Mapped[str | None]
