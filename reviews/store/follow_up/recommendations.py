"""Recommendations as they are read: with their dates, their clock and what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.dates import LONDON
from reviews.domain.follow_up.counted_dates import Counted, Days
from reviews.domain.follow_up.recommendations import Clock, Dates, Progress, clock
from reviews.domain.follow_up.who_acts import WhoActs
from reviews.domain.letters.kinds import LetterKind
from reviews.store.record.rows import read, select_as, standing_row
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Acknowledgement,
    Letter,
    LetterRecommendation,
    Officer,
    ProgressRecord,
    Recommendation,
    Review,
    Scheme,
    StoredFile,
    gone_out,
)


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation as it stands, and how it stands against its dates today."""

    id: UUID
    fact_id: UUID
    review_id: UUID
    scheme_id: UUID
    finding_fact_id: UUID
    number: int
    what: str
    plain_words: str
    evidence: str
    acknowledge_by_on: date
    complete_by_on: date
    change_reason: str
    counted_from_on: date | None
    acknowledge_days: int | None
    complete_days: int | None
    holidays_checked_on: date | None
    who_acts: WhoActs
    recorded_at: datetime
    issued_on: date | None
    acknowledged_on: date | None
    progress: Progress | None
    scheme_closed_on: date | None
    clock: Clock

    @property
    def dates(self) -> Dates:
        """Its two dates and what happened against them, as the rules take them."""
        return read(Dates, self)

    @property
    def counted(self) -> Counted | None:
        """How its two dates were counted; None where they were chosen."""
        if self.counted_from_on is None:
            return None
        days = Days(self.acknowledge_days or 0, self.complete_days or 0)
        return Counted(self.counted_from_on, days, self.holidays_checked_on)

    @property
    def due_on(self) -> date:
        """The date that comes next: to acknowledge by, then to complete and evidence by."""
        return self.complete_by_on if self.acknowledged_on else self.acknowledge_by_on


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far a recommendation had come when someone looked."""

    id: UUID
    recommendation_fact_id: UUID
    visit_id: UUID | None
    progress: Progress
    seen_on: date
    words: str
    file_id: UUID | None
    file_name: str
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AcknowledgementView:
    """What the provider said when it acknowledged a recommendation."""

    id: UUID
    recommendation_fact_id: UUID
    acknowledged_on: date
    by_whom: str
    words: str
    by: str


def _standing() -> Select[*tuple[Any, ...]]:
    """Recommendations that stand, with the date of the first letter that went out."""
    wording = aliased(Recommendation)
    issued_at = (
        select(func.min(Letter.issued_at))
        .join(LetterRecommendation, LetterRecommendation.letter_id == Letter.id)
        .join(wording, wording.id == LetterRecommendation.recommendation_id)
        .where(
            wording.fact_id == Recommendation.fact_id,
            Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
            gone_out(),
            LetterRecommendation.draft == Letter.draft,
        )
        .scalar_subquery()
    )
    return (
        select(Recommendation, Review.scheme_id, Scheme.closed_on, issued_at)
        .join(Review, Review.id == Recommendation.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .where(Recommendation.superseded_at.is_(None), Recommendation.withdrawn.is_(None))
        .order_by(Review.opened_on, Recommendation.number, Recommendation.fact_id)
    )


def recommendations(
    session: Session,
    today: date,
    *,
    review_id: UUID | None = None,
    scheme_ids: Iterable[UUID] | None = None,
    fact_ids: Iterable[UUID] | None = None,
) -> list[RecommendationView]:
    """The recommendations of a review or of schemes, or some, as they stand today; three queries.

    The schemes, or the lasting ids of some, are those of a page: all go into one query.
    """
    query = _standing()
    if review_id is not None:
        query = query.where(Recommendation.review_id == review_id)
    if scheme_ids is not None:
        query = query.where(Review.scheme_id.in_(list(scheme_ids)))
    if fact_ids is not None:
        query = query.where(Recommendation.fact_id.in_(list(fact_ids)))
    rows = session.execute(query).all()
    keys = [row.Recommendation.fact_id for row in rows]
    acknowledged = _acknowledged(session, keys)
    latest = _latest_progress(session, keys)
    return [_view(row, acknowledged.get(row.Recommendation.fact_id), latest, today) for row in rows]


def _view(
    row: Any, acknowledged_on: date | None, latest: dict[UUID, Progress], today: date
) -> RecommendationView:
    made, scheme_id, closed_on, issued_at = row
    dates = Dates(
        acknowledge_by_on=made.acknowledge_by_on,
        complete_by_on=made.complete_by_on,
        issued_on=issued_at.astimezone(LONDON).date() if issued_at else None,
        acknowledged_on=acknowledged_on,
        progress=latest.get(made.fact_id),
        scheme_closed_on=closed_on,
    )
    return read(
        RecommendationView,
        made,
        scheme_id=scheme_id,
        issued_on=dates.issued_on,
        acknowledged_on=acknowledged_on,
        progress=dates.progress,
        who_acts=made.who_acts or WhoActs.SUPPORT_PROVIDER,
        scheme_closed_on=closed_on,
        clock=clock(dates, today),
    )


def _acknowledged(session: Session, keys: list[UUID]) -> dict[UUID, date]:
    query = (
        select(Acknowledgement.recommendation_fact_id, func.min(Acknowledgement.acknowledged_on))
        .where(
            Acknowledgement.recommendation_fact_id.in_(keys),
            Acknowledgement.superseded_at.is_(None),
        )
        .group_by(Acknowledgement.recommendation_fact_id)
    )
    return dict(session.execute(query).all())


def _latest_progress(session: Session, keys: list[UUID]) -> dict[UUID, Progress]:
    query = (
        select(ProgressRecord.recommendation_fact_id, ProgressRecord.progress)
        .where(
            ProgressRecord.recommendation_fact_id.in_(keys), ProgressRecord.superseded_at.is_(None)
        )
        .order_by(ProgressRecord.seen_on, ProgressRecord.recorded_at)
    )
    return dict(session.execute(query).all())


def history(session: Session, keys: Iterable[UUID]) -> list[ProgressView]:
    """Every look at these recommendations, oldest first."""
    rows = session.execute(
        select_as(
            ProgressView,
            ProgressRecord,
            file_id=StoredFile.id,
            file_name=func.coalesce(StoredFile.name, ""),
            by=Officer.name,
        )
        .join(Officer, Officer.id == ProgressRecord.recorded_by)
        .outerjoin(StoredFile, (StoredFile.id == ProgressRecord.file_id) & stands(StoredFile.id))
        .where(
            ProgressRecord.recommendation_fact_id.in_(list(keys)),
            ProgressRecord.superseded_at.is_(None),
        )
        .order_by(ProgressRecord.seen_on, ProgressRecord.recorded_at, ProgressRecord.id)
    )
    return [read(ProgressView, row) for row in rows]


def acknowledgements(session: Session, keys: Iterable[UUID]) -> list[AcknowledgementView]:
    """What the provider said of these recommendations, oldest first."""
    rows = session.execute(
        select_as(AcknowledgementView, Acknowledgement, by=Officer.name)
        .join(Officer, Officer.id == Acknowledgement.recorded_by)
        .where(
            Acknowledgement.recommendation_fact_id.in_(list(keys)),
            Acknowledgement.superseded_at.is_(None),
        )
        .order_by(Acknowledgement.acknowledged_on, Acknowledgement.recorded_at)
    )
    return [read(AcknowledgementView, row) for row in rows]


def acknowledgement_row(session: Session, fact_id: UUID) -> Acknowledgement | None:
    """The acknowledgement that stands, to be superseded by a service."""
    return standing_row(session, Acknowledgement, recommendation_fact_id=fact_id)


def recommendation_row(session: Session, fact_id: UUID) -> Recommendation | None:
    """The row of a recommendation as it stands, to be superseded by a service."""
    return standing_row(session, Recommendation, fact_id=fact_id)


def next_number(session: Session, review_id: UUID) -> int:
    """The number of the next recommendation of a review; numbers are never used twice."""
    last = session.scalar(
        select(func.max(Recommendation.number)).where(Recommendation.review_id == review_id)
    )
    return (last or 0) + 1
