"""Decisions of cases, their notices and suspensions as they are read, with each earlier wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.decisions import DecisionTold, NoticeTold, SuspensionTold, names_in
from reviews.domain.cases.kinds import DecisionKind, ExtraTime, Person, RightsSaid
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    CaseDecision,
    DecisionNotice,
    EvidenceTakenBack,
    Officer,
    StoredFile,
    Suspension,
)


class Wording(Protocol):
    """One wording of a fact with two times."""

    @property
    def id(self) -> UUID:
        """Its row."""

    @property
    def fact_id(self) -> UUID:
        """What all wordings of the fact have in common."""

    @property
    def recorded_at(self) -> datetime:
        """When it was recorded."""

    @property
    def superseded_at(self) -> datetime | None:
        """When another took its place, or it was taken back."""

    @property
    def taken_back(self) -> str | None:
        """Why it was recorded by mistake; None where it was not."""


W = TypeVar("W", bound=Wording)


@dataclass(frozen=True, slots=True)
class Fact(Generic[W]):
    """A fact as it is worded now, and each wording before, the newest first."""

    now: W
    before: tuple[W, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One wording of a decision."""

    id: UUID
    fact_id: UUID
    case_id: UUID
    kind: DecisionKind
    what: str
    made_on: date
    ground: str
    ground_facts: str
    effective_on: date | None
    amount: str
    recoverable_from: str
    taken_back: str | None
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None

    @property
    def people(self) -> tuple[str, ...]:
        """From whom an overpayment can be recovered, by name."""
        return names_in(self.recoverable_from)

    @property
    def told(self) -> DecisionTold:
        """It as the rules take it."""
        return read(DecisionTold, self, recoverable_from=self.people)


@dataclass(frozen=True, slots=True)
class Notice:
    """One wording of a notice of a decision, with the name of its file."""

    id: UUID
    fact_id: UUID
    decision_fact_id: UUID
    sent_on: date
    person: Person
    addressee: str
    rights: str
    reasons_asked_on: date | None
    reasons_given_on: date | None
    file_id: UUID | None
    file_name: str
    taken_back: str | None
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None

    @property
    def rights_said(self) -> tuple[RightsSaid, ...]:
        """What it said of rights."""
        return tuple(RightsSaid(key) for key in self.rights.split())

    @property
    def told(self) -> NoticeTold:
        """It as the rules take it."""
        return read(NoticeTold, self, rights=self.rights_said)


@dataclass(frozen=True, slots=True)
class SuspensionLine:
    """One wording of a suspension: `true_from_on` is its first day, `true_to_on` when it ended."""

    id: UUID
    fact_id: UUID
    true_from_on: date
    true_to_on: date | None
    why: str
    asked: str
    asked_by_on: date | None
    extra_told: ExtraTime
    extra_until_on: date | None
    lifted_because: str
    taken_back: str | None
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None

    @property
    def told(self) -> SuspensionTold:
        """It as the rules take it."""
        days = {"from_on": self.true_from_on, "lifted_on": self.true_to_on}
        return read(SuspensionTold, self, **days)


def facts_in(lines: Iterable[W]) -> list[Fact[W]]:
    """Facts in their order, each with its wordings; one taken back is worded as it was last."""
    found = grouped((one.fact_id, one) for one in lines)
    made = []
    for some in found.values():
        newest = sorted(some, key=_standing_last, reverse=True)
        made.append(Fact(newest[0], tuple(newest[1:])))
    return made


def _standing_last(one: Wording) -> tuple[bool, bool, datetime]:
    """What stands comes last, then what was taken back, then by when it was recorded."""
    return one.superseded_at is None, one.taken_back is not None, one.recorded_at


def standing(facts: Iterable[Fact[W]]) -> list[W]:
    """The facts that were not taken back, as they are worded now."""
    return [one.now for one in facts if one.now.taken_back is None]


def decisions_of(session: Session, case_id: UUID) -> list[Fact[Decision]]:
    """The decisions of a case by the day they were made, those taken back too; one query."""
    query = (
        select_as(Decision, CaseDecision, recorded_by=Officer.name)
        .join(Officer, Officer.id == CaseDecision.recorded_by)
        .where(CaseDecision.case_id == case_id)
        .order_by(CaseDecision.recorded_at, CaseDecision.id)
    )
    found = facts_in([read(Decision, row) for row in session.execute(query)])
    return sorted(found, key=lambda one: one.now.made_on)


def notices_of(session: Session, case_id: UUID) -> list[Fact[Notice]]:
    """The notices of a case's decisions by the day they were sent, those taken back too."""
    query = (
        select_as(
            Notice,
            DecisionNotice,
            recorded_by=Officer.name,
            file_name=func.coalesce(StoredFile.name, ""),
            taken_back=EvidenceTakenBack.reason,
        )
        .join(Officer, Officer.id == DecisionNotice.recorded_by)
        .outerjoin(StoredFile, StoredFile.id == DecisionNotice.file_id)
        .outerjoin(EvidenceTakenBack, EvidenceTakenBack.evidence_id == DecisionNotice.id)
        .where(DecisionNotice.case_id == case_id)
        .order_by(DecisionNotice.recorded_at, DecisionNotice.id)
    )
    found = facts_in([read(Notice, row) for row in session.execute(query)])
    return sorted(found, key=lambda one: one.now.sent_on)


def suspensions_of(session: Session, case_id: UUID) -> list[Fact[SuspensionLine]]:
    """The suspensions of a case by their first day, those taken back too."""
    query = (
        select_as(SuspensionLine, Suspension, recorded_by=Officer.name)
        .join(Officer, Officer.id == Suspension.recorded_by)
        .where(Suspension.case_id == case_id)
        .order_by(Suspension.recorded_at, Suspension.id)
    )
    found = facts_in([read(SuspensionLine, row) for row in session.execute(query)])
    return sorted(found, key=lambda one: one.now.true_from_on)


def earliest_notice(session: Session, decision_id: UUID) -> date | None:
    """The first day on which a notice of a decision was sent, of those that stand."""
    return session.scalar(
        select(func.min(DecisionNotice.sent_on)).where(
            DecisionNotice.decision_fact_id == decision_id,
            DecisionNotice.superseded_at.is_(None),
        )
    )
