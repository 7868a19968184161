"""What records said before they were changed in place, and since when that is kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Keyed


class EarlierWording(Keyed, Base):
    """What one column of a row said until it was changed; never changed itself, but erased.

    `was` is the value as it is digested, None where the column held nothing; whether it is people's
    own words is said by the table of the row. The changes of a row are numbered from 1: the
    columns changed by one event bear one number.
    """

    personal = ("was",)
    stays_said = ("was",)

    __table_args__ = (UniqueConstraint("row_id", "row_table", "number", "row_column"),)

    row_table: Mapped[str]
    row_id: Mapped[UUID]
    row_column: Mapped[str]
    number: Mapped[int]
    was: Mapped[str | None]
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))


class WordingsKept(Keyed, Base):
    """Since when earlier wordings are kept: one row, written when the record began to."""

    since_at: Mapped[datetime]
