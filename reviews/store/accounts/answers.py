"""Answers as they are read: the newest version at each place, every version, attached files.

The two queries that every page of an account runs are made once.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, String, bindparam, cast, exists, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, Place, State, restored
from reviews.domain.accounts.questions import Kind
from reviews.store.record.standing import stands
from reviews.store.tables import Account, AnswerFile, AnswerVersion, StoredFile


class Recorded(NamedTuple):
    """The answer that stands at one place, and who recorded it when."""

    id: UUID
    place: Place
    version: int
    answer: Answer
    by: UUID
    at: datetime


class PutAside(NamedTuple):
    """An answer that counts no longer: as it was last given, and what cleared it."""

    said: Recorded
    cleared: Recorded


Said = tuple[dict[Place, Answer], dict[Place, UUID]]
"""The answers that stand in an account, and their ids."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_QUESTIONS: BindParameter[Any] = bindparam("questions", expanding=True)
# Columns of the table, not of its class: a board reads thousands of rows, and the ORM sees to each.
_ANY = AnswerVersion.__table__.c
_STANDING = AnswerVersion.__table__.alias().c
"""An answer of which there is no later version."""
_LATER = exists().where(
    _ANY.account_id == _STANDING.account_id,
    _ANY.question == _STANDING.question,
    _ANY.repeat == _STANDING.repeat,
    _ANY.version > _STANDING.version,
)
# An account's id as plain text on either database: making a UUID of it costs as much as the row.
_ACCOUNT = func.replace(cast(_STANDING.account_id, String), "-", "")
_WORDS = (
    _STANDING.question,
    _STANDING.repeat,
    _STANDING.id,
    _STANDING.state,
    _STANDING.value,
    _STANDING.reason,
)
_SAID = select(_ACCOUNT, *_WORDS).where(_STANDING.account_id.in_(_IDS), ~_LATER)
_SAID_TO = _SAID.where(_STANDING.question.in_(_QUESTIONS))
_NEWEST = select(
    _STANDING.account_id, *_WORDS, _STANDING.version, _STANDING.recorded_by, _STANDING.recorded_at
).where(_STANDING.account_id.in_(_IDS), ~_LATER)
_NEWEST_TO = _NEWEST.where(_STANDING.question.in_(_QUESTIONS))
_CITED = AnswerVersion.__table__.alias().c
_NEWEST_AT = (
    select(
        _STANDING.account_id,
        *_WORDS,
        _STANDING.version,
        _STANDING.recorded_by,
        _STANDING.recorded_at,
    )
    .where(
        _CITED.id.in_(_IDS),
        _STANDING.account_id == _CITED.account_id,
        _STANDING.question == _CITED.question,
        _STANDING.repeat == _CITED.repeat,
        ~_LATER,
    )
    .distinct()
)
_SPEAK = select(Account.id).where(
    Account.id.in_(_IDS),
    exists().where(_STANDING.account_id == Account.id, _STANDING.state != State.CLEARED, ~_LATER),
)
_ATTACHED = (
    select(
        AnswerFile.account_id,
        AnswerFile.question,
        AnswerFile.repeat,
        StoredFile.id,
        StoredFile.name,
    )
    .join(StoredFile, StoredFile.id == AnswerFile.file_id)
    .where(AnswerFile.account_id.in_(_IDS), stands(StoredFile.id))
    .order_by(StoredFile.recorded_at, StoredFile.id)
)


def newest(
    session: Session, account_ids: Iterable[UUID], questions: Collection[str] | None = None
) -> list[Any]:
    """The newest version of every answer of these accounts, or of those to some questions."""
    given: dict[str, list[Any]] = {"ids": list(account_ids)}
    if questions is None:
        return list(session.execute(_NEWEST, given))
    return list(session.execute(_NEWEST_TO, given | {"questions": list(questions)}))


def newest_at(session: Session, answer_ids: Iterable[UUID]) -> list[Any]:
    """The newest version of the answer at the place of each of these versions."""
    return list(session.execute(_NEWEST_AT, {"ids": list(answer_ids)}))


def said(
    session: Session,
    kinds: Mapping[UUID, Mapping[str, Kind]],
    questions: Collection[str] | None = None,
) -> dict[UUID, Said]:
    """The answers that stand in each of some accounts, or those to some questions; one query.

    Args:
        session: any session.
        kinds: the accounts, each with the kinds of its questions.
        questions: only the answers to these.
    """
    given: dict[str, list[Any]] = {"ids": list(kinds)}
    if questions is not None:
        given["questions"] = list(questions)
    into: dict[str, Any] = {key.hex: (some, {}, {}) for key, some in kinds.items()}
    rows = session.execute(_SAID if questions is None else _SAID_TO, given).all()
    for account, question, repeat, key, state, text, reason in rows:
        kind_of, answers, ids = into[account]
        value = None if text is None else restored(kind_of[question], text)
        place = (question, repeat)
        answers[place], ids[place] = Answer(state, value, reason), key
    return {key: into[key.hex][1:] for key in kinds}


def that_say(session: Session, account_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of some accounts in which any answer, or a reason for none, stands."""
    return frozenset(session.scalars(_SPEAK, {"ids": list(account_ids)}))


def recorded(row: Any, kinds: dict[str, Any]) -> Recorded:
    """An answer's row, its value read by the kind of its question."""
    value = restored(kinds[row.question], row.value) if row.value is not None else None
    answer = Answer(row.state, value, row.reason)
    return Recorded(
        row.id, (row.question, row.repeat), row.version, answer, row.recorded_by, row.recorded_at
    )


def versions(
    session: Session, account_id: UUID, kinds: dict[str, Any]
) -> dict[tuple[str, int, int], Recorded]:
    """Every version of every answer of an account, by (question, repeat, version)."""
    query = select(AnswerVersion).where(AnswerVersion.account_id == account_id)
    return {
        (row.question, row.repeat, row.version): recorded(row, kinds)
        for row in session.scalars(query)
    }


def put_aside(versions: Mapping[tuple[str, int, int], Recorded]) -> list[PutAside]:
    """The answers that were given once and are cleared now, by the versions of an account."""
    last: dict[Place, Recorded] = {}
    said: dict[Place, Recorded] = {}
    for _, one in sorted(versions.items()):
        last[one.place] = one
        if one.answer.settled:
            said[one.place] = one
    return [
        PutAside(said[place], one)
        for place, one in last.items()
        if place in said and one is not said[place]
    ]


def attached(
    session: Session, account_ids: Iterable[UUID]
) -> dict[UUID, dict[Place, tuple[tuple[UUID, str], ...]]]:
    """The files attached to answers, by account and place."""
    rows = session.execute(_ATTACHED, {"ids": list(account_ids)})
    found: dict[UUID, dict[Place, tuple[tuple[UUID, str], ...]]] = {}
    for account_id, question, repeat, file_id, name in rows:
        places = found.setdefault(account_id, {})
        place = (question, repeat)
        places[place] = (*places.get(place, ()), (file_id, name))
    return found
