"""The overall assessment as it is read: findings with evidence, conclusions, readings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, true
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import (
    THEMES,
    About,
    FindingKind,
    Judgement,
    Read,
    Reading,
)
from reviews.domain.consent.consents import Material, Use, Withheld
from reviews.domain.consent.shared import NEVER_SHARED, of_a_need, stands_on_the_rest
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.consent.sharing_acts import Kept, kept_back
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import stands
from reviews.store.review.documents import DocumentLine, documents
from reviews.store.tables import (
    Account,
    AnswerFile,
    AnswerVersion,
    AssessmentReading,
    Conclusion,
    Finding,
    FindingEvidence,
    Officer,
    StoredFile,
)
from reviews.store.tables import Evidence as Identity

TakenFrom = aliased(Account)
"""The account that a cited file came with."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a finding rests on: `evidence_id`, which its own column names too if it has one.

    It is whose its identity says, and was so on those days. `ended` says that the finding rests on
    it no more. It stands `apart` where it was told in confidence, came unasked, was taken back, or
    is never shared for benefits.
    """

    id: UUID
    evidence_id: UUID
    kind: EvidenceKind
    answer_id: UUID | None
    account_id: UUID | None
    question: str
    repeat: int
    resident_id: UUID | None
    source: Source | None
    respondent: str
    file_id: UUID | None
    file_name: str
    observation_id: UUID | None
    note: str
    true_from_on: date | None
    true_to_on: date | None
    limb: Limb | None
    ended: bool
    apart: bool
    taken_back: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it stands, with what it rests on."""

    id: UUID
    fact_id: UUID
    review_id: UUID
    theme: str
    kind: FindingKind
    words: str
    paragraph: str
    withdrawn: str | None
    recorded_at: datetime
    recorded_by: UUID
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ConclusionView:
    """One conclusion by one officer."""

    id: UUID
    about: About
    judgement: Judgement
    reasons: str
    recorded_by: UUID
    by: str
    recorded_at: datetime
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One step of the second reading."""

    id: UUID
    number: int
    reading: Reading
    words: str
    by: UUID
    by_name: str
    at: datetime


LEFT_OUT = "Not everyone this rests on has agreed to this use."


def findings(
    session: Session,
    use: Use,
    review_id: UUID,
    *,
    withdrawn: bool = False,
    agreed: Agreed | None = None,
) -> Material[FindingView]:
    """The findings of a review that may be put to a use, or with `withdrawn` those taken back.

    `agreed` is what residents agreed to, where it is read already. For benefits each piece is
    weighed by itself, and those that are not shared are left out of what a finding rests on.
    """
    benefits = use is Use.SHARE_BENEFITS
    rows = session.scalars(
        select(Finding)
        .where(
            Finding.review_id == review_id,
            Finding.superseded_at.is_(None),
            Finding.withdrawn.is_not(None) if withdrawn else Finding.withdrawn.is_(None),
        )
        .order_by(Finding.theme, Finding.kind, Finding.recorded_at, Finding.fact_id)
    ).all()
    evidence = evidence_of(session, review_id, ever=benefits)
    found = [read(FindingView, row, evidence=evidence.get(row.fact_id, ())) for row in rows]
    known = standings(session, review_id) if agreed is None else agreed
    if benefits:
        return _for_benefits(found, known, kept_back(session, [review_id]))
    return for_use(found, use, known)


def for_use(findings: Iterable[FindingView], use: Use, agreed: Agreed) -> Material[FindingView]:
    """Those of some findings that may be put to a use of the team or the provider.

    A finding that rests on any account whose resident has not agreed to the use is withheld. The
    reason does not say who, or whether anyone refused.
    """
    return _sifted(
        (one, all(may_use(each, use, agreed) for each in one.evidence)) for one in findings
    )


def _for_benefits(
    findings: Iterable[FindingView], agreed: Agreed, kept: Kept
) -> Material[FindingView]:
    """Those that stand on what is shared for benefits, each with no other evidence."""
    weighed = []
    for one in findings:
        shown = {each.id for each in one.evidence if may_share(each, agreed, kept)}
        left = tuple(each for each in one.evidence if each.id in shown and not each.ended)
        now, once = now_and_once(one.evidence, shown)
        held = any(is_held(each, kept) for each in one.evidence)
        weighed.append((replace(one, evidence=left), stands_on_the_rest(now, once, held=held)))
    return _sifted(weighed)


def _sifted(weighed: Iterable[tuple[FindingView, bool]]) -> Material[FindingView]:
    kept, withheld = list[FindingView](), list[Withheld]()
    for one, shown in weighed:
        if shown:
            kept.append(one)
        else:
            withheld.append(Withheld(THEMES[one.theme], LEFT_OUT, one.fact_id))
    return Material(tuple(kept), tuple(withheld))


def now_and_once(
    evidence: Iterable[Evidence], shown: Collection[UUID]
) -> tuple[list[bool], list[bool]]:
    """Whether each piece that a finding rests on is shown, and each that it rested on before."""
    listed = list(evidence)
    return (
        [one.id in shown for one in listed if not one.ended],
        [one.id in shown for one in listed if one.ended],
    )


def may_use(evidence: Evidence, use: Use, agreed: Agreed) -> bool:
    """Whether one thing that a finding rests on may be put to a use, as residents agreed."""
    return not why_withheld(agreed, evidence.resident_id, evidence.source, use)


def may_share(evidence: Evidence, agreed: Agreed, kept: Kept) -> bool:
    """Whether one thing that a finding rests on is shared with benefits officers.

    `kept` is what no lead let go.
    """
    if evidence.apart or is_held(evidence, kept):
        return False
    source = evidence.source or Source.DOCUMENT
    return not why_withheld(agreed, evidence.resident_id, source, Use.SHARE_BENEFITS)


def is_held(evidence: Evidence, kept: Kept) -> bool:
    """Whether one thing tells that someone needs or takes no support, and no lead let it go.

    A whole account does where one of its needs does.
    """
    if evidence.kind is EvidenceKind.ACCOUNT:
        return any(account_id == evidence.evidence_id for account_id, _ in kept.needs)
    told = of_a_need(evidence.question) and (evidence.account_id, evidence.repeat) in kept.needs
    return told or evidence.evidence_id in kept.records


def evidence_of(
    session: Session, *review_ids: UUID, ever: bool = False
) -> dict[UUID, tuple[Evidence, ...]]:
    """What every finding of some reviews rests on, by the finding; with `ever`, what it once did.

    One query.
    """
    rows = session.execute(
        _what(
            id=FindingEvidence.id,
            finding_fact_id=FindingEvidence.finding_fact_id,
            answer_id=FindingEvidence.answer_id,
            file_id=FindingEvidence.file_id,
            observation_id=FindingEvidence.observation_id,
            note=FindingEvidence.note,
            ended=FindingEvidence.ended_at.is_not(None),
        )
        .join(FindingEvidence, FindingEvidence.evidence_id == Identity.id)
        .where(
            FindingEvidence.review_id.in_(review_ids),
            true() if ever else FindingEvidence.ended_at.is_(None),
        )
        .order_by(FindingEvidence.added_at, FindingEvidence.id)
    )
    found = grouped((row.finding_fact_id, read(Evidence, row)) for row in rows)
    return {key: tuple(some) for key, some in found.items()}


def evidence_named(session: Session, review_id: UUID, ids: Iterable[UUID]) -> list[Evidence]:
    """Some evidence of a review by its ids, by kind and as it was recorded; one query.

    Whose review it is is asked of what was found, lest the database read the whole review for it.
    """
    rows = session.execute(
        _what(
            review_id=Identity.review_id,
            answer_id=_if(EvidenceKind.ANSWER),
            file_id=_if(EvidenceKind.FILE),
            observation_id=_if(EvidenceKind.OBSERVATION),
            note=literal(""),
            ended=literal(value=False),
        )
        .where(Identity.id.in_(list(ids)))
        .order_by(Identity.kind, Identity.recorded_at, Identity.id)
    )
    return [read(Evidence, row) for row in rows if row.review_id == review_id]


def _if(kind: EvidenceKind) -> ColumnElement[UUID | None]:
    return case((Identity.kind == kind, Identity.id))


def _what(**more: Any) -> Select[*tuple[Any, ...]]:
    """A query for evidence, with the account of an answer and the name of a file beside it."""
    return (
        select_as(
            Evidence,
            Identity,
            evidence_id=Identity.id,
            account_id=AnswerVersion.account_id,
            question=func.coalesce(AnswerVersion.question, ""),
            repeat=func.coalesce(AnswerVersion.repeat, 0),
            respondent=func.coalesce(Account.respondent, ""),
            file_name=func.coalesce(StoredFile.name, ""),
            apart=_APART,
            taken_back=~stands(Identity.id),
            **more,
        )
        .outerjoin(AnswerVersion, AnswerVersion.id == Identity.id)
        .outerjoin(Account, Account.id == AnswerVersion.account_id)
        .outerjoin(StoredFile, StoredFile.id == Identity.id)
    )


_IN_CONFIDENCE = (
    select(AnswerFile.id)
    .join(TakenFrom, TakenFrom.id == AnswerFile.account_id)
    .where(
        AnswerFile.file_id == Identity.id,
        TakenFrom.sensitivity == Sensitivity.CONFIDENTIAL,
    )
    .exists()
)
_APART = or_(
    Identity.sensitivity == Sensitivity.CONFIDENTIAL,
    and_(Identity.kind.in_(NEVER_SHARED), Identity.resident_id.is_not(None)),
    StoredFile.quarantined_at.is_not(None),
    ~stands(Identity.id),
    _IN_CONFIDENCE,
)
"""Whether what is cited is never shared, in confidence, came unasked or was taken back."""


def conclusions(
    session: Session, review_id: UUID, *, superseded: bool = False
) -> list[ConclusionView]:
    """The conclusions of a review that stand, in the order of para 110; all with `superseded`."""
    query = (
        select_as(ConclusionView, Conclusion, by=Officer.name)
        .join(Officer, Officer.id == Conclusion.recorded_by)
        .where(Conclusion.review_id == review_id)
    )
    if not superseded:
        query = query.where(Conclusion.superseded_at.is_(None))
    rows = session.execute(query.order_by(Conclusion.recorded_at, Conclusion.id))
    views = [read(ConclusionView, row) for row in rows]
    return sorted(views, key=lambda one: list(About).index(one.about))


def readings(session: Session, review_id: UUID) -> list[ReadingView]:
    """The steps of the second reading, in order."""
    rows = session.execute(
        select_as(ReadingView, AssessmentReading, by_name=Officer.name)
        .join(Officer, Officer.id == AssessmentReading.by)
        .where(AssessmentReading.review_id == review_id)
        .order_by(AssessmentReading.number)
    )
    return [read(ReadingView, row) for row in rows]


def steps(session: Session, review_id: UUID) -> list[Read]:
    """The steps of the second reading, as the rules take them."""
    return [Read(one.reading, one.by) for one in readings(session, review_id)]


def concluded_at(session: Session, review_id: UUID) -> datetime | None:
    """When the first conclusion of a review was recorded: documents after it are late."""
    return session.scalar(
        select(func.min(Conclusion.recorded_at)).where(Conclusion.review_id == review_id)
    )


def late_documents(session: Session, review_id: UUID) -> list[DocumentLine]:
    """The documents that came after the first conclusion was recorded, in order."""
    since = concluded_at(session, review_id)
    if since is None:
        return []
    return [one for one in documents(session, review_id) if one.recorded_at > since]
