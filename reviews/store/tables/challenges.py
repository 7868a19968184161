"""Reasons given for what a second reader may ask, and the second reader's own conclusions."""

from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.overall_assessment import About, Judgement

from .base import Base, Recorded, only_one


class ChallengeAnswer(Recorded, Base):
    """Why something that may be asked about an assessment stands as it is.

    `serves_others` says that whoever answered means the same words for other questions too.
    """

    __tablename__ = "weakness_answer"
    personal = ("reason",)
    __table_args__ = (only_one("review_id", "kind", "key"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    kind: Mapped[ChallengeKind]
    key: Mapped[str]
    reason: Mapped[str]
    serves_others: Mapped[bool | None]


class OwnConclusion(Recorded, Base):
    """What a second reader concluded before seeing the first reader's conclusions."""

    personal = ("reasons",)
    stays_said = ("reasons",)

    __table_args__ = (UniqueConstraint("review_id", "recorded_by", "about"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    about: Mapped[About]
    judgement: Mapped[Judgement]
    reasons: Mapped[str]
