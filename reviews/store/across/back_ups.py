"""Back-ups, drills and restores, as the record knows of them."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.across.back_ups import LastDrill
from reviews.domain.dates import LONDON
from reviews.domain.record import merkle
from reviews.store.tables import BackUp, Drill, Event, EventPlace, Restore


def last_back_up(session: Session) -> BackUp | None:
    """The last back-up that was made."""
    return session.scalar(select(BackUp).order_by(BackUp.taken_at.desc()).limit(1))


def last_restore(session: Session) -> Restore | None:
    """The last restore of this record."""
    return session.scalar(select(Restore).order_by(Restore.recorded_at.desc()).limit(1))


def last_number(session: Session) -> int:
    """The greatest number of a back-up that the record knows of."""
    return session.scalar(select(func.max(BackUp.number))) or 0


def back_up(session: Session, id_: UUID) -> BackUp | None:
    """A back-up by the id of its manifest."""
    return session.get(BackUp, id_)


def holds_event(session: Session, stream: str, sequence: int, hash_: str) -> bool:
    """Whether an event with this hash has this place in its stream."""
    found = select(Event.hash).where(Event.stream == stream, Event.sequence == sequence)
    return session.scalar(found) == hash_


def root_of_first(session: Session, size: int) -> str:
    """The root of the tree over the first events, as many as `size`, in hexadecimal."""
    query = select(Event.body).join(EventPlace, EventPlace.event_position == Event.position)
    bodies = session.scalars(query.where(EventPlace.place <= size).order_by(EventPlace.place))
    peaks: list[bytes] = []
    for place, body in enumerate(bodies.yield_per(1000)):
        merkle.grow(peaks, place, merkle.leaf(body))
    return merkle.root(peaks).hex()


def last_drill(session: Session) -> LastDrill | None:
    """How the last drill went, and when one went well."""
    drill = session.scalar(select(Drill).order_by(Drill.recorded_at.desc()).limit(1))
    if drill is None:
        return None
    good_at = session.scalar(select(func.max(Drill.recorded_at)).where(Drill.differs == ""))
    good_on = good_at.astimezone(LONDON).date() if good_at else None
    return LastDrill(drill.recorded_at.astimezone(LONDON).date(), not drill.differs, good_on)
