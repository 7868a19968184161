"""Every finding of a review and every wording of each, read once for all that looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.consent.consents import Material, Use
from reviews.store.consent.consents import Agreed, standings
from reviews.store.record.rows import read
from reviews.store.tables import Finding

from .overall_assessment import FindingView, evidence_of, for_use


@dataclass(frozen=True, slots=True)
class Worded:
    """The wordings of a review's findings, and how each finding stands now.

    Attributes:
        facts: the finding of each wording, by the wording's id, in the order of themes.
        now: the wording by which each finding stands, by the finding.
        taken_back: the findings that were taken back.
    """

    facts: Mapping[UUID, UUID]
    now: Mapping[UUID, UUID]
    taken_back: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class EveryFinding:
    """The findings of a review, those taken back too, and what its residents agreed to."""

    findings: tuple[FindingView, ...]
    worded: Worded
    agreed: Agreed

    def seen(self, use: Use, *, withdrawn: bool = False) -> Material[FindingView]:
        """Those that may be put to a use, or with `withdrawn` those that were taken back.

        Raises:
            ValueError: they are to be read for benefits, for which `overall_assessment.findings`
                weighs each piece.
        """
        if use is Use.SHARE_BENEFITS:
            raise ValueError("Findings are not read for benefits from here.")
        some = (one for one in self.findings if (one.withdrawn is not None) is withdrawn)
        return for_use(some, use, self.agreed)


def every_finding(session: Session, review_id: UUID, agreed: Agreed) -> EveryFinding:
    """Every finding of a review; two queries."""
    rows = _rows(session, review_id)
    evidence = evidence_of(session, review_id)
    return EveryFinding(
        tuple(
            read(FindingView, row, evidence=evidence.get(row.fact_id, ()))
            for row in rows
            if row.superseded_at is None
        ),
        _worded(rows),
        agreed,
    )


def read_findings(session: Session, review_id: UUID) -> EveryFinding:
    """Every finding of a review, and what its residents agreed to; three queries."""
    return every_finding(session, review_id, standings(session, review_id))


def worded(session: Session, review_id: UUID) -> Worded:
    """How every finding of a review is and was worded; one query."""
    return _worded(_rows(session, review_id))


def _rows(session: Session, review_id: UUID) -> list[Finding]:
    query = select(Finding).where(Finding.review_id == review_id)
    order = (Finding.theme, Finding.kind, Finding.recorded_at, Finding.fact_id)
    return list(session.scalars(query.order_by(*order)))


def _worded(rows: list[Finding]) -> Worded:
    standing = [row for row in rows if row.superseded_at is None]
    return Worded(
        {row.id: row.fact_id for row in rows},
        {row.fact_id: row.id for row in standing},
        frozenset(row.fact_id for row in standing if row.withdrawn is not None),
    )
