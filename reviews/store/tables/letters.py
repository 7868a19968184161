"""Letters: drafts, the passages to check, approval, issue and sending."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, and_, exists, or_
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.letters.kinds import LetterFormat, LetterKind, LetterState
from reviews.domain.letters.may_leave import Instead
from reviews.domain.register.closed_words import ContactFormat

from .base import Base, Keyed, Written, at_most_one, only_one


class Letter(Keyed, Base):
    """One letter to one recipient. Once issued, nothing about it changes but its sending."""

    personal = ("sent_how",)
    stays_said = ("sent_how",)
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


class LetterWent(Written, Base):
    """In which format and language a letter went, and what was asked for at the time.

    A letter without one was sent before this was asked, or went to nobody who was asked.
    """

    personal = ("why_other", "language", "asked_language")
    stays_said = ("language", "asked_language")

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), unique=True)
    format: Mapped[ContactFormat]
    language: Mapped[str]
    asked_format: Mapped[str | None]
    asked_language: Mapped[str | None]
    why_other: Mapped[str]


class LetterInstead(Written, Base):
    """What was done with an issued letter that may not be sent."""

    personal = ("words",)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), index=True)
    what: Mapped[Instead]
    done_on: Mapped[date]
    words: Mapped[str]


def gone_out() -> ColumnElement[bool]:
    """That a letter was issued, and is not kept back: one kept back has told nobody anything."""
    kept = exists().where(
        LetterInstead.letter_id == Letter.id, LetterInstead.what == Instead.KEPT_BACK
    )
    issued = and_(Letter.state == LetterState.ISSUED, ~kept.correlate(Letter))
    return or_(Letter.state == LetterState.SENT, issued)


class LetterFile(Keyed, Base):
    """One draft of a letter in one format: where its bytes are, and their SHA-256.

    `erased_at` is when the bytes were erased for good: then with the whole letter.
    """

    __table_args__ = (UniqueConstraint("letter_id", "draft", "format"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    format: Mapped[LetterFormat]
    bytes_id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    size: Mapped[int]
    erased_at: Mapped[datetime | None]


class LetterNumber(Base):
    """The record number that a letter bears from its first draft on, and what it was made from.

    `head` is the root over the first `size` events of the council, in hexadecimal. Letters of
    before have no size: theirs is the hash of the review's last event at the first drafting.
    """

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    head: Mapped[str]
    size: Mapped[int | None]


class LetterUndrawn(Keyed, Base):
    """A format that one draft of a letter could not be given, and why, in a sentence."""

    __table_args__ = (UniqueConstraint("letter_id", "draft", "format"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    format: Mapped[LetterFormat]
    why: Mapped[str]


class LetterPassage(Keyed, Base):
    """A paragraph of a draft that could point to one person, and who checked it."""

    personal = ("words", "cleared_reason")
    stays_said = ("words", "cleared_reason")

    __table_args__ = (UniqueConstraint("letter_id", "draft", "number"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    number: Mapped[int]
    words: Mapped[str]
    clues: Mapped[str]
    cleared_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    cleared_at: Mapped[datetime | None]
    cleared_reason: Mapped[str | None]


class LetterDraft(Keyed, Base):
    """How one draft was made: who reads it, whom it names to talk to, and how the gate read it.

    `looked_for` counts what was looked for; `read_as` holds the draft's lines and what belongs in
    it, so that the gate can look again once more is known of people. `holes` are the fields that
    it prints and that hold nothing, `covering` is the officer's own paragraph, `copied`
    the ids of those who get a copy, with a space between, and `edited_from`
    the draft that it was made of in Word; nothing where it came from the record.
    """

    personal = ("read_as", "covering")
    __table_args__ = (UniqueConstraint("letter_id", "draft"),)

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"))
    draft: Mapped[int]
    reaches: Mapped[str]
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    looked_for: Mapped[str]
    read_as: Mapped[str]
    holes: Mapped[str]
    covering: Mapped[str]
    copied: Mapped[str]
    edited_from: Mapped[int | None]


class PassageBasis(Keyed, Base):
    """What clearing a passage is bound to, which of its words are marked, and what it rests on.

    `carried_from` is the passage of an earlier draft that was cleared, where its clearance stands.
    """

    passage_id: Mapped[UUID] = mapped_column(ForeignKey("letter_passage.id"), unique=True)
    basis: Mapped[str] = mapped_column(index=True)
    marks: Mapped[str]
    carried_from: Mapped[UUID | None] = mapped_column(ForeignKey("letter_passage.id"))


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
