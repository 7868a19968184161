"""Every piece of evidence that can bear on a case, and what was decided of each.

The list is whole: of every sensitivity, set aside, restricted and taken back, of people who
refused too. It is for the disclosure officer; others read those of it that are in (`put_in`).
An answer stands with its finished account; one of an account that was never finished by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy import case as where_so
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.cases.as_of import NOW, AsOf, Mark, off_the_day
from reviews.domain.cases.kinds import Inclusion, StepKind
from reviews.domain.cases.papers import Heading, Weighed, heading_of
from reviews.domain.dates import LONDON
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import restricted
from reviews.store.tables import (
    AnswerVersion,
    CaseAppeal,
    CaseAuthority,
    CaseItem,
    CaseReview,
    CaseStep,
    DecisionNotice,
    Evidence,
    EvidenceFile,
    EvidenceTakenBack,
    Observation,
    Officer,
    Redaction,
    RequestFile,
    RequestLine,
    Resident,
    Review,
    StaffSpoken,
    StoredFile,
    UrgentHelp,
    Visit,
)
from reviews.store.tables.base import TwoTimes

from .cases import CaseHead

_REVISING = (
    StepKind.RECONSIDERED,
    StepKind.NOT_CHANGED,
    StepKind.REVISED_LAPSED,
    StepKind.REVISED_GOES_ON,
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a disclosure officer decided on an item, when and who; `of_group` for common papers."""

    id: UUID
    evidence_id: UUID
    inclusion: Inclusion
    why: str
    harm: str
    to_whom: str
    proportionate: str
    recorded_at: datetime
    by: str
    of_group: bool

    @property
    def weighed(self) -> Weighed:
        """The decision, apart from who took it."""
        return read(Weighed, self)


@dataclass(frozen=True, slots=True)
class CameAs:
    """As what a paper came to its case: under which heading, and with which step."""

    heading: Heading | None = None
    step: StepKind | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence in a case; residents are named by reference.

    `common` papers are decided once for a group. `set_aside` are personal papers that came
    unasked; `taken_back` says why it no longer stands; `restricted` that its use is;
    `answers` is the item of the document request that a paper of the provider's answers;
    `purpose` is what its file is kept for, and `step` the step of the case that it came with.
    `corrected` says that other words took its place. A copy with words taken out is of the day,
    the heading and the source of what it is of, and was `copied_at` later than that was recorded.
    `marks` is what is said beside it where the case is read as of a day.
    """

    id: UUID
    kind: EvidenceKind
    heading: Heading
    common: bool
    review_id: UUID | None
    review: str
    resident_id: UUID | None
    resident: str
    source: Source | None
    true_from_on: date | None
    true_to_on: date | None
    recorded_at: datetime
    recorded_by: str
    sensitivity: Sensitivity
    taken_back: str | None
    set_aside: bool
    restricted: bool
    answers: str
    decided: Decided | None
    purpose: str = ""
    step: StepKind | None = None
    corrected: bool = False
    copied_at: datetime | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def on(self) -> date:
        """The day by which it stands in order: what it is of, or else when it was recorded."""
        return self.true_from_on or self.recorded_at.astimezone(LONDON).date()

    @property
    def is_in(self) -> bool:
        """Whether it goes to every party."""
        return self.decided is not None and self.decided.inclusion is Inclusion.IN


def items(session: Session, case: CaseHead, only: UUID | None = None) -> list[Item]:
    """Everything that can bear on a case, in the order of a response's papers; four queries.

    With `only`, that one alone.
    """
    came_as = _came_as(session, case.id)
    answers = _answering(session, case)
    decided = decisions(session, case, only)
    rows = _rows() if only is None else _rows().where(Evidence.id == only)
    of_case = {"case": case.id, "claimant": case.resident_id, "scheme": case.scheme_id}
    found = [_item(row, case, came_as, answers, decided) for row in session.execute(rows, of_case)]
    order, kinds = list(Heading), list(EvidenceKind)
    return sorted(
        found,
        key=lambda one: (
            *(order.index(one.heading), one.on, one.recorded_at),
            *(one.kind is EvidenceKind.FILE, kinds.index(one.kind), one.id),
        ),
    )


def put_in(session: Session, case: CaseHead, as_of: AsOf = NOW) -> list[Item]:
    """What goes to every party, in order; nothing here tells whether there is more.

    As of a day, of what is in today, what was in then; what is withheld today never comes back.
    """
    found = [one for one in items(session, case) if one.is_in]
    if as_of.now:
        return found
    was_in = _put_in_by(session, case, as_of)
    shown = (_then(one, was_in, as_of) for one in found)
    return [one for one in shown if one is not None]


def _put_in_by(session: Session, case: CaseHead, as_of: AsOf) -> set[UUID]:
    """What was in by the end of the day: a case's own decision stands before its group's."""
    rows = session.execute(
        _decided(case)
        .add_columns(CaseItem.superseded_at)
        .order_by(CaseItem.case_id.is_not(None), CaseItem.recorded_at)
    )
    last: dict[UUID, Inclusion] = {}
    for row in rows:
        ended = row.superseded_at is not None and as_of.knows(row.superseded_at)
        if as_of.knows(row.recorded_at) and not ended:
            last[row.evidence_id] = row.inclusion
    return {key for key, inclusion in last.items() if inclusion is Inclusion.IN}


def _then(item: Item, was_in: set[UUID], as_of: AsOf) -> Item | None:
    later = () if item.id in was_in and as_of.knows(item.recorded_at) else (Mark.LATER,)
    off = off_the_day(item.true_from_on, item.true_to_on, as_of.true_on)
    if as_of.hides and (later or off in (Mark.AFTER, Mark.BEFORE)):
        return None
    return replace(item, marks=(*later, off) if off else later)


def _item(
    row: Any,
    case: CaseHead,
    came_as: dict[UUID, CameAs],
    answers: dict[UUID, str],
    decided: dict[UUID, Decided],
) -> Item:
    own = came_as.get(row.whole_id, CameAs())
    item = answers.get(row.whole_id, "")
    heading = heading_of(
        row.whole_kind,
        came_as=own.heading,
        item=item,
        resident_id=row.whole_resident_id,
        claimant_id=case.resident_id,
    )
    common = case.group_id is not None and row.id not in came_as and row.resident_id is None
    said = {"heading": heading, "step": own.step, "common": common, "answers": item}
    return read(Item, row, **said, decided=decided.get(row.id))


@cache
def _rows() -> Select[*tuple[Any, ...]]:
    """The rows of a case; made once, as its making takes five times as long as what it reads."""
    own, whole = StoredFile.__table__.alias(), aliased(Evidence)
    whole_id = func.coalesce(Redaction.evidence_id, Evidence.id)
    return (
        select_as(
            Item,
            Evidence,
            source=whole.source,
            recorded_at=whole.recorded_at,
            purpose=func.coalesce(own.c.purpose, ""),
            corrected=_corrected(),
            copied_at=where_so((Redaction.id.is_not(None), Evidence.recorded_at)),
            whole_id=whole.id,
            whole_kind=whole.kind,
            whole_resident_id=whole.resident_id,
            review=func.coalesce(Review.reference, ""),
            resident=func.coalesce(Resident.reference, ""),
            recorded_by=Officer.name,
            taken_back=EvidenceTakenBack.reason,
            set_aside=own.c.quarantined_at.is_not(None) & Redaction.id.is_(None),
            restricted=restricted(Evidence.id),
        )
        .outerjoin(Redaction, Redaction.copy_id == Evidence.id)
        .join(whole, whole.id == whole_id)
        .join(Officer, Officer.id == Evidence.recorded_by)
        .outerjoin(Review, Review.id == Evidence.review_id)
        .outerjoin(Resident, Resident.id == Evidence.resident_id)
        .outerjoin(EvidenceTakenBack, EvidenceTakenBack.evidence_id == Evidence.id)
        .outerjoin(own, own.c.id == whole.id)
        .where(Evidence.id.in_(_bearing()), ~_within_an_account())
    )


def _corrected() -> ColumnElement[bool]:
    """That another wording of the same fact stands in its place."""
    found = []
    for kind in EvidenceKind:
        table: Any = table_of(kind)
        if issubclass(table, TwoTimes):
            old, new = aliased(table), aliased(table)
            again = select(new.id).join(old, old.fact_id == new.fact_id)
            later = again.where(
                old.id == Evidence.id, old.superseded_at.is_not(None), new.superseded_at.is_(None)
            )
            found.append((Evidence.kind == kind) & exists(later))
    return or_(*found)


def _within_an_account() -> ColumnElement[bool]:
    """That it is an answer of an account that was finished, and stands in the list itself."""
    whole = aliased(Evidence)
    return (Evidence.kind == EvidenceKind.ANSWER) & exists(
        select(AnswerVersion.id)
        .join(whole, whole.id == AnswerVersion.account_id)
        .where(AnswerVersion.id == Evidence.id)
    )


def _bearing() -> Any:
    """The ids of what can bear on a case: of its reviews, its claimant, its scheme and itself."""
    case: ColumnElement[UUID] = bindparam("case")
    claimant: ColumnElement[UUID] = bindparam("claimant")
    scheme: ColumnElement[UUID] = bindparam("scheme")
    of_reviews = select(CaseReview.review_id).where(CaseReview.case_id == case)
    every = [
        select(Evidence.id).where(Evidence.review_id.in_(of_reviews)),
        select(Evidence.id).where(Evidence.resident_id == claimant),
        select(StoredFile.id).where(
            StoredFile.scheme_id == scheme,
            StoredFile.resident_id.is_(None),
            StoredFile.id.not_in(select(named_by_cases().subquery().c.id)),
        ),
        select(named_by_cases(case).subquery().c.id),
    ]
    dropped_in = select(Visit.id).where(Visit.scheme_id == scheme, Visit.review_id.is_(None))
    for made in (Observation, StaffSpoken, UrgentHelp):
        on_visit = select(made.id).where(made.visit_id.in_(dropped_in))
        attached = select(EvidenceFile.file_id).where(EvidenceFile.evidence_id.in_(on_visit))
        every += [on_visit, attached]
    photographed = select(Observation.file_id).where(
        Observation.visit_id.in_(dropped_in), Observation.file_id.is_not(None)
    )
    return union(*every, photographed)


def named_by_cases(case_id: ColumnElement[UUID] | None = None) -> Any:
    """What came to cases as papers of their own, and as what: of one case, or of all."""
    revising = CaseStep.kind.in_(_REVISING)
    parts: list[tuple[Any, Any, Heading, Any]] = [
        (CaseAppeal, CaseAppeal.id, Heading.APPEAL, true()),
        (CaseAppeal, CaseAppeal.file_id, Heading.APPEAL, true()),
        (CaseAuthority, CaseAuthority.file_id, Heading.APPEAL, true()),
        (DecisionNotice, DecisionNotice.id, Heading.DECISIONS, true()),
        (DecisionNotice, DecisionNotice.file_id, Heading.DECISIONS, true()),
        (CaseStep, CaseStep.file_id, Heading.REVISION, revising),
        (CaseStep, CaseStep.file_id, Heading.CORRESPONDENCE, ~revising),
        (Redaction, Redaction.copy_id, Heading.SCHEME, true()),  # It stands where the whole does.
    ]
    every = []
    for table, key, heading, so in parts:
        step = type_coerce(CaseStep.kind, Text) if table is CaseStep else literal("")
        came = literal(heading.value).label("heading"), step.label("step")
        one = select(key.label("id"), *came).where(so)
        of_case = one if case_id is None else one.where(table.case_id == case_id)
        every.append(of_case.where(key.is_not(None)))
    return union_all(*every)


@cache
def _named_by_case() -> Any:
    return named_by_cases(bindparam("case"))


def _came_as(session: Session, case_id: UUID) -> dict[UUID, CameAs]:
    return {
        key: CameAs(Heading(heading), StepKind(step) if step else None)
        for key, heading, step in session.execute(_named_by_case(), {"case": case_id})
    }


def _answering(session: Session, case: CaseHead) -> dict[UUID, str]:
    """Which item of the document request each paper of the scheme's reviews answers."""
    rows = session.execute(
        select(RequestFile.file_id, RequestLine.item)
        .join(RequestLine, RequestLine.id == RequestFile.request_line_id)
        .join(Review, Review.id == RequestLine.review_id)
        .where(Review.scheme_id == case.scheme_id)
    )
    return dict(rows.all())


def decisions(session: Session, case: CaseHead, only: UUID | None = None) -> dict[UUID, Decided]:
    """What is decided, by evidence; a case's own decision stands before that of its group."""
    query = _decided(case).where(CaseItem.superseded_at.is_(None))
    if only is not None:
        query = query.where(CaseItem.evidence_id == only)
    rows = session.execute(query.order_by(~CaseItem.group_id.is_not(None)))
    return {row.evidence_id: read(Decided, row) for row in rows}


def is_in(session: Session, case: CaseHead, evidence_id: UUID) -> bool:
    """Whether a piece of evidence goes to every party; one query."""
    found = decisions(session, case).get(evidence_id)
    return found is not None and found.inclusion is Inclusion.IN


def decided_before(session: Session, case: CaseHead, evidence_id: UUID) -> list[Decided]:
    """What was decided on an item before what stands, newest first."""
    query = _decided(case).where(
        CaseItem.evidence_id == evidence_id, CaseItem.superseded_at.is_not(None)
    )
    rows = session.execute(query.order_by(CaseItem.recorded_at.desc(), CaseItem.id))
    return [read(Decided, row) for row in rows]


def _decided(case: CaseHead) -> Select[*tuple[Any, ...]]:
    of = [CaseItem.case_id == case.id]
    if case.group_id is not None:
        of.append(CaseItem.group_id == case.group_id)
    return (
        select_as(Decided, CaseItem, by=Officer.name, of_group=CaseItem.group_id.is_not(None))
        .join(Officer, Officer.id == CaseItem.recorded_by)
        .where(or_(*of))
    )


def decision_rows(
    session: Session, case: CaseHead, ids: Iterable[UUID]
) -> dict[UUID, list[CaseItem]]:
    """The rows that stand on some items, of the case and of its group, to be superseded."""
    of = [CaseItem.case_id == case.id]
    if case.group_id is not None:
        of.append(CaseItem.group_id == case.group_id)
    rows = session.scalars(
        select(CaseItem).where(
            CaseItem.evidence_id.in_(list(ids)), CaseItem.superseded_at.is_(None), or_(*of)
        )
    )
    return grouped((row.evidence_id, row) for row in rows)
