"""The council's one tree over the events of all streams: where each stands, and the tree's head.

An event's `position` is a sequence, in which PostgreSQL leaves gaps after a rollback; its place
comes from the head of the tree, which is locked last, so that two saves wait for each other no
longer than a commit takes.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, inspect, select, update
from sqlalchemy.orm import Session

from reviews.domain.record import merkle
from reviews.store.tables.records import Event, EventPlace, TreeHead

from .raw import reading_raw, rows

_ONE = 1
_LATER = "whether the migration that makes the tree gives the places"


@dataclass(frozen=True, slots=True)
class Head:
    """How many events the tree holds, and the root over them."""

    size: int
    root: bytes


def give_places(session: Session, events: Sequence[tuple[int, str]]) -> None:
    """Give events, each by its position and text, the next places; the last thing before a commit.

    No lock is taken after that of the tree's head, so that nothing waits in a circle.
    """
    if not events or session.info.get(_LATER):
        return
    head = session.execute(
        select(TreeHead.size, TreeHead.peaks).where(TreeHead.id == _ONE).with_for_update()
    ).one()
    peaks = [bytes.fromhex(one) for one in head.peaks.split()]
    for size, (_, body) in enumerate(events, head.size):
        merkle.grow(peaks, size, merkle.leaf(body))
    places = [
        {"place": place, "event_position": position}
        for place, (position, _) in enumerate(events, head.size + 1)
    ]
    session.execute(insert(EventPlace), places)
    session.execute(
        update(TreeHead)
        .where(TreeHead.id == _ONE)
        .values(size=head.size + len(events), peaks=" ".join(one.hex() for one in peaks))
    )


def works_without_a_tree(session: Session) -> None:
    """Let a database of before the tree be written: its migration gives the places later."""
    session.info[_LATER] = not inspect(session.connection()).has_table(TreeHead.__tablename__)


def tree_head(session: Session) -> Head:
    """The tree as it stands."""
    row = session.execute(select(TreeHead.size, TreeHead.peaks)).one()
    return Head(row.size, merkle.root([bytes.fromhex(one) for one in row.peaks.split()]))


def tree_size(session: Session) -> int:
    """How many events the tree says that it holds."""
    return session.scalar(select(TreeHead.size)) or 0


def roots_at(session: Session, sizes: Collection[int]) -> dict[int, bytes]:
    """The root over the first events, for each size asked for, in one ordered pass over them.

    They are made from the events' texts as they are now. A size that is more than there is has
    no root.
    """
    wanted = {one for one in sizes if one > 0}
    found = {0: merkle.EMPTY} if 0 in sizes else {}
    peaks: list[bytes] = []
    for size, leaf in enumerate(_leaves(session, max(wanted, default=0)), 1):
        merkle.grow(peaks, size - 1, leaf)
        if size in wanted:
            found[size] = merkle.root(peaks)
    return found


def roots_of(session: Session, proofs: Sequence[Sequence[merkle.Part]]) -> list[list[bytes]]:
    """The roots of the parts that each proof asks for, in one ordered pass over the events.

    Raises ValueError where a part ends after the last event.
    """
    ahead = [sorted(enumerate(one), key=lambda part: part[1], reverse=True) for one in proofs]
    found = [[b""] * len(one) for one in proofs]
    peaks: list[list[bytes]] = [[] for _ in proofs]
    last = max((part[1] for one in proofs for part in one), default=0)
    counted = 0
    for counted, leaf in enumerate(_leaves(session, last), 1):
        for proof, parts in enumerate(ahead):
            if not parts or counted <= parts[-1][1][0]:
                continue
            number, (start, end) = parts[-1]
            merkle.grow(peaks[proof], counted - 1 - start, leaf)
            if counted == end:
                found[proof][number] = merkle.root(peaks[proof])
                peaks[proof] = []
                parts.pop()
    if counted < last:
        raise ValueError(f"There are {counted} events, and not {last}.")
    return found


def body_at(session: Session, place: int) -> str | None:
    """The text of the event at a place, counted from 1; None where there is none."""
    query = select(Event.body).join(EventPlace, EventPlace.event_position == Event.position)
    with reading_raw(session) as connection:
        found = next(rows(connection, query.where(EventPlace.place == place)), None)
    return found[0] if found else None


def _leaves(session: Session, last: int) -> Iterator[bytes]:
    """The leaves of the first events, in order; a part at a time is read, whatever it holds."""
    query = (
        select(Event.body)
        .join(EventPlace, EventPlace.event_position == Event.position)
        .where(EventPlace.place <= last)
        .order_by(EventPlace.place)
    )
    with reading_raw(session) as connection:
        for (body,) in rows(connection, query):
            yield leaf_of(body)


def leaf_of(body: Any) -> bytes:
    """The leaf of an event's text; what is no text has the hash of nothing."""
    try:
        return merkle.leaf(body)
    except (AttributeError, UnicodeEncodeError):
        return merkle.EMPTY
