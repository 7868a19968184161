"""The council's one tree over the events of all streams: where each stands, and the tree's head.

An event's `position` is a sequence, in which PostgreSQL leaves gaps after a rollback; its place
comes from the head of the tree, which is locked last, so that two saves wait for each other no
longer than a commit takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, inspect, select, update
from sqlalchemy.orm import Session

from reviews.domain.record import merkle
from reviews.store.tables.records import EventPlace, TreeHead

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
