"""What is recorded of a case: appeals, steps, who acts, disputes; in every wording."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import NOW, AsOf, Mark, in_words_of_then
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
    """One wording of something recorded of a case: who wrote it and when, and its file.

    `marks` is what is said beside it where the case is read as of a day.
    """

    id: UUID
    fact_id: UUID
    case_id: UUID
    recorded_at: datetime
    by: str
    taken_back: str | None
    file_id: UUID | None
    file_name: str
    superseded_at: datetime | None = field(default=None, kw_only=True)
    true_to_on: date | None = field(default=None, kw_only=True)
    marks: tuple[Mark, ...] = field(default=(), kw_only=True)


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

    @property
    def true_from_on(self) -> date:
        """From when there was an appeal."""
        return self.received_on


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

    @property
    def true_from_on(self) -> date:
        """From when the step was taken."""
        return self.on


@dataclass(frozen=True, slots=True)
class AuthorityView(FactView):
    """Somebody who acts for an appellant."""

    name: str
    kind: AuthorityKind
    asked_on: date | None
    seen_on: date | None
    doubt: str
    doubt_told_on: date | None

    @property
    def true_from_on(self) -> date | None:
        """From when it is known that they act; None where no day is recorded."""
        return min(filter(None, (self.asked_on, self.seen_on)), default=None)


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

    @property
    def true_from_on(self) -> date:
        """From when the provider disputed it."""
        return self.received_on


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

    def of(self, session: Session, case_ids: Collection[UUID], as_of: AsOf = NOW) -> list[V]:
        """Those that stand in some cases, by their days; not what was taken back; one query.

        As of a day, those that stood then, in the words of then.
        """
        query = self._query().where(self.table.case_id.in_(case_ids))
        if as_of.now:
            query = query.where(self.table.superseded_at.is_(None))
            return [read(self.view, row) for row in session.execute(query)]
        rows = [read(self.view, row) for row in session.execute(query)]
        found: list[V] = in_words_of_then(rows, as_of)
        order = [one.key for one in self.order]
        return sorted(found, key=lambda one: [getattr(one, name) for name in order])

    def taken_back(self, session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[V]:
        """Those of a case that were recorded by mistake, with why; as of a day, until then."""
        query = self._query().where(
            self.table.case_id == case_id,
            self.table.taken_back.is_not(None),
        )
        rows = [read(self.view, row) for row in session.execute(query)]
        return [one for one in rows if as_of.knows(one.recorded_at)]

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
