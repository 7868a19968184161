"""The record of events as auditors read it: that a thing was done, by whom and when; no words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from re import compile as pattern
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused
from reviews.domain.letters.record_number import as_typed
from reviews.domain.people.restricted import kept_apart
from reviews.domain.record.history_sentences import KEPT_APART
from reviews.store.letters.record_numbers import event_of
from reviews.store.tables import Event, Review, Scheme

from .history import EventLine, event_lines, events_query, scheme_streams

_AT_ONCE = 1_000
_HASH = pattern(r"[0-9a-f]{12,64}")
_REFERENCES: dict[str, Select[*tuple[Any, ...]]] = {
    "review:": select(Review.id, Review.reference),
    "scheme:": select(Scheme.id, Scheme.reference),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are asked for; everything where nothing is given.

    Attributes:
        streams: those of a review or a scheme.
        hash: how an event's hash begins, as it is printed on a letter.
        by: who did it.
        from_at, to_at: the instants from which, and before which, it was done.
    """

    streams: tuple[str, ...] = ()
    hash: str = ""
    by: UUID | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None


def streams_of(session: Session, reference: str) -> tuple[str, ...]:
    """The streams of the review, or of the scheme and its reviews, with this reference."""
    review = session.scalar(select(Review.id).where(Review.reference == reference))
    if review is not None:
        return (f"review:{review}",)
    scheme = session.scalar(select(Scheme.id).where(Scheme.reference == reference))
    return tuple(scheme_streams(session, scheme)) if scheme is not None else ()


def with_hash(session: Session, asked: Asked, typed: str) -> Asked:
    """The same, for the event that a record number or the start of a hash leads to.

    Raises:
        Refused: it cannot be a hash, and is no reference either.
    """
    number = as_typed(typed)
    if not _HASH.fullmatch(number):
        raise Refused(
            "There is no review or scheme with this reference, and it is no record number. "
            "A record number has at least 12 letters and figures.",
            "about",
        )
    return replace(asked, hash=event_of(session, number) or number)


def page(session: Session, asked: Asked, before: int | None, limit: int) -> list[EventLine]:
    """What was done and by whom, newest first; one more than a page holds.

    Of a record that is kept apart, only that its chain goes on: not what kind of record it is.
    """
    query = _asked_for(asked).order_by(Event.position.desc()).limit(limit + 1)
    if before is not None:
        query = query.where(Event.position < before)
    return [_veiled(one) for one in event_lines(session, session.execute(query))]


def one(session: Session, position: int) -> EventLine | None:
    """One event, as little as the page of all events says of it."""
    query = events_query(with_words=False).where(Event.position == position)
    return next((_veiled(found) for found in event_lines(session, session.execute(query))), None)


def every(session: Session, asked: Asked) -> Iterator[EventLine]:
    """All that was done, oldest first, read a part at a time."""
    rows = session.execute(_asked_for(asked).order_by(Event.position)).yield_per(_AT_ONCE)
    return (_veiled(one) for one in event_lines(session, rows))


def ranges(session: Session, most: int) -> Iterator[tuple[int, int, int]]:
    """All events, oldest first, so many at a time: the first position, the last, how many."""
    positions = session.scalars(select(Event.position).order_by(Event.position))
    every = positions.yield_per(_AT_ONCE)
    while some := list(islice(every, most)):
        yield some[0], some[-1], len(some)


def between(session: Session, first: int, last: int) -> list[EventLine]:
    """The events from one position to another, oldest first."""
    query = events_query(with_words=False).where(Event.position.between(first, last))
    rows = session.execute(query.order_by(Event.position))
    return [_veiled(one) for one in event_lines(session, rows)]


def references(session: Session, streams: Collection[str] | None = None) -> dict[str, str]:
    """What reviews and schemes are called, by their stream: of these streams, or of all."""
    return {
        f"{kind}{key}": called
        for kind, query in _REFERENCES.items()
        for key, called in session.execute(_only(query, kind, streams))
    }


def _only(
    query: Select[*tuple[Any, ...]], kind: str, streams: Collection[str] | None
) -> Select[*tuple[Any, ...]]:
    if streams is None:
        return query
    ids = [UUID(one.removeprefix(kind)) for one in streams if one.startswith(kind)]
    return query.where(query.selected_columns[0].in_(ids))


def _asked_for(asked: Asked) -> Select[*tuple[Any, ...]]:
    query = events_query(with_words=False)
    if asked.streams:
        query = query.where(Event.stream.in_(asked.streams))
    if asked.hash:
        query = query.where(Event.hash.startswith(asked.hash))
    if asked.by is not None:
        query = query.where(Event.by == asked.by)
    if asked.from_at is not None:
        query = query.where(Event.at >= asked.from_at)
    if asked.to_at is not None:
        query = query.where(Event.at < asked.to_at)
    return query


def _veiled(line: EventLine) -> EventLine:
    if not kept_apart(line.stream):
        return line
    stream = line.stream.partition(":")[2]
    return replace(line, stream=f"apart:{stream}", kind=KEPT_APART, about={})
