"""An assessment as it is examined, the reasons given, and second readers' own conclusions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.assessment.challenges import Claim, Rest
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.dates import LONDON
from reviews.domain.record.evidence import EvidenceKind
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Account,
    AnswerVersion,
    ChallengeAnswer,
    FindingEvidence,
    Observation,
    Officer,
    OwnConclusion,
    StoredFile,
    Visit,
)
from reviews.store.tables import Evidence as Identity

from .overall_assessment import ConclusionView, FindingView

CONFIDENTIAL = "an answer told in confidence"


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The reason given for one thing that may be asked; whether it is meant for others too."""

    id: UUID
    key: str
    reason: str
    serves_others: bool | None
    recorded_by: UUID
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class OwnView(ConclusionView):
    """One conclusion that a second reader wrote before seeing the first reader's."""


def claims(
    session: Session,
    review_id: UUID,
    findings: tuple[FindingView, ...],
    compared: list[ComparedAccount],
) -> tuple[list[Claim], set[tuple[UUID, str, int]]]:
    """Findings with what each rests on, and where answers are cited; one query.

    An answer of an account that is not `compared`, as it may not be read, is named without words.
    """
    cited: dict[UUID, list[Rest]] = {one.fact_id: [] for one in findings}
    answers: set[tuple[UUID, str, int]] = set()
    by_account = {one.id: one for one in compared}
    for row in _cited(session, review_id):
        if row.finding_fact_id not in cited:
            continue
        if row.account_id is not None:
            answers.add((row.account_id, row.question, row.repeat))
        cited[row.finding_fact_id].append(_rest(row, by_account))
    made = [
        Claim(one.id, one.fact_id, one.theme, one.kind, one.words, tuple(cited[one.fact_id]))
        for one in findings
    ]
    return made, answers


def _cited(session: Session, review_id: UUID) -> list[Any]:
    rows = session.execute(
        select(
            FindingEvidence.finding_fact_id,
            Identity.id.label("evidence_id"),
            Identity.kind,
            Identity.true_from_on,
            AnswerVersion.account_id,
            AnswerVersion.question,
            AnswerVersion.repeat,
            Account.observed_on,
            StoredFile.sha256,
            StoredFile.name,
            StoredFile.true_on,
            Observation.id.label("observation_id"),
            Observation.words,
            Observation.recorded_at,
            Visit.went_on,
        )
        .join(Identity, Identity.id == FindingEvidence.evidence_id)
        .outerjoin(AnswerVersion, AnswerVersion.id == FindingEvidence.answer_id)
        .outerjoin(Account, Account.id == AnswerVersion.account_id)
        .outerjoin(StoredFile, StoredFile.id == FindingEvidence.file_id)
        .outerjoin(Observation, Observation.id == FindingEvidence.observation_id)
        .outerjoin(Visit, Visit.id == Observation.visit_id)
        .where(
            FindingEvidence.review_id == review_id,
            FindingEvidence.ended_at.is_(None),
            stands(FindingEvidence.evidence_id),
        )
        .order_by(FindingEvidence.added_at, FindingEvidence.id)
    )
    return list(rows)


def _rest(row: Any, compared: dict[UUID, ComparedAccount]) -> Rest:
    if row.sha256 is not None:
        return Rest(f"file {row.sha256}", row.name, row.true_on)
    if row.kind not in (EvidenceKind.ANSWER, EvidenceKind.OBSERVATION):
        return Rest(f"{row.kind} {row.evidence_id}", row.kind.words, row.true_from_on)
    if row.account_id is None:
        seen_on = row.went_on or row.recorded_at.astimezone(LONDON).date()
        return Rest(f"observation {row.observation_id}", f"“{row.words}”", seen_on)
    account = compared.get(row.account_id)
    title = CONFIDENTIAL
    if account is not None:
        question_set = account.question_set
        question = question_set.by_key[row.question]
        asked = asked_about(question_set, question, account.answers, row.repeat)
        title = f"“{asked}” {account.whose}"
    same = f"answer {row.account_id} {row.question} {row.repeat}"
    return Rest(same, title, row.observed_on, row.account_id if account else None)


def reasons(session: Session, review_id: UUID) -> dict[str, Reasoned]:
    """The reasons that stand, by what they answer."""
    rows = session.execute(
        select_as(Reasoned, ChallengeAnswer, by=Officer.name)
        .join(Officer, Officer.id == ChallengeAnswer.recorded_by)
        .where(ChallengeAnswer.review_id == review_id, ChallengeAnswer.superseded_at.is_(None))
        .order_by(ChallengeAnswer.recorded_at, ChallengeAnswer.id)
    )
    return {row.key: read(Reasoned, row) for row in rows}


def own_views(session: Session, review_id: UUID) -> list[OwnView]:
    """What second readers concluded on their own, reader by reader, in the order of para 110."""
    rows = session.execute(
        select_as(OwnView, OwnConclusion, by=Officer.name)
        .join(Officer, Officer.id == OwnConclusion.recorded_by)
        .where(OwnConclusion.review_id == review_id, OwnConclusion.superseded_at.is_(None))
        .order_by(OwnConclusion.recorded_at, OwnConclusion.recorded_by, OwnConclusion.id)
    )
    views = [read(OwnView, row) for row in rows]
    return sorted(views, key=lambda one: (one.recorded_at, list(About).index(one.about)))
