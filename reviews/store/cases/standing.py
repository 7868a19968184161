"""How cases stand: what was decided and notified, sent, certified, and who is on them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import NOW, AsOf, Mark, in_words_of_then
from reviews.domain.cases.clock import Asked, Decided, Standing
from reviews.domain.cases.closing import Open
from reviews.domain.cases.kinds import DecisionKind, Person, SetKind, StepKind
from reviews.domain.cases.steps import Came, Step
from reviews.domain.people.roles import ROLES_WITH, Permission
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    CaseDecision,
    CaseMember,
    DecisionNotice,
    DisclosureCertificate,
    Officer,
    OfficerRole,
    SentSet,
)

from .facts import APPEALS, AUTHORITIES, DISPUTES, STEPS, AppealView, DisputeView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of a case, as appeals name it."""

    fact_id: UUID
    case_id: UUID
    kind: DecisionKind
    what: str
    made_on: date
    ground: str
    effective_on: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    true_to_on: date | None
    marks: tuple[Mark, ...] = ()

    @property
    def true_from_on(self) -> date:
        """From when it was decided."""
        return self.made_on


def decisions(
    session: Session, case_ids: Collection[UUID], as_of: AsOf = NOW
) -> list[DecisionLine]:
    """The decisions of some cases that stand, or stood then, by the day they were made."""
    query = (
        select_as(DecisionLine, CaseDecision)
        .where(CaseDecision.case_id.in_(case_ids))
        .order_by(CaseDecision.made_on, CaseDecision.recorded_at, CaseDecision.id)
    )
    return _stood(session, query, DecisionLine, CaseDecision, as_of)


def _stood(session: Session, query: Any, kind: type[T], table: Any, as_of: AsOf) -> list[T]:
    if as_of.now:
        query = query.where(table.superseded_at.is_(None))
    rows = [read(kind, row) for row in session.execute(query)]
    return rows if as_of.now else in_words_of_then(rows, as_of)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice of a decision: when it was sent, to whom, and its file."""

    id: UUID
    decision_fact_id: UUID
    sent_on: date
    person: Person
    addressee: str
    fact_id: UUID
    file_id: UUID | None
    recorded_at: datetime
    superseded_at: datetime | None
    marks: tuple[Mark, ...] = ()

    @property
    def true_from_on(self) -> date:
        """From when it was sent."""
        return self.sent_on


def notices(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[NoticeLine]:
    """The notices of a case's decisions that stand, or stood then, by the day they were sent."""
    query = (
        select_as(NoticeLine, DecisionNotice)
        .where(DecisionNotice.case_id == case_id)
        .order_by(DecisionNotice.sent_on, DecisionNotice.id)
    )
    return _stood(session, query, NoticeLine, DecisionNotice, as_of)


_ONE_SIDE = {Person.CLAIMANT, Person.APPOINTEE}


def notice_sent_on(
    every: Iterable[NoticeLine], decision_fact_id: UUID | None, person: Person
) -> date | None:
    """The day on which a decision's notice was last sent to whoever appeals, or to their appointee.

    None where none to them is recorded: a notice to somebody else says nothing of their time.
    """
    theirs = _ONE_SIDE if person in _ONE_SIDE else {person}
    sent = [one for one in every if one.decision_fact_id == decision_fact_id]
    return max((one.sent_on for one in sent if one.person in theirs), default=None)


def came(facts: Iterable[AppealView | DisputeView]) -> list[Came]:
    """Appeals, or disputes, by the day on which they came."""
    return [Came(one.received_on, one.fact_id) for one in facts]


def steps(
    session: Session, case_ids: Collection[UUID], as_of: AsOf = NOW
) -> dict[UUID, list[Step]]:
    """The steps of some cases, with the responses that were sent as sets of papers."""
    found = [(one.case_id, read(Step, one)) for one in STEPS.of(session, case_ids, as_of)]
    sent = responses(session, case_ids, as_of)
    found += [(one.case_id, Step(StepKind.RESPONSE_SENT, one.sent_on)) for one in sent]
    return grouped(found)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set of papers that was sent: what it is, and on which day."""

    id: UUID
    case_id: UUID
    kind: SetKind
    sent_on: date
    recorded_at: datetime
    marks: tuple[Mark, ...] = ()

    @property
    def true_from_on(self) -> date:
        """From when it was sent."""
        return self.sent_on


def sent_sets(session: Session, case_ids: Collection[UUID], as_of: AsOf = NOW) -> list[SetLine]:
    """The sets of papers of some cases that were sent, in the order they went; one query."""
    query = (
        select_as(SetLine, SentSet)
        .where(SentSet.case_id.in_(case_ids))
        .order_by(SentSet.sent_on, SentSet.number)
    )
    rows = [read(SetLine, row) for row in session.execute(query)]
    return rows if as_of.now else in_words_of_then(rows, as_of)


def responses(session: Session, case_ids: Collection[UUID], as_of: AsOf = NOW) -> list[SetLine]:
    """Those of them that are the response: what followed answers no appeal by itself."""
    every = sent_sets(session, case_ids, as_of)
    return [one for one in every if one.kind is SetKind.RESPONSE]


def still_open(session: Session, case_id: UUID) -> Open:
    """What may still be open in a case that somebody wants to close."""
    disputes = [one for one in DISPUTES.of(session, [case_id]) if one.answered_on is None]
    return Open(
        appeals=came(APPEALS.of(session, [case_id])),
        disputes=came(disputes),
        steps=steps(session, [case_id]).get(case_id, []),
    )


def standing(
    session: Session, case_id: UUID, changing: Collection[DecisionKind], as_of: AsOf = NOW
) -> Standing:
    """What a response in a case may still wait for; `changing` are the kinds that need a ground.

    The officers on it are those of now.
    """
    made = decisions(session, [case_id], as_of)
    known = {one.fact_id for one in made}
    certified = session.scalars(
        select(DisclosureCertificate.recorded_at).where(DisclosureCertificate.case_id == case_id)
    )
    return Standing(
        decisions=[
            Decided(one.kind in changing, one.made_on, bool(one.ground), one.effective_on)
            for one in made
        ],
        steps=[one.kind for one in steps(session, [case_id], as_of).get(case_id, [])],
        asked=[
            Asked(one.name, one.asked_on)
            for one in AUTHORITIES.of(session, [case_id], as_of)
            if one.asked_on is not None and one.seen_on is None
        ],
        decision_not_known=any(
            one.decision_fact_id not in known for one in APPEALS.of(session, [case_id], as_of)
        ),
        disclosed=any(map(as_of.knows, certified)),
        disclosure_officers=_on_it(session, case_id, Permission.DISCLOSURE),
        benefits_officers=_on_it(session, case_id, Permission.APPEALS),
    )


def _on_it(session: Session, case_id: UUID, permission: Permission) -> list[str]:
    """The officers on a case with a permission, by name."""
    able = select(OfficerRole.officer_id).where(
        OfficerRole.ended_at.is_(None), OfficerRole.role.in_(ROLES_WITH[permission])
    )
    rows = session.scalars(
        select(Officer.name)
        .join(CaseMember, CaseMember.officer_id == Officer.id)
        .where(
            CaseMember.case_id == case_id,
            CaseMember.left_at.is_(None),
            Officer.closed_at.is_(None),
            Officer.id.in_(able),
        )
        .order_by(Officer.name, Officer.id)
    )
    return list(rows)
