"""Answers as they are read: the newest version at each place, every version, attached files.

The two queries that every page of an account runs are made once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.answers import Answer, Place, State, restored
from reviews.store.tables import Account, AnswerFile, AnswerVersion, StoredFile


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answer that stands at one place, and who recorded it when."""

    id: UUID
    place: Place
    version: int
    answer: Answer
    by: UUID
    at: datetime


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_QUESTIONS: BindParameter[Any] = bindparam("questions", expanding=True)
_STANDING = aliased(AnswerVersion)
"""An answer of which there is no later version."""
_LATER = exists().where(
    AnswerVersion.account_id == _STANDING.account_id,
    AnswerVersion.question == _STANDING.question,
    AnswerVersion.repeat == _STANDING.repeat,
    AnswerVersion.version > _STANDING.version,
)
_NEWEST = select(
    _STANDING.id,
    _STANDING.account_id,
    _STANDING.question,
    _STANDING.repeat,
    _STANDING.version,
    _STANDING.state,
    _STANDING.value,
    _STANDING.reason,
    _STANDING.recorded_by,
    _STANDING.recorded_at,
).where(_STANDING.account_id.in_(_IDS), ~_LATER)
_NEWEST_OF = _NEWEST.where(_STANDING.question.in_(_QUESTIONS))
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
    .where(AnswerFile.account_id.in_(_IDS))
    .order_by(StoredFile.recorded_at, StoredFile.id)
)


def newest(
    session: Session, account_ids: Iterable[UUID], questions: Collection[str] | None = None
) -> list[Any]:
    """The newest version of every answer of these accounts, or of those to some questions."""
    given: dict[str, list[Any]] = {"ids": list(account_ids)}
    if questions is None:
        return list(session.execute(_NEWEST, given))
    return list(session.execute(_NEWEST_OF, given | {"questions": list(questions)}))


def that_say(session: Session, account_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of some accounts in which any answer, or a reason for none, stands."""
    return frozenset(session.scalars(_SPEAK, {"ids": list(account_ids)}))


def recorded(row: Any, kinds: dict[str, Any]) -> Recorded:
    """An answer's row, its value read by the kind of its question."""
    value = restored(kinds[row.question], row.value) if row.value is not None else None
    answer = Answer(State(row.state), value, row.reason)
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
