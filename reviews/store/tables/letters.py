"""Letters: drafts, the passages to check, approval, issue and sending."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.letters.kinds import LetterFormat, LetterKind, LetterState

from .base import Base, Keyed, at_most_one, only_one


class Letter(Keyed, Base):
    """One letter to one recipient. Once issued, nothing about it changes but its sending."""

    __table_args__ = (
        Index("ix_letter_state", "state", "planned_issue_on"),
        at_most_one("organisation_id", "resident_id"),
        only_one("review_id", "kind", "organisation_id", where="state IN ('draft', 'approved')"),
        only_one("review_id", "kind", "resident_id", where="state IN ('draft', 'approved')"),
    )

    reference: Mapped[str] = mapped_column(unique=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    kind: Mapped[LetterKind]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    state: Mapped[LetterState]
    draft: Mapped[int]
    planned_issue_on: Mapped[date]
    drafted_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    drafted_at: Mapped[datetime]
    binding: Mapped[str]
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    approved_at: Mapped[datetime | None]
    approved_binding: Mapped[str | None]
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    issued_at: Mapped[datetime | None]
    chain_head: Mapped[str | None]
    sent_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    sent_on: Mapped[date | None]
    sent_how: Mapped[str | None]


class LetterFile(Keyed, Base):
    """One draft of a letter in one format: where its bytes are, and their SHA-256."""

    __table_args__ = (UniqueConstraint("letter_id", "draft", "format"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    format: Mapped[LetterFormat]
    bytes_id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    size: Mapped[int]


class LetterUndrawn(Keyed, Base):
    """A format that one draft of a letter could not be given, and why, in a sentence."""

    __table_args__ = (UniqueConstraint("letter_id", "draft", "format"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    format: Mapped[LetterFormat]
    why: Mapped[str]


class LetterPassage(Keyed, Base):
    """A paragraph of a draft that could point to one person, and who checked it."""

    __table_args__ = (UniqueConstraint("letter_id", "draft", "number"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    number: Mapped[int]
    words: Mapped[str]
    clues: Mapped[str]
    cleared_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    cleared_at: Mapped[datetime | None]
    cleared_reason: Mapped[str | None]


class LetterRecommendation(Keyed, Base):
    """A recommendation as it stood in a letter; its clock starts when the letter is issued."""

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), index=True)
    draft: Mapped[int]
    recommendation_id: Mapped[UUID] = mapped_column(ForeignKey("recommendation.id"), index=True)


class LetterFinding(Keyed, Base):
    """A finding as it stood in a letter, so that a withdrawal can list where words went."""

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), index=True)
    draft: Mapped[int]
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
