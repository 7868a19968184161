"""Answers that tell how to reach a person, and of which nobody has said what they change.

What is read here decides whether letters are held. It is shown only to who may open the account.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.answers import State
from reviews.domain.people.roles import Viewer
from reviews.domain.register.contact_said import ContactQuestions, Heard, heard
from reviews.store.tables import Account, AnswerVersion, ContactDecision, Review

_LATER = aliased(AnswerVersion)
_STANDS = ~exists().where(
    _LATER.account_id == AnswerVersion.account_id,
    _LATER.question == AnswerVersion.question,
    _LATER.repeat == AnswerVersion.repeat,
    _LATER.version > AnswerVersion.version,
)


def of_residents(
    session: Session, questions: ContactQuestions, resident_ids: Iterable[UUID]
) -> list[Heard]:
    """What some residents said that nobody has decided on yet, in the order it was told."""
    return _undecided(session, questions, Account.resident_id.in_(list(resident_ids)))


def of_account(session: Session, questions: ContactQuestions, account_id: UUID) -> list[Heard]:
    """What was said in one account that nobody has decided on yet."""
    return _undecided(session, questions, Account.id == account_id)


def heard_by(session: Session, questions: ContactQuestions, viewer: Viewer) -> list[Heard]:
    """What an officer heard, or anyone in the teams that they lead, that nobody has decided on."""
    teams = select(Review.id).where(Review.team_id.in_(viewer.teams))
    led = [one for one in viewer.teams if viewer.leads(one)]
    theirs = select(Review.id).where(Review.team_id.in_(led))
    mine = (Account.heard_by == viewer.id) & Account.review_id.in_(teams)
    return _undecided(session, questions, or_(mine, Account.review_id.in_(theirs)))


def _undecided(
    session: Session, questions: ContactQuestions, which: ColumnElement[bool]
) -> list[Heard]:
    """An answer stands from the day it was given, whether or not its account was ever finished."""
    rows = session.execute(
        select(
            Account.question_set,
            Account.version,
            AnswerVersion.question,
            AnswerVersion.value,
            AnswerVersion.id,
            Account.id,
            Account.resident_id,
        )
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(
            which,
            Account.resident_id.is_not(None),
            AnswerVersion.question.in_({key for _, _, key in questions}),
            AnswerVersion.state == State.GIVEN,
            AnswerVersion.value.is_not(None),
            _STANDS,
        )
        .order_by(Account.observed_on, Account.started_at, Account.id, AnswerVersion.question)
    ).all()
    decided = _decided(session, {row[5] for row in rows})
    found = [one for row in rows for one in _heard(questions, *row)]
    return [one for one in found if (one.answer_id, one.fact) not in decided]


def _heard(
    questions: ContactQuestions,
    set_name: str,
    version: str,
    key: str,
    value: str | None,
    answer_id: UUID,
    account_id: UUID,
    resident_id: UUID | None,
) -> list[Heard]:
    question = questions.get((set_name, version, key))
    if question is None or value is None or resident_id is None:
        return []
    ids = {"answer_id": answer_id, "account_id": account_id, "resident_id": resident_id}
    return heard(question, _value(value), **ids)


def _value(text: str) -> str | tuple[str, ...]:
    raw = json.loads(text)
    return tuple(raw) if isinstance(raw, list) else str(raw)


def _decided(session: Session, account_ids: Iterable[UUID]) -> set[tuple[UUID, str]]:
    query = select(ContactDecision.answer_id, ContactDecision.fact)
    rows = session.execute(query.where(ContactDecision.account_id.in_(list(account_ids))))
    return {(answer_id, fact) for answer_id, fact in rows}
