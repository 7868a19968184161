"""What matters to a resident, what each source tells of it over time, and when it rested."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.sources import Source

from .base import Base, Recorded, TwoTimes, only_one, word


class Outcome(TwoTimes, Base):
    """Something that a resident wants to come about, in their own words, from the day it was set.

    `ended` says why it no longer stands, on the day that it ended.
    """

    __tablename__ = "outcome"
    personal = ("words", "looks_like", "who", "change_reason", "ended")
    __table_args__ = (
        Index("ix_outcome_review_id_resident_id", "review_id", "resident_id"),
        only_one("outcome", "fact_id"),
        only_one("outcome", "review_id", "resident_id", "number"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    number: Mapped[int]
    words: Mapped[str]
    looks_like: Mapped[str]
    source: Mapped[Source] = mapped_column(word(Source))
    who: Mapped[str]
    change_reason: Mapped[str]
    ended: Mapped[str | None]


class OutcomeRecord(Recorded, Base):
    """What one source tells of an outcome on a day; `prompting` is a key of data/prompting.toml."""

    __tablename__ = "outcome_record"
    personal = ("barrier", "changed", "who")

    outcome_fact_id: Mapped[UUID] = mapped_column(ForeignKey("outcome.id"), index=True)
    on: Mapped[date]
    prompting: Mapped[str]
    barrier: Mapped[str]
    changed: Mapped[str]
    weeks: Mapped[int | None]
    source: Mapped[Source] = mapped_column(word(Source))
    who: Mapped[str]


class OutcomePause(TwoTimes, Base):
    """Why an outcome rested, from a day and to a day, as one source tells it."""

    __tablename__ = "outcome_pause"
    personal = ("note", "who")
    __table_args__ = (only_one("outcome_pause", "fact_id"),)

    outcome_fact_id: Mapped[UUID] = mapped_column(ForeignKey("outcome.id"), index=True)
    why: Mapped[PauseWhy] = mapped_column(word(PauseWhy))
    note: Mapped[str]
    source: Mapped[Source] = mapped_column(word(Source))
    who: Mapped[str]
