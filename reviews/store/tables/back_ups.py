"""Back-ups that were made, drills that restored one aside, and restores."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Keyed, Written


class BackUp(Keyed, Base):
    """A back-up: written once it is whole, so it does not hold its own row. `id` is its manifest's.

    `size` is in bytes; `faults` are how many files were missing or changed already.
    """

    number: Mapped[int]
    taken_at: Mapped[datetime]
    events: Mapped[int]
    files: Mapped[int]
    size: Mapped[int] = mapped_column(BigInteger)
    manifest_sha256: Mapped[str]
    faults: Mapped[int]


class Drill(Written, Base):
    """A back-up restored aside and compared; `differs` is a line for each thing that did."""

    back_up: Mapped[UUID]
    number: Mapped[int]
    events: Mapped[int]
    files: Mapped[int]
    ran_by: Mapped[str]
    differs: Mapped[str]
    certificate_sha256: Mapped[str]


class Restore(Written, Base):
    """This record was restored from a back-up. Phones ask for `id`, in which restores differ."""

    back_up: Mapped[UUID]
    number: Mapped[int]
    taken_at: Mapped[datetime]
