"""Evidence of every kind as it is read: for a viewer, for a use, with why it is not shown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import may_open
from reviews.domain.consent.consents import Use
from reviews.domain.dates import long_date
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.record.rows import grouped
from reviews.store.record.standing import restricted
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import Evidence as Identity
from reviews.store.tables import (
    EvidenceCorrected,
    EvidenceDisputed,
    EvidenceTakenBack,
    Officer,
    Recommendation,
    Resident,
)

from .citable import CITED

IN_CONFIDENCE = "This was told in confidence."
RESTRICTED = "Its use is restricted, as the person it is about asked."


@dataclass(frozen=True, slots=True)
class Piece:
    """One record that can be cited, as its own table keeps it.

    Attributes:
        id: its identity.
        kind: what it is.
        resident: the reference of the resident whom it is of; empty where it is nobody's.
        row: its own row; None where it is not shown.
        number: of the recommendation that it is of, if any.
        why: why it is not shown.
    """

    id: UUID
    kind: EvidenceKind
    source: Source | None
    resident_id: UUID | None
    resident: str
    by: str
    recorded_at: datetime
    row: Any
    number: int | None
    why: str = ""


def pieces(
    session: Session, viewer: Viewer, use: Use, review: ReviewHead, ids: Collection[UUID]
) -> dict[UUID, Piece]:
    """Some evidence of a review by its ids; one query for each kind that is among it, and three."""
    if not ids:
        return {}
    found = session.execute(
        select(Identity, Officer.name, Resident.reference, restricted(Identity.id))
        .join(Officer, Officer.id == Identity.recorded_by)
        .outerjoin(Resident, Resident.id == Identity.resident_id)
        .where(Identity.id.in_(ids))
    )
    identities = [row for row in found if row[0].review_id == review.id]
    agreed = standings(session, review.id)
    why = {
        one.id: RESTRICTED if kept else _why_withheld(viewer, use, review, agreed, one)
        for one, _, _, kept in identities
    }
    rows = _rows(session, [one for one, *_ in identities if not why[one.id]])
    numbers = _numbers(session, rows.values())
    return {
        one.id: Piece(
            one.id,
            one.kind,
            one.source,
            one.resident_id,
            reference or "",
            by,
            one.recorded_at,
            rows.get(one.id),
            numbers.get(one.id),
            why[one.id],
        )
        for one, by, reference, _ in identities
    }


def _why_withheld(
    viewer: Viewer, use: Use, review: ReviewHead, agreed: Agreed, one: Identity
) -> str:
    if not may_open(
        viewer, team_id=review.team_id, heard_by=one.recorded_by, sensitivity=one.sensitivity
    ):
        return IN_CONFIDENCE
    return why_withheld(agreed, one.resident_id, one.source, use)


def _rows(session: Session, shown: Iterable[Identity]) -> dict[UUID, Any]:
    found: dict[UUID, Any] = {}
    for kind, ids in grouped((one.kind, one.id) for one in shown).items():
        table = CITED[kind][0]
        found |= {row.id: row for row in session.scalars(select(table).where(table.id.in_(ids)))}
    return found


def _numbers(session: Session, rows: Iterable[Any]) -> dict[UUID, int]:
    """The number of the recommendation that each row is of, if any; one query."""
    asked = {
        one.id: one.recommendation_fact_id for one in rows if hasattr(one, "recommendation_fact_id")
    }
    query = select(Recommendation.fact_id, Recommendation.number).where(
        Recommendation.fact_id.in_(asked.values()), Recommendation.superseded_at.is_(None)
    )
    numbers = dict(session.execute(query).all()) if asked else {}
    return {key: numbers[fact_id] for key, fact_id in asked.items()}


def said_since(session: Session, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """What was said of some evidence since it was recorded; three queries.

    That it was taken back and why, who says that it is wrong, and that it was corrected.
    """
    back, wrong, right = EvidenceTakenBack, EvidenceDisputed, EvidenceCorrected
    found: list[tuple[UUID, str]] = []
    for key, reason in session.execute(
        select(back.evidence_id, back.reason).where(back.evidence_id.in_(ids))
    ):
        found.append((key, f"Taken back: {reason}"))
    for key, by, on, words in session.execute(
        select(wrong.evidence_id, wrong.said_by, wrong.said_on, wrong.words)
        .where(wrong.evidence_id.in_(ids))
        .order_by(wrong.recorded_at, wrong.id)
    ):
        found.append((key, f"Said to be wrong by {by}, {long_date(on)}: {words}"))
    for key, reason in session.execute(
        select(right.evidence_id, right.reason)
        .where(right.evidence_id.in_(ids))
        .order_by(right.recorded_at, right.id)
    ):
        found.append((key, f"Corrected: {reason}"))
    return grouped(found)
