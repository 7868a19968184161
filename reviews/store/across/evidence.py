"""One piece of evidence of any kind: what it is, who may open it, and what was said of it since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import Use
from reviews.domain.people.restricted import opens_quarantined
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.store.accounts import accounts
from reviews.store.board.support import file_withheld
from reviews.store.consent.consents import standings, why_withheld
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import is_restricted, stands
from reviews.store.tables import (
    AnswerFile,
    AnswerVersion,
    Evidence,
    EvidenceCorrected,
    EvidenceDisputed,
    EvidenceFile,
    EvidenceTakenBack,
    Finding,
    FindingEvidence,
    Letter,
    LetterFinding,
    LetterRecommendation,
    Observation,
    Officer,
    Recommendation,
    Resident,
    Review,
    StoredFile,
    Visit,
)

from .stored_files import account_of, file


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence, and why it no longer stands if it was taken back.

    `account_id` is the account that it is, or belongs to; `visit_id` the visit it was made on,
    where it belongs to no review.
    """

    id: UUID
    kind: EvidenceKind
    fact_id: UUID | None
    review_id: UUID | None
    review: str
    resident_id: UUID | None
    resident: str
    source: Source | None
    true_from_on: date | None
    true_to_on: date | None
    sensitivity: Sensitivity
    paragraph: str | None
    limb: Limb | None
    recorded_at: datetime
    recorded_by: str
    taken_back: str | None
    taken_back_at: datetime | None
    taken_back_by: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a viewer may know of a piece of evidence.

    `withheld` says why no words are shown. `left_behind` says that other words took its place,
    `restricted` that it is kept and not used: only leads of the team open it.
    """

    view: EvidenceView
    row: Any
    account: accounts.AccountHead | None
    withheld: str
    left_behind: bool
    restricted: bool = False

    @property
    def stands(self) -> bool:
        """Whether something can still be done with it here."""
        left = self.left_behind or self.restricted
        return not (self.view.taken_back is not None or self.withheld or left)


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing said of a piece of evidence since: by whom, when, and the words."""

    words: str
    was: str
    said_by: str
    said_on: date | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Resting:
    """A finding that rests on a piece of evidence, as it is worded now."""

    fact_id: UUID
    review_id: UUID
    words: str


def _views() -> Any:
    by, taker = aliased(Officer), aliased(Officer)
    return (
        select_as(
            EvidenceView,
            Evidence,
            review=func.coalesce(Review.reference, ""),
            resident=func.coalesce(Resident.reference, ""),
            recorded_by=by.name,
            taken_back=EvidenceTakenBack.reason,
            taken_back_at=EvidenceTakenBack.recorded_at,
            taken_back_by=taker.name,
        )
        .join(by, by.id == Evidence.recorded_by)
        .outerjoin(Review, Review.id == Evidence.review_id)
        .outerjoin(Resident, Resident.id == Evidence.resident_id)
        .outerjoin(EvidenceTakenBack, EvidenceTakenBack.evidence_id == Evidence.id)
        .outerjoin(taker, taker.id == EvidenceTakenBack.recorded_by)
    )


def evidence(session: Session, viewer: Viewer, evidence_id: UUID) -> Opened | None:
    """A piece of evidence, for those who may open what it is a record of; a few queries."""
    found = session.execute(_views().where(Evidence.id == evidence_id)).one_or_none()
    return _opened(session, viewer, read(EvidenceView, found)) if found else None


def taken_back_in(session: Session, viewer: Viewer, review_id: UUID) -> list[EvidenceView]:
    """What was taken back in a review, newest first: that it was, and why, and not its words."""
    rows = session.execute(
        _views()
        .where(
            Evidence.review_id == review_id,
            Evidence.kind != EvidenceKind.ANSWER,
            EvidenceTakenBack.id.is_not(None),
        )
        .order_by(EvidenceTakenBack.recorded_at.desc(), Evidence.id)
    )
    found = [read(EvidenceView, row) for row in rows]
    open_ = [one for one in found if one.sensitivity is Sensitivity.ORDINARY]
    return [*open_, *(one for one in found if one not in open_ and _opened(session, viewer, one))]


def _opened(session: Session, viewer: Viewer, view: EvidenceView) -> Opened | None:
    row = session.get(table_of(view.kind), view.id)
    team_id = _team_of(session, view)
    if row is None or team_id is None or not viewer.works_on(team_id):
        return None
    if (
        isinstance(row, StoredFile)
        and row.quarantined_at
        and not opens_quarantined(viewer, team_id)
    ):
        return None
    shut = is_restricted(session, view.id)
    if shut and not viewer.leads(team_id):
        return None
    of = attached_to(session, view.id) if view.kind is EvidenceKind.FILE else None
    left_behind = _left_behind(session, row)
    if of is not None:
        parent = evidence(session, viewer, of)
        shut = shut or (parent is not None and parent.restricted)
        return parent and Opened(view, row, parent.account, parent.withheld, left_behind, shut)
    account_id = _account_of(session, view, row)
    head = None if account_id is None else accounts.account(session, viewer, account_id)
    if account_id is not None and head is None:
        return None
    return Opened(view, row, head, _withheld(session, viewer, view, head), left_behind, shut)


def _left_behind(session: Session, row: Any) -> bool:
    if isinstance(row, AnswerVersion):
        of = {"account_id": row.account_id, "question": row.question, "repeat": row.repeat}
        newest = select(func.max(AnswerVersion.version)).filter_by(**of)
        return session.scalar(newest) != row.version
    return getattr(row, "superseded_at", None) is not None


def attached_to(session: Session, file_id: UUID) -> UUID | None:
    """The piece of evidence that a file is attached to."""
    return session.scalar(select(EvidenceFile.evidence_id).where(EvidenceFile.file_id == file_id))


def _account_of(session: Session, view: EvidenceView, row: Any) -> UUID | None:
    if isinstance(row, AnswerVersion):
        return row.account_id
    if view.kind is EvidenceKind.ACCOUNT:
        return view.id
    return account_of(session, view.id) if view.kind is EvidenceKind.FILE else None


def _withheld(
    session: Session, viewer: Viewer, view: EvidenceView, head: accounts.AccountHead | None
) -> str:
    """Why the words may not be read: what the resident agreed to is weighed for each piece."""
    if head is not None:
        return accounts.withheld_from(session, viewer, Use.NOTES, head)
    if view.kind is EvidenceKind.FILE:
        return file_withheld(session, view.id)
    if view.resident_id is None or view.source is None or view.review_id is None:
        return ""
    agreed = standings(session, view.review_id)
    return why_withheld(agreed, view.resident_id, view.source, Use.NOTES)


def _team_of(session: Session, view: EvidenceView) -> UUID | None:
    if view.kind is EvidenceKind.FILE:
        found = file(session, view.id)
        return found.team_id if found else None
    if view.review_id is not None:
        return session.scalar(select(Review.team_id).where(Review.id == view.review_id))
    visit_id = _visit_of(session, view.kind, view.id)
    return session.scalar(select(Visit.team_id).where(Visit.id == visit_id))


def visit_of(session: Session, found: Evidence) -> UUID | None:
    """The visit of a piece of evidence that belongs to no review; None where it belongs to one."""
    return None if found.review_id is not None else _visit_of(session, found.kind, found.id)


def _visit_of(session: Session, kind: EvidenceKind, evidence_id: UUID) -> UUID | None:
    if kind is EvidenceKind.FILE:
        seen = select(Observation.visit_id).where(Observation.file_id == evidence_id)
        attached = (
            select(Observation.visit_id)
            .join(EvidenceFile, EvidenceFile.evidence_id == Observation.id)
            .where(EvidenceFile.file_id == evidence_id)
        )
        return session.scalar(seen) or session.scalar(attached)
    return getattr(session.get(table_of(kind), evidence_id), "visit_id", None)


def with_it(session: Session, found: Evidence | EvidenceView, row: Any) -> list[UUID]:
    """What goes with a piece of evidence that is taken back, and stands: its own id first.

    With an account its answers and their files, with any record its photograph, its paper and
    what was attached to it.
    """
    every = [found.id]
    if found.kind is EvidenceKind.ACCOUNT:
        answers = select(AnswerVersion.id).where(AnswerVersion.account_id == found.id)
        papers = select(AnswerFile.file_id).where(AnswerFile.account_id == found.id)
        every += [*session.scalars(answers), *session.scalars(papers)]
    if getattr(row, "file_id", None) is not None:
        every.append(row.file_id)
    attached = select(EvidenceFile.file_id).where(EvidenceFile.evidence_id.in_(every))
    every += session.scalars(attached)
    standing = select(Evidence.id).where(Evidence.id.in_(every), stands(Evidence.id))
    left = set(session.scalars(standing))
    return [one for one in dict.fromkeys(every) if one in left]


def findings_on(session: Session, ids: Collection[UUID]) -> list[Resting]:
    """The findings that stand and rest on some evidence, in their order."""
    rows = session.execute(
        select(Finding.fact_id, Finding.review_id, Finding.words)
        .join(FindingEvidence, FindingEvidence.finding_fact_id == Finding.fact_id)
        .where(
            FindingEvidence.evidence_id.in_(ids),
            FindingEvidence.ended_at.is_(None),
            Finding.superseded_at.is_(None),
            Finding.withdrawn.is_(None),
        )
        .distinct()
        .order_by(Finding.fact_id)
    )
    return [Resting(*row) for row in rows]


def kind_if_cited(session: Session, evidence_id: UUID) -> str:
    """What a record is, in words, if findings that stand rest on it; empty if none does."""
    found = session.get(Evidence, evidence_id)
    return found.kind.words if found and findings_on(session, [evidence_id]) else ""


def letters_on(session: Session, findings: Collection[UUID]) -> list[tuple[UUID, str, date]]:
    """The letters that were issued and tell some findings, or ask for what answers them.

    Each by its id, its reference and its day.
    """
    told = (
        select(LetterFinding.letter_id, LetterFinding.draft)
        .join(Finding, Finding.id == LetterFinding.finding_id)
        .where(Finding.fact_id.in_(findings))
    )
    answered = (
        select(LetterRecommendation.letter_id, LetterRecommendation.draft)
        .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
        .where(Recommendation.finding_fact_id.in_(findings))
    )
    either = union(told, answered).subquery()
    rows = session.execute(
        select(Letter.id, Letter.reference, Letter.planned_issue_on)
        .join(either, (either.c.letter_id == Letter.id) & (either.c.draft == Letter.draft))
        .where(Letter.issued_at.is_not(None))
        .order_by(Letter.reference)
    )
    return [(key, reference, on) for key, reference, on in rows]


def corrections(session: Session, evidence_id: UUID) -> list[Beside]:
    """What a piece of evidence said before each correction, newest first."""
    return _beside(session, EvidenceCorrected, evidence_id)


def disputes(session: Session, evidence_id: UUID) -> list[Beside]:
    """What someone said is wrong with a piece of evidence, newest first."""
    return _beside(session, EvidenceDisputed, evidence_id)


def _beside(
    session: Session, table: type[EvidenceCorrected] | type[EvidenceDisputed], evidence_id: UUID
) -> list[Beside]:
    of: Any = table
    rows = session.execute(
        select(of, Officer.name)
        .join(Officer, Officer.id == of.recorded_by)
        .where(of.evidence_id == evidence_id)
        .order_by(of.recorded_at.desc(), of.id)
    )
    return [
        Beside(
            words=getattr(row, "words", "") or getattr(row, "reason", ""),
            was=getattr(row, "was", ""),
            said_by=getattr(row, "said_by", ""),
            said_on=getattr(row, "said_on", None),
            recorded_at=row.recorded_at,
            recorded_by=by,
        )
        for row, by in rows
    ]


def files_by(session: Session, ids: Collection[UUID]) -> dict[UUID, list[tuple[UUID, str, str]]]:
    """The files attached to each piece of evidence that stand: id, name, what each is."""
    rows = session.execute(
        select(EvidenceFile.evidence_id, StoredFile.id, StoredFile.name, StoredFile.about)
        .join(StoredFile, EvidenceFile.file_id == StoredFile.id)
        .where(EvidenceFile.evidence_id.in_(ids), stands(StoredFile.id))
        .order_by(StoredFile.recorded_at, StoredFile.id)
    )
    return grouped((of, (key, name, about)) for of, key, name, about in rows)
