"""Accounts opened again after others relied on them, and what was said of each since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.letters.kinds import FROZEN, LetterState
from reviews.domain.letters.out_of_date import TELL_RESULT
from reviews.domain.review.state import ReviewState
from reviews.store.letters.letters import WAITING
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Account,
    AccountReopening,
    AnswerVersion,
    Comparison,
    Letter,
    Officer,
    ReopeningEffect,
    Review,
    Scheme,
)


@dataclass(frozen=True, slots=True)
class ReopeningView:
    """One opening again of an account, and what is said of it; nobody has said, without an id.

    `reason` and `effect` are shown to whom the account may be shown.
    """

    id: UUID
    account_id: UUID
    resident_id: UUID | None
    review_id: UUID
    after_agreement: bool
    reason: str
    recorded_at: datetime
    by: str
    finished: bool
    effect_id: UUID | None
    effect: str | None
    effect_by: str | None
    effect_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether somebody still has to say what it changes."""
        return self.after_agreement and self.effect_id is None


_SAID_BY = aliased(Officer)
_EFFECT = (ReopeningEffect.reopening_id == AccountReopening.id) & (
    ReopeningEffect.superseded_at.is_(None)
)


def _views() -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            ReopeningView,
            AccountReopening,
            resident_id=Account.resident_id,
            by=Officer.name,
            finished=Account.completed_at.is_not(None),
            effect_id=ReopeningEffect.id,
            effect=ReopeningEffect.effect,
            effect_by=_SAID_BY.name,
            effect_at=ReopeningEffect.recorded_at,
        )
        .join(Account, Account.id == AccountReopening.account_id)
        .join(Officer, Officer.id == AccountReopening.recorded_by)
        .outerjoin(ReopeningEffect, _EFFECT)
        .outerjoin(_SAID_BY, _SAID_BY.id == ReopeningEffect.recorded_by)
        .order_by(AccountReopening.recorded_at, AccountReopening.id)
    )


def reopenings(session: Session, review_id: UUID) -> list[ReopeningView]:
    """The accounts of a review opened again after others relied on them, in order; one query."""
    query = _views().where(
        AccountReopening.review_id == review_id,
        AccountReopening.after_agreement.is_(True),
        stands(AccountReopening.account_id),
    )
    return [read(ReopeningView, row) for row in session.execute(query)]


def reopenings_of(session: Session, account_id: UUID) -> list[ReopeningView]:
    """Every time that an account was opened again, before agreement too, in order; one query."""
    query = _views().where(AccountReopening.account_id == account_id)
    return [read(ReopeningView, row) for row in session.execute(query)]


@dataclass(frozen=True, slots=True)
class ToWeigh:
    """An account opened again of which nobody has said what it changes; it names no one."""

    id: UUID
    review_id: UUID
    reference: str
    scheme: str
    recorded_at: datetime


def to_weigh(session: Session, teams: Iterable[UUID]) -> list[ToWeigh]:
    """What some teams still have to weigh in reviews that are open, in order; one query."""
    rows = session.execute(
        select_as(ToWeigh, AccountReopening, reference=Review.reference, scheme=Scheme.name)
        .join(Review, Review.id == AccountReopening.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(
            Review.team_id.in_(list(teams)),
            Review.state == ReviewState.OPEN,
            AccountReopening.after_agreement.is_(True),
            ~exists().where(_EFFECT),
        )
        .order_by(AccountReopening.recorded_at, AccountReopening.id)
    )
    return [read(ToWeigh, row) for row in rows]


def unweighed(session: Session, review_id: UUID) -> int:
    """How many of a review nobody has weighed; one query."""
    return sum(one.waits for one in reopenings(session, review_id))


def told_already(session: Session, review_id: UUID) -> bool:
    """Whether a letter that tells what came of a review has been issued; one query."""
    told = select(Letter.id).where(
        Letter.review_id == review_id,
        Letter.kind.in_(list(TELL_RESULT)),
        Letter.state.in_(list(FROZEN)),
    )
    return session.scalar(told.limit(1)) is not None


def letters_unsent(session: Session, review_id: UUID) -> list[tuple[UUID, str, LetterState]]:
    """The letters of a review that tell what came of it and are not sent; one query."""
    rows = session.execute(
        select(Letter.id, Letter.reference, Letter.state)
        .where(
            Letter.review_id == review_id,
            Letter.kind.in_(list(TELL_RESULT)),
            Letter.state.in_(list(WAITING)),
        )
        .order_by(Letter.reference)
    )
    return [(key, reference, state) for key, reference, state in rows]


def ever_answered(session: Session, account_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The questions that some accounts answer, or ever answered; one query."""
    return grouped(
        session.execute(
            select(AnswerVersion.account_id, AnswerVersion.question)
            .where(AnswerVersion.account_id.in_(list(account_ids)))
            .distinct()
        )
    )


def matters_compared(session: Session, review_id: UUID) -> list[tuple[str, UUID | None]]:
    """The matters of a review on which somebody said how accounts compare, each with its resident.

    One query.
    """
    rows = session.execute(
        select(Comparison.matter, Comparison.resident_id).where(
            Comparison.review_id == review_id, Comparison.superseded_at.is_(None)
        )
    )
    return [(matter, resident_id) for matter, resident_id in rows]
