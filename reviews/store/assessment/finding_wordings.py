"""Findings as they were worded at each time; what was written stays on the record."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import Material, Use, Withheld
from reviews.store.consent.consents import Agreed, standings
from reviews.store.record.rows import read, select_as
from reviews.store.tables import Finding, Officer

from .overall_assessment import LEFT_OUT, evidence_of, may_use


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding as it was worded at one time, or the reason why it was taken back."""

    id: UUID
    theme: str
    kind: FindingKind
    words: str
    paragraph: str
    withdrawn: str | None
    recorded_at: datetime
    by: str


def wordings(session: Session, use: Use, review_id: UUID, fact_id: UUID) -> Material[Wording]:
    """Every wording of a finding, oldest first, for one use.

    All are withheld while it rests, or once rested, on an account whose resident has not agreed
    to the use: an earlier wording may tell what they said.
    """
    cited = evidence_of(session, review_id, ever=True).get(fact_id, ())
    agreed = standings(session, review_id)
    if not all(may_use(one, use, agreed) for one in cited):
        return Material((), (Withheld("Earlier wordings", LEFT_OUT, fact_id),))
    rows = session.execute(
        select_as(Wording, Finding, by=Officer.name)
        .join(Officer, Officer.id == Finding.recorded_by)
        .where(Finding.review_id == review_id, Finding.fact_id == fact_id)
        .order_by(Finding.recorded_at, Finding.superseded_at.is_(None), Finding.id)
    )
    return Material(tuple(read(Wording, row) for row in rows))


def findings_withheld(
    session: Session, use: Use, review_id: UUID, agreed: Agreed | None = None
) -> frozenset[UUID]:
    """The findings, by their lasting ids, whose earlier wordings are withheld from a use.

    `agreed` is what residents agreed to, where it is read already.
    """
    known = standings(session, review_id) if agreed is None else agreed
    every = evidence_of(session, review_id, ever=True)
    return frozenset(
        key for key, some in every.items() if not all(may_use(one, use, known) for one in some)
    )
