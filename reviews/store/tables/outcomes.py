"""What matters to a resident, what each source tells of it over time, and when it rested."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.sources import Source

from .base import Base, Recorded, TwoTimes, only_one


class Outcome(TwoTimes, Base):
    """Something that a resident wants to come about, in their own words, from the day it was set.

    `ended` says why it no longer stands, on the day that it ended.
    """

    personal = ("words", "looks_like", "who", "change_reason", "ended")
    stays_said = ("words", "ended")
    __table_args__ = (
        Index("ix_outcome_review_id_resident_id", "review_id", "resident_id"),
        only_one("review_id", "resident_id", "number"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"))
    number: Mapped[int]
    words: Mapped[str]
    looks_like: Mapped[str]
    source: Mapped[Source]
    who: Mapped[str]
    change_reason: Mapped[str]
    ended: Mapped[str | None]


class OutcomeRecord(Recorded, Base):
    """What one source tells of an outcome on a day; `prompting` is a key of data/prompting.toml."""

    personal = ("barrier", "changed", "who")

    outcome_fact_id: Mapped[UUID] = mapped_column(ForeignKey("outcome.id"), index=True)
    on: Mapped[date]
    prompting: Mapped[str]
    barrier: Mapped[str]
    changed: Mapped[str]
    weeks: Mapped[int | None]
    source: Mapped[Source]
    who: Mapped[str]


class OutcomePause(TwoTimes, Base):
    """Why an outcome rested, from a day and to a day, as one source tells it."""

    personal = ("note", "who")

    outcome_fact_id: Mapped[UUID] = mapped_column(ForeignKey("outcome.id"), index=True)
    why: Mapped[PauseWhy]
    note: Mapped[str]
    source: Mapped[Source]
    who: Mapped[str]
