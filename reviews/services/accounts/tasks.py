"""What someone must follow up after an account: given to somebody, moved, and done with words.

It can be done in a review of any state: a worry does not wait for a review.
"""

from datetime import date
from uuid import UUID, uuid4

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.tasks import check_due, check_owner, check_task
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import ROLES_WITH, Act, Permission, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.register.contact_said import write_decisions
from reviews.services.review.reviews import record, row_of
from reviews.store.accounts.accounts import AccountHead, opens
from reviews.store.accounts.tasks import advocate_sought
from reviews.store.people import officers
from reviews.store.people.officers import OfficerLine
from reviews.store.record.session import Session
from reviews.store.review.reviews import planned_residents
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


def team_owners(session: Session, team_id: UUID) -> list[OfficerLine]:
    """The officers who can find an advocate for a resident: the reviewers of the team."""
    team = officers.team_officers(session, team_id)
    return [one for one in team if ROLES_WITH[Permission.REVIEW] & set(one.roles)]


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
    row = _new(act, what, owner_id, due_on, account_id=account_id)
    session.add(row)
    write_decisions(session, act, worries(session, account_id), {})
    _record(session, act, account, review, EventKind.TASK_GIVEN, row, due_on)
    return row.id


def seek_advocate(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    *,
    what: str,
    owner_id: UUID,
    due_on: date,
) -> UUID:
    """Give someone the task of finding an advocate or supporter for a resident, by a day.

    Raises:
        NotThere: the resident is not in the review, or it is another team's.
        Refused: someone is finding one already, nothing says who is needed, the day is past, or
            the owner is not of the team.
    """
    review = row_of(session, act, review_id)
    if resident_id not in {one.resident_id for one in planned_residents(session, review_id)}:
        raise NotThere
    if (sought := advocate_sought(session, review_id, resident_id)) is not None:
        raise Refused(sought.says)
    check_task(what, due_on, act.today)
    check_owner(officers.viewer(session, owner_id), team_id=review.team_id)
    row = _new(act, what, owner_id, due_on, review_id=review_id, resident_id=resident_id)
    session.add(row)
    about = {"resident": resident_id, "task": row.id}
    record(session, act, review_id, EventKind.TASK_GIVEN, {"on": due_on}, **about)
    return row.id


def _new(act: Act, what: str, owner_id: UUID, due_on: date, **of: UUID) -> Task:
    """A task of an account, or of a resident in a review."""
    told = {"what": what.strip(), "owner_id": owner_id, "due_on": due_on, "done": ""}
    return Task(id=uuid4(), recorded_at=act.at, recorded_by=act.by.id, **of, **told)


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
    _record(session, act, account, review, EventKind.TASK_MOVED, row, due_on)


def finish_task(session: Session, act: Act, task_id: UUID, done: str) -> None:
    """Record that something was followed up, and what was done.

    Raises:
        NotThere: there is none, or this officer may not open its account.
        Refused: it is done already, or nothing says what was done.
    """
    row, account, review = _open_task(session, act, task_id)
    check_said(done, "Say what was done.", "done")
    row.done, row.done_at, row.done_by = done.strip(), act.at, act.by.id
    _record(session, act, account, review, EventKind.TASK_DONE, row, act.today)


def _open_task(session: Session, act: Act, task_id: UUID) -> tuple[Task, Account | None, Review]:
    row = session.get(Task, task_id)
    if row is None:
        raise NotThere
    account = None
    if row.review_id is not None:
        review = row_of(session, act, row.review_id, must_be_open=False)
    elif row.account_id is not None:
        account, review = open_account(session, act, row.account_id, must_be_open=False)
    session.refresh(row)
    if row.done_at is not None:
        raise Refused("This is recorded as done already. Look at it again.")
    return row, account, review


def _check_owner(session: Session, account: Account | None, review: Review, owner_id: UUID) -> None:
    check_owner(
        officers.viewer(session, owner_id),
        team_id=review.team_id,
        heard_by=account.heard_by if account else None,
        sensitivity=account.sensitivity if account else Sensitivity.ORDINARY,
    )


def _record(
    session: Session,
    act: Act,
    account: Account | None,
    review: Review,
    kind: EventKind,
    row: Task,
    on: date,
) -> None:
    resident_id = account.resident_id if account else row.resident_id
    about = {"account": account.id if account else None, "resident": resident_id, "task": row.id}
    record(session, act, review.id, kind, {"on": on}, **about)
