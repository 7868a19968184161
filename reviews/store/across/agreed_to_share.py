"""What is read for benefits: findings that stand on what residents share, and what follows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, union
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.assessment.overall_assessment import use_of_findings
from reviews.domain.consent.consents import Use
from reviews.domain.consent.shared import as_worded_before, stands_on_the_rest
from reviews.domain.letters.kinds import LetterState, benefits_only, open_to
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.store.assessment.overall_assessment import (
    evidence_of,
    is_held,
    may_share,
    now_and_once,
)
from reviews.store.consent.consents import Agreed, standings_in, why_withheld
from reviews.store.consent.sharing_acts import kept_back
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.letters.letters import LetterLine
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Evidence,
    Finding,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
    Review,
    StoredFile,
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What of some reviews is read for benefits.

    Attributes:
        findings: those that stand on what is shared, taken back or not, by their lasting ids.
        before: of them, those of which earlier words are read too.
        standing: of them, those that were not taken back.
        whole: the reviews of which nothing that any resident told or has on file is kept.
    """

    findings: frozenset[UUID]
    before: frozenset[UUID]
    standing: frozenset[UUID]
    whole: frozenset[UUID]


def shared(session: Session, review_ids: Collection[UUID]) -> Shared:
    """What of some reviews is read for benefits; a fixed number of queries."""
    rows = session.execute(
        select(Finding.fact_id, Finding.review_id, Finding.withdrawn).where(
            Finding.review_id.in_(review_ids), Finding.superseded_at.is_(None)
        )
    ).all()
    evidence = evidence_of(session, *review_ids, ever=True)
    kept, agreed = kept_back(session, review_ids), standings_in(session, review_ids)
    findings, before = set[UUID](), set[UUID]()
    for row in rows:
        some, known = evidence.get(row.fact_id, ()), agreed.get(row.review_id, {})
        shown = {one.id for one in some if may_share(one, known, kept)}
        now, once = now_and_once(some, shown)
        held = any(is_held(one, kept) for one in some)
        findings |= {row.fact_id} if stands_on_the_rest(now, once, held=held) else set()
        before |= {row.fact_id} if as_worded_before(now, once, held=held) else set()
    partly = {
        row.review_id
        for row in _told(session, review_ids)
        if row.apart or row.id in kept.records or _unshared(row, agreed.get(row.review_id, {}))
    }
    return Shared(
        frozenset(findings),
        frozenset(before),
        frozenset(row.fact_id for row in rows if row.withdrawn is None) & findings,
        frozenset(review_ids) - partly,
    )


def _unshared(row: Any, agreed: Agreed) -> bool:
    source = row.source or Source.DOCUMENT
    return bool(why_withheld(agreed, row.resident_id, source, Use.SHARE_BENEFITS))


AGREEMENT = "written agreement"
"""What a resident signed to say what they agree to: it tells nothing else of them."""


def _told(session: Session, review_ids: Collection[UUID]) -> Sequence[Any]:
    """Whatever stands in some reviews and is about a resident, told in confidence or unasked."""
    apart = or_(
        Evidence.sensitivity == Sensitivity.CONFIDENTIAL,
        Evidence.kind == EvidenceKind.URGENT_HELP,
        StoredFile.quarantined_at.is_not(None),
    )
    query = (
        select(
            Evidence.id,
            Evidence.review_id,
            Evidence.resident_id,
            Evidence.source,
            apart.label("apart"),
        )
        .outerjoin(StoredFile, StoredFile.id == Evidence.id)
        .where(
            Evidence.review_id.in_(review_ids),
            Evidence.kind != EvidenceKind.LETTER,
            or_(Evidence.resident_id.is_not(None), apart),
            or_(StoredFile.id.is_(None), StoredFile.purpose != AGREEMENT),
        )
    )
    return session.execute(query).all()


def withheld_recommendations(
    session: Session, viewer: Viewer, made: Iterable[RecommendationView | Recommendation]
) -> set[UUID]:
    """Those that a benefits officer does not read: a recommendation tells what its finding says."""
    every = list(made)
    if Role.BENEFITS_OFFICER not in viewer.roles or not every:
        return set()
    reviews = {one.review_id for one in every}
    teams = session.execute(select(Review.id, Review.team_id).where(Review.id.in_(reviews)))
    asked = {key for key, team in teams if use_of_findings(viewer, team) is Use.SHARE_BENEFITS}
    shown = shared(session, asked).standing
    return {
        one.fact_id for one in every if one.review_id in asked and one.finding_fact_id not in shown
    }


def letters_read(
    session: Session, viewer: Viewer, letters: Iterable[LetterLine]
) -> list[LetterLine]:
    """Those of some letters that a viewer may know of, as far as what is shared decides it.

    For benefits officers, those to organisations that were sent, and of which every finding that
    they carry, or that a recommendation in them answers, is read with its earlier words; three
    queries and those of `shared`.
    """
    listed = list(letters)
    asked = [one for one in listed if benefits_only(viewer, one.team_id)]
    sent = {one.id: one for one in asked if one.state is LetterState.SENT}
    if not asked:
        return listed
    carried = _carried(session, sent)
    before = shared(session, {one.review_id for one in sent.values()}).before
    closed = {
        one.id
        for one in asked
        if one.id not in sent
        or carried.get(one.id, set()) - before
        or not open_to(viewer, one.team_id, one.kind)
    }
    return [one for one in listed if one.id not in closed]


def _carried(session: Session, letters: dict[UUID, LetterLine]) -> dict[UUID, set[UUID]]:
    """The findings that some letters carry or answer, as they were drafted last."""
    findings = (
        select(LetterFinding.letter_id, LetterFinding.draft, Finding.fact_id)
        .join(Finding, Finding.id == LetterFinding.finding_id)
        .where(LetterFinding.letter_id.in_(letters))
    )
    answered = (
        select(
            LetterRecommendation.letter_id,
            LetterRecommendation.draft,
            Recommendation.finding_fact_id,
        )
        .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
        .where(LetterRecommendation.letter_id.in_(letters))
    )
    rows = session.execute(union(findings, answered)).all()
    found = grouped((key, fact) for key, draft, fact in rows if letters[key].draft == draft)
    return {key: set(facts) for key, facts in found.items()}
