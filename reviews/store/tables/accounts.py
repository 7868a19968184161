"""Accounts and their answers. Answers are versions: old ones stay."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.accounts.answers import State
from reviews.domain.register.contact_said import ContactFact
from reviews.domain.sources import Source

from .base import Base, Keyed, Written


class Account(Keyed, Base):
    """One filled question set: whose account, heard by whom, with whom there, and when.

    `respondent` is never empty: a resident's reference, a post, the title of a document.
    `to_read_back` is said when it is finished; one finished before that was asked says nothing.
    """

    personal = ("respondent", "present", "pause_note")
    stays_said = ("respondent",)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"), index=True)
    question_set: Mapped[str]
    version: Mapped[str]
    source: Mapped[Source]
    respondent: Mapped[str]
    heard_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    present: Mapped[str]
    observed_on: Mapped[date]
    sensitivity: Mapped[Sensitivity]
    short_route: Mapped[bool]
    easy_words: Mapped[bool]
    state: Mapped[AccountState]
    pause_note: Mapped[str]
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    to_read_back: Mapped[bool | None]


class AnswerVersion(Written, Base):
    """Version n of the answer at one place of one account."""

    personal = ("value", "reason")
    __table_args__ = (UniqueConstraint("account_id", "question", "repeat", "version"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    question: Mapped[str]
    repeat: Mapped[int]
    version: Mapped[int]
    state: Mapped[State]
    value: Mapped[str | None]
    reason: Mapped[str]
    captured_at: Mapped[datetime | None]


class AnswerFile(Keyed, Base):
    """A stored file attached to an answer."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    question: Mapped[str]
    repeat: Mapped[int]
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), unique=True)


class AccountCopy(Keyed, Base):
    """A finished account in plain language: each question as asked, each answer as worded."""

    personal = ("text",)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    completed_at: Mapped[datetime]
    text: Mapped[str]


class ContactDecision(Written, Base):
    """What someone made of one answer on how to reach a person, fact by fact.

    Taken up into the record of how to reach them, or left, with the reason.
    """

    personal = ("reason",)
    __table_args__ = (UniqueConstraint("answer_id", "fact"),)

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answer_version.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    fact: Mapped[ContactFact]
    taken_up: Mapped[bool]
    reason: Mapped[str]


class Task(Written, Base):
    """Something that someone must follow up: whose it is, and by when.

    It was said in an account; or it is an advocate or supporter to be found for a resident in a
    review before they are talked with, and then it has no account.
    """

    personal = ("what", "done")
    stays_said = ("what",)

    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    resident_id: Mapped[UUID | None] = mapped_column(ForeignKey("resident.id"))
    what: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    due_on: Mapped[date]
    done: Mapped[str]
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
