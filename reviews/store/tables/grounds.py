"""What conclusions rest on, and what was asked of an assessment when it was sent on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.overall_assessment import About

from .base import Base, Keyed, exactly_one, only_one


class ConclusionGround(Keyed, Base):
    """One thing that one wording of a conclusion rests on (para 110).

    It is a finding, in the wording that stood then, or for the overall conclusion another one.
    """

    __table_args__ = (exactly_one("finding_id", "about"),)

    conclusion_id: Mapped[UUID] = mapped_column(ForeignKey("conclusion.id"), index=True)
    finding_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    about: Mapped[About | None]


class OwnConclusionGround(Keyed, Base):
    """One thing that a second reader's own conclusion rests on."""

    __table_args__ = (exactly_one("finding_id", "about"),)

    own_conclusion_id: Mapped[UUID] = mapped_column(ForeignKey("own_conclusion.id"), index=True)
    finding_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    about: Mapped[About | None]


class ReasonPointer(Keyed, Base):
    """That one sentence of a conclusion's reasons rests on a finding, in the wording of then.

    `digest` is of the sentence. One is ended where somebody takes it away.
    """

    personal = ("digest",)

    __table_args__ = (only_one("conclusion_id", "digest", "finding_id", where="ended_at IS NULL"),)

    conclusion_id: Mapped[UUID] = mapped_column(ForeignKey("conclusion.id"), index=True)
    digest: Mapped[str]
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), index=True)
    added_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    added_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class KeptQuestion(Keyed, Base):
    """One thing asked when an assessment was sent to a second reader, and how it was answered.

    A kind of which nothing was asked has one row that says nothing: `looked` tells whether it
    could be looked for, and the reason why not. Rows of before hold nothing there.
    """

    personal = ("says", "reason")

    reading_id: Mapped[UUID] = mapped_column(ForeignKey("assessment_reading.id"), index=True)
    number: Mapped[int]
    kind: Mapped[ChallengeKind]
    says: Mapped[str]
    about: Mapped[About | None]
    reason: Mapped[str]
    reason_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    reason_at: Mapped[datetime | None]
    looked: Mapped[bool | None]


class KeptQuestionAbout(Keyed, Base):
    """A finding or an account that a kept question tells of, and without which it is not shown."""

    __table_args__ = (exactly_one("finding_id", "account_id"),)

    kept_question_id: Mapped[UUID] = mapped_column(ForeignKey("kept_question.id"), index=True)
    finding_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
