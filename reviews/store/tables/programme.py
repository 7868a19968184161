"""Programmes: the schemes chosen, why, and the samples they came from."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.programme.sampling import StratumBy

from .base import Base, Keyed, Recorded, only_one


class Programme(Keyed, Base):
    """A set of reviews that a team means to do in a period, and what for."""

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str]
    purpose: Mapped[str]
    from_on: Mapped[date]
    to_on: Mapped[date]
    lead_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    created_at: Mapped[datetime]
    version: Mapped[int]


class ChosenScheme(Keyed, Base):
    """A scheme in a programme, drawn in a sample or chosen by indicators; ended if taken off."""

    personal = ("ended_reason",)
    stays_said = ("ended_reason",)

    __table_args__ = (only_one("programme_id", "scheme_id", where="ended_at IS NULL"),)

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    draw_id: Mapped[UUID | None] = mapped_column(ForeignKey("sample_draw.id"))
    chosen_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    chosen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str | None]


class ChosenReason(Recorded, Base):
    """One indicator that speaks for a scheme, as the list named it that day, and why.

    `number` is given where the indicator takes a number and no words.
    """

    personal = ("reason",)

    chosen_id: Mapped[UUID] = mapped_column(ForeignKey("chosen_scheme.id"), index=True)
    indicator: Mapped[str]
    list_version: Mapped[str]
    name: Mapped[str]
    reason: Mapped[str]
    number: Mapped[int | None]
    source: Mapped[str]


class SampleDraw(Keyed, Base):
    """One draw of a sample: the seed and the method that it can be drawn again with."""

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    by: Mapped[StratumBy]
    method: Mapped[str]
    seed: Mapped[str]
    drawn_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    drawn_at: Mapped[datetime]


class SampleSize(Keyed, Base):
    """How many schemes a draw takes from one stratum."""

    draw_id: Mapped[UUID] = mapped_column(ForeignKey("sample_draw.id"), index=True)
    stratum: Mapped[str]
    size: Mapped[int]


class SampleFrame(Keyed, Base):
    """One scheme that could have been drawn, as it stood that day, and whether it was."""

    draw_id: Mapped[UUID] = mapped_column(ForeignKey("sample_draw.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"))
    reference: Mapped[str]
    stratum: Mapped[str]
    drawn: Mapped[bool]
