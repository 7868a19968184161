"""How accounts came back to whoever gave them, as they stand and as they were recorded before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.read_back import ReadBackState, Way, read_back_state
from reviews.domain.register.closed_words import ContactFormat
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import Account, AccountCopy, Officer, ReadBack

from .accounts import AccountHead


@dataclass(frozen=True, slots=True)
class ReadBackView:
    """How one account came back to whoever gave it, and who recorded that.

    `same` says that the account reads as it did then.
    """

    id: UUID
    account_id: UUID
    way: Way
    format: ContactFormat | None
    read_on: date | None
    by_whom: str
    why_not: str
    corrections: str
    recorded_at: datetime
    by: str
    superseded_at: datetime | None
    same: bool


_THEN = aliased(AccountCopy)
_NEWEST = (
    select(AccountCopy.text)
    .where(AccountCopy.account_id == ReadBack.account_id)
    .order_by(AccountCopy.completed_at.desc())
    .limit(1)
    .scalar_subquery()
)
_SAME = _THEN.text == _NEWEST


def _views() -> Select[*tuple[Any, ...]]:
    return (
        select_as(ReadBackView, ReadBack, by=Officer.name, same=_SAME)
        .join(Officer, Officer.id == ReadBack.recorded_by)
        .join(_THEN, _THEN.id == ReadBack.copy_id)
        .order_by(ReadBack.recorded_at, ReadBack.id)
    )


def read_backs(session: Session, account_ids: Iterable[UUID]) -> dict[UUID, ReadBackView]:
    """What stands of some accounts, for whoever may be shown them; one query."""
    query = _views().where(
        ReadBack.account_id.in_(list(account_ids)), ReadBack.superseded_at.is_(None)
    )
    return {row.account_id: read(ReadBackView, row) for row in session.execute(query)}


def every_read_back(session: Session, account_id: UUID) -> list[ReadBackView]:
    """All that was ever recorded of one account, in order, for whoever may be shown it."""
    rows = session.execute(_views().where(ReadBack.account_id == account_id))
    return [read(ReadBackView, row) for row in rows]


def state_of(head: AccountHead, recorded: ReadBackView | None) -> ReadBackState | None:
    """Whether an account has been read back; None where it is nobody's."""
    return read_back_state(
        head.source,
        recorded.way if recorded else None,
        finished=head.completed_at is not None,
        asked=head.to_read_back,
        same=recorded is not None and recorded.same,
    )


def waiting(session: Session, review_id: UUID) -> frozenset[UUID]:
    """The finished accounts of a review that still wait to be read back; no words; one query."""
    settled = (
        select(ReadBack.id)
        .join(_THEN, _THEN.id == ReadBack.copy_id)
        .where(
            ReadBack.account_id == Account.id,
            ReadBack.superseded_at.is_(None),
            (ReadBack.way == Way.NEITHER) | _SAME,
        )
    )
    query = select(Account.id).where(
        Account.review_id == review_id,
        Account.completed_at.is_not(None),
        Account.to_read_back.is_(True),
        stands(Account.id),
        ~settled.exists(),
    )
    return frozenset(session.scalars(query))
