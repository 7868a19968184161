"""Outcomes of residents as they are read: for a viewer, for a use, with what was withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.board.outcomes import Noted, PauseWhy
from reviews.domain.consent.consents import Material, Use, Withheld
from reviews.domain.dates import Span
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.store.consent.consents import standings, why_withheld
from reviews.store.record.rows import grouped, read
from reviews.store.tables import Outcome, OutcomePause, OutcomeRecord, Review

T = TypeVar("T", OutcomeRecord, OutcomePause)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView(Noted):
    """What one source tells of an outcome on a day."""

    id: UUID
    source: Source


@dataclass(frozen=True, slots=True)
class PauseView:
    """A time in which an outcome rested, and why."""

    id: UUID
    fact_id: UUID
    true_from_on: date
    true_to_on: date | None
    why: PauseWhy
    note: str
    source: Source
    who: str

    @property
    def span(self) -> Span:
        """From when to when."""
        return Span(self.true_from_on, self.true_to_on)


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome as it stands, with its records and pauses in the order of their days.

    `left_out` says why records or pauses of it may not be shown, a line for each.
    """

    id: UUID
    fact_id: UUID
    number: int
    words: str
    looks_like: str
    source: Source
    who: str
    true_from_on: date
    true_to_on: date | None
    change_reason: str
    ended: str | None
    recorded_at: datetime
    records: tuple[RecordView, ...]
    pauses: tuple[PauseView, ...]
    left_out: tuple[Withheld, ...]

    @property
    def paused(self) -> PauseView | None:
        """The pause that goes on now."""
        return next((one for one in self.pauses if one.true_to_on is None), None)


def outcomes(
    session: Session, viewer: Viewer, use: Use, review_id: UUID, resident_id: UUID
) -> Material[OutcomeView]:
    """The outcomes of one resident in one review, as they agreed; a fixed number of queries.

    Each outcome, record and pause rests on the consent that its own source needs: what the
    resident said on taking part and notes, what others say or wrote on reading the file. A reason
    never says that anyone refused.
    """
    team_id = session.scalar(select(Review.team_id).where(Review.id == review_id))
    if team_id is None or not viewer.works_on(team_id):
        return Material((), (Withheld("Outcomes", "Only the review team reads them."),))
    agreed = standings(session, review_id)
    rows = session.scalars(
        select(Outcome)
        .filter_by(review_id=review_id, resident_id=resident_id, superseded_at=None)
        .order_by(Outcome.number)
    ).all()
    keys = [row.fact_id for row in rows]
    why = {source: why_withheld(agreed, resident_id, source, use) for source in Source}
    records = _of_outcomes(session, OutcomeRecord, keys, OutcomeRecord.on)
    pauses = _of_outcomes(session, OutcomePause, keys, OutcomePause.true_from_on)
    return Material(
        tuple(
            _view(row, records.get(row.fact_id, []), pauses.get(row.fact_id, []), why)
            for row in rows
            if not why[row.source]
        ),
        tuple(
            Withheld(f"Outcome {row.number}", why[row.source], row.fact_id)
            for row in rows
            if why[row.source]
        ),
    )


def _view(
    row: Outcome,
    records: Sequence[OutcomeRecord],
    pauses: Sequence[OutcomePause],
    why: Mapping[Source, str],
) -> OutcomeView:
    """An outcome with those of its records and pauses that may be shown, and why others are not."""
    every = [(one, "A record") for one in records] + [(one, "A pause") for one in pauses]
    return read(
        OutcomeView,
        row,
        records=tuple(read(RecordView, one) for one in records if not why[one.source]),
        pauses=tuple(read(PauseView, one) for one in pauses if not why[one.source]),
        left_out=tuple(Withheld(what, why[one.source]) for one, what in every if why[one.source]),
    )


def _of_outcomes(
    session: Session, table: type[T], keys: Sequence[UUID], day: Any
) -> dict[UUID, list[T]]:
    """What stands of some outcomes, by the outcome, in the order of its days."""
    rows = session.scalars(
        select(table)
        .where(table.outcome_fact_id.in_(keys), table.superseded_at.is_(None))
        .order_by(day, table.recorded_at, table.id)
    )
    return grouped((row.outcome_fact_id, row) for row in rows)


def next_number(session: Session, review_id: UUID, resident_id: UUID) -> int:
    """The number of the next outcome of a resident in a review, from 1."""
    last = session.scalar(
        select(func.max(Outcome.number)).where(
            Outcome.review_id == review_id, Outcome.resident_id == resident_id
        )
    )
    return (last or 0) + 1


def pause_rows(session: Session, fact_id: UUID) -> list[OutcomePause]:
    """The rows of an outcome's pauses as they stand."""
    found = _of_outcomes(session, OutcomePause, [fact_id], OutcomePause.true_from_on)
    return found.get(fact_id, [])
