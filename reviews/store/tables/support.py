"""Support as it was told, staff time, and comparisons of accounts."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.board.comparisons import Verdict
from reviews.domain.board.staff_time import Counts, Duty
from reviews.domain.board.support import Step
from reviews.domain.sources import Source

from .base import Base, Keyed, Recorded, TwoTimes, only_one


class SupportRecord(TwoTimes, Base):
    """Support for one need of one resident, as one source tells it."""

    personal = ("need", "said_by", "who", "how_often", "how_long", "words")
    __table_args__ = (Index("ix_support_record_review_id_resident_id", "review_id", "resident_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    need: Mapped[str]
    step: Mapped[Step]
    source: Mapped[Source]
    said_by: Mapped[str]
    who: Mapped[str]
    how_often: Mapped[str]
    how_long: Mapped[str]
    words: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))


class StaffTime(TwoTimes, Base):
    """Staff time that comes round again, as one source tells it; a resident's own where named."""

    personal = ("said_by", "what")

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    source: Mapped[Source]
    said_by: Mapped[str]
    what: Mapped[str]
    staff: Mapped[int]
    minutes: Mapped[int]
    times: Mapped[int]
    weeks: Mapped[int]
    shared_by: Mapped[int]
    counts: Mapped[Counts | None]
    duty: Mapped[Duty | None]


class Comparison(Recorded, Base):
    """What a person said of the accounts of one matter, laid side by side.

    `basis` changes with any answer that it rests on: words are shown only beside those answers.
    """

    personal = ("matter", "words")
    __table_args__ = (
        only_one("review_id", "resident_id", "matter"),
        only_one("review_id", "matter", where="superseded_at IS NULL AND resident_id IS NULL"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    matter: Mapped[str]
    verdict: Mapped[Verdict]
    words: Mapped[str]
    basis: Mapped[str]


class ComparisonEvidence(Keyed, Base):
    """One piece of evidence that a comparison stood on when it was recorded."""

    __table_args__ = (UniqueConstraint("comparison_id", "evidence_id"),)

    comparison_id: Mapped[UUID] = mapped_column(ForeignKey("comparison.id"))
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
