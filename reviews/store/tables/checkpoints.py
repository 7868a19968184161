"""Checkpoints of the record, the witnesses outside the service, and what they cosigned."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Written


class Checkpoint(Written, Base):
    """A signed checkpoint: its whole text, and the parts of it that are looked for.

    `key` is the public key that signed it, which stays here when the council has a new one.
    `left_at` is when it first left the service, as a file or by mail.
    """

    origin: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    root: Mapped[str]
    text: Mapped[str]
    key: Mapped[str]
    left_at: Mapped[datetime | None]


class Witness(Written, Base):
    """Somebody outside the service who cosigns checkpoints; `key` once they told it."""

    name: Mapped[str]
    email: Mapped[str]
    key: Mapped[str | None]
    ended_at: Mapped[datetime | None]


class Cosignature(Written, Base):
    """That a witness cosigned a checkpoint: the line it added, and the time that it says."""

    __table_args__ = (UniqueConstraint("checkpoint_id", "witness_id"),)

    checkpoint_id: Mapped[UUID] = mapped_column(ForeignKey("checkpoint.id"))
    witness_id: Mapped[UUID] = mapped_column(ForeignKey("witness.id"))
    signed_at: Mapped[datetime]
    line: Mapped[str]
