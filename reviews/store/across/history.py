"""The history of streams, as those who work on them read it."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, null, or_, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Account,
    Event,
    EventPayload,
    EventRow,
    Finding,
    Letter,
    Officer,
    Recommendation,
    Resident,
    Review,
    Scheme,
    Visit,
)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: what happened, who did it and when. `words` is None once lawfully erased."""

    position: int
    stream: str
    sequence: int
    kind: str
    by: UUID
    by_name: str
    at: datetime
    hash: str
    about: dict[str, str]
    words: dict[str, Any] | None


def events_query(*, with_words: bool) -> Select[*tuple[Any, ...]]:
    """Events as they were hashed; their words only where they may be told."""
    words = EventPayload.words if with_words else null()
    columns = select(Event.position, Event.hash, Event.body, words.label("payload"))
    return columns.outerjoin(EventPayload, EventPayload.event_position == Event.position)


def event_lines(session: Session, rows: Iterable[Any]) -> Iterator[EventLine]:
    """Events from the rows of `events_query`: who, what and when, as the hashed text says it."""
    names = {row.id: row.name for row in session.execute(select(Officer.id, Officer.name))}
    for row in rows:
        said = json.loads(row.body)
        by = UUID(said["by"])
        yield EventLine(
            position=row.position,
            stream=said["stream"],
            sequence=said["sequence"],
            kind=said["kind"],
            by=by,
            by_name=names.get(by, ""),
            at=datetime.fromisoformat(said["at"]),
            hash=row.hash,
            about=said["about"],
            words=json.loads(row.payload) if row.payload else None,
        )


def history(
    session: Session,
    streams: Sequence[str],
    *,
    kinds: Collection[EventKind] | None = None,
    before: int | None = None,
    limit: int | None = 200,
) -> list[EventLine]:
    """What happened in some streams, newest first: of some kinds, or before a position."""
    query = events_query(with_words=True).where(Event.stream.in_(streams))
    if kinds is not None:
        query = query.where(Event.kind.in_(kinds))
    if before is not None:
        query = query.where(Event.position < before)
    rows = session.execute(query.order_by(Event.position.desc()).limit(limit))
    return list(event_lines(session, rows))


def history_of_rows(session: Session, rows: Iterable[tuple[str, UUID]]) -> list[EventLine]:
    """The events that wrote any of some rows, each by its table and id; oldest first."""
    these = [(EventRow.row_table == table) & (EventRow.row_id == str(key)) for table, key in rows]
    wrote = select(EventRow.event_position).where(or_(*these))
    query = events_query(with_words=True).where(Event.position.in_(wrote)).order_by(Event.position)
    return list(event_lines(session, session.execute(query)))


_LABELS: dict[str, Select[*tuple[Any, ...]]] = {
    "account": select(Account.id, Account.question_set).where(
        Account.sensitivity == Sensitivity.ORDINARY
    ),
    "resident": select(Resident.id, Resident.reference),
    "visit": select(Visit.id, Visit.planned_on),
    "finding": select(Finding.fact_id, Finding.words).where(
        Finding.superseded_at.is_(None), Finding.withdrawn.is_(None)
    ),
    "recommendation": select(Recommendation.fact_id, Recommendation.number).where(
        Recommendation.superseded_at.is_(None), Recommendation.withdrawn.is_(None)
    ),
    "letter": select(Letter.id, Letter.reference),
    "officer": select(Officer.id, Officer.name),
    "review": select(Review.id, Review.reference),
    "scheme": select(Scheme.id, Scheme.reference),
}
"""What each thing that an event is about is called; nothing that no longer stands."""


def labels(
    session: Session, lines: Iterable[EventLine], things: Collection[str]
) -> dict[tuple[str, str], Any]:
    """What some kinds of things are called that events are about, by (thing, id as text).

    One query for each kind of thing at most.
    """
    ids = grouped(
        (thing, UUID(key)) for line in lines for thing, key in line.about.items() if thing in things
    )
    return {
        (thing, str(key)): label
        for thing, keys in ids.items()
        for key, label in session.execute(
            _LABELS[thing].where(_LABELS[thing].selected_columns[0].in_(keys))
        )
    }


def scheme_streams(
    session: Session, scheme_id: UUID, teams: Collection[UUID] | None = None
) -> list[str]:
    """The stream of a scheme and those of its reviews: of all, or of those by some teams."""
    query = select(Review.id).where(Review.scheme_id == scheme_id)
    if teams is not None:
        query = query.where(Review.team_id.in_(teams))
    reviews = session.scalars(query)
    return [f"scheme:{scheme_id}", *(f"review:{key}" for key in reviews)]
