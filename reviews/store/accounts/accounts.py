"""Accounts and answers as they are read: for a viewer, for a use, with what was withheld."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import (
    AccountState,
    CopiedSection,
    Sensitivity,
    may_open,
    read_copy,
)
from reviews.domain.accounts.answers import Answer, Place
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.consent.consents import Material, Use, Withheld
from reviews.domain.people.roles import Viewer
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.record.rows import select_as
from reviews.store.record.standing import restricted, stands
from reviews.store.tables import Account, AccountCopy, Officer, Review

from . import answers
from .answers import Recorded


@dataclass(frozen=True, slots=True)
class AccountHead:
    """An account without its answers: whose, heard by whom, when, and how it stands."""

    id: UUID
    review_id: UUID
    review_state: ReviewState
    team_id: UUID
    scheme_id: UUID
    visit_id: UUID | None
    resident_id: UUID | None
    question_set: str
    version: str
    source: Source
    respondent: str
    heard_by: UUID
    heard_by_name: str
    present: str
    observed_on: date
    sensitivity: Sensitivity
    short_route: bool
    easy_words: bool
    state: AccountState
    pause_note: str
    started_at: datetime
    completed_at: datetime | None
    to_read_back: bool | None
    restricted: bool

    @property
    def whose(self) -> str:
        """The account named by its source and respondent."""
        return f"{self.source.words}: {self.respondent}"


@dataclass(frozen=True, slots=True)
class FilledAccount:
    """An account with its answers and the files attached to them."""

    head: AccountHead
    answers: dict[Place, Recorded]
    files: dict[Place, tuple[tuple[UUID, str], ...]]

    @property
    def plain(self) -> dict[Place, Answer]:
        """The answers alone, for the rules."""
        return {place: recorded.answer for place, recorded in self.answers.items()}


_HEADS = (
    select_as(
        AccountHead,
        Account,
        review_state=Review.state,
        team_id=Review.team_id,
        scheme_id=Review.scheme_id,
        heard_by_name=Officer.name,
        restricted=restricted(Account.id),
    )
    .join(Review, Review.id == Account.review_id)
    .join(Officer, Officer.id == Account.heard_by)
)
_HEAD = _HEADS.where(Account.id == bindparam("id"))


def account(session: Session, viewer: Viewer, account_id: UUID) -> AccountHead | None:
    """One account's head, for those who may open it."""
    row = session.execute(_HEAD, {"id": account_id}).one_or_none()
    if row is None:
        return None
    head = AccountHead(*row)
    return head if opens(viewer, head) else None


def heads(session: Session, viewer: Viewer, ids: Iterable[UUID]) -> list[AccountHead]:
    """The heads of some accounts, of those that a viewer may open, in the order they were taken."""
    query = _HEADS.where(Account.id.in_(list(ids)))
    return [head for head in _in_order(session, query) if opens(viewer, head)]


def opens(viewer: Viewer, head: AccountHead) -> bool:
    """Whether a viewer may open an account; one that is restricted opens for leads alone."""
    known = may_open(
        viewer, team_id=head.team_id, heard_by=head.heard_by, sensitivity=head.sensitivity
    )
    return known and (not head.restricted or viewer.leads(head.team_id))


def accounts_of(session: Session, viewer: Viewer, review_id: UUID) -> list[AccountHead]:
    """The heads of a review's accounts that a viewer may open, in the order they were taken."""
    query = _HEADS.where(Account.review_id == review_id, stands(Account.id))
    return [head for head in _in_order(session, query) if opens(viewer, head)]


def staff_asked(
    session: Session,
    viewer: Viewer,
    review_id: UUID,
    question_set: str,
    resident_id: UUID | None = None,
) -> list[AccountHead]:
    """The accounts of staff by one set in a review, about one resident where one is named."""
    query = _HEADS.where(
        Account.review_id == review_id,
        stands(Account.id),
        Account.source == Source.STAFF,
        Account.question_set == question_set,
        Account.resident_id.is_not_distinct_from(resident_id),
    )
    return [head for head in _in_order(session, query) if opens(viewer, head)]


def counts(session: Session, review_id: UUID) -> dict[tuple[str, UUID | None], set[AccountState]]:
    """Which accounts exist, by question set and resident; no words."""
    rows = session.execute(
        select(Account.question_set, Account.resident_id, Account.state).where(
            Account.review_id == review_id, stands(Account.id)
        )
    )
    found: dict[tuple[str, UUID | None], set[AccountState]] = {}
    for name, resident_id, state in rows:
        found.setdefault((name, resident_id), set()).add(state)
    return found


def filled(
    session: Session,
    viewer: Viewer,
    use: Use,
    review_id: UUID,
    sets: dict[tuple[str, str], QuestionSet],
    *,
    only: Iterable[UUID] | None = None,
    questions: Collection[str] | None = None,
) -> Material[FilledAccount]:
    """A review's accounts with their answers, for one use.

    Accounts about a resident who has not agreed to the use are withheld, and named to the review
    team by their reference; accounts in confidence are withheld from those who did not hear them.
    The reason never says whether anyone refused. Where they are given, `only` these accounts, one
    that was taken back among them, and of their answers those to these `questions`; without, those
    that stand.
    """
    query = _HEADS.where(Account.review_id == review_id)
    query = query.where(stands(Account.id) if only is None else Account.id.in_(list(only)))
    heads = _in_order(session, query)
    return fill(session, viewer, use, heads, sets, questions)


def usable(
    session: Session,
    viewer: Viewer,
    use: Use,
    review_id: UUID,
    agreed: Agreed,
    resident_id: UUID | None = None,
) -> Material[AccountHead]:
    """A review's accounts without their answers, for one use; withheld as `filled` withholds.

    With a resident, those about them that the viewer may open.
    """
    here = _HEADS.where(Account.review_id == review_id, stands(Account.id))
    heads = _in_order(session, here)
    if resident_id is not None:
        heads = [one for one in heads if one.resident_id == resident_id and opens(viewer, one)]
    return _sifted(viewer, use, heads, agreed)


def finished(session: Session, review_id: UUID) -> list[AccountHead]:
    """The heads of a review's finished accounts, for a query that decides who may know of each."""
    done = (Account.state == AccountState.COMPLETE, stands(Account.id))
    query = _HEADS.where(Account.review_id == review_id, *done)
    return _in_order(session, query)


def _in_order(session: Session, query: Select[*tuple[Any, ...]]) -> list[AccountHead]:
    rows = session.execute(query.order_by(Account.observed_on, Account.started_at, Account.id))
    return [AccountHead(*row) for row in rows]


def fill(
    session: Session,
    viewer: Viewer,
    use: Use,
    heads: Sequence[AccountHead],
    sets: dict[tuple[str, str], QuestionSet],
    questions: Collection[str] | None = None,
) -> Material[FilledAccount]:
    """Accounts of one review with their answers, for one use, as `filled` gives them."""
    about_residents = any(head.resident_id for head in heads)
    agreed = standings(session, heads[0].review_id) if about_residents else {}
    found = _sifted(viewer, use, heads, agreed)
    return Material(tuple(_with_answers(session, found.items, sets, questions)), found.withheld)


def _sifted(
    viewer: Viewer, use: Use, heads: Iterable[AccountHead], agreed: Agreed
) -> Material[AccountHead]:
    kept, withheld = [], []
    for head in heads:
        why = _why_withheld(viewer, use, head, agreed)
        if why:
            withheld.append(Withheld(_named(viewer, head), why, head.id))
        else:
            kept.append(head)
    return Material(tuple(kept), tuple(withheld))


def withheld_from(session: Session, viewer: Viewer, use: Use, head: AccountHead) -> str:
    """Why an account may not be put to a use; nothing where it may."""
    return _why_withheld(viewer, use, head, standings(session, head.review_id))


def _named(viewer: Viewer, head: AccountHead) -> str:
    """What is withheld. Whoever does not review for the team is not told whose account it is."""
    if not viewer.works_on(head.team_id):
        return "An account"
    return f"{head.whose}, {head.observed_on:%d/%m/%Y}"


def _why_withheld(viewer: Viewer, use: Use, head: AccountHead, agreed: Agreed) -> str:
    if not viewer.works_on(head.team_id):
        return "Only the review team reads accounts."
    if not opens(viewer, head):
        return "This was told in confidence."
    return why_withheld(agreed, head.resident_id, head.source, use)


def _with_answers(
    session: Session,
    heads: Sequence[AccountHead],
    sets: dict[tuple[str, str], QuestionSet],
    questions: Collection[str] | None,
) -> list[FilledAccount]:
    ids = [head.id for head in heads]
    attached = answers.attached(session, ids)
    kinds = {head.id: sets[head.question_set, head.version].kinds for head in heads}
    by_account: dict[UUID, dict[Place, Recorded]] = {key: {} for key in ids}
    for row in answers.newest(session, ids, questions):
        by_account[row.account_id][row.question, row.repeat] = answers.recorded(
            row, kinds[row.account_id]
        )
    return [FilledAccount(head, by_account[head.id], attached.get(head.id, {})) for head in heads]


def newest_copy(session: Session, account_id: UUID) -> UUID | None:
    """The copy of an account as it was finished last; None where it never was."""
    return session.scalar(
        select(AccountCopy.id)
        .where(AccountCopy.account_id == account_id)
        .order_by(AccountCopy.completed_at.desc())
        .limit(1)
    )


def after_every_copy(session: Session, account_id: UUID, at: datetime) -> datetime:
    """An instant that makes a new copy the newest, though the clock was put back since the last."""
    of_it = AccountCopy.account_id == account_id
    last = session.scalar(select(func.max(AccountCopy.completed_at)).where(of_it))
    return at if last is None else max(at, last + timedelta(microseconds=1))


def copy_of(session: Session, account_id: UUID) -> list[CopiedSection]:
    """A finished account as it was finished last, for whom `fill` gives its answers."""
    text = session.scalars(
        select(AccountCopy.text)
        .where(AccountCopy.account_id == account_id)
        .order_by(AccountCopy.completed_at.desc())
        .limit(1)
    ).one()
    return read_copy(text)
