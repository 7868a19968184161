"""Support as it was told, staff time, and comparisons of accounts."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.board.comparisons import Verdict
from reviews.domain.board.support import Step
from reviews.domain.sources import Source

from .base import Base, Recorded, TwoTimes, only_one, word


class SupportRecord(TwoTimes, Base):
    """Support for one need of one resident, as one source tells it."""

    __tablename__ = "support_record"
    personal = ("need", "said_by", "who", "how_often", "how_long", "words")
    __table_args__ = (
        Index("ix_support_record_review_id_resident_id", "review_id", "resident_id"),
        only_one("support_record", "fact_id"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    need: Mapped[str]
    step: Mapped[Step] = mapped_column(word(Step))
    source: Mapped[Source] = mapped_column(word(Source))
    said_by: Mapped[str]
    who: Mapped[str]
    how_often: Mapped[str]
    how_long: Mapped[str]
    words: Mapped[str]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))


class StaffTime(TwoTimes, Base):
    """Staff time that comes round again, as one source tells it; a resident's own where named."""

    __tablename__ = "staff_time"
    personal = ("said_by", "what")
    __table_args__ = (only_one("staff_time", "fact_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    source: Mapped[Source] = mapped_column(word(Source))
    said_by: Mapped[str]
    what: Mapped[str]
    staff: Mapped[int]
    minutes: Mapped[int]
    times: Mapped[int]
    weeks: Mapped[int]
    shared_by: Mapped[int]


class Comparison(Recorded, Base):
    """What a person said of the accounts of one matter, laid side by side.

    `basis` changes with any answer that it rests on: words are shown only beside those answers.
    """

    __tablename__ = "comparison"
    personal = ("matter", "words")
    __table_args__ = (
        only_one("comparison", "review_id", "resident_id", "matter"),
        only_one(
            "comparison",
            "review_id",
            "matter",
            where="superseded_at IS NULL AND resident_id IS NULL",
        ),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    matter: Mapped[str]
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))
    words: Mapped[str]
    basis: Mapped[str]
