"""What residents agreed to, as it stands and as it stood."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.consent import consents as rules
from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import ConsentState, Standing, Use
from reviews.domain.sources import Source
from reviews.store.record.rows import read, standing_row
from reviews.store.tables import Capacity, Consent


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """How one use stands, or stood, and how it was asked."""

    id: UUID
    use: Use
    state: ConsentState
    limits: str
    words_used: str
    format_used: str
    present: str
    told_of_tribunal: bool
    written_file_id: UUID | None
    true_from_on: date | None
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None
    cleared_by: UUID | None
    cleared_at: datetime | None
    cleared_reason: str | None

    @property
    def standing(self) -> Standing:
        """What the table of uses and states is asked with."""
        return Standing(self.use, self.state, cleared=self.cleared_at is not None)


@dataclass(frozen=True, slots=True)
class CapacityRecord:
    """Whether a resident could make one decision, and the help given."""

    id: UUID
    decision: Use
    outcome: CapacityOutcome
    help_given: str
    shown_by: str
    assessed_by: str
    assessed_on: date
    ask_again_on: date | None
    best_interests: str
    authority: str
    authority_seen: bool
    recorded_at: datetime
    recorded_by: UUID
    superseded_at: datetime | None


Standings = dict[Use, Standing]
Agreed = Mapping[UUID, Standings]
"""How every use stands for every resident of a review, as `standings` reads it."""


def standings(session: Session, review_id: UUID) -> dict[UUID, Standings]:
    """How every use stands for every resident of a review; one query."""
    return standings_in(session, [review_id]).get(review_id, {})


def standings_in(
    session: Session, review_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, Standings]]:
    """How every use stands for every resident of some reviews, by the review; one query."""
    row = Consent.__table__.c
    query = select(row.review_id, row.resident_id, row.use, row.state, row.cleared_at).where(
        row.review_id.in_(review_ids), row.superseded_at.is_(None)
    )
    found: dict[UUID, dict[UUID, Standings]] = {}
    for review_id, resident_id, use, state, cleared_at in session.execute(query).all():
        standing = Standing(use, state, cleared=cleared_at is not None)
        found.setdefault(review_id, {}).setdefault(resident_id, {})[use] = standing
    return found


def why_withheld(agreed: Agreed, resident_id: UUID | None, source: Source | None, use: Use) -> str:
    """Why what a source tells about a resident may not be put to a use; nothing where it may.

    What is about nobody needs nobody's word.
    """
    uses = rules.needed(source, use)
    if resident_id is None or not uses:
        return ""
    return rules.standing(agreed.get(resident_id, {}), uses).why_withheld


def consents(session: Session, review_id: UUID, resident_id: UUID) -> dict[Use, ConsentRecord]:
    """How each use stands for one resident in one review."""
    rows = consent_rows(session, review_id, resident_id)
    return {use: read(ConsentRecord, row) for use, row in rows.items()}


def every_consent(session: Session, review_id: UUID, resident_id: UUID) -> list[ConsentRecord]:
    """Every record of consent of one resident, newest first; superseded ones too."""
    query = select(Consent).filter_by(review_id=review_id, resident_id=resident_id)
    rows = session.scalars(query.order_by(Consent.recorded_at.desc(), Consent.use, Consent.id))
    return [read(ConsentRecord, row) for row in rows]


def capacities(session: Session, review_id: UUID, resident_id: UUID) -> list[CapacityRecord]:
    """The records of capacity that stand, newest first."""
    query = (
        select(Capacity)
        .filter_by(review_id=review_id, resident_id=resident_id, superseded_at=None)
        .order_by(Capacity.recorded_at.desc(), Capacity.id)
    )
    return [read(CapacityRecord, row) for row in session.scalars(query)]


def standing_of(use: Use, row: Consent | None) -> Standing:
    """What the table of uses and states is asked with, from a row or from none."""
    if row is None:
        return Standing(use)
    return Standing(use, row.state, cleared=row.cleared_at is not None)


def consent_rows(session: Session, review_id: UUID, resident_id: UUID) -> dict[Use, Consent]:
    """The rows of every use as it stands, to be superseded by a service."""
    query = select(Consent).filter_by(
        review_id=review_id, resident_id=resident_id, superseded_at=None
    )
    return {row.use: row for row in session.scalars(query)}


def consent_row(session: Session, review_id: UUID, resident_id: UUID, use: Use) -> Consent | None:
    """The row of one use as it stands, to be superseded by a service."""
    return standing_row(session, Consent, review_id=review_id, resident_id=resident_id, use=use)


def capacity_row(
    session: Session, review_id: UUID, resident_id: UUID, decision: Use
) -> Capacity | None:
    """The row of capacity for one decision, to be superseded by a service."""
    of = {"review_id": review_id, "resident_id": resident_id, "decision": decision}
    return standing_row(session, Capacity, **of)
