"""What someone must follow up after an account: given to somebody, moved, and done with words.

It can be done in a review of any state: a worry does not wait for a review.
"""

from datetime import date
from uuid import UUID, uuid4

from reviews.domain.accounts.tasks import check_due, check_owner, check_task
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.register.contact_said import write_decisions
from reviews.services.review.reviews import record
from reviews.store.accounts.accounts import AccountHead, opens
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.tables import Account, Review, Task

from .accounts import open_account
from .contact_said import worries


def owners(session: Session, head: AccountHead) -> list[Viewer]:
    """The officers who can follow up what was said in an account: those who may open it."""
    team = frozenset({head.team_id})
    every = (
        Viewer(one.id, one.name, frozenset(one.roles), team)
        for one in officers.team_officers(session, head.team_id)
    )
    return [one for one in every if opens(one, head)]


def whose(owner_id: UUID, due_on: date) -> str:
    """Whose something to follow up is and by when, as one word that a page sends back."""
    return f"{owner_id} {due_on.isoformat()}"


def give_task(
    session: Session, act: Act, account_id: UUID, *, what: str, owner_id: UUID, due_on: date
) -> UUID:
    """Give someone something to follow up, by a day; what was said to need it is then in hand.

    Raises:
        NotThere: this officer may not open the account, or it is about nobody.
        Refused: nothing says what, the day is past, or the owner may not read the account.
    """
    account, review = open_account(session, act, account_id, must_be_open=False)
    if account.resident_id is None:
        raise NotThere
    check_task(what, due_on, act.today)
    _check_owner(session, account, review, owner_id)
    row = Task(
        id=uuid4(),
        account_id=account_id,
        what=what.strip(),
        owner_id=owner_id,
        due_on=due_on,
        done="",
        recorded_at=act.at,
        recorded_by=act.by.id,
    )
    session.add(row)
    write_decisions(session, act, worries(session, account_id), {})
    _record(session, act, account, EventKind.TASK_GIVEN, row, due_on)
    return row.id


def move_task(
    session: Session,
    act: Act,
    task_id: UUID,
    *,
    owner_id: UUID,
    due_on: date,
    seen: str | None = None,
) -> None:
    """Give something to follow up to someone else, or another day.

    `seen` is whose it was and by when, as `whose` says it, on the page; None where there was none.

    Raises:
        NotThere: there is none, or this officer may not open its account.
        Refused: it is done, someone moved it meanwhile, the day is past, or the owner may not
            read the account.
    """
    row, account, review = _open_task(session, act, task_id)
    if seen is not None and seen != whose(row.owner_id, row.due_on):
        whose_now = officers.names(session)[row.owner_id]
        raise Refused(
            f"Someone moved this meanwhile: it is {whose_now}’s now, by {long_date(row.due_on)}. "
            "Save again to put yours in its place."
        )
    check_due(due_on, act.today)
    _check_owner(session, account, review, owner_id)
    row.owner_id, row.due_on = owner_id, due_on
    _record(session, act, account, EventKind.TASK_MOVED, row, due_on)


def finish_task(session: Session, act: Act, task_id: UUID, done: str) -> None:
    """Record that something was followed up, and what was done.

    Raises:
        NotThere: there is none, or this officer may not open its account.
        Refused: it is done already, or nothing says what was done.
    """
    row, account, _ = _open_task(session, act, task_id)
    check_said(done, "Say what was done.", "done")
    row.done, row.done_at, row.done_by = done.strip(), act.at, act.by.id
    _record(session, act, account, EventKind.TASK_DONE, row, act.today)


def _open_task(session: Session, act: Act, task_id: UUID) -> tuple[Task, Account, Review]:
    row = session.get(Task, task_id)
    if row is None:
        raise NotThere
    account, review = open_account(session, act, row.account_id, must_be_open=False)
    session.refresh(row)
    if row.done_at is not None:
        raise Refused("This is recorded as done already. Look at it again.")
    return row, account, review


def _check_owner(session: Session, account: Account, review: Review, owner_id: UUID) -> None:
    check_owner(
        officers.viewer(session, owner_id),
        team_id=review.team_id,
        heard_by=account.heard_by,
        sensitivity=account.sensitivity,
    )


def _record(
    session: Session, act: Act, account: Account, kind: EventKind, row: Task, on: date
) -> None:
    about = {"account": account.id, "resident": account.resident_id, "task": row.id}
    record(session, act, account.review_id, kind, {"on": on}, **about)
