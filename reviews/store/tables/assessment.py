"""Findings with their evidence, conclusions, readings, recommendations and their progress."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.follow_up.who_acts import WhoActs

from .base import Base, Keyed, Recorded, TwoTimes, at_most_one, only_one


class Finding(TwoTimes, Base):
    """A sentence about the support, with its evidence. `withdrawn` says why it no longer stands."""

    personal = ("words", "withdrawn")
    stays_said = ("words", "withdrawn")

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    theme: Mapped[str]
    kind: Mapped[FindingKind]
    words: Mapped[str]
    paragraph: Mapped[str]
    withdrawn: Mapped[str | None]


class FindingPlainWords(Recorded, Base):
    """A finding as residents are told of it; empty words say that it is told to nobody so."""

    personal = ("words",)
    stays_said = ("words",)

    __table_args__ = (only_one("finding_fact_id"),)

    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    words: Mapped[str]


class FindingEvidence(Keyed, Base):
    """One thing that a finding rests on.

    An answer, a file and something seen are named by their own columns too, which came first.
    """

    personal = ("note",)

    __table_args__ = (
        at_most_one("answer_id", "file_id", "observation_id"),
        only_one("finding_fact_id", "evidence_id", where="ended_at IS NULL"),
    )

    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answer_version.id"), index=True)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    observation_id: Mapped[UUID | None] = mapped_column(ForeignKey("observation.id"))
    note: Mapped[str]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    added_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Conclusion(TwoTimes, Base):
    """One conclusion of para 110, by one reader, in words with reasons."""

    personal = ("reasons",)
    stays_said = ("reasons",)

    __table_args__ = (only_one("review_id", "about"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    about: Mapped[About]
    judgement: Mapped[Judgement]
    reasons: Mapped[str]


class AssessmentReading(Keyed, Base):
    """One step of the second reading; all are kept."""

    personal = ("words",)

    __table_args__ = (
        Index("uq_assessment_reading_review_id_number", "review_id", "number", unique=True),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    number: Mapped[int]
    reading: Mapped[Reading]
    words: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]


class Recommendation(TwoTimes, Base):
    """What to improve, with its two dates (para 117), as first made or later changed.

    Dates that were counted say from which day, in how many working days, and when the list of
    bank holidays used had been checked; where that holds nothing, they were chosen. Where nothing
    says who acts, it is the support provider.
    """

    personal = ("what", "plain_words", "evidence", "change_reason", "withdrawn")
    stays_said = ("what", "withdrawn")

    __table_args__ = (only_one("review_id", "number"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    finding_fact_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    number: Mapped[int]
    what: Mapped[str]
    plain_words: Mapped[str]
    evidence: Mapped[str]
    acknowledge_by_on: Mapped[date] = mapped_column(index=True)
    complete_by_on: Mapped[date] = mapped_column(index=True)
    change_reason: Mapped[str]
    withdrawn: Mapped[str | None]
    counted_from_on: Mapped[date | None]
    acknowledge_days: Mapped[int | None]
    complete_days: Mapped[int | None]
    holidays_checked_on: Mapped[date | None]
    who_acts: Mapped[WhoActs | None]


class Acknowledgement(Recorded, Base):
    """The provider's word that it has read and understood a recommendation (para 113)."""

    personal = ("by_whom", "words")

    __table_args__ = (only_one("recommendation_fact_id"),)

    recommendation_fact_id: Mapped[UUID] = mapped_column(
        ForeignKey("recommendation.id"), index=True
    )
    acknowledged_on: Mapped[date]
    by_whom: Mapped[str]
    words: Mapped[str]


class ProgressRecord(Recorded, Base):
    """How far a recommendation had come when someone looked, at a revisit or on papers."""

    personal = ("words",)

    recommendation_fact_id: Mapped[UUID] = mapped_column(
        ForeignKey("recommendation.id"), index=True
    )
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), index=True)
    progress: Mapped[Progress]
    seen_on: Mapped[date]
    words: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
