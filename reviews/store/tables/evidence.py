"""One identity for everything that can be cited, and what was said of it since."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source

from .base import SORTED, Base, Written


class Evidence(Written, Base):
    """A record that can be cited, known by the id of its own row.

    `fact_id` is what all wordings of a fact have in common. Days that hold nothing are not known;
    so are a source, a paragraph and a limb that nobody has said.
    """

    __table_args__ = (
        Index("ix_evidence_in_order", "review_id", "kind", "recorded_at", "id"),
        Index("ix_evidence_recorded", "review_id", "recorded_at", "id"),
        Index("ix_evidence_true", "review_id", "true_from_on", "id"),
        Index("ix_evidence_resident_id", "resident_id"),
        Index("ix_evidence_fact_id", "fact_id"),
    )

    kind: Mapped[EvidenceKind]
    fact_id: Mapped[UUID | None]
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"))
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    source: Mapped[Source | None]
    true_from_on: Mapped[date | None]
    true_to_on: Mapped[date | None]
    sensitivity: Mapped[Sensitivity]
    paragraph: Mapped[str | None]
    limb: Mapped[Limb | None]


class EvidenceToken(Base):
    """What each piece of evidence is found by: its words, its question, its options."""

    audited = False
    __table_args__ = (Index("ix_evidence_token_in_review", "review_id", "token", "evidence_id"),)

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    token: Mapped[str] = mapped_column(SORTED, primary_key=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"))


class EvidenceTakenBack(Written, Base):
    """That a piece of evidence no longer stands, why, and what was put in its place if anything."""

    personal = ("reason",)
    stays_said = ("reason",)

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), unique=True)
    reason: Mapped[str]
    replaced_by: Mapped[UUID | None] = mapped_column(ForeignKey("evidence.id"))


class EvidenceCorrected(Written, Base):
    """What a piece of evidence said before it was corrected, and what was wrong.

    `was` holds the parts of before, by column, as JSON.
    """

    personal = ("was", "reason")

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    was: Mapped[str]
    reason: Mapped[str]


class EvidenceDisputed(Written, Base):
    """That the person or the provider says that a piece of evidence is wrong: their note."""

    personal = ("said_by", "words")

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), index=True)
    said_by: Mapped[str]
    said_on: Mapped[date]
    words: Mapped[str]


class EvidenceFile(Written, Base):
    """A file attached to a piece of evidence."""

    __table_args__ = (Index("ix_evidence_file_evidence_id", "evidence_id"),)

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), unique=True)
