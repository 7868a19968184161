"""The answers that findings rest on, as they were when cited and as they are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.answers import Answer
from reviews.domain.consent import Use
from reviews.domain.people import Viewer
from reviews.domain.questions import Question, QuestionSet
from reviews.domain.side_by_side import asked_about

from .accounts import AccountHead, filled
from .answers import recorded
from .assessment import Evidence
from .tables import AnswerVersion


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer that a finding rests on; `since` is set where it has been changed since."""

    account: AccountHead
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
    heard = {one.head.id: one for one in material.items}
    why = {one.id: one.why for one in material.withheld}
    rows = {row.id: row for row in _versions(session, [one.answer_id for one in cited])}
    shown: dict[UUID, CitedAnswer] = {}
    withheld: dict[UUID, str] = {}
    for key, row in rows.items():
        account = heard.get(row.account_id)
        if account is None:
            withheld[key] = why[row.account_id]
            continue
        head = account.head
        question_set = sets[head.question_set, head.version]
        question = question_set.by_key[row.question]
        asked = asked_about(question_set, question, account.plain, row.repeat)
        cited_as = recorded(row, {question.key: question.kind}).answer
        now = account.answers[row.question, row.repeat].answer
        shown[key] = CitedAnswer(head, asked, question, cited_as, now if now != cited_as else None)
    return shown, withheld


def _versions(session: Session, ids: list[UUID | None]) -> list[AnswerVersion]:
    return list(session.scalars(select(AnswerVersion).where(AnswerVersion.id.in_(ids))))
