"""What is recorded of a case: appeals, steps, who acts, disputes; in every wording."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.kinds import (
    AuthorityKind,
    DisputeOutcome,
    DueFrom,
    Person,
    SignedBy,
    StepKind,
)
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    CaseAppeal,
    CaseAuthority,
    CaseDispute,
    CaseStep,
    Officer,
    Organisation,
    StoredFile,
)


@dataclass(frozen=True, slots=True)
class FactView:
    """One wording of something recorded of a case: who wrote it and when, and its file."""

    id: UUID
    fact_id: UUID
    case_id: UUID
    recorded_at: datetime
    by: str
    taken_back: str | None
    file_id: UUID | None
    file_name: str


@dataclass(frozen=True, slots=True)
class AppealView(FactView):
    """An appeal as it came."""

    decision_fact_id: UUID | None
    received_on: date
    person: Person
    appellant: str
    signed_by: SignedBy
    representative: str
    grounds: str
    reasons_asked_on: date | None
    reasons_given_on: date | None
    late_reason: str
    objects: bool | None
    objection: str


@dataclass(frozen=True, slots=True)
class StepView(FactView):
    """A step of a case."""

    appeal_fact_id: UUID | None
    kind: StepKind
    on: date
    due_on: date | None
    done_on: date | None
    due_from: DueFrom | None
    planned_time: str
    place: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class AuthorityView(FactView):
    """Somebody who acts for an appellant."""

    name: str
    kind: AuthorityKind
    asked_on: date | None
    seen_on: date | None
    doubt: str
    doubt_told_on: date | None


@dataclass(frozen=True, slots=True)
class DisputeView(FactView):
    """What a provider disputes."""

    organisation_id: UUID
    organisation: str
    received_on: date
    words: str
    answer_by_on: date | None
    answered_on: date | None
    outcome: DisputeOutcome | None
    answer: str


V = TypeVar("V", bound=FactView)


class Facts(Generic[V]):
    """One kind of fact of a case, as it is read."""

    def __init__(self, view: type[V], table: Any, *order: Any, **elsewhere: Any) -> None:
        self.view, self.table, self.order, self.elsewhere = view, table, order, elsewhere

    def _query(self) -> Select[*tuple[Any, ...]]:
        named = {"by": Officer.name, "file_name": func.coalesce(StoredFile.name, "")}
        query = (
            select_as(self.view, self.table, **named, **self.elsewhere)
            .join(Officer, Officer.id == self.table.recorded_by)
            .outerjoin(StoredFile, StoredFile.id == self.table.file_id)
        )
        if self.elsewhere:
            query = query.join(Organisation, Organisation.id == self.table.organisation_id)
        return query.order_by(*self.order, self.table.recorded_at, self.table.id)

    def of(self, session: Session, case_ids: Collection[UUID]) -> list[V]:
        """Those that stand in some cases, by their days; not what was taken back."""
        query = self._query().where(
            self.table.case_id.in_(case_ids),
            self.table.superseded_at.is_(None),
        )
        return [read(self.view, row) for row in session.execute(query)]

    def taken_back(self, session: Session, case_id: UUID) -> list[V]:
        """Those of a case that were recorded by mistake, with why."""
        query = self._query().where(
            self.table.case_id == case_id,
            self.table.taken_back.is_not(None),
        )
        return [read(self.view, row) for row in session.execute(query)]

    def wordings(self, session: Session, case_id: UUID, fact_id: UUID) -> list[V]:
        """Every wording of one, the one that stands last; none where the case has no such fact."""
        query = (
            self._query()
            .where(self.table.case_id == case_id, self.table.fact_id == fact_id)
            .order_by(None)
            .order_by(
                self.table.superseded_at.is_(None),
                self.table.taken_back.is_not(None),
                self.table.superseded_at,
            )
        )
        return [read(self.view, row) for row in session.execute(query)]


def was_taken_back(session: Session, table: Any, case_id: UUID, fact_id: UUID) -> bool:
    """Whether a fact of a case was taken back: no wording of it stands, and one says why."""
    of = table.case_id == case_id, table.fact_id == fact_id, table.taken_back.is_not(None)
    return session.scalar(select(table.id).where(*of)) is not None


APPEALS = Facts(AppealView, CaseAppeal, CaseAppeal.received_on)
STEPS = Facts(StepView, CaseStep, CaseStep.on)
AUTHORITIES = Facts(AuthorityView, CaseAuthority, CaseAuthority.name)
DISPUTES = Facts(DisputeView, CaseDispute, CaseDispute.received_on, organisation=Organisation.name)
