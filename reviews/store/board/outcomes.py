"""Outcomes of residents as they are read: for a viewer, for a use, with what was withheld."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.consent.consents import (
    Material,
    Ruling,
    Standing,
    Use,
    Withheld,
    needed,
    standing,
)
from reviews.domain.dates import Span
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.store.consent.consents import Standings, standings
from reviews.store.record.rows import read
from reviews.store.tables import Outcome, OutcomePause, OutcomeRecord, Review

T = TypeVar("T", OutcomeRecord, OutcomePause)


@dataclass(frozen=True, slots=True)
class RecordView:
    """What one source tells of an outcome on a day."""

    id: UUID
    on: date
    prompting: str
    barrier: str
    changed: str
    weeks: int | None
    source: Source
    who: str


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
    agreed = standings(session, review_id).get(resident_id, {})
    rows = session.scalars(
        select(Outcome)
        .where(
            Outcome.review_id == review_id,
            Outcome.resident_id == resident_id,
            Outcome.superseded_at.is_(None),
        )
        .order_by(Outcome.number)
    ).all()
    keys = [row.fact_id for row in rows]
    records = _by_outcome(_records(session, keys))
    pauses = _by_outcome(_pauses(session, keys))
    kept, withheld = [], []
    for row in rows:
        if why := _why(agreed, row.source, use):
            withheld.append(Withheld(f"Outcome {row.number}", why, row.fact_id))
        else:
            told = _agreed(records.get(row.fact_id, []), "A record", agreed, use)
            rests = _agreed(pauses.get(row.fact_id, []), "A pause", agreed, use)
            kept.append(_view(row, told, rests))
    return Material(tuple(kept), tuple(withheld))


def _view(
    row: Outcome,
    told: tuple[list[OutcomeRecord], list[Withheld]],
    rests: tuple[list[OutcomePause], list[Withheld]],
) -> OutcomeView:
    """An outcome with those of its records and pauses that may be shown."""
    return read(
        OutcomeView,
        row,
        records=tuple(read(RecordView, one) for one in told[0]),
        pauses=tuple(read(PauseView, one) for one in rests[0]),
        left_out=(*told[1], *rests[1]),
    )


def _why(agreed: Standings, source: Source, use: Use) -> str:
    found: Standing = standing(agreed, needed(source, use))
    return "" if found.ruling is Ruling.ALLOWED else found.why_withheld


def _agreed(
    rows: Sequence[T], what: str, agreed: Standings, use: Use
) -> tuple[list[T], list[Withheld]]:
    """The rows that may be shown, and why the others are not."""
    why = [_why(agreed, row.source, use) for row in rows]
    kept = [row for row, reason in zip(rows, why, strict=True) if not reason]
    return kept, [Withheld(what, reason) for reason in why if reason]


def _records(session: Session, keys: Sequence[UUID]) -> list[OutcomeRecord]:
    query = select(OutcomeRecord).where(
        OutcomeRecord.outcome_fact_id.in_(keys), OutcomeRecord.superseded_at.is_(None)
    )
    order = query.order_by(OutcomeRecord.on, OutcomeRecord.recorded_at, OutcomeRecord.id)
    return list(session.scalars(order))


def _pauses(session: Session, keys: Sequence[UUID]) -> list[OutcomePause]:
    query = select(OutcomePause).where(
        OutcomePause.outcome_fact_id.in_(keys), OutcomePause.superseded_at.is_(None)
    )
    return list(session.scalars(query.order_by(OutcomePause.true_from_on, OutcomePause.id)))


def _by_outcome(rows: Iterable[T]) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = {}
    for row in rows:
        found.setdefault(row.outcome_fact_id, []).append(row)
    return found


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
    return _pauses(session, [fact_id])
