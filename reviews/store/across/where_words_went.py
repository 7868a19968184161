"""Where a resident's words already went, when they take consent back.

Nothing is called back or deleted by itself: the list lets a person decide about each thing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import may_open
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import Use, touches
from reviews.domain.letters.kinds import ENDED, LetterKind
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.store.letters.letters import LetterLine, letters_of
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Account,
    Evidence,
    Finding,
    FindingEvidence,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
    Review,
)
from reviews.store.tables import Letter as LetterRow


@dataclass(frozen=True, slots=True)
class AccountGiven:
    """An account that rests on what was taken back; `opens` says whether the viewer may open it."""

    id: UUID
    question_set: str
    source: Source
    observed_on: date
    opens: bool


@dataclass(frozen=True, slots=True)
class FindingCites:
    """A finding that cites such an account, or did; without its words."""

    fact_id: UUID
    theme: str
    kind: FindingKind
    withdrawn: str | None
    cites_now: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """A recommendation that answers such a finding."""

    fact_id: UUID
    number: int
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class WordsWent:
    """Everything that rests on a resident's words under the uses they took back."""

    accounts: tuple[AccountGiven, ...] = ()
    findings: tuple[FindingCites, ...] = ()
    recommendations: tuple[Answers, ...] = ()
    letters: tuple[LetterLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.accounts or self.findings or self.recommendations or self.letters)


def where_words_went(
    session: Session, viewer: Viewer, review_id: UUID, resident_id: UUID, uses: Collection[Use]
) -> WordsWent:
    """What rests on a resident's words in one review; five queries however much that is.

    Findings count if they cite an account now or did before; letters if a draft that still stands
    carries such a finding or a recommendation that answers one, or if it is the letter to the
    resident that they no longer want, or to the referrer whom they no longer want asked. Accounts
    that the viewer may not open are counted and not linked.
    """
    if not uses:
        return WordsWent()
    accounts = _accounts(session, viewer, review_id, resident_id, uses)
    findings = _findings(session, review_id, resident_id, uses)
    fact_ids = [one.fact_id for one in findings]
    answering = _recommendations(session, review_id, fact_ids)
    own = {kind for use, kind in _ABOUT_THEM.items() if use in uses}
    letters = _letters(session, review_id, fact_ids, resident_id, own)
    return WordsWent(accounts, findings, answering, letters)


_ABOUT_THEM = {Use.LETTER: LetterKind.RESIDENT_LETTER, Use.CONTACT_REFERRER: LetterKind.REFERRER}
"""The letters that rest on a use of their own, whatever words they carry."""


def _accounts(
    session: Session, viewer: Viewer, review_id: UUID, resident_id: UUID, uses: Collection[Use]
) -> tuple[AccountGiven, ...]:
    rows = session.execute(
        select(Account, Review.team_id)
        .join(Review, Review.id == Account.review_id)
        .where(Account.review_id == review_id, Account.resident_id == resident_id)
        .order_by(Account.observed_on, Account.started_at, Account.id)
    )
    return tuple(
        read(
            AccountGiven,
            row,
            opens=may_open(
                viewer, team_id=team_id, heard_by=row.heard_by, sensitivity=row.sensitivity
            ),
        )
        for row, team_id in rows
        if any(touches(row.source, use) for use in uses)
    )


def _findings(
    session: Session, review_id: UUID, resident_id: UUID, uses: Collection[Use]
) -> tuple[FindingCites, ...]:
    """Findings that rest on anything told of them that the uses bear on, whatever kind it is."""
    sources = [one for one in Source if any(touches(one, use) for use in uses)]
    rows = session.execute(
        select_as(FindingCites, Finding, ended_at=FindingEvidence.ended_at)
        .join(FindingEvidence, FindingEvidence.finding_fact_id == Finding.fact_id)
        .join(Evidence, Evidence.id == FindingEvidence.evidence_id)
        .where(
            Finding.review_id == review_id,
            Finding.superseded_at.is_(None),
            Evidence.resident_id == resident_id,
            Evidence.source.in_(sources),
        )
        .order_by(Finding.theme, Finding.recorded_at, Finding.fact_id)
    )
    found: dict[UUID, FindingCites] = {}
    for row in rows:
        before = found.get(row.fact_id)
        now = row.ended_at is None or (before is not None and before.cites_now)
        found[row.fact_id] = read(FindingCites, row, cites_now=now)
    return tuple(found.values())


def _recommendations(
    session: Session, review_id: UUID, fact_ids: Collection[UUID]
) -> tuple[Answers, ...]:
    rows = session.execute(
        select_as(Answers, Recommendation)
        .where(
            Recommendation.review_id == review_id,
            Recommendation.finding_fact_id.in_(fact_ids),
            Recommendation.superseded_at.is_(None),
        )
        .order_by(Recommendation.number)
    )
    return tuple(read(Answers, row) for row in rows)


def _letters(
    session: Session,
    review_id: UUID,
    fact_ids: Collection[UUID],
    resident_id: UUID,
    own: Collection[LetterKind],
) -> tuple[LetterLine, ...]:
    carries = (
        select(LetterFinding.letter_id, LetterFinding.draft)
        .join(Finding, Finding.id == LetterFinding.finding_id)
        .where(Finding.fact_id.in_(fact_ids))
        .union(
            select(LetterRecommendation.letter_id, LetterRecommendation.draft)
            .join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
            .where(Recommendation.finding_fact_id.in_(fact_ids))
        )
        .subquery()
    )
    ids = set(
        session.scalars(
            select(LetterRow.id).join(
                carries,
                (carries.c.letter_id == LetterRow.id) & (carries.c.draft == LetterRow.draft),
            )
        )
    )
    return tuple(
        one
        for one in letters_of(session, review_id)
        if one.state not in ENDED
        and (one.id in ids or (one.resident_id == resident_id and one.kind in own))
    )
