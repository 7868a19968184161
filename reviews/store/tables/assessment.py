"""Findings with their evidence, conclusions, readings, recommendations and their progress."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.follow_up.recommendations import Progress

from .base import Base, Keyed, Recorded, TwoTimes, exactly_one, only_one, word


class Finding(TwoTimes, Base):
    """A sentence about the support, with its evidence. `withdrawn` says why it no longer stands."""

    __tablename__ = "finding"
    __table_args__ = (
        Index("ix_finding_review_id", "review_id"),
        only_one("finding", "fact_id"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    theme: Mapped[str]
    kind: Mapped[FindingKind] = mapped_column(word(FindingKind))
    words: Mapped[str]
    paragraph: Mapped[str]
    withdrawn: Mapped[str | None]


class FindingEvidence(Keyed, Base):
    """One thing that a finding rests on: an answer, a file or an observation."""

    __tablename__ = "finding_evidence"
    __table_args__ = (
        exactly_one("answer_id", "file_id", "observation_id"),
        only_one("finding_evidence", "finding_fact_id", "answer_id", where="ended_at IS NULL"),
        only_one("finding_evidence", "finding_fact_id", "file_id", where="ended_at IS NULL"),
        only_one("finding_evidence", "finding_fact_id", "observation_id", where="ended_at IS NULL"),
    )

    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answer_version.id"), index=True)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    observation_id: Mapped[UUID | None] = mapped_column(ForeignKey("observation.id"))
    note: Mapped[str]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    added_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Conclusion(TwoTimes, Base):
    """One conclusion of para 110, by one reader, in words with reasons."""

    __tablename__ = "conclusion"
    __table_args__ = (
        Index("ix_conclusion_review_id", "review_id"),
        only_one("conclusion", "fact_id"),
        only_one("conclusion", "review_id", "about"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    about: Mapped[About] = mapped_column(word(About))
    judgement: Mapped[Judgement] = mapped_column(word(Judgement))
    reasons: Mapped[str]


class AssessmentReading(Keyed, Base):
    """One step of the second reading; all are kept."""

    __tablename__ = "assessment_reading"
    __table_args__ = (
        Index("uq_assessment_reading_review_id_number", "review_id", "number", unique=True),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    number: Mapped[int]
    reading: Mapped[Reading] = mapped_column(word(Reading))
    words: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]


class Recommendation(TwoTimes, Base):
    """What to improve, with its two dates (para 117), as first made or later changed."""

    __tablename__ = "recommendation"
    __table_args__ = (
        Index("ix_recommendation_review_id", "review_id"),
        only_one("recommendation", "fact_id"),
        only_one("recommendation", "review_id", "number"),
        Index("ix_recommendation_acknowledge_by_on", "acknowledge_by_on"),
        Index("ix_recommendation_complete_by_on", "complete_by_on"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    number: Mapped[int]
    what: Mapped[str]
    plain_words: Mapped[str]
    evidence: Mapped[str]
    acknowledge_by_on: Mapped[date]
    complete_by_on: Mapped[date]
    change_reason: Mapped[str]
    withdrawn: Mapped[str | None]


class Acknowledgement(Recorded, Base):
    """The provider's word that it has read and understood a recommendation (para 113)."""

    __tablename__ = "acknowledgement"
    __table_args__ = (only_one("acknowledgement", "recommendation_fact_id"),)

    recommendation_fact_id: Mapped[UUID] = mapped_column(
        ForeignKey("recommendation.id"), index=True
    )
    acknowledged_on: Mapped[date]
    by_whom: Mapped[str]
    words: Mapped[str]


class ProgressRecord(Recorded, Base):
    """How far a recommendation had come when someone looked, at a revisit or on papers."""

    __tablename__ = "progress_record"

    recommendation_fact_id: Mapped[UUID] = mapped_column(
        ForeignKey("recommendation.id"), index=True
    )
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), index=True)
    progress: Mapped[Progress] = mapped_column(word(Progress))
    seen_on: Mapped[date]
    words: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
