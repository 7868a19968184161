"""Answers as they are read: the newest version at each place, every version, attached files.

The two queries that every page of an account runs are made once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, Place, State, restored
from reviews.store.tables import AnswerFile, AnswerVersion, StoredFile


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
_LATEST = (
    select(
        AnswerVersion.account_id,
        AnswerVersion.question,
        AnswerVersion.repeat,
        func.max(AnswerVersion.version).label("version"),
    )
    .where(AnswerVersion.account_id.in_(_IDS))
    .group_by(AnswerVersion.account_id, AnswerVersion.question, AnswerVersion.repeat)
    .subquery()
)
_NEWEST = select(AnswerVersion).join(
    _LATEST,
    (AnswerVersion.account_id == _LATEST.c.account_id)
    & (AnswerVersion.question == _LATEST.c.question)
    & (AnswerVersion.repeat == _LATEST.c.repeat)
    & (AnswerVersion.version == _LATEST.c.version),
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


def newest(session: Session, account_ids: Iterable[UUID]) -> list[AnswerVersion]:
    """The newest version of every answer of these accounts."""
    return list(session.scalars(_NEWEST, {"ids": list(account_ids)}))


def recorded(row: AnswerVersion, kinds: dict[str, Any]) -> Recorded:
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
