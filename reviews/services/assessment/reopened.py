"""Accounts opened again after agreement: what each bears on, and someone says what it changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment.reopened import AnswerCited, bears_on, matter_of
from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.accounts.accounts import needs_why, open_account
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.assessment import overall_assessment, reopenings
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.assessment.reopenings import ReopeningView
from reviews.store.board.accounts_compared import Sets
from reviews.store.consent.consents import Agreed, standings
from reviews.store.record.rows import grouped, standing_row
from reviews.store.record.session import Session
from reviews.store.tables import AccountReopening, ReopeningEffect

if TYPE_CHECKING:
    from reviews.store.review.reviews import ReviewHead


@dataclass(frozen=True, slots=True)
class Reopened:
    """One opening again as one officer is shown it.

    `head` is the account, where the officer may open it; what was written of it is `shown` where
    its words may still be used. `findings` are those that it bears on, by their lasting ids.
    """

    opened: ReopeningView
    head: AccountHead | None
    shown: bool
    findings: tuple[UUID, ...]


def reopened(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    sets: Sets,
    findings: Iterable[FindingView],
    agreed: Agreed | None = None,
) -> tuple[Reopened, ...]:
    """The accounts of a review opened again after agreement; a fixed number of queries.

    `viewer` works in the review's team; `findings` are those that they may read.
    """
    every = reopenings.reopenings(session, review.id)
    if not every:
        return ()
    known = standings(session, review.id) if agreed is None else agreed
    heads = {one.id: one for one in accounts.accounts_of(session, viewer, review.id)}
    usable = {one.id for one in accounts.usable(session, viewer, Use.NOTES, review.id, known).items}
    residents = {one.account_id: one.resident_id for one in every}
    bearing = bearing_on(session, review.id, sets, findings, residents)
    return tuple(
        Reopened(one, heads.get(one.account_id), one.account_id in usable, bearing[one.account_id])
        for one in every
    )


@dataclass(frozen=True, slots=True)
class BeforeReopening:
    """What an officer is told before they open an account again.

    `findings` are the words of those it bears on that may be read, by their lasting ids, and
    `letters` those not sent yet that it puts out of date, by their ids.
    """

    asks_why: bool
    findings: Mapping[UUID, str]
    letters: Mapping[UUID, str]


def before_reopening(session: Session, account: AccountHead, sets: Sets) -> BeforeReopening:
    """What opening an account again needs and touches; a fixed number of queries."""
    if not needs_why(session, account.review_id):
        return BeforeReopening(asks_why=False, findings={}, letters={})
    seen = overall_assessment.findings(session, Use.NOTES, account.review_id).items
    residents = {account.id: account.resident_id}
    bearing = set(bearing_on(session, account.review_id, sets, seen, residents)[account.id])
    unsent = reopenings.letters_unsent(session, account.review_id)
    return BeforeReopening(
        asks_why=True,
        findings={one.fact_id: one.words for one in seen if one.fact_id in bearing},
        letters={key: f"{name}, {state.words.lower()}" for key, name, state in unsent},
    )


def bearing_on(
    session: Session,
    review_id: UUID,
    sets: Sets,
    findings: Iterable[FindingView],
    residents: Mapping[UUID, UUID | None],
) -> dict[UUID, tuple[UUID, ...]]:
    """The findings that each of some accounts bears on, by the account; two queries.

    `residents` says whom each account is about.
    """
    answered = reopenings.ever_answered(session, residents)
    compared = [
        matter_of(key, resident, sets.values())
        for key, resident in reopenings.matters_compared(session, review_id)
    ]
    cited = cited_answers(findings)
    return {
        key: bears_on(key, resident, answered.get(key, ()), cited, compared)
        for key, resident in residents.items()
    }


def marks(
    session: Session, review_id: UUID, sets: Sets, findings: Iterable[FindingView]
) -> dict[UUID, tuple[ReopeningView, ...]]:
    """What nobody has weighed yet of accounts opened again, by the finding that each bears on.

    A fixed number of queries; `findings` are those that the officer may read.
    """
    waits = [one for one in reopenings.reopenings(session, review_id) if one.waits]
    if not waits:
        return {}
    residents = {one.account_id: one.resident_id for one in waits}
    bearing = bearing_on(session, review_id, sets, findings, residents)
    found = grouped((fact_id, one) for one in waits for fact_id in bearing[one.account_id])
    return {fact_id: tuple(some) for fact_id, some in found.items()}


def cited_answers(findings: Iterable[FindingView]) -> Sequence[AnswerCited]:
    """The answers that some findings rest on."""
    return [
        AnswerCited(finding.fact_id, one.account_id, one.resident_id, one.question)
        for finding in findings
        for one in finding.evidence
        if one.account_id is not None
    ]


def say_what_reopening_changes(
    session: Session, act: Act, reopening_id: UUID, effect: str, *, seen: str | None = None
) -> None:
    """Record what an account that was opened again changes, if anything; what was said stays.

    `seen` is the id of what stood on the officer's page, empty where nothing did; None checks
    nothing.

    Raises:
        NotThere: there is no such opening, or this officer may not open the account.
        Refused: nothing is said, the account is still open, or someone said something meanwhile.
    """
    opened = session.get(AccountReopening, reopening_id)
    if opened is None or not opened.after_agreement:
        raise NotThere
    row, review = open_account(session, act, opened.account_id)
    check_said(effect, "Say what this account changes, or that it changes nothing.", "effect")
    if row.completed_at is None and not _withheld(session, act, row.id):
        raise Refused("This account is still open. Finish it, then say what it changes.")
    before = standing_row(session, ReopeningEffect, reopening_id=reopening_id)
    if before is not None and seen not in (None, str(before.id)):
        raise Refused(
            f"Someone said this of it meanwhile: “{before.effect}” Yours is below: save again to "
            "put it in its place.",
            "effect",
        )
    values = {"reopening_id": reopening_id, "effect": effect.strip()}
    first_or_again(session, act, ReopeningEffect, before, **values)
    record(session, act, review.id, EventKind.REOPENING_WEIGHED, account=row.id)


def _withheld(session: Session, act: Act, account_id: UUID) -> bool:
    """Whether an account can never be finished again, as its words may no longer be used."""
    head = accounts.account(session, act.by, account_id)
    return head is not None and bool(accounts.withheld_from(session, act.by, Use.NOTES, head))
