"""What was asked of an assessment each time it was sent to a second reader, as it was asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.one_answer import served
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.consent.consents import Use
from reviews.store.consent.consents import Agreed
from reviews.store.record.rows import grouped, read
from reviews.store.tables import (
    AssessmentReading,
    Finding,
    KeptQuestion,
    KeptQuestionAbout,
    Officer,
)

from .finding_wordings import findings_withheld


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that was asked, and the reason given for it.

    `findings` are those it was about: each lasting id, with the words as they stood. `shown` is
    False where it tells of what this reader may not read; it then has no words.
    """

    kind: ChallengeKind
    says: str
    about: About | None
    findings: tuple[tuple[UUID, str], ...]
    reason: str
    by: str
    reason_at: datetime | None
    shown: bool


@dataclass(frozen=True, slots=True)
class KeptQuestions:
    """What was asked at one step of the second reading, and what was looked for and not found.

    `not_looked` are the kinds that could not be looked for, each with why; of the `untold`, of
    which nothing was asked, it was not kept whether they could.
    """

    asked: tuple[Kept, ...]
    nothing: tuple[ChallengeKind, ...]
    not_looked: tuple[tuple[ChallengeKind, str], ...] = ()
    untold: tuple[ChallengeKind, ...] = ()

    @property
    def served(self) -> dict[int, int]:
        """How many questions the same words answered, by the place of each, where several."""
        reasons = {str(n): one.reason for n, one in enumerate(self.asked) if one.reason}
        return {int(key): count for key, count in served(reasons).items()}


def kept_questions(
    session: Session, review_id: UUID, accounts: Collection[UUID], agreed: Agreed | None = None
) -> dict[UUID, KeptQuestions]:
    """What was asked, by the step at which it was; four queries.

    A step of which nothing is kept, as it was taken before this was, is left out. What tells of
    an account that is not among `accounts`, those that the reader may use for notes, is not shown.
    """
    rows = _questions(session, review_id)
    abouts = _abouts(session, review_id)
    withheld = findings_withheld(session, Use.NOTES, review_id, agreed) if abouts else frozenset()
    asked: dict[UUID, list[Kept]] = {}
    quiet: dict[UUID, dict[ChallengeKind, KeptQuestion]] = {}
    for row, by in rows:
        asked.setdefault(row.reading_id, [])
        if row.number:
            kept = _kept(row, by or "", abouts.get(row.id, []), withheld, accounts)
            asked[row.reading_id].append(kept)
        else:
            quiet.setdefault(row.reading_id, {})[row.kind] = row
    return {step: _questions_of(some, quiet.get(step, {})) for step, some in asked.items()}


def _questions_of(asked: list[Kept], quiet: dict[ChallengeKind, KeptQuestion]) -> KeptQuestions:
    ordered = [(one, quiet[one]) for one in ChallengeKind if one in quiet]
    return KeptQuestions(
        tuple(asked),
        nothing=tuple(kind for kind, row in ordered if row.looked),
        not_looked=tuple((kind, row.reason) for kind, row in ordered if row.looked is False),
        untold=tuple(kind for kind, row in ordered if row.looked is None),
    )


def _questions(session: Session, review_id: UUID) -> list[tuple[KeptQuestion, str | None]]:
    """Each question in the order it was asked in, and who gave the reason."""
    rows = session.execute(
        select(KeptQuestion, Officer.name)
        .join(AssessmentReading, AssessmentReading.id == KeptQuestion.reading_id)
        .outerjoin(Officer, Officer.id == KeptQuestion.reason_by)
        .where(AssessmentReading.review_id == review_id)
        .order_by(KeptQuestion.number, KeptQuestion.id)
    )
    return [(row, by) for row, by in rows]


def _abouts(session: Session, review_id: UUID) -> dict[UUID, list[Any]]:
    rows = session.execute(
        select(
            KeptQuestionAbout.kept_question_id,
            KeptQuestionAbout.account_id,
            Finding.fact_id,
            Finding.words,
        )
        .join(KeptQuestion, KeptQuestion.id == KeptQuestionAbout.kept_question_id)
        .join(AssessmentReading, AssessmentReading.id == KeptQuestion.reading_id)
        .outerjoin(Finding, Finding.id == KeptQuestionAbout.finding_id)
        .where(AssessmentReading.review_id == review_id)
        .order_by(Finding.recorded_at, Finding.id)
    )
    return grouped((row.kept_question_id, row) for row in rows)


def _kept(
    row: KeptQuestion,
    by: str,
    abouts: list[Any],
    withheld: frozenset[UUID],
    accounts: Collection[UUID],
) -> Kept:
    findings = tuple((one.fact_id, one.words) for one in abouts if one.fact_id is not None)
    told_of = {one.account_id for one in abouts if one.account_id is not None}
    if told_of <= set(accounts) and withheld.isdisjoint(key for key, _ in findings):
        return read(Kept, row, findings=findings, by=by, shown=True)
    return Kept(row.kind, "", row.about, (), "", by, row.reason_at, shown=False)
