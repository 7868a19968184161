"""The answers that findings rest on, as they were when cited and as they are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, Place
from reviews.domain.accounts.questions import Question, QuestionSet
from reviews.domain.board.side_by_side import asked_about, naming
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Viewer
from reviews.store.accounts.accounts import AccountHead, FilledAccount, filled
from reviews.store.accounts.answers import newest_at, recorded
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    AnswerVersion,
    Observation,
    Officer,
    RequestFile,
    RequestLine,
    StoredFile,
    Visit,
)

from .overall_assessment import Evidence


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer that a finding rests on; `since` is set where it has been changed since."""

    account: AccountHead
    place: Place
    asked: str
    question: Question
    answer: Answer
    since: Answer | None


def cited_answers(
    session: Session,
    viewer: Viewer,
    use: Use,
    review_id: UUID,
    sets: dict[tuple[str, str], QuestionSet],
    evidence: Iterable[Evidence],
) -> tuple[dict[UUID, CitedAnswer], dict[UUID, str]]:
    """The answers among some evidence that a viewer may read for a use, and why others are not.

    Both are by the id of the answer. A fixed number of queries.
    """
    cited = [one for one in evidence if one.answer_id is not None]
    accounts = {one.account_id for one in cited if one.account_id is not None}
    material = filled(session, viewer, use, review_id, sets, only=accounts, questions=_naming(sets))
    compared = {one.head.id: one for one in material.items}
    why = {one.id: one.why for one in material.withheld}
    ids = [one.answer_id for one in cited if one.answer_id is not None]
    now = {(row.account_id, row.question, row.repeat): row for row in newest_at(session, ids)}
    shown: dict[UUID, CitedAnswer] = {}
    withheld: dict[UUID, str] = {}
    for row in session.scalars(select(AnswerVersion).where(AnswerVersion.id.in_(ids))):
        account = compared.get(row.account_id)
        if account is None:
            withheld[row.id] = why[row.account_id]
        else:
            stands = now[row.account_id, row.question, row.repeat]
            shown[row.id] = _shown(account, sets, row, stands)
    return shown, withheld


def _shown(
    account: FilledAccount, sets: dict[tuple[str, str], QuestionSet], row: Any, stands: Any
) -> CitedAnswer:
    """An answer as it was cited, and as it stands now where that is another."""
    question_set = sets[account.head.question_set, account.head.version]
    question = question_set.by_key[row.question]
    kinds = {question.key: question.kind}
    cited_as, now = recorded(row, kinds).answer, recorded(stands, kinds).answer
    asked = asked_about(question_set, question, account.plain, row.repeat)
    place = (row.question, row.repeat)
    return CitedAnswer(
        account.head, place, asked, question, cited_as, now if now != cited_as else None
    )


def _naming(sets: dict[tuple[str, str], QuestionSet]) -> set[str]:
    """The questions by which what is asked again and again says what it is about."""
    repeated = (section for one in sets.values() for section in one.sections if section.repeat)
    return {question.key for section in repeated for question in naming(section)}


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that a finding rests on: what it is, its day, and how it came to the review.

    `item` is the item of the document request that it answers, empty where it answers none.
    """

    id: UUID
    name: str
    about: str
    true_on: date | None
    recorded_at: datetime
    by: str
    item: str


@dataclass(frozen=True, slots=True)
class CitedObservation:
    """Something seen that a finding rests on: where, on which visit, and who wrote it down."""

    id: UUID
    visit_id: UUID
    went_on: date | None
    kind: str
    place: str
    words: str
    file_id: UUID | None
    recorded_at: datetime
    by: str


def cited_documents(session: Session, evidence: Iterable[Evidence]) -> dict[UUID, CitedDocument]:
    """The documents among some evidence, by their ids; one query."""
    ids = {one.file_id for one in evidence if one.file_id is not None}
    rows = session.execute(
        select_as(
            CitedDocument, StoredFile, by=Officer.name, item=func.coalesce(RequestLine.item, "")
        )
        .join(Officer, Officer.id == StoredFile.recorded_by)
        .outerjoin(RequestFile, RequestFile.file_id == StoredFile.id)
        .outerjoin(RequestLine, RequestLine.id == RequestFile.request_line_id)
        .where(StoredFile.id.in_(ids))
    )
    return {row.id: read(CitedDocument, row) for row in rows}


def cited_observations(
    session: Session, evidence: Iterable[Evidence]
) -> dict[UUID, CitedObservation]:
    """What was seen on visits among some evidence, by its ids; one query."""
    ids = {one.observation_id for one in evidence if one.observation_id is not None}
    rows = session.execute(
        select_as(CitedObservation, Observation, went_on=Visit.went_on, by=Officer.name)
        .join(Visit, Visit.id == Observation.visit_id)
        .join(Officer, Officer.id == Observation.recorded_by)
        .where(Observation.id.in_(ids))
    )
    return {row.id: read(CitedObservation, row) for row in rows}
