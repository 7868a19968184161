"""What was changed of evidence, and which letters that rest on it had gone out before."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from reviews.domain.across.evidence_register import Change, RestingLetter
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    EvidenceCorrected,
    EvidenceTakenBack,
    Finding,
    FindingEvidence,
    Letter,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
)


def changes(
    session: Session, ids: Collection[UUID], replaced: Mapping[UUID, datetime]
) -> dict[UUID, list[Change]]:
    """Each time that some evidence was corrected, taken back or replaced; two queries.

    `replaced` tells when other words took the place of a piece.
    """
    found = [(key, Change("Other words took its place", at)) for key, at in replaced.items()]
    tables: tuple[tuple[Any, str], ...] = (
        (EvidenceCorrected, "Corrected"),
        (EvidenceTakenBack, "Taken back"),
    )
    for table, words in tables:
        query = select(table.evidence_id, table.recorded_at).where(table.evidence_id.in_(ids))
        found += [(key, Change(words, at)) for key, at in session.execute(query)]
    return grouped(found)


def letters_resting(session: Session, ids: Collection[UUID]) -> dict[UUID, list[RestingLetter]]:
    """The letters that went out and tell a finding which rested on some evidence then; one query.

    Or that ask for what answers such a finding.
    """
    told = select(LetterFinding.letter_id, LetterFinding.draft, Finding.fact_id).join(
        Finding, Finding.id == LetterFinding.finding_id
    )
    answered = select(
        LetterRecommendation.letter_id,
        LetterRecommendation.draft,
        Recommendation.finding_fact_id,
    ).join(Recommendation, Recommendation.id == LetterRecommendation.recommendation_id)
    resting = select(FindingEvidence.finding_fact_id).where(FindingEvidence.evidence_id.in_(ids))
    either = union(
        told.where(Finding.fact_id.in_(resting)),
        answered.where(Recommendation.finding_fact_id.in_(resting)),
    ).subquery()
    letter_id, draft, fact_id = either.c
    rows = session.execute(
        select(
            FindingEvidence.evidence_id,
            Letter.reference,
            Letter.planned_issue_on,
            Letter.issued_at,
        )
        .join(either, fact_id == FindingEvidence.finding_fact_id)
        .join(Letter, (Letter.id == letter_id) & (Letter.draft == draft))
        .where(
            FindingEvidence.evidence_id.in_(ids),
            FindingEvidence.added_at < Letter.issued_at,
            FindingEvidence.ended_at.is_(None) | (FindingEvidence.ended_at > Letter.issued_at),
        )
        .distinct()
    )
    return grouped(
        (key, RestingLetter(reference, on, at)) for key, reference, on, at in rows if at is not None
    )
