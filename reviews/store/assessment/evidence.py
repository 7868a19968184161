"""The answers that findings rest on, as they were when cited and as they are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, Place
from reviews.domain.accounts.questions import Question, QuestionSet
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Viewer
from reviews.store.accounts.accounts import AccountHead, filled
from reviews.store.accounts.answers import recorded
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
    material = filled(session, viewer, use, review_id, sets, only=accounts)
    compared = {one.head.id: one for one in material.items}
    why = {one.id: one.why for one in material.withheld}
    ids = [one.answer_id for one in cited]
    shown: dict[UUID, CitedAnswer] = {}
    withheld: dict[UUID, str] = {}
    for row in session.scalars(select(AnswerVersion).where(AnswerVersion.id.in_(ids))):
        account = compared.get(row.account_id)
        if account is None:
            withheld[row.id] = why[row.account_id]
            continue
        head = account.head
        question_set = sets[head.question_set, head.version]
        question = question_set.by_key[row.question]
        asked = asked_about(question_set, question, account.plain, row.repeat)
        cited_as = recorded(row, {question.key: question.kind}).answer
        now = account.answers[row.question, row.repeat].answer
        place, since = (row.question, row.repeat), now if now != cited_as else None
        shown[row.id] = CitedAnswer(head, place, asked, question, cited_as, since)
    return shown, withheld


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
