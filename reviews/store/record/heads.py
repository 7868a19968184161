"""The head of each stream, held against its last event."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from reviews.domain.record.events import START
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.records import Event, StreamHead

from .raw import rows


def head_faults(connection: Connection) -> Iterator[Fault]:
    """Events cut off the end of a stream leave a head that does not match."""
    of_it = aliased(Event)
    newest = select(func.max(of_it.sequence)).where(of_it.stream == StreamHead.stream)
    last = (Event.stream == StreamHead.stream) & (Event.sequence == newest.scalar_subquery())
    query = (
        select(StreamHead.stream, StreamHead.sequence, StreamHead.hash, Event.sequence, Event.hash)
        .outerjoin(Event, last)
        .order_by(StreamHead.stream)
    )
    for stream, sequence, hash_, found, found_hash in rows(connection, query):
        there = (found, found_hash) if found is not None else (0, START)
        if (sequence, hash_) != there:
            told = (
                f"The last events of {stream} have been removed, or its head (stream_head) has "
                f"been changed: the head says {sequence}, and the last event is {there[0]}."
            )
            yield Fault(FaultMeaning.MISSING, "stream_head", str(stream), told)
    headless = select(Event.stream).where(~exists().where(StreamHead.stream == Event.stream))
    for (stream,) in rows(connection, headless.distinct()):
        told = f"The events of {stream} have no head (stream_head)."
        yield Fault(FaultMeaning.MISSING, "stream_head", str(stream), told)
