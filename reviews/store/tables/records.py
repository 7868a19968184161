"""The event chain and stored files."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Recorded

_BigKey = BigInteger().with_variant(Integer, "sqlite")


class StreamHead(Base):
    """The last event of each stream; locked while the next is written."""

    audited = False

    stream: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    hash: Mapped[str]


class Event(Base):
    """One thing that happened, as the text that was hashed. Never changed, never deleted."""

    __table_args__ = (UniqueConstraint("stream", "sequence"),)
    audited = False

    position: Mapped[int] = mapped_column(_BigKey, primary_key=True, autoincrement=True)
    stream: Mapped[str]
    sequence: Mapped[int]
    kind: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    body: Mapped[str]
    hash: Mapped[str] = mapped_column(index=True)


class EventPlace(Base):
    """Where each event stands in the one tree over all streams: from 1, without gaps."""

    audited = False

    place: Mapped[int] = mapped_column(_BigKey, primary_key=True, autoincrement=False)
    event_position: Mapped[int] = mapped_column(ForeignKey("event.position"), unique=True)


class TreeHead(Base):
    """How many events the tree holds, and its peaks in hexadecimal; one row, locked last."""

    audited = False

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(_BigKey)
    peaks: Mapped[str]


class EventPayload(Base):
    """The words of an event and the salt of its digests; both can be lawfully erased."""

    audited = False

    event_position: Mapped[int] = mapped_column(ForeignKey("event.position"), primary_key=True)
    salt: Mapped[str | None]
    words: Mapped[str | None]
    erased_by_event: Mapped[int | None] = mapped_column(ForeignKey("event.position"))


class EventRow(Base):
    """The salted digest of one row as one event wrote it."""

    __table_args__ = (Index("ix_event_row_row", "row_table", "row_id", "event_position"),)
    audited = False

    event_position: Mapped[int] = mapped_column(ForeignKey("event.position"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    row_table: Mapped[str]
    row_id: Mapped[str]
    digest: Mapped[str]


class StoredFile(Recorded, Base):
    """A file of evidence or a rendered letter: where its bytes are, and their SHA-256.

    Quarantined files are personal papers that nobody asked for; only a lead reviewer opens them.
    `late_effect` is what someone said a document that came late changes; `erased_at` is when its
    bytes were erased for good.
    """

    personal = ("name", "about", "quarantine_reason", "quarantine_outcome", "late_effect")
    stays_said = ("name", "quarantine_outcome", "late_effect")

    scheme_id: Mapped[UUID | None] = mapped_column(ForeignKey("scheme.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    bytes_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    purpose: Mapped[str]
    about: Mapped[str]
    true_on: Mapped[date | None]
    sensitivity: Mapped[str]
    quarantined_at: Mapped[datetime | None]
    quarantine_reason: Mapped[str | None]
    quarantine_outcome: Mapped[str | None]
    late_effect: Mapped[str | None]
    late_decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    erased_at: Mapped[datetime | None]


class SentForm(Base):
    """A form that was saved: the key that its page carried, and a digest of what was typed.

    `made` is the id of what it made, so that a form sent twice leads where it led at first.
    """

    audited = False

    key: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
    made: Mapped[UUID | None]


class HealthCheck(Base):
    """The last row that `/health` wrote to see whether there is room. It tells of no act."""

    audited = False

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    room: Mapped[str]
