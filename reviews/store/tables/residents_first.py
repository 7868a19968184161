"""Residents whose letter a provider letter does not wait for, each with the reason."""

from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Written


class ResidentNotAwaited(Written, Base):
    """That a provider letter may leave before this resident's own letter is ready, and why."""

    personal = ("reason",)
    __table_args__ = (UniqueConstraint("letter_id", "resident_id"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), index=True)
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    reason: Mapped[str]
