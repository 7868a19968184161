"""What someone said and an officer must follow up, as it is read: for those who may open it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import Sensitivity, may_open
from reviews.domain.accounts.tasks import AdvocateSought
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.store.record.rows import select_as
from reviews.store.tables import Account, Officer, Resident, Review, Scheme, Task

PAGE = 50


@dataclass(frozen=True, slots=True)
class TaskView:
    """One thing to follow up: of whom, whose it is, by when, and what was done.

    `resident` is a reference, never a name. Without an account, an advocate or supporter is sought.
    """

    id: UUID
    account_id: UUID | None
    what: str
    owner_id: UUID
    due_on: date
    done: str
    done_at: datetime | None
    recorded_at: datetime
    owner: str
    resident: str
    resident_id: UUID
    review_id: UUID
    review: str
    scheme: str
    team_id: UUID
    heard_by: UUID | None
    source: Source | None
    sensitivity: Sensitivity | None

    def overdue(self, today: date) -> bool:
        """Whether its day is past and it is not done."""
        return self.done_at is None and self.due_on < today


_OWNER = aliased(Officer)
_TASKS = (
    select_as(
        TaskView,
        Task,
        owner=_OWNER.name,
        resident=Resident.reference,
        resident_id=Resident.id,
        review_id=Review.id,
        review=Review.reference,
        scheme=Scheme.name,
        team_id=Review.team_id,
        heard_by=Account.heard_by,
        source=Account.source,
        sensitivity=Account.sensitivity,
    )
    .outerjoin(Account, Account.id == Task.account_id)
    .join(Resident, Resident.id == func.coalesce(Task.resident_id, Account.resident_id))
    .join(Review, Review.id == func.coalesce(Task.review_id, Account.review_id))
    .join(Scheme, Scheme.id == Review.scheme_id)
    .join(_OWNER, _OWNER.id == Task.owner_id)
    .order_by(Task.due_on, Task.recorded_at, Task.id)
)


def task(session: Session, viewer: Viewer, task_id: UUID) -> TaskView | None:
    """One thing to follow up, for those who may open the account it comes from."""
    return next(iter(_seen(session, viewer, _TASKS.where(Task.id == task_id))), None)


def tasks_of(session: Session, viewer: Viewer, account_id: UUID) -> list[TaskView]:
    """What is, or was, to follow up from one account."""
    return _seen(session, viewer, _TASKS.where(Task.account_id == account_id))


def to_follow_up(
    session: Session, viewer: Viewer, led: Iterable[UUID], today: date
) -> list[TaskView]:
    """What a viewer must follow up, what is due first in front; one query.

    With it, in the teams they lead, what is overdue, or with someone whose account is closed.
    """
    late = or_(Task.due_on < today, _OWNER.closed_at.is_not(None))
    mine = or_(Task.owner_id == viewer.id, Review.team_id.in_(list(led)) & late)
    query = _TASKS.where(Task.done_at.is_(None), mine).limit(PAGE)
    return _seen(session, viewer, query)


def _seen(session: Session, viewer: Viewer, query: Select[*tuple[Any, ...]]) -> list[TaskView]:
    every = [TaskView(*row) for row in session.execute(query)]
    return [
        one
        for one in every
        if may_open(
            viewer,
            team_id=one.team_id,
            heard_by=one.heard_by,
            sensitivity=one.sensitivity or Sensitivity.ORDINARY,
        )
    ]


def advocate_sought(session: Session, review_id: UUID, resident_id: UUID) -> AdvocateSought | None:
    """Who is finding an advocate or supporter for a resident in a review, and by when."""
    query = (
        select(Task.id, _OWNER.name, Task.due_on)
        .join(_OWNER, _OWNER.id == Task.owner_id)
        .where(Task.review_id == review_id, Task.resident_id == resident_id, Task.done_at.is_(None))
    )
    row = session.execute(query.order_by(Task.recorded_at, Task.id)).first()
    return AdvocateSought(*row) if row else None
